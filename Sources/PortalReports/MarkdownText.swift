internal import PortalTrace

/// Text in Markdown documents.
enum MarkdownText {
    /// A text that Markdown and HTML take for nothing else: it may be a portal's.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in TraceValue.oneLine(text).unicodeScalars {
            if "\\`*_{}[]<>()#+!|~@&".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
