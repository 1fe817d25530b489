internal import JSONDocuments
package import PortalTrace

/// What a value is expected to be.
///
/// JSON values stand for themselves, objects for objects that have at least these members. An
/// object with one member that begins with `$` says something else; see `Pattern+Reading.swift`.
package indirect enum Pattern: Sendable {
    case equals(TraceValue)
    /// An object with these members, and maybe others.
    case members([Member])
    /// An object with these members and no others.
    case exactly([Member])
    case elements([Pattern])
    case anything
    /// A value of that kind: "string", "number" ...
    case kind(String)
    /// A text in which the regular expression matches somewhere.
    case matches(TextMatcher)
    /// JSON text that holds something.
    case json(Pattern)
    case oneOf([Pattern])
    case not(Pattern)

    /// A member of an object, and what it has to be.
    package struct Member: Sendable {
        /// Its name.
        package let name: String
        /// What is expected of its value.
        package let pattern: Pattern

        /// Makes a member.
        package init(name: String, pattern: Pattern) {
            self.name = name
            self.pattern = pattern
        }
    }

    /// What a value is not as expected; nil if it is.
    ///
    /// - Returns: The path to the first difference inside the value, and what was expected there.
    package func difference(from value: TraceValue) -> String? {
        guard let found = place(ofDifferenceFrom: value) else { return nil }
        return found.path.isEmpty ? found.message : "\(found.path): \(found.message)"
    }

    /// Where the first difference is, and what was expected there.
    private struct Difference {
        var path = ""
        var message: String

        init(_ message: String) {
            self.message = message
        }

        /// The same difference, seen from what holds the value.
        func below(_ step: String) -> Difference {
            var difference = self
            difference.path = path.isEmpty || path.hasPrefix("[") ? step + path : "\(step).\(path)"
            return difference
        }
    }

    private func place(ofDifferenceFrom value: TraceValue) -> Difference? {
        switch self {
        case .equals(let expected):
            return expected == value ? nil : expectation(value)
        case .members(let members):
            return difference(of: members, from: value)
        case .exactly(let members):
            if let difference = difference(of: members, from: value) { return difference }
            let names = Set(members.map { CodeUnits($0.name) })
            guard let extra = value.members?.first(where: { !names.contains($0.name) }) else {
                return nil
            }
            return Difference("unexpected member \(TraceValue.oneLine(extra.name))")
        case .elements(let patterns):
            guard case .array(let elements) = value else { return expectation(value) }
            for (index, pattern) in patterns.enumerated() where index < elements.count {
                guard let difference = pattern.place(ofDifferenceFrom: elements[index]) else {
                    continue
                }
                return difference.below("[\(index)]")
            }
            guard patterns.count == elements.count else {
                return Difference(
                    "expected \(patterns.count) element\(patterns.count == 1 ? "" : "s"), "
                        + "found \(elements.count)")
            }
            return nil
        case .anything:
            return nil
        case .kind(let kind):
            return Self.kind(of: value) == kind ? nil : expectation(value)
        case .matches(let matcher):
            return value.string.map(matcher.matches) == true ? nil : expectation(value)
        case .json(let pattern):
            guard let text = value.string, let json = try? JSONParser.parse(text, file: "text")
            else { return expectation(value) }
            return pattern.place(ofDifferenceFrom: json.traceValue)?.below("(JSON)")
        case .oneOf(let patterns):
            return patterns.contains { $0.difference(from: value) == nil }
                ? nil : expectation(value)
        case .not(let pattern):
            return pattern.difference(from: value) == nil ? expectation(value) : nil
        }
    }

    private func difference(of members: [Member], from value: TraceValue) -> Difference? {
        guard value.members != nil else { return expectation(value) }
        for member in members {
            let found = value[member.name] ?? .undefined
            guard let difference = member.pattern.place(ofDifferenceFrom: found) else { continue }
            return difference.below(TraceValue.oneLine(member.name))
        }
        return nil
    }

    private func expectation(_ value: TraceValue) -> Difference {
        Difference("expected \(text), found \(Self.short(value.literal))")
    }

    /// The word for a value's kind, as `typeof` and JSON have it.
    package static func kind(of value: TraceValue) -> String {
        switch value {
        case .undefined: "undefined"
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string, .illFormedString, .longString: "string"
        case .array: "array"
        case .object: "object"
        case .function: "function"
        case .symbol: "symbol"
        case .bigInt: "bigint"
        case .unreadable: "unreadable"
        }
    }

    static let kinds = [
        "undefined", "null", "boolean", "number", "string", "array", "object", "function",
        "symbol", "bigint", "unreadable",
    ]

    /// The pattern as a reader of a report sees it.
    package var text: String {
        switch self {
        case .equals(let value): Self.short(value.literal)
        case .members(let members):
            members.isEmpty ? "{ … }" : "{ \(Self.text(members)), … }"
        case .exactly(let members): members.isEmpty ? "{}" : "{ \(Self.text(members)) }"
        case .elements(let patterns): "[\(patterns.map(\.text).joined(separator: ", "))]"
        case .anything: "anything"
        case .kind(let kind): "some \(kind)"
        case .matches(let matcher): "a text that matches /\(TraceValue.oneLine(matcher.source))/"
        case .json(let pattern): "JSON text with \(pattern.text)"
        case .oneOf(let patterns): patterns.map(\.text).joined(separator: " or ")
        case .not(let pattern): "anything but \(pattern.text)"
        }
    }

    private static func text(_ members: [Member]) -> String {
        members.map { "\(TraceValue.oneLine($0.name)): \($0.pattern.text)" }.joined(separator: ", ")
    }

    private static func short(_ text: String) -> String {
        text.utf8.count <= 200 ? text : String(text.prefix(200)) + "…"
    }
}
