package import JSONDocuments
internal import PortalTrace

extension Kind where Value == Pattern {
    /// A pattern: any JSON value, or an object with one of these members: `$any` (true), `$type`
    /// (a kind of value), `$regex` (a text), `$json` (a pattern for what JSON text holds), `$oneOf` (an array), `$not` (a pattern), `$exactly`
    /// (an object).
    package static let pattern: Kind = Kind(schema: .any) { json, reading in
        Pattern.read(json, &reading)
    } write: {
        .string($0.text)
    }
}

extension Kind where Value == Pattern? {
    /// A pattern; null is the pattern of null.
    package static let optionalPattern: Kind = Kind(schema: .any) { json, reading in
        Pattern.read(json, &reading).map { .some($0) }
    } write: {
        $0.map { .string($0.text) } ?? .null
    }
}

extension Pattern {
    private static let words = ["$any", "$type", "$regex", "$json", "$oneOf", "$not", "$exactly"]

    /// Reads a pattern; what is wrong with it is reported.
    package static func read(_ json: PlacedJSON, _ reading: inout DocumentReading) -> Pattern? {
        switch json.value {
        case .array(let elements):
            return .elements(
                elements.enumerated().compactMap { index, json in
                    reading.below("[\(index)]") { read(json, &$0) }
                })
        case .object(let members):
            guard let word = members.first(where: { $0.name.hasPrefix("$") }) else {
                return .members(patterns(members, &reading))
            }
            guard words.contains(word.name) else {
                let hint = nearest(word.name, words).map { "; did you mean '\($0)'?" } ?? ""
                reading.report(
                    "unknown pattern '\(TraceValue.oneLine(word.name))', known are "
                        + words.joined(separator: ", ") + hint, at: word.place)
                return nil
            }
            guard members.count == 1 else {
                reading.report("\(word.name) stands alone in its object", at: word.place)
                return nil
            }
            return reading.below(word.name) { special(word, &$0) }
        default:
            return .equals(json.traceValue)
        }
    }

    private static func patterns(
        _ members: [PlacedJSON.Member], _ reading: inout DocumentReading
    ) -> [Member] {
        members.compactMap { member in
            reading.below(member.name) { read(member.value, &$0) }
                .map { Member(name: member.name, pattern: $0) }
        }
    }

    private static func special(
        _ word: PlacedJSON.Member, _ reading: inout DocumentReading
    ) -> Pattern? {
        let json = word.value
        switch word.name {
        case "$any":
            guard json.value == .bool(true) else {
                reading.report("expected true, found \(json.description)", at: json.place)
                return nil
            }
            return .anything
        case "$type":
            guard let kind = json.string, kinds.contains(kind) else {
                reading.report(json.unknown(among: kinds), at: json.place)
                return nil
            }
            return .kind(kind)
        case "$regex":
            guard let source = json.string else {
                reading.report(
                    "expected a regular expression as a text, found \(json.description)",
                    at: json.place)
                return nil
            }
            do {
                return .matches(try TextMatcher.make(source, file: reading.file, at: json.place))
            } catch {
                reading.report(
                    "'\(SafeText.excerpt(source))' is no regular expression: \(SafeText.excerpt("\(error)", most: 200))",
                    at: json.place)
                return nil
            }
        case "$json":
            return read(json, &reading).map { .json($0) }
        case "$not":
            return read(json, &reading).map { .not($0) }
        case "$exactly":
            guard let members = json.members else {
                reading.report("expected an object, found \(json.description)", at: json.place)
                return nil
            }
            return .exactly(patterns(members, &reading))
        default:
            guard case .array(let choices) = json.value, !choices.isEmpty else {
                reading.report(
                    "expected an array of patterns, found \(json.description)", at: json.place)
                return nil
            }
            return .oneOf(
                choices.enumerated().compactMap { index, json in
                    reading.below("[\(index)]") { read(json, &$0) }
                })
        }
    }
}
