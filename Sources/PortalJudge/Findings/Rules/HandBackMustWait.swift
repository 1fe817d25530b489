internal import MobilePlans
internal import PortalTrace

/// While an operation runs the portal stays, and begins no second one (mobile-plans.md, sections 4
/// and 5).
///
/// Lint: an error for a call that hands control back, or a page that is left, before the activation
/// callback was called; a warning for an operation that begins while another one runs.
struct HandBackMustWait: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var running: JudgedTrace.Call?
        var calls = run.calls[...]
        var findings: [Finding] = []
        // Where the portal last did something to its page, which may have been to leave it.
        var act: TraceEvent?
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
                        findings.append(again(call, begun))
                    }
                }
                if call.method.operation.callsBack, !isLater(call) { running = call }
            case .callback(let callback):
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

    private func again(_ call: JudgedTrace.Call, _ begun: JudgedTrace.Call) -> Finding {
        Finding(
            Self.operationTwice,
            "\(call.event.name) is called again while the operation that was started before still runs; "
                + "switch the button off until the activation callback is called", on: call.event,
            notes: note(begun))
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
        "operation-twice", .warning, .callbacks, "One operation runs at a time.",
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
