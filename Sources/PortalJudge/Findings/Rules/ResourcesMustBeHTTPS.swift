internal import PortalTrace

/// All resources of a portal are https (mobile-plans.md, section 2).
///
/// Lint: an error for a text that is an http URL; a warning where it stands in a library or a bundle. Names of
/// vocabularies are left alone: they begin with "http://", and nothing is ever fetched from them.
struct ResourcesMustBeHTTPS: ScriptRule {
    func findings(in script: PortalScript) -> [Finding] {
        guard script.mentions("http://") else { return [] }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        var before: [JavaScriptToken] = []
        var next = lexer.next()
        while let token = next {
            next = lexer.next()
            defer {
                before.append(token)
                if before.count > 3 { before.removeFirst() }
            }
            switch token.kind {
            case .string, .template, .templateHead: break
            default: continue
            }
            let text = lexer.source.text(token.start + 1..<token.end)
            guard text.hasPrefix("http://"), text.utf8.count > 9,
                !HTTPNames.has(text), !Self.isProbe(text),
                !HTTPNames.isNamePlace(token, after: before, before: next, in: lexer.source)
            else { continue }
            let url = text.prefix { $0 != "\"" && $0 != "'" && $0 != "`" }.prefix(80)
            findings.append(
                Finding(
                    Self.plainHttpResource,
                    "expected an https URL, found '\(TraceValue.oneLine(String(url)))'; the WebView "
                        + "blocks what is not https",
                    at: script.location(lexer.place(at: token.start))
                ).only(ifItRunsIn: script))
        }
        return findings
    }
}

extension ResourcesMustBeHTTPS {
    /// Whether it is a text that polyfills parse to see what a browser's `URL` can do: "http://a#б",
    /// "http://тест". No host has such a name.
    private static func isProbe(_ text: String) -> Bool {
        let host = text.dropFirst("http://".count).prefix { !"/?#:\"'`".contains($0) }
        guard !host.isEmpty, !host.contains("."), !host.contains("$") else { return false }
        return host.utf8.count <= 2 || host.unicodeScalars.contains { !$0.isASCII }
    }

    static let descriptions = [plainHttpResource]

    private static let plainHttpResource = RuleDescription(
        "plain-http-resource", .error, .page, "All resources are https.",
        because: "The WebView blocks mixed content. A name that begins with http:// and is never "
            + "fetched (a namespace, a claim of a token, a schema) is no resource. What stands in a library, or in a "
            + "bundle with one, is a warning.",
        source: "mobile-plans.md, section 2",
        passing: [
            "var logo = \"https://cdn.example.com/logo.png\";",
            "var svg = \"http://www.w3.org/2000/svg\";",
            "var mail = {}[\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress\"];",
            "var words = \"read more at \" + \"http://docs.example/\";",
            "var isWhole = new URL(\"http://a#б\").hash === \"#%D0%B1\";",
            "var offer = { \"@context\": \"http://vocabulary.example/\" };",
        ], failing: ["var logo = ↓\"http://cdn.example.com/logo.png\";"])
}
