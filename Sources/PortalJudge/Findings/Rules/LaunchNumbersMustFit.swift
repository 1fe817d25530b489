internal import MobilePlans
internal import PortalTrace

/// Scripts take EIDs and IMEIs for what they are (mobile-plans.md, sections 2 and 8).
///
/// Lint: a warning for a text that is a launch URL with an EID or IMEI that no device has, and for a
/// comparison of the length of an EID or IMEI with one that none has, where the script compares it
/// with the right one nowhere.
struct LaunchNumbersMustFit: ScriptRule {
    /// A number that a device has.
    private enum Number: String, CaseIterable {
        case eid, imei

        var length: Int { self == .eid ? 32 : 15 }
        /// Lengths of what is made of it: without check digits (both), with the software version
        /// in place of one (IMEISV, 3GPP TS 23.003).
        var derived: Set<Int> { self == .eid ? [30] : [14, 16] }
        var words: String { self == .eid ? "an EID has 32 digits" : "an IMEI has 15 digits" }

        /// The number that a name in a script stands for: "eid", "deviceEid", "device_EID".
        init?(named name: String) {
            guard
                let number = Self.allCases.first(where: { number in
                    let capitals = number.rawValue.uppercased()
                    let camel = capitals.prefix(1) + number.rawValue.dropFirst()
                    return name.lowercased() == number.rawValue || name.hasSuffix(capitals)
                        || name.hasSuffix(camel) || name.hasSuffix("_\(number.rawValue)")
                })
            else { return nil }
            self = number
        }
    }

    /// A length that a script expects of a number.
    private struct Expectation {
        let number: Number
        let length: Int
        let start: Int
    }

    func findings(in script: PortalScript) -> [Finding] {
        let source = script.source
        guard
            source.contains("eid") || source.contains("imei") || source.contains("EID")
                || source.contains("IMEI") || source.contains("Eid") || source.contains("Imei")
        else { return [] }
        var lexer = JavaScriptLexer(JavaScriptSource(source))
        var tokens: [JavaScriptToken] = []
        var expectations: [Expectation] = []
        var findings: [Finding] = []
        while let token = lexer.next() {
            tokens.append(token)
            if tokens.count > 12 { tokens.removeFirst() }
            if token.kind == .string || token.kind == .template {
                findings += urlProblems(token, script, &lexer)
            }
            if let found = comparison(tokens, lexer.source) ?? pattern(tokens, lexer.source) {
                expectations.append(found)
            }
        }
        let right = Set(expectations.filter { $0.length == $0.number.length }.map(\.number))
        for expectation in expectations
        where expectation.length != expectation.number.length
            && !expectation.number.derived.contains(expectation.length)
            && !right.contains(expectation.number)
        {
            findings.append(
                Finding(
                    Self.launchNumberLength,
                    "expected a comparison with \(expectation.number.length), found "
                        + "\(expectation.length): \(expectation.number.words)",
                    at: script.location(lexer.place(at: expectation.start))))
        }
        return findings
    }

    // MARK: - Texts

    private func urlProblems(
        _ token: JavaScriptToken, _ script: PortalScript, _ lexer: inout JavaScriptLexer
    ) -> [Finding] {
        guard token.end - token.start < 4_000 else { return [] }
        let text = lexer.source.text(token.start + 1..<max(token.start + 1, token.end - 1))
        guard text.contains("?"), text.contains("eid=") || text.contains("imei="),
            !text.contains("${")
        else { return [] }
        let problems = LaunchParameters.problems(in: text).filter { problem in
            // What ends in "eid=" is put together with something.
            (problem.property == "eid" || problem.property == "imei")
                && problem.severity == .error && !problem.code.hasSuffix("-empty")
        }
        guard !problems.isEmpty else { return [] }
        let place = script.location(lexer.place(at: token.start))
        return problems.map { LaunchesMustBePossible.finding($0, at: place) }
    }

    // MARK: - Lengths

    /// `eid.length === 31` and `get("eid").length === 31`.
    private func comparison(
        _ tokens: [JavaScriptToken], _ source: JavaScriptSource
    ) -> Expectation? {
        guard tokens.count >= 5, let last = tokens.last, last.kind == .number,
            let length = Int(source.text(last)), length > 0
        else { return nil }
        let sign = tokens[tokens.count - 2]
        let member = tokens[tokens.count - 3]
        guard sign.kind == .punctuator, ["===", "==", "!==", "!="].contains(source.text(sign)),
            member.isWord, source.text(member) == "length",
            tokens[tokens.count - 4].punctuator == .dot
        else { return nil }
        return number(endingAt: tokens.count - 5, tokens, source).map {
            Expectation(number: $0, length: length, start: last.start)
        }
    }

    /// `/^\d{31}$/.test(eid)`.
    private func pattern(_ tokens: [JavaScriptToken], _ source: JavaScriptSource) -> Expectation? {
        guard tokens.count >= 6, tokens.last?.punctuator == .closeParenthesis,
            let index = tokens.lastIndex(where: { $0.kind == .regularExpression }),
            tokens.count - index >= 6, tokens[index + 1].punctuator == .dot,
            source.text(tokens[index + 2]) == "test",
            tokens[index + 3].punctuator == .openParenthesis,
            let length = Self.length(of: source.text(tokens[index]))
        else { return nil }
        // Only a path of names may stand in the parentheses.
        let inside = tokens[(index + 4)..<(tokens.count - 1)]
        guard inside.allSatisfy({ $0.isWord || $0.punctuator == .dot }) else { return nil }
        return number(endingAt: tokens.count - 2, tokens, source).map {
            Expectation(number: $0, length: length, start: tokens[index].start)
        }
    }

    /// How many digits a regular expression asks for, if it asks for nothing else.
    private static func length(of text: String) -> Int? {
        guard let match = text.wholeMatch(of: /\/\^(89)?(?:\\d|\[0-9\])\{([0-9]{1,4})\}\$\/[a-z]*/),
            let digits = Int(match.2)
        else { return nil }
        return digits + (match.1?.count ?? 0)
    }

    /// The number that an expression names: by its last name, or by the text in its last brackets.
    private func number(
        endingAt index: Int, _ tokens: [JavaScriptToken], _ source: JavaScriptSource
    ) -> Number? {
        guard index >= 0 else { return nil }
        let token = tokens[index]
        if token.isWord { return Number(named: source.text(token)) }
        guard token.punctuator == .closeParenthesis || token.punctuator == .closeBracket,
            index >= 1, tokens[index - 1].kind == .string
        else { return nil }
        let text = source.text(tokens[index - 1])
        return Number(rawValue: String(text.dropFirst().dropLast()))
    }
}

extension LaunchNumbersMustFit {
    static let descriptions = [launchNumberLength]

    private static let launchNumberLength = RuleDescription(
        "launch-number-length", .warning, .launch,
        "A script that checks the length of an EID or IMEI checks for the right one.",
        because: "An EID has 32 digits and an IMEI 15; other launches would be refused.",
        source: "mobile-plans.md, sections 2 and 8",
        passing: [
            "var eid = \"\";\nif (eid.length !== 32) { eid = null; }",
            "var imei = \"\";\nvar known = imei.length === 15 || imei.length === 16;",
            "var eid = \"\";\nvar known = /^89[0-9]{30}$/.test(eid) && eid.length !== 0;",
            "var plan = { weid: \"\" };\nvar known = plan.weid.length === 4;",
        ],
        failing: [
            "var eid = \"\";\nif (eid.length !== ↓31) { eid = null; }",
            "var device = { IMEI: \"\" };\nvar known = device.IMEI.length == ↓32;",
            "var q = { get: String };\nvar known = q.get(\"imei\").length === ↓17;",
            "var eid = \"\";\nvar known = ↓/^\\d{31}$/.test(eid);",
        ])
}
