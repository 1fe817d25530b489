internal import PortalKit

/// What a person types where a script stands still, as the engine evaluates it there.
enum StoppedInput {
    /// Why an expression cannot be evaluated there; nil where it can.
    static func refusal(_ text: String) -> String? {
        guard text.withoutOuterSpaces.hasPrefix("await ") else { return nil }
        return
            "nothing else runs while a script stands still, so what is awaited never comes; look at the promise "
            + "itself, or let the script go on first"
    }

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
