extension TraceValue {
    /// The value as a person reads it, close to what a JavaScript console prints.
    ///
    /// Text at the top stands as it is; inside objects and arrays it is quoted.
    public var displayText: String {
        if case .string(let text) = self { return text }
        return literal
    }

    /// The value as JavaScript source would write it, on one line.
    public var literal: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): Self.numberText(value)
        case .string(let text): Self.quoted(text)
        case .illFormedString(let units): Self.quoted(String(decoding: units, as: UTF16.self))
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
    public static func numberText(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        let sign = value < 0 ? "-" : ""
        // Both languages print the shortest digits that give the number back; they differ in where
        // they change to exponents (ECMA-262, Number::toString).
        let (digits, point) = decimalParts("\(value.magnitude)")
        switch point {
        case digits.count...21:
            return sign + digits + String(repeating: "0", count: point - digits.count)
        case 1..<max(2, digits.count):
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + digits
        default:
            let exponent = point - 1
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            return
                "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
    }

    /// Splits "12.5e-07" into its digits without outer zeros and the place of the point before them.
    private static func decimalParts(_ text: String) -> (digits: Substring, point: Int) {
        let parts = text.split(separator: "e")
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = number.count > 1 ? String(number[1]) : ""
        let all = String(number[0]) + fraction
        let leading = all.prefix { $0 == "0" }.count
        var digits = Substring(all).dropFirst(leading)
        while digits.last == "0" { digits = digits.dropLast() }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return (digits, number[0].count - leading + exponent)
    }

    /// Text between double quotes, with what a terminal could take for a command escaped.
    public static func quoted(_ text: String) -> String {
        "\"\(escaped(text, alsoQuotes: true))\""
    }

    /// Text on one line, with what a terminal could take for a command escaped.
    public static func oneLine(_ text: String) -> String {
        escaped(text, alsoQuotes: false)
    }

    /// Whether a character controls a terminal, or reorders or hides what stands beside it.
    public static func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200B}"..."\u{200F}",
            "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
            true
        default: false
        }
    }

    private static func escaped(_ text: String, alsoQuotes: Bool) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x20...0x7E).contains($0)
                && !(alsoQuotes && ($0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")))
        }
        if isPlain { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\"" where alsoQuotes: result += "\\\""
            case "\\" where alsoQuotes: result += "\\\\"
            case _ where isMisleading(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The elements, if this is an array.
    public var elements: [TraceValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}
