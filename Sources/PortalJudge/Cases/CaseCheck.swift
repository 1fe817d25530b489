internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// Compares what a run was with what was expected of it. Reads the trace and the state at the end.
struct CaseCheck {
    private let expected: CaseExpectation
    private let run: RunResult

    init(_ expected: CaseExpectation, _ run: RunResult) {
        self.expected = expected
        self.run = run
    }

    /// Everything that is not as expected; what may be the cause of the rest comes first.
    func problems() -> [CaseResult.Problem] {
        // Of a page that did not load nothing else can be expected.
        if run.end == .loadFailed, expected.end != .loadFailed { return causes() }
        let lists = [calls(), callbacks(), console(), launches(), steps()].compactMap { $0 }
        return causes() + lists + state()
    }

    /// Why the run ended, and the findings.
    func causes() -> [CaseResult.Problem] { end() + [findings()].compactMap { $0 } }

    /// How the app and the device stand, what was sent, and what is kept.
    func state() -> [CaseResult.Problem] {
        app() + device() + expected.requests.compactMap { $0.problem(in: run.events) } + storage()
    }

    private func storage() -> [CaseResult.Problem] {
        guard !expected.storage.isEmpty else { return [] }
        let area = run.localStorage[WebURL(run.url)?.origin ?? ""]
        return expected.storage.compactMap { member in
            let value = area?.value(of: Array(member.name.utf16))
                .map { TraceValue.string(String(utf16: $0)) }
            return member.pattern.difference(from: value ?? .null).map {
                .init("localStorage['\(TraceValue.oneLine(member.name))']: \($0)")
            }
        }
    }

    // MARK: - Lists

    /// Whether calls that only make metadata count.
    var countsMetadata: Bool {
        expected.calls.contains { RunResult.makesMetadata($0.name) }
    }

    func calls() -> CaseResult.Problem? {
        let isListed = countsMetadata
        let seen = run.events.filter {
            isListed ? $0.kind == .call : $0.asksApp
        }
        return ListDifference(
            expected.calls, seen, allowsMore: expected.allowed.contains(.calls),
            matches: { $0.name == $1.name && difference($0, $1) == nil },
            textOfExpected: text, textOfSeen: text, locationOfSeen: \.location,
            hint: { $0.name == $1.name ? difference($0, $1) : nil }
        ).problem("calls")
    }

    func difference(_ call: CaseExpectation.Call, _ event: TraceEvent) -> String? {
        guard let patterns = call.arguments else { return nil }
        for (index, pattern) in patterns.enumerated() {
            let value = index < event.arguments.count ? event.arguments[index] : .undefined
            guard let difference = pattern.difference(from: value) else { continue }
            return "argument \(index + 1): \(difference)"
        }
        guard event.arguments.count <= patterns.count else {
            return "expected \(patterns.count) argument\(patterns.count == 1 ? "" : "s"), "
                + "found \(event.arguments.count)"
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

    func callbacks() -> CaseResult.Problem? {
        let seen = run.events.filter { $0.kind == .callback }
        return ListDifference(
            expected.callbacks, seen, allowsMore: expected.allowed.contains(.callbacks),
            matches: { difference($0, $1) == nil },
            textOfExpected: text,
            textOfSeen: { event in
                guard let callback = event.callback else { return "" }
                if callback.outcome.kind == .notAName {
                    return "\(callback.property): no callback is set"
                }
                return "\(TraceValue.oneLine(callback.name))(\(callback.payload.map(short) ?? "")) "
                    + callback.outcome.kind.rawValue
            }, locationOfSeen: \.location,
            hint: { $0.name == $1.name ? difference($0, $1) : nil }
        ).problem("callbacks")
    }

    private func text(_ callback: CaseExpectation.Callback) -> String {
        "\(callback.name)(\(callback.payload?.text ?? "…")) \(callback.outcome.rawValue)"
    }

    func difference(
        _ callback: CaseExpectation.Callback, _ event: TraceEvent
    ) -> String? {
        guard let seen = event.callback, callback.name == seen.name else {
            return "another function"
        }
        guard callback.outcome == seen.outcome.kind else {
            let error = seen.outcome.error.map { ": \(short($0))" } ?? ""
            return "expected it to end as '\(callback.outcome.rawValue)', found "
                + "'\(seen.outcome.kind.rawValue)'\(error)"
        }
        guard let pattern = callback.payload else { return nil }
        guard let payload = seen.payload,
            let json = try? JSONParser.parse(payload, file: "payload")
        else { return "it was given no JSON" }
        return pattern.difference(from: json.traceValue)
    }

    func console() -> CaseResult.Problem? {
        let seen = run.events.compactMap { event in
            event.consoleLine.map { (line: $0, location: event.location) }
        }
        return ListDifference(
            expected.console, seen, allowsMore: expected.allowed.contains(.console),
            matches: { Self.fits($0, $1.line) }, textOfExpected: \.text,
            textOfSeen: { short(TraceValue.string($0.line.text).literal) },
            locationOfSeen: \.location, hint: { _, _ in nil }
        ).problem("console lines", hasPlace: false)
    }

    /// Whether a line is what was printed, or its arguments are as the trace has them.
    static func fits(_ pattern: Pattern, _ line: TraceEvent.ConsoleLine) -> Bool {
        [line.text, TraceEvent.ConsoleLine.text(of: line.arguments)].contains {
            pattern.difference(from: .string($0)) == nil
        }
    }

    /// Whether a finding is the expected one.
    static func fits(_ expected: CaseExpectation.FindingExpectation, _ seen: Finding) -> Bool {
        expected.rule == seen.ruleID
            && (expected.line == nil || expected.line == seen.location?.line)
            && expected.script.map { seen.location?.file?.hasSuffix($0) == true } ?? true
    }

    func findings() -> CaseResult.Problem? {
        let listed = Set(expected.findings.map(\.rule))
        let seen = run.findings.filter { $0.severity != .info || listed.contains($0.ruleID) }
        return ListDifference(
            expected.findings, seen, allowsMore: expected.allowed.contains(.findings),
            matches: Self.fits,
            textOfExpected: { finding in
                finding.rule.rawValue + (finding.line.map { " in line \($0)" } ?? "")
                    + (finding.script.map { " of \($0)" } ?? "")
            },
            textOfSeen: { "\($0.severity.rawValue): \(short($0.message)) [\($0.ruleID)]" },
            locationOfSeen: \.location, hint: { _, _ in nil }
        ).problem("findings")
    }

    func launches() -> CaseResult.Problem? {
        guard let patterns = expected.launches else { return nil }
        let seen = run.events.compactMap { event -> TraceValue? in
            guard case .opensPortal(let url, let headers) = event.step else { return nil }
            return ["url": .string(url), "headers": .object(headers)]
        }
        return ListDifference(
            patterns, seen, allowsMore: false,
            matches: { $0.difference(from: $1) == nil }, textOfExpected: \.text,
            textOfSeen: { short($0.literal) }, locationOfSeen: { _ in nil },
            hint: { $0.difference(from: $1) }
        ).problem("launches")
    }

    func steps() -> CaseResult.Problem? {
        guard !expected.steps.isEmpty else { return nil }
        // People write the sentences of the steps, so these are what is compared.
        let seen = run.events.compactMap(\.anyStep).map { step in
            let arguments = step.arguments.map(\.displayText).joined(separator: " ")
            return arguments.isEmpty ? step.words : "\(step.words): \(arguments)"
        }
        return ListDifference(
            expected.steps, seen, allowsMore: true,
            matches: { pattern, step in
                let name = step.prefix { $0 != ":" }
                return pattern.difference(from: .string(step)) == nil
                    || pattern.difference(from: .string(String(name))) == nil
            }, textOfExpected: \.text, textOfSeen: { short($0) }, locationOfSeen: { _ in nil },
            hint: { _, _ in nil }
        ).problem("steps")
    }

    // MARK: - The end

    private func end() -> [CaseResult.Problem] {
        if let end = expected.end {
            guard end != run.end else { return [] }
            return [
                .init("expected that \(end.words) [\(end.rawValue)], found that \(run.end.words)")
            ]
        }
        guard !run.end.isRegular else { return [] }
        return [
            .init(
                "the run was ended: \(run.end.words) [\(run.end.rawValue)]",
                at: run.endLocation ?? run.findings.first { $0.severity == .error }?.location)
        ]
    }

    private func app() -> [CaseResult.Problem] {
        let state = run.world.app
        return [
            unlike("control", expected.app.control?.rawValue, run.world.control.rawValue),
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
            expected.app.registration.flatMap { pattern in
                let seen = state.registration.map { TraceValue.string($0.rawValue) } ?? .null
                return pattern.difference(from: seen).map { .init("registration: \($0)") }
            },
        ].compactMap { $0 }
    }

    private func device() -> [CaseResult.Problem] {
        var problems: [CaseResult.Problem] = []
        if let pattern = expected.device.activeProfile {
            let active = run.world.activeProfile.map { TraceValue.string($0) } ?? .null
            if let difference = pattern.difference(from: active) {
                problems.append(.init("the active profile: \(difference)"))
            }
        }
        if let patterns = expected.device.profiles {
            let profiles = TraceValue.array(
                (run.world.profiles ?? []).map {
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
