internal import PortalTrace

/// After a failed download the app opens the portal again and says what went wrong in three request
/// headers (mobile-plans.md, section 2). A page cannot see them: its server has to pass them on.
///
/// Lint: a warning for a text that is almost such a header's name, an information for the name of
/// one.
struct LaunchErrorsComeInHeaders: ScriptRule {
    /// The three headers; names of headers are alike in any letter case (RFC 9110, section 5.1).
    static let names = ["X-MP-LPAError-Codes", "X-MP-LPAError-TimeStamps", "X-MP-LPAError-ICCIDs"]
    private static let mark = "x-mp-lpa"

    func findings(in script: PortalScript) -> [Finding] {
        guard script.source.lowercased().contains(Self.mark) else { return [] }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        while let token = lexer.next() {
            guard token.kind == .string || token.kind == .template,
                token.end - token.start < 200
            else { continue }
            let text = lexer.source.text(token.start + 1..<max(token.start + 1, token.end - 1))
            guard text.lowercased().hasPrefix(Self.mark),
                text.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "$") })
            else { continue }
            findings.append(
                finding(text, at: script.location(lexer.place(at: token.start))))
        }
        return findings
    }

    private func finding(_ text: String, at place: SourceLocation) -> Finding {
        guard Self.names.contains(where: { $0.lowercased() == text.lowercased() }) else {
            let hint =
                nearest(text, Self.names).map { "; did you mean '\($0)'?" }
                ?? "; there are \(Self.names.joined(separator: ", "))"
            return Finding(
                Self.lpaErrorHeaderName,
                "the app sends no header '\(TraceValue.oneLine(text))'\(hint)", at: place)
        }
        return Finding(
            Self.lpaErrorHeaderInPage,
            "a page cannot see the request header '\(TraceValue.oneLine(text))' that it was opened "
                + "with; this works only if the portal's server passes it on", at: place)
    }
}

extension LaunchErrorsComeInHeaders {
    static let descriptions = [lpaErrorHeaderName, lpaErrorHeaderInPage]

    private static let lpaErrorHeaderName = RuleDescription(
        "lpa-error-header-name", .warning, .launch,
        "The headers that tell of a failed download are named as the app names them.",
        because: "After a failed download the app opens the portal again with "
            + "X-MP-LPAError-Codes, X-MP-LPAError-TimeStamps and X-MP-LPAError-ICCIDs.",
        source: "mobile-plans.md, section 2",
        passing: ["var name = \"X-MP-LPAError-Codes\";"],
        failing: ["var name = ↓\"X-MP-LPAError-Code\";", "var name = ↓'x-mp-lpa-errors';"])

    private static let lpaErrorHeaderInPage = RuleDescription(
        "lpa-error-header-in-page", .info, .launch,
        "A page that wants to know of a failed download asks its server.",
        because:
            "The app tells of it in request headers, which no script can see: the portal's "
            + "server reads them and has to write into the page what it is to know.",
        source: "mobile-plans.md, section 2",
        passing: ["var errors = window.launchErrors || [];"],
        failing: ["var name = ↓\"X-MP-LPAError-Codes\";"])
}
