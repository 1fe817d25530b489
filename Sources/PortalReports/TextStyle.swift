/// Puts colour into text, or leaves it out.
public struct TextStyle: Sendable {
    /// What a piece of text is.
    public enum Role: Sendable {
        case heading, faint, error, warning, info, good, name
    }

    /// Whether colour is used.
    public var isColoured: Bool

    /// Makes a style.
    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// The text in the colour of its role.
    public func paint(_ text: String, _ role: Role) -> String {
        guard isColoured, !text.isEmpty else { return text }
        let code =
            switch role {
            case .heading: "1"
            case .faint: "2"
            case .error: "31;1"
            case .warning: "33;1"
            case .info: "36"
            case .good: "32"
            case .name: "1"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    func role(of severity: Finding.Severity) -> Role {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
