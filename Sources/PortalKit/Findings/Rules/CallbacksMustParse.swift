internal import JSONDocuments
internal import PortalTrace

/// A callback is given JSON as text (mobile-plans.md, section 5).
///
/// Lint: a warning for a callback that reads a member of the app's JSON from its own parameter.
struct CallbacksMustParse: ScriptRule {
    private static let members: Set<String> = ["activationResult", "networkRegistrationState"]

    func findings(in script: PortalScript) -> [Finding] {
        guard Self.members.contains(where: script.source.contains) else { return [] }
        let named = names(script)
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        // The function that is being read, if it is one that the app calls, and its parameter.
        var function = ""
        var parameter: String?
        var tokens: [JavaScriptToken] = []
        while let token = lexer.next() {
            defer {
                tokens.append(token)
                if tokens.count > 3 { tokens.removeFirst() }
            }
            guard tokens.count == 3, token.kind == .identifier else { continue }
            let text = lexer.source.text(token)
            if tokens[2].punctuator == .openParenthesis, tokens[0].word == .function {
                // function NAME ( PARAMETER
                function = lexer.source.text(tokens[1])
                parameter = named.contains(function) ? text : nil
            } else if let parameter, tokens[2].punctuator == .dot, tokens[0].punctuator != .dot,
                Self.members.contains(text), lexer.source.text(tokens[1]) == parameter
            {
                findings.append(
                    Finding(
                        Self.jsonNotParsed,
                        "'\(parameter)' of the callback '\(function)' is a text, so "
                            + "'\(parameter).\(text)' is undefined; JSON.parse it first",
                        at: script.location(lexer.place(at: tokens[1].start))))
            } else if let name = parameter, token.role == .name, text == name,
                tokens[2].word == .var || tokens[2].word == .let || tokens[2].word == .const
            {
                // Declared anew: it is another thing from here on.
                parameter = nil
            }
            // "json = JSON.parse(json)"
            if let name = parameter, lexer.source.text(tokens[1]) == name,
                tokens[2].punctuator == .equals
            {
                parameter = nil
            }
        }
        return findings
    }

    /// The texts in the script that could name a callback.
    private func names(_ script: PortalScript) -> Set<CodeUnits> {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var names: Set<CodeUnits> = []
        while let token = lexer.next() {
            guard token.kind == .string, token.end - token.start < 100 else { continue }
            names.insert(lexer.source.text(token.start + 1..<max(token.start + 1, token.end - 1)))
        }
        return names
    }
}

extension CallbacksMustParse {
    static let descriptions = [jsonNotParsed]

    private static let jsonNotParsed = RuleDescription(
        "json-not-parsed", .warning, .callbacks, "A callback parses the JSON that it is given.",
        because: "It is given a text, whose members are undefined.",
        source: "mobile-plans.md, section 5",
        passing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return JSON.parse(json).activationResult; }
            """,
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) {
                json = JSON.parse(json);
                return json.activationResult;
            }
            """,
        ],
        failing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return ↓json.activationResult; }
            """
        ])
}
