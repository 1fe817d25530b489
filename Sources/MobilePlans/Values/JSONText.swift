/// Writes JSON text as `JSON.stringify` does, without white space.
enum JSONText {
    /// Returns an object whose members are all strings, in the given order.
    static func object(_ members: [(name: String, value: String)]) -> String {
        var result = "{"
        // One text that grows once: a callback's payload is made for every one of thousands of runs.
        result.reserveCapacity(
            members.reduce(2) { $0 + $1.name.utf8.count + $1.value.utf8.count + 6 })
        for (index, member) in members.enumerated() {
            if index > 0 { result += "," }
            quote(member.name, into: &result)
            result += ":"
            quote(member.value, into: &result)
        }
        result += "}"
        return result
    }

    /// Returns a string literal.
    static func quoted(_ text: String) -> String {
        var result = ""
        quote(text, into: &result)
        return result
    }

    private static func quote(_ text: String, into result: inout String) {
        result += "\""
        defer { result += "\"" }
        let isPlain = text.utf8.allSatisfy {
            (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{8}": result += "\\b"
            case "\u{9}": result += "\\t"
            case "\u{A}": result += "\\n"
            case "\u{C}": result += "\\f"
            case "\u{D}": result += "\\r"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
