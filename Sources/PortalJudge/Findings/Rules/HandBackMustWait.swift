internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// While an operation runs the portal stays, and begins no second one (mobile-plans.md, sections 4
/// and 5).
///
/// Lint: an error for a call that hands control back, or a page that is left, before the activation
/// callback was called; a warning for an operation that begins while another one runs, an error where one act
/// of the user begins both for the same profile.
struct HandBackMustWait: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var running: JudgedTrace.Call?
        var calls = run.calls[...]
        var findings: [Finding] = []
        // Where the portal last did something to its page, which may have been to leave it.
        var act: TraceEvent?
        // The call whose profile is active and searches for a network.
        var searching: JudgedTrace.Call?
        var last: JudgedTrace.Call?
        for event in run.events {
            if event.kind == .page, event.location != nil { act = event }
            switch event.what {
            case .call:
                while let call = calls.first, call.event.sequence < event.sequence {
                    calls.removeFirst()
                }
                guard let call = calls.first, call.event.sequence == event.sequence else {
                    continue
                }
                if let begun = running, run.visit(of: begun.event) == run.visit(of: event) {
                    if call.method.handsControlBack {
                        findings.append(handsBack(call, begun))
                        running = nil
                    } else if call.method.operation.callsBack {
                        findings.append(again(call, begun, run))
                    }
                }
                if let begun = searching, call.method.operation == .notifyCancelledPurchase {
                    findings.append(cancels(call, begun))
                }
                if call.method.operation.callsBack {
                    (last, searching) = (call, nil)
                    if !isLater(call) { running = call }
                }
            case .callback(let callback):
                if let state = callback.told("networkRegistrationState") {
                    searching = state == NetworkRegistrationState.searching.rawValue ? last : nil
                }
                if callback.property.hasSuffix(PortalObject.activationCallbackProperty) {
                    running = nil
                }
            case .pageLeft(let url):
                guard let begun = running else { continue }
                findings.append(leaves(event, url, begun, act, run))
                running = nil
            case .device:
                // The app went on without a callback that it could call.
                switch event.step {
                case .opensPortal, .registers: running = nil
                default: break
                }
            default: break
            }
        }
        return findings
    }

    /// Whether a download waits for a notification, which the portal need not.
    private func isLater(_ call: JudgedTrace.Call) -> Bool {
        (call.reading.interval?.minutes ?? 0) > 0
    }

    private func note(_ begun: JudgedTrace.Call) -> [Finding.Note] {
        Finding.Note.list("the operation was started", at: begun.event.location)
    }

    private func handsBack(_ call: JudgedTrace.Call, _ begun: JudgedTrace.Call) -> Finding {
        Finding(
            Self.handBackDuringOperation,
            "\(call.event.name) hands control back while \(begun.method.name) runs, so neither callback "
                + "is called; wait for the activation callback", on: call.event, notes: note(begun))
    }

    private func cancels(_ call: JudgedTrace.Call, _ begun: JudgedTrace.Call) -> Finding {
        Finding(
            Self.handBackDuringOperation,
            "\(call.event.name) cancels a purchase whose profile is active and searches for a network: "
                + "'searching' is no failure; wait for the next state", on: call.event,
            notes: note(begun))
    }

    private func leaves(
        _ event: TraceEvent, _ url: String, _ begun: JudgedTrace.Call, _ act: TraceEvent?,
        _ run: JudgedTrace
    ) -> Finding {
        let isLater = act.map { $0.sequence > begun.event.sequence } ?? false
        return Finding(
            Self.handBackDuringOperation,
            "the page is left for '\(TraceValue.oneLine(url.shortened(to: 60)))' while "
                + "\(begun.method.name) runs, so neither of its callbacks is called; wait for the "
                + "activation callback",
            at: event.location ?? (isLater ? act?.location : nil), notes: note(begun),
            evidence: [event.sequence])
    }

    private func again(
        _ call: JudgedTrace.Call, _ begun: JudgedTrace.Call, _ run: JudgedTrace
    ) -> Finding {
        let repeated = run.repeated.first { $0.call == call.event.sequence }
        // What a library adds says nothing of who gave it to do.
        let isLibrary =
            repeated?.listeners.contains { place in
                run.outline?.isLibrary(place.file ?? "") ?? false
            } ?? false
        let isSame = isSameAct(call, begun, run)
        func judged(_ finding: Finding) -> Finding {
            var finding = finding
            if !isSame { finding.severity = .warning }
            return finding
        }
        if let repeated, repeated.isCertain, !isLibrary,
            let twice = twice(call, repeated.listeners)
        {
            return judged(twice)
        }
        if let sites = sites(call, run), let twice = twice(call, sites) { return judged(twice) }
        let others = (isLibrary ? [] : repeated?.listeners ?? []).map {
            Finding.Note("a listener of what the user did is added", at: $0)
        }
        return judged(
            Finding(
                Self.operationTwice,
                isSame
                    ? "\(call.event.name) is called twice by one act for the same profile: the second download "
                        + "begins while the first one still runs; call it once"
                    : "\(call.event.name) is called again while the operation that was started before still runs; "
                        + "switch the button off until the activation callback is called",
                on: call.event, notes: note(begun) + others))
    }

    /// Whether both calls are for the same profile, and come at one time, without a word of the user or of the app
    /// between them: no portal means that.
    private func isSameAct(
        _ call: JudgedTrace.Call, _ begun: JudgedTrace.Call, _ run: JudgedTrace
    ) -> Bool {
        guard call.method.name == begun.method.name,
            call.event.time - begun.event.time <= Self.oneAct,
            let code = call.event.arguments.dropFirst().first, code.string?.isEmpty == false,
            code == begun.event.arguments.dropFirst().first
        else { return false }
        return !run.events.contains { event in
            guard event.sequence > begun.event.sequence, event.sequence < call.event.sequence else {
                return false
            }
            switch event.what {
            case .user, .callback: return true
            default: return false
            }
        }
    }

    /// So many milliseconds lie between what one act begins.
    private static let oneAct = 100

    /// Where two listeners of one event are given to a library for the same elements, and both lead to a call.
    private func sites(_ call: JudgedTrace.Call, _ run: JudgedTrace) -> [SourceLocation]? {
        guard let place = call.event.location, let page = run.outline,
            let made = run.made(call.event, at: place, page)
        else { return nil }
        let target = page.graph.nodes[made.node].function
        var found: [(key: String, place: SourceLocation)] = []
        for other in page.graph.calls where !page.isLibrary(other.node) {
            guard case .member(let object, let name) = page.graph.nodes[other.callee].origin,
                Self.adders.contains(page.graph.names[name]), let last = other.arguments.last,
                page.flow.functions[last].contains(where: {
                    page.reached(from: $0).contains(target)
                }), let place = page.location(other.node)
            else { continue }
            let event = other.arguments.count > 1 ? page.words(other.arguments[0]) : ""
            let isNamed = ["click", "submit", "change"].contains(page.graph.names[name])
            let type = isNamed ? "'\(page.graph.names[name])'" : event
            found.append((page.receiver(object) + " " + type, place))
        }
        for (key, _) in found {
            let same = found.filter { $0.key.hasSameCodeUnits(as: key) }.map(\.place)
            if same.count > 1 { return same }
        }
        return nil
    }

    /// Methods of libraries that add listeners.
    private static let adders: Set<String> = [
        "on", "one", "bind", "click", "submit", "change", "live", "delegate",
    ]

    /// Both operations come of one act of the user, which several listeners hear.
    private func twice(_ call: JudgedTrace.Call, _ listeners: [SourceLocation]) -> Finding? {
        guard let last = listeners.last else { return nil }
        let isOne = listeners.allSatisfy { $0 == last }
        return Finding(
            Self.operationTwice,
            "one act of the user starts \(call.event.name) \(listeners.count) times: "
                + (isOne
                    ? "this listener of it is added as often; add it once"
                    : "\(listeners.count) listeners hear it, the last added here; remove one"),
            at: last,
            notes: (isOne
                ? []
                : listeners.dropLast().map { Finding.Note("another listener is added", at: $0) })
                + Finding.Note.list("the operation is started", at: call.event.location),
            evidence: [call.event.sequence])
    }
}

extension HandBackMustWait {
    static let descriptions = [handBackDuringOperation, operationTwice]

    private static let handBackDuringOperation = RuleDescription(
        "hand-back-during-operation", .error, .callbacks,
        "A portal stays until its operation has ended.",
        because: "The callbacks go with the page.",
        source: "mobile-plans.md, sections 4 and 5", passing: [ExampleParts.inline()],
        failing: [
            RuleExample(
                ExampleParts.inline().source + "\n↓" + ExampleParts.cancelled.source)
        ])

    private static let operationTwice = RuleDescription(
        "operation-twice", .error, .callbacks, "One operation runs at a time.",
        because: "The user would pay or install twice, and results get mixed up.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.inline()],
        failing: [
            RuleExample(
                ExampleParts.inline().source
                    + """

                    ↓MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                    """)
        ])
}
