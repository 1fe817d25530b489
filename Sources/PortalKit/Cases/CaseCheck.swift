internal import MobilePlans
internal import PortalTrace

/// Compares what a run was with what was expected of it. Reads the trace and the state at the end.
struct CaseCheck {
    private let expected: CaseExpectation
    private let run: RunResult

    init(_ expected: CaseExpectation, _ run: RunResult) {
        self.expected = expected
        self.run = run
    }

    func problems() -> [CaseResult.Problem] {
        let lists = [calls(), callbacks(), console(), findings()].compactMap { $0 }
        return end() + lists + app() + device()
    }

    // MARK: - Lists

    private func calls() -> CaseResult.Problem? {
        let isListed = expected.calls.contains { $0.name.hasSuffix(".createPurchaseMetaData") }
        let seen = run.events.filter {
            $0.kind == .call && (isListed || !$0.name.hasSuffix(".createPurchaseMetaData"))
        }
        return ListDifference(
            expected.calls, seen, allowsMore: expected.allowed.contains(.calls),
            matches: { $0.name == $1.name && difference($0, $1) == nil },
            textOfExpected: text, textOfSeen: text, locationOfSeen: \.location,
            hint: { $0.name == $1.name ? difference($0, $1) : nil }
        ).problem("calls")
    }

    private func difference(_ call: CaseExpectation.Call, _ event: TraceEvent) -> String? {
        guard let patterns = call.arguments else { return nil }
        for (index, pattern) in patterns.enumerated() {
            let value = index < event.arguments.count ? event.arguments[index] : .undefined
            guard let difference = pattern.difference(from: value) else { continue }
            return "argument \(index + 1): \(difference)"
        }
        guard event.arguments.count <= patterns.count else {
            return "expected \(patterns.count) arguments, found \(event.arguments.count)"
        }
        return nil
    }

    private func text(_ call: CaseExpectation.Call) -> String {
        "\(call.name)(\(call.arguments?.map(\.text).joined(separator: ", ") ?? "…"))"
    }

    private func text(_ event: TraceEvent) -> String {
        let arguments = event.arguments.map { short($0.literal) }.joined(separator: ", ")
        return "\(TraceValue.oneLine(event.name))(\(arguments))"
    }

    private func callbacks() -> CaseResult.Problem? {
        let seen = run.events.filter { $0.kind == .callback }
        return ListDifference(
            expected.callbacks, seen, allowsMore: expected.allowed.contains(.callbacks),
            matches: { difference($0, $1) == nil },
            textOfExpected: text,
            textOfSeen: { event in
                let given = event.arguments.first?.string.map(short) ?? ""
                return "\(TraceValue.oneLine(event.name))(\(given)) \(outcome(of: event))"
            }, locationOfSeen: \.location,
            hint: { $0.name == $1.name ? difference($0, $1) : nil }
        ).problem("callbacks")
    }

    private func text(_ callback: CaseExpectation.Callback) -> String {
        "\(callback.name)(\(callback.payload?.text ?? "…")) \(callback.outcome)"
    }

    private func outcome(of event: TraceEvent) -> String { event.result?["outcome"]?.string ?? "" }

    private func difference(
        _ callback: CaseExpectation.Callback, _ event: TraceEvent
    ) -> String? {
        guard callback.name == event.name else { return "another function" }
        guard callback.outcome == outcome(of: event) else {
            return "expected it to end as '\(callback.outcome)', found '\(outcome(of: event))'"
        }
        guard let pattern = callback.payload else { return nil }
        guard let payload = event.arguments.first?.string,
            let json = try? JSONParser.parse(payload, file: "payload")
        else { return "it was given no JSON" }
        return pattern.difference(from: json.traceValue)
    }

    private func console() -> CaseResult.Problem? {
        let seen = run.events.filter { $0.kind == .console }
        return ListDifference(
            expected.console, seen, allowsMore: expected.allowed.contains(.console),
            matches: { $0.difference(from: .string(line(of: $1))) == nil },
            textOfExpected: \.text, textOfSeen: { short(TraceValue.string(line(of: $0)).literal) },
            locationOfSeen: \.location, hint: { _, _ in nil }
        ).problem("console lines")
    }

    private func line(of event: TraceEvent) -> String {
        event.arguments.map(\.displayText).joined(separator: " ")
    }

    private func findings() -> CaseResult.Problem? {
        let listed = Set(expected.findings.map(\.rule))
        let seen = run.findings.filter { $0.severity != .info || listed.contains($0.ruleID) }
        return ListDifference(
            expected.findings, seen, allowsMore: expected.allowed.contains(.findings),
            matches: { $0.rule == $1.ruleID && ($0.line == nil || $0.line == $1.location?.line) },
            textOfExpected: { finding in
                finding.line.map { "\(finding.rule) in line \($0)" } ?? finding.rule
            },
            textOfSeen: { "\($0.severity.rawValue): \(short($0.message)) [\($0.ruleID)]" },
            locationOfSeen: \.location, hint: { _, _ in nil }
        ).problem("findings")
    }

    // MARK: - The end

    private func end() -> [CaseResult.Problem] {
        let regular: [EndReason] = [.idle, .controlReturned]
        if let end = expected.end {
            guard end != run.end else { return [] }
            return [
                .init("expected that \(end.words) [\(end.rawValue)], found that \(run.end.words)")
            ]
        }
        guard !regular.contains(run.end) else { return [] }
        return [
            .init("the run was ended: \(run.end.words) [\(run.end.rawValue)]", at: run.endLocation)
        ]
    }

    private func app() -> [CaseResult.Problem] {
        let state = run.appState
        let control: CaseExpectation.App.Control = run.handBack == nil ? .portal : .returned
        return [
            unlike("control", expected.app.control?.rawValue, control.rawValue),
            unlike(
                "the balance was shown", expected.app.balanceShown.map { "\($0)" },
                "\(state.isBalanceShown)"),
            unlike(
                "what the user was told",
                expected.app.notifications.map { list($0.map(\.rawValue)) },
                list(state.notifications.map(\.rawValue))),
            unlike(
                "errors for the next launch",
                expected.app.launchErrors.map { list($0.map(\.rawValue)) },
                list(state.launchErrors.map(\.result.rawValue))),
            unlike(
                "registration", expected.app.registration?.rawValue,
                state.registration?.rawValue ?? "nothing"),
        ].compactMap { $0 }
    }

    private func device() -> [CaseResult.Problem] {
        let eSIM = run.world.device.eSIM
        var problems: [CaseResult.Problem] = []
        if let pattern = expected.device.activeProfile {
            let active = eSIM?.activeProfile.map { TraceValue.string($0.iccid) } ?? .null
            if let difference = pattern.difference(from: active) {
                problems.append(.init("the active profile: \(difference)"))
            }
        }
        if let patterns = expected.device.profiles {
            let profiles = TraceValue.array(
                (eSIM?.profiles ?? []).map {
                    ["iccid": .string($0.iccid), "state": .string($0.state.rawValue)]
                })
            if let difference = Pattern.elements(patterns).difference(from: profiles) {
                problems.append(.init("the profiles on the eUICC: \(difference)"))
            }
        }
        return problems
    }

    private func unlike(_ what: String, _ expected: String?, _ seen: String) -> CaseResult.Problem?
    {
        guard let expected, expected != seen else { return nil }
        return .init("\(what): expected \(expected), found \(seen)")
    }

    private func list(_ words: [String]) -> String {
        words.isEmpty ? "nothing" : words.joined(separator: ", ")
    }

    private func short(_ text: String) -> String {
        let line = TraceValue.oneLine(text)
        return line.utf8.count <= 300 ? line : String(line.prefix(300)) + "…"
    }
}
