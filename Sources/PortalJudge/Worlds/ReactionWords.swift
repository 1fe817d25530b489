internal import JSONDocuments
internal import PortalTrace

/// Takes out of a portal's words what says nothing of its own: what it was told, and what a clock shows.
///
/// A portal that only repeats a result does not treat it in a way of its own, and a clock on a page tells no
/// success from a failure.
struct ReactionWords {
    /// What stands in place of a result's name.
    static let result = "(result)"
    /// What stands in place of the JSON, or of the object that it was read into.
    static let told = "(told)"
    /// The word for a text in it that is not there.
    private static let missing = "undefined"
    private static let time = "(time)"
    private static let units: Set<String> = [
        "ms", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes",
    ]
    /// Shorter values are words that a page may have anyway.
    private static let shortestValue = 6

    private let names: [String]
    /// What the callbacks were given, the longest first.
    private let payloads: [String]
    /// Texts in it, the longest first.
    private let values: [String]

    /// - Parameters:
    ///   - results: The results that the portal was told.
    ///   - payloads: The JSON that its callbacks were given.
    init(results: [String], payloads: [String]) {
        names = Set(results).sorted()
        var texts: Set<CodeUnits> = []
        for payload in payloads {
            guard
                case .object(let members)? = try? JSONParser.parse(payload, file: "payload")
                    .traceValue
            else { continue }
            for member in members {
                if let text = member.value.string, text.utf16.count >= Self.shortestValue,
                    !results.contains(where: { $0.hasSameCodeUnits(as: text) })
                {
                    texts.insert(CodeUnits(text))
                }
            }
        }
        self.payloads = Self.longestFirst(Set(payloads.map { CodeUnits($0) }))
        values = Self.longestFirst(texts)
    }

    private static func longestFirst(_ texts: Set<CodeUnits>) -> [String] {
        texts.map(\.text).sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    }

    /// A text without results and payloads.
    func withoutTold(_ text: String) -> String {
        var text = text
        for payload in payloads { text = Self.replaced(payload, in: text, by: Self.told) }
        text = withoutValues(Self.withoutObject(text))
        return names.reduce(text) { Self.replaced($1, in: $0, by: Self.result) }
    }

    /// A text with a part replaced wherever it stands, by code units.
    private static func replaced(_ part: String, in text: String, by mark: String) -> String {
        guard var place = text.firstRange(of: part), !part.isEmpty else { return text }
        var kept = ""
        var rest = text[...]
        while true {
            kept += rest[..<place.lowerBound] + mark
            rest = rest[place.upperBound...]
            guard let next = rest.firstRange(of: part) else { return kept + rest }
            place = next
        }
    }

    /// A text without other texts of the JSON, such as the ICCID, which is empty or not there after a failure.
    private func withoutValues(_ text: String) -> String {
        // Alone it is no value among words of the portal.
        guard !text.hasSameCodeUnits(as: Self.missing) else { return text }
        let rest = values.reduce(text) { Self.replaced($1, in: $0, by: "") }
        return rest.split(separator: " ").filter {
            !String($0).hasSameCodeUnits(as: Self.missing)
        }.joined(separator: " ")
    }

    /// A text without an object that the JSON was read into, as consoles show it.
    private static func withoutObject(_ text: String) -> String {
        guard let member = text.firstRange(of: "activationResult"),
            let start = text[..<member.lowerBound].lastIndex(of: "{"),
            let end = text[member.upperBound...].firstIndex(of: "}")
        else { return text }
        return text[..<start] + told + text[text.index(after: end)...]
    }

    /// A text without times, dates and counted seconds.
    static func withoutTime(_ text: String) -> String {
        guard text.utf8.contains(where: isDigit) else { return text }
        var kept = ""
        var rest = text[...]
        while let start = rest.utf8.firstIndex(where: isDigit) {
            kept += rest[..<start]
            let end = end(ofNumberAt: start, in: rest)
            kept += isTime(rest[start..<end], before: rest[end...]) ? time[...] : rest[start..<end]
            rest = rest[end...]
        }
        return kept + rest
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The end of digits, and of more digits behind a separator of times and dates.
    private static func end(ofNumberAt start: String.Index, in text: Substring) -> String.Index {
        let bytes = text.utf8
        var end = start
        while end < bytes.endIndex {
            if isDigit(bytes[end]) {
                end = bytes.index(after: end)
                continue
            }
            let next = bytes.index(after: end)
            guard ":./-T".utf8.contains(bytes[end]), next < bytes.endIndex, isDigit(bytes[next])
            else { break }
            end = next
        }
        return end
    }

    private static func isTime(_ number: Substring, before rest: Substring) -> Bool {
        let separators = number.utf8.filter { !isDigit($0) }
        if separators.contains(UInt8(ascii: ":")) || separators.count >= 2 { return true }
        guard separators.isEmpty else { return false }
        // Milliseconds since 1970.
        if number.utf8.count >= 13 { return true }
        let unit = rest.drop { $0 == " " }.prefix { $0.isLetter }
        return units.contains(unit.lowercased())
    }

    /// The words that a text has beside what was told.
    static func ownWords(in text: String) -> [String] {
        [result, told, time].reduce(text) { replaced($1, in: $0, by: " ") }
            .split { !$0.isLetter }.map(String.init)
    }

    /// The words of a text that another one has not, or not so often.
    static func newWords(in text: String, since before: String) -> [String] {
        var known: [CodeUnits: Int] = [:]
        for word in ownWords(in: before) { known[CodeUnits(word), default: 0] += 1 }
        return ownWords(in: text).filter { word in
            known[CodeUnits(word), default: 0] -= 1
            return known[CodeUnits(word), default: 0] < 0
        }
    }
}
