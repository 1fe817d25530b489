internal import JSONDocuments
internal import PortalTrace

/// A portal opens no pop-up windows (mobile-plans.md, section 2).
///
/// Lint: an error for calls of `alert`, `confirm`, `prompt` and `window.open`; a warning where they stand in a
/// library or a bundle, of which most never runs. A run that comes to one is an error everywhere.
struct NoPopUpWindows: ScriptRule {
    private static let names: Set<String> = ["alert", "confirm", "prompt"]

    func findings(in script: PortalScript) -> [Finding] {
        guard Self.names.contains(where: script.mentions) || script.mentions("open") else {
            return []
        }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        var tokens: [JavaScriptToken] = []
        var declared: Set<CodeUnits> = []
        // "var self = this": what it opens is no window.
        var hasOwnSelf = false
        var ofSelf: [Finding] = []
        while let token = lexer.next() {
            defer {
                tokens.append(token)
                if tokens.count > 4 { tokens.removeFirst() }
            }
            guard let last = tokens.last else { continue }
            if token.punctuator == .equals, lexer.source.text(last) == "self",
                tokens.dropLast().last?.punctuator != .dot
            {
                hasOwnSelf = true
            }
            // A function of the portal's own may have the name.
            if last.word == .function, token.kind == .identifier {
                declared.insert(lexer.source.text(token))
            }
            guard token.punctuator == .openParenthesis, last.kind == .identifier,
                let name = popUp(tokens, lexer.source), !declared.contains(name)
            else { continue }
            let place = script.location(lexer.place(at: last.start))
            let finding = Self.finding(name, at: place).only(ifItRunsIn: script)
            let owner = tokens.dropLast(2).last.map(lexer.source.text)
            if owner == "self", name.hasPrefix("window.") {
                ofSelf.append(finding)
            } else {
                findings.append(finding)
            }
        }
        return hasOwnSelf ? findings : findings + ofSelf
    }

    /// - Parameter name: What is called.
    static func finding(
        _ name: String, at location: SourceLocation?, evidence: [Int] = []
    ) -> Finding {
        Finding(
            popUpWindow,
            "\(name)(…) opens a window, which the app does not show; show it in the page",
            at: location, evidence: evidence)
    }

    /// What the tokens before a parenthesis call, if it opens a window.
    private func popUp(_ tokens: [JavaScriptToken], _ source: JavaScriptSource) -> String? {
        guard let last = tokens.last else { return nil }
        let name = source.text(last)
        let before = tokens.dropLast().last
        if before?.word == .function { return nil }
        if before?.punctuator == .dot {
            let owner = tokens.dropLast(2).last.map(source.text)
            guard owner == "window" || owner == "self" else { return nil }
            return name == "open" || Self.names.contains(name) ? "window.\(name)" : nil
        }
        return last.role == .name && Self.names.contains(name) ? name : nil
    }
}

extension NoPopUpWindows {
    static let descriptions = [popUpWindow]

    private static let popUpWindow = RuleDescription(
        "pop-up-window", .error, .page, "A portal opens no windows.",
        because:
            "The app does not show them, and the user waits for nothing. What stands in a library, or in a "
            + "bundle with one, is a warning until a run comes to it.",
        source: "mobile-plans.md, section 2",
        passing: [
            "function alert(text) { console.log(text); }\nalert(\"bought\");",
            "var self = { open: function () {} };\nself.open();",
        ],
        failing: [
            "if (false) ↓alert(\"bought\");", "if (false) window.↓open(\"/help\");",
            "if (false) self.↓open(\"/help\");",
        ])
}
