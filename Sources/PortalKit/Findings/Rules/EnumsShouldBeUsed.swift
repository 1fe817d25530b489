internal import MobilePlans
internal import PortalTrace

/// Results are compared with members of the enums, not with texts (mobile-plans.md, sections 3.4
/// and 6).
///
/// Lint: an information for a comparison with a text that a member of an enum has, a warning where
/// only the letters' case differs.
struct EnumsShouldBeUsed: ScriptRule {
    func findings(in script: PortalScript) -> [Finding] {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var findings: [Finding] = []
        var isCompared = false
        while let token = lexer.next() {
            defer { isCompared = compares(token, lexer.source) || token.word == .case }
            guard token.kind == .string, isCompared else { continue }
            let text = lexer.source.text(token.start + 1..<max(token.start + 1, token.end - 1))
            guard let member = Self.members[text.lowercased()] else { continue }
            let place = script.location(lexer.place(at: token.start))
            if member.value == text {
                findings.append(
                    Finding(
                        Self.literalInsteadOfEnum,
                        "'\(text)' is \(member.name); the name cannot be mistyped unnoticed",
                        at: place))
            } else {
                findings.append(
                    Finding(
                        Self.literalOfWrongCase,
                        "nothing is equal to '\(text)': the app says '\(member.value)' (\(member.name))",
                        at: place))
            }
        }
        return findings
    }

    private func compares(_ token: JavaScriptToken, _ source: JavaScriptSource) -> Bool {
        guard token.kind == .punctuator, token.punctuator == .other else { return false }
        let sign = source.text(token)
        return sign == "===" || sign == "==" || sign == "!==" || sign == "!="
    }

    /// The values that a callback is told, by their letters; short common words are left out.
    private static let members: [String: (name: String, value: String)] = {
        var members: [String: (name: String, value: String)] = [:]
        for result in ActivationResult.allCases where result != .success && result != .other {
            let name = "MobilePlansActivationError.\(result.rawValue)"
            members[result.rawValue.lowercased()] = (name, result.rawValue)
        }
        for state in NetworkRegistrationState.allCases
        where ![.none, .home, .partner].contains(state) {
            let name = "MobilePlansNetworkRegistrationState.\(state.rawValue)"
            members[state.rawValue.lowercased()] = (name, state.rawValue)
        }
        return members
    }()
}

extension EnumsShouldBeUsed {
    static let descriptions = [literalInsteadOfEnum, literalOfWrongCase]

    private static let literalInsteadOfEnum = RuleDescription(
        "literal-instead-of-enum", .info, .callbacks,
        "Results are compared with members of the enums.",
        because: "A typo in a text is never noticed, one in a member's name is.",
        source: "mobile-plans.md, sections 3.4 and 6",
        passing: ["function busy(r) { return r === MobilePlansActivationError.cardBusy; }"],
        failing: ["function busy(r) { return r === ↓\"cardBusy\"; }"])

    private static let literalOfWrongCase = RuleDescription(
        "literal-of-wrong-case", .warning, .callbacks,
        "Results are spelt as the app spells them.",
        because: "A comparison with another spelling never holds.",
        source: "mobile-plans.md, sections 3.4 and 6",
        passing: ["function busy(r) { return r === MobilePlansActivationError.cardBusy; }"],
        failing: ["function busy(r) { return r === ↓\"CardBusy\"; }"])
}
