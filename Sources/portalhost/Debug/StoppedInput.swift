internal import PortalKit

/// What a person types where a script stands still, as the engine evaluates it there.
enum StoppedInput {
    /// A text that is an object literal rather than a block is one in parentheses: "{ a: 1 }".
    static func expression(_ text: String) -> String {
        let trimmed = text.withoutOuterSpaces
        guard trimmed.hasPrefix("{"), trimmed.hasSuffix("}") else { return text }
        let inside = trimmed.dropFirst().drop { $0.isWhitespace }
        if inside == "}" { return "(\(text)\n)" }
        // A member's name and a colon, a comma or the end behind it, a method, or what is spread.
        let name = inside.prefix { $0.isLetter || $0.isNumber || "_$'\"".contains($0) }
        let next = inside.dropFirst(name.count).drop { $0.isWhitespace }.first
        let isMember = !name.isEmpty && next.map { ":,}".contains($0) } ?? false
        return isMember || inside.hasPrefix("...") || inside.hasPrefix("[") ? "(\(text)\n)" : text
    }
}
