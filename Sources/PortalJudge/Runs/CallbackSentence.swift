internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What became of a callback, as one sentence in words of the portal: the answer to "why is my callback
/// never called?".
struct CallbackSentence {
    let run: RunResult
    private let calls: [JudgedTrace.Call]

    init(_ run: RunResult) {
        self.run = run
        calls = JudgedTrace(run).calls
    }

    func text(_ wiring: CallbackWiring) -> String {
        let called = wiring.calls.filter(\.outcome.kind.isCalled)
        guard called.isEmpty else { return self.called(called, wiring) }
        return "not called: \(reason(wiring))"
    }

    private func called(_ calls: [CallbackWiring.Call], _ wiring: CallbackWiring) -> String {
        let times = calls.count == 1 ? "called once" : "called \(calls.count) times"
        let what = wiring.resolution.isFunction ? ": \(wiring.resolution.words)" : ""
        let thrown = calls.count { if case .threw = $0.outcome { true } else { false } }
        guard thrown > 0 else { return times + what }
        return times + what
            + (thrown == calls.count ? ", and threw" : ", and threw \(thrown) times")
    }

    private func reason(_ wiring: CallbackWiring) -> String {
        if wiring.calls.contains(where: { $0.outcome.kind == .pageClosed }) {
            return handedBack(wiring)
        }
        if let outcome = wiring.calls.last?.outcome { return words(outcome, wiring) }
        guard let begun = calls.last(where: { $0.method.operation.callsBack }) else {
            guard let handBack = calls.first(where: \.method.handsControlBack) else {
                return
                    "no operation that calls back was started (notifyInlineProfileDownload is one)"
            }
            return "\(handBack.event.name) gives control back to the app, which calls nothing back"
        }
        // A name that came too late for the app is there at the end all the same.
        if let finding = finding(wiring) { return finding }
        if wiring.name == nil {
            return "\(wiring.property) is not set, so the portal does not listen"
        }
        if calls.contains(where: { $0.method.handsControlBack }) { return handedBack(wiring) }
        if wiring.property == PortalObject.registrationCallbackProperty,
            let ended = failure()
        {
            return "activation ended with \(ended), so there was no registration"
        }
        if let waiting = waiting() { return waiting }
        return "\(begun.event.name) had not got that far when the run ended: \(run.end.words)"
    }

    /// Why a download that was to begin later did not begin.
    private func waiting() -> String? {
        let steps = run.events.compactMap(\.step)
        func has(_ isMeant: (DeviceStep) -> Bool) -> Bool { steps.contains(where: isMeant) }
        if has({ if case .withdrawsNotification = $0 { true } else { false } }) {
            return "notifyOperationCancel withdrew the download before it began"
        }
        if has({ if case .showsNotification = $0 { true } else { false } }),
            !has({ if case .acceptsNotification = $0 { true } else { false } })
        {
            return "the user has not accepted the notification of the delayed download"
        }
        return nil
    }

    private func handedBack(_ wiring: CallbackWiring) -> String {
        guard let handBack = calls.last(where: \.method.handsControlBack) else {
            return "the page was closed or left before the app called"
        }
        return "\(handBack.event.name) gave control back before the app called"
    }

    /// The result of the last activation, if it is no success.
    private func failure() -> String? {
        let last = run.events.last {
            $0.callback?.property.hasSuffix(PortalObject.activationCallbackProperty) == true
                && $0.callback?.payload != nil
        }?.callback
        guard let result = last?.told("activationResult").flatMap(ActivationResult.init(rawValue:))
        else { return nil }
        return result == .success ? nil : result.rawValue
    }

    private func words(_ outcome: CallbackOutcome, _ wiring: CallbackWiring) -> String {
        if let finding = finding(wiring) { return finding }
        switch outcome {
        case .notSet: return "\(wiring.property) was not set when the operation began"
        case .notAName(let value):
            return "\(wiring.property) holds \(value.kindDescription), not the name of a function"
        case .notFound: return "the page has no global function of that name"
        case .dottedName: return "the app resolves names of global functions only, without dots"
        case .lexicalBinding: return "a const, let or class is no property of window"
        case .notAFunction(let value): return "the name stands for \(value.kindDescription)"
        case .notReadable: return "reading the name threw"
        default: return outcome.kind.rawValue
        }
    }

    /// The finding that gives the reason: about the callback, and shown by what the portal set or the app called.
    private func finding(_ wiring: CallbackWiring) -> String? {
        let name = "\(wiring.object).\(wiring.property)"
        let events = Set(
            run.events.filter { event in
                let property = event.callback?.property ?? event.assignment?.name
                return property?.hasSameCodeUnits(as: name) == true
            }.map(\.sequence))
        return run.findings.first { finding in
            finding.isOfCallback && finding.evidence.contains(where: events.contains)
        }.map(\.message)
    }
}
