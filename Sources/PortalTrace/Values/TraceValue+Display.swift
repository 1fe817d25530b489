internal import JSONDocuments

extension TraceValue {
    /// The value as a person reads it, close to what a JavaScript console prints.
    ///
    /// Text at the top stands as it is, half a surrogate pair as U+FFFD; inside objects and arrays it is quoted.
    public var displayText: String {
        switch self {
        case .string(let text): text
        case .illFormedString(let units): String(utf16: units)
        default: literal
        }
    }

    /// The value as JavaScript source would write it, on one line.
    public var literal: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): JSONNumber.javaScriptText(value)
        case .string(let text): Self.quoted(text)
        case .illFormedString(let units): Self.quoted(String(utf16: units))
        case .longString(let prefix, let length):
            "\(Self.quoted(prefix))… (\(length) characters)"
        case .array(let elements): "[\(elements.map(\.literal).joined(separator: ", "))]"
        case .object(let members): Self.objectLiteral(members)
        case .function(let name): name.isEmpty ? "function" : "function \(Self.oneLine(name))"
        case .symbol(let description): "Symbol(\(Self.oneLine(description)))"
        case .bigInt(let digits): "\(digits)n"
        case .unreadable(let reason): "<\(Self.oneLine(reason))>"
        }
    }

    private static func objectLiteral(_ members: [Member]) -> String {
        guard !members.isEmpty else { return "{}" }
        let texts = members.map { member in
            let plain = isIdentifier(member.name)
            return "\(plain ? member.name : quoted(member.name)): \(member.value.literal)"
        }
        return "{ \(texts.joined(separator: ", ")) }"
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(48...57).contains(first) else { return false }
        return name.utf8.allSatisfy {
            switch $0 {
            case 36, 48...57, 65...90, 95, 97...122: true
            default: false
            }
        }
    }

    /// A number as JavaScript prints it.
    public static func numberText(_ value: Double) -> String { JSONNumber.javaScriptText(value) }

    /// Text between double quotes, with what a terminal could take for a command escaped.
    public static func quoted(_ text: String) -> String { SafeText.quoted(text) }

    /// Text on one line, with what a terminal could take for a command escaped.
    public static func oneLine(_ text: String) -> String { SafeText.oneLine(text) }

    /// The elements, if this is an array.
    public var elements: [TraceValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}
