internal import PortalTrace

/// All resources of a portal are https (mobile-plans.md, section 2).
///
/// Lint: an error for a text that is an http URL; names of XML vocabularies are left alone.
struct ResourcesMustBeHTTPS: ScriptRule {
    private static let names = ["http://www.w3.org/", "http://localhost", "http://127.0.0.1"]

    func findings(in script: PortalScript) -> [Finding] {
        guard script.source.contains("http://") else { return [] }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        while let token = lexer.next() {
            switch token.kind {
            case .string, .template, .templateHead: break
            default: continue
            }
            let text = lexer.source.text(token.start + 1..<token.end)
            guard text.hasPrefix("http://"), text.utf8.count > 9,
                !Self.names.contains(where: text.hasPrefix)
            else { continue }
            let url = text.prefix { $0 != "\"" && $0 != "'" && $0 != "`" }.prefix(80)
            findings.append(
                Finding(
                    Self.plainHttpResource,
                    "expected an https URL, found '\(TraceValue.oneLine(String(url)))'; the WebView "
                        + "blocks what is not https",
                    at: script.location(lexer.place(at: token.start))))
        }
        return findings
    }
}

extension ResourcesMustBeHTTPS {
    static let descriptions = [plainHttpResource]

    private static let plainHttpResource = RuleDescription(
        "plain-http-resource", .error, .page, "All resources are https.",
        because: "The WebView blocks mixed content.", source: "mobile-plans.md, section 2",
        passing: [
            "var logo = \"https://cdn.example.com/logo.png\";",
            "var svg = \"http://www.w3.org/2000/svg\";",
        ], failing: ["var logo = ↓\"http://cdn.example.com/logo.png\";"])
}
