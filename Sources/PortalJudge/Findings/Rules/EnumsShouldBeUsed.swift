internal import MobilePlans
internal import PortalTrace

/// Results are compared with members of the enums, not with texts (mobile-plans.md, sections 3.4
/// and 6).
///
/// Lint: an information for a comparison with a text that a member of an enum has, a warning where
/// only the letters' case differs.
struct EnumsShouldBeUsed: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        var findings: [Finding] = []
        for node in page.graph.nodes.indices {
            guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
                Comparison.signs.contains(sign) || sign == "case"
            else { continue }
            findings += compared(right, with: left, page) + compared(left, with: right, page)
        }
        return findings
    }

    private func compared(
        _ node: ValueGraph.NodeID, with other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard case .string(let text) = page.graph.nodes[node].origin,
            let member = Self.members[text.lowercased()]
        else { return [] }
        if member.value.utf8.elementsEqual(text.utf8) {
            return [
                Finding(
                    Self.literalInsteadOfEnum,
                    "'\(text)' is \(member.name); the name cannot be mistyped unnoticed",
                    at: page.location(node))
            ]
        }
        // Where it is certain what is compared, another rule says more.
        guard page.flow.kinds[other].isDisjoint(with: [.result, .state, .lowered, .raised]) else {
            return []
        }
        return [
            Finding(
                Self.literalOfWrongCase,
                "nothing is equal to '\(TraceValue.oneLine(text))': the app says '\(member.value)' "
                    + "(\(member.name))", at: page.location(node))
        ]
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
        failing: [
            "function busy(r, e) { e = MobilePlansActivationError; return r === ↓\"cardBusy\"; }",
            "function busy(r, e) { e = MobilePlansActivationError; return ↓\"cardBusy\" == r; }",
        ])

    private static let literalOfWrongCase = RuleDescription(
        "literal-of-wrong-case", .warning, .callbacks,
        "Results are spelt as the app spells them.",
        because: "A comparison with another spelling never holds.",
        source: "mobile-plans.md, sections 3.4 and 6",
        passing: ["function busy(r) { return r === MobilePlansActivationError.cardBusy; }"],
        failing: [
            "function busy(r, e) { e = MobilePlansActivationError; return r === ↓\"CardBusy\"; }"
        ])
}
