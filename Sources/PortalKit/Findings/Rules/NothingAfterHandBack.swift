internal import MobilePlans
internal import PortalTrace

/// After control went back to the app the portal is closed (mobile-plans.md, section 4).
///
/// Lint: an error for every call after the first one that hands control back.
struct NothingAfterHandBack: Rule {
    private static func advice(_ isSecond: Bool) -> String {
        isSecond ? "make one such call in a visit" : "call it before"
    }

    func findings(in run: JudgedRun) -> [Finding] {
        var handBack: TraceEvent?
        var findings: [Finding] = []
        for call in run.calls {
            let event = call.event
            if let handBack, run.visit(of: handBack) == run.visit(of: event) {
                let place = handBack.location.map { ["control went back at \($0)"] } ?? []
                let isSecond = call.method.handsControlBack
                findings.append(
                    Finding(
                        isSecond ? "second-hand-back" : "call-after-hand-back", .error,
                        "\(event.name) is called after \(handBack.name) gave control back to the "
                            + "app; it has no effect: \(Self.advice(isSecond))", at: event.location,
                        notes: place))
            } else if call.method.handsControlBack {
                handBack = event
            }
        }
        return findings
    }
}
