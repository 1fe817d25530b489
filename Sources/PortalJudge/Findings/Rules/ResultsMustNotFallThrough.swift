internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A case of a `switch` over what the app tells ends before the next one begins (ECMA-262, section 14.12).
///
/// Lint: an error for a success that goes on with what is done for failures, or the other way round, and for a connected
/// state that goes on with what is done for others; a warning for a failure that goes on with another one.
struct ResultsMustNotFallThrough: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.graph.switches.flatMap { choice -> [Finding] in
            guard let event = ComparisonsMustBePossible.event(choice.subject, page) else {
                return []
            }
            return choice.clauses.indices.compactMap { finding(choice, $0, event, page) }
        }
    }

    /// What a clause is about.
    private enum Meaning { case good, bad, unclear }

    private func finding(
        _ choice: ValueGraph.Switch, _ index: Int, _ event: PageOutline.NamedCallback.Event,
        _ page: PageOutline
    ) -> Finding? {
        let clause = choice.clauses[index]
        guard clause.acts, clause.fallsThrough, let next = next(after: index, of: choice) else {
            return nil
        }
        let meanings = (meaning(clause, event, page), meaning(next, event, page))
        let isMixed = meanings == (.good, .bad) || meanings == (.bad, .good)
        // States of one kind may well share what is done.
        guard isMixed || event == .activation && meanings == (.bad, .bad) else { return nil }
        let (own, other) = (words(clause, page), words(next, page))
        var finding = Finding(
            Self.resultFallsThrough,
            "\(own) goes on with what is done for \(other): nothing ends this case; put 'break;' before the "
                + "next one, or '// falls through' if that is meant",
            at: clause.labels.first.map { page.location($0) }
                ?? page.location(script: script(choice, page), clause.offset),
            notes: Finding.Note.list(
                "the next case", at: page.location(script: script(choice, page), next.offset)))
        if !isMixed { finding.severity = .warning }
        return finding
    }

    /// The clause behind one that something is done in; nil if it is left before.
    private func next(after index: Int, of choice: ValueGraph.Switch) -> ValueGraph.Switch.Clause? {
        for clause in choice.clauses[(index + 1)...] {
            if clause.acts { return clause }
            if !clause.fallsThrough { return nil }
        }
        return nil
    }

    private func script(_ choice: ValueGraph.Switch, _ page: PageOutline) -> Int {
        page.graph.nodes[choice.subject].script
    }

    private func values(_ clause: ValueGraph.Switch.Clause, _ page: PageOutline) -> [String]? {
        var found: [String] = []
        for label in clause.labels {
            guard let values = page.flow.constants(label), values.count == 1,
                let text = ValueFlow.text(values[0].constant)
            else { return nil }
            found.append(text)
        }
        return found
    }

    private func meaning(
        _ clause: ValueGraph.Switch.Clause, _ event: PageOutline.NamedCallback.Event,
        _ page: PageOutline
    ) -> Meaning {
        guard let values = values(clause, page) else { return .unclear }
        let good = values.count { value in
            event == .activation
                ? value.hasSameCodeUnits(as: ActivationResult.success.rawValue)
                : NetworkRegistrationState(rawValue: value)?.isRegistered ?? false
        }
        // What is left over may be a connected state as well.
        if clause.isDefault { return event == .activation && good == 0 ? .bad : .unclear }
        if good == values.count { return .good }
        return good == 0 ? .bad : .unclear
    }

    private func words(_ clause: ValueGraph.Switch.Clause, _ page: PageOutline) -> String {
        guard let label = clause.labels.first,
            let value = page.flow.constants(label)?.first?.constant
        else { return "all other results" }
        return Comparison.words(value)
    }
}

extension ResultsMustNotFallThrough {
    static let descriptions = [resultFallsThrough]

    private static let resultFallsThrough = RuleDescription(
        "result-falls-through", .error, .callbacks,
        "A case of a switch over results ends before the next one.",
        because: "Without a break a success is told as a success, and then as a failure.",
        source: "ECMA-262, section 14.12; mobile-plans.md, section 12",
        passing: [
            ExampleParts.told(
                "switch (r.activationResult) { case 'success': done(); break; default: sorry(); }"),
            ExampleParts.told(
                "switch (r.activationResult) { case 'cardBusy': case 'cardRemoved': sorry(); break; case 'success': done(); }"
            ),
            ExampleParts.told(
                "switch (r.activationResult) { case 'success': done(); /* falls through */ default: hide(); }"
            ),
        ],
        failing: [
            ExampleParts.told(
                "switch (r.activationResult) { case ↓'success': done(); default: sorry(); }"),
            ExampleParts.told(
                "switch (r.activationResult) { case ↓'cardBusy': sorry(); case 'success': done(); }"
            ),
            ExampleParts.told(
                "switch (r.activationResult) { case MobilePlansActivationError.↓success: done(); case 'cardBusy': sorry(); break; }"
            ),
        ])
}
