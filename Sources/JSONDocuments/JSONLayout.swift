/// JSON as people write it: what is short stands in one line, and members keep their order.
package enum JSONLayout {
    /// The longest line.
    private static let width = 100

    /// The text of a value, without a line end.
    ///
    /// - Parameters:
    ///   - indent: How far the lines after the first are set in, in steps of two spaces.
    ///   - used: How many columns of the first line are taken already.
    package static func text(_ value: JSONValue, indent: Int = 0, used: Int = 0) -> String {
        let short = line(value)
        // The first level of a document always has lines of its own.
        let isRoot = indent == 0 && used == 0
        if !isRoot, used + short.unicodeScalars.count < width { return short }
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch value {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map {
                inner + text($0, indent: indent + 1, used: inner.utf8.count + 1)
            }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                let name = "\(inner)\(quoted(member.name)): "
                return name
                    + text(member.value, indent: indent + 1, used: name.unicodeScalars.count + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return short
        }
    }

    /// The text of a value in one line.
    package static func line(_ value: JSONValue) -> String {
        switch value {
        case .array(let elements): return "[\(elements.map(line).joined(separator: ", "))]"
        case .object(let members) where !members.isEmpty:
            let parts = members.map { "\(quoted($0.name)): \(line($0.value))" }
            return "{ \(parts.joined(separator: ", ")) }"
        case .string(let text): return quoted(text)
        default: return value.text()
        }
    }

    /// A text as a literal in which nothing controls a terminal or hides what stands beside it.
    package static func quoted(_ text: String) -> String {
        let literal = JSONValue.string(text).text()
        guard literal.unicodeScalars.contains(where: SafeText.isMisleading) else { return literal }
        var safe = ""
        for scalar in literal.unicodeScalars {
            if SafeText.isMisleading(scalar) {
                safe += SafeText.escape(scalar)
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
