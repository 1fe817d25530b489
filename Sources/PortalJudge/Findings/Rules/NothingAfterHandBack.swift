internal import MobilePlans
internal import PortalTrace

/// After control went back to the app the portal is closed (mobile-plans.md, section 4).
///
/// Lint: an error for every call after the first one that hands control back.
struct NothingAfterHandBack: TraceRule {
    private static func advice(_ isSecond: Bool) -> String {
        isSecond ? "make one such call in a visit" : "call it before"
    }

    func findings(in run: JudgedTrace) -> [Finding] {
        var handBack: TraceEvent?
        var findings: [Finding] = []
        for call in run.calls {
            let event = call.event
            if let handBack, run.visit(of: handBack) == run.visit(of: event) {
                let place = Finding.Note.list("control went back", at: handBack.location)
                let isSecond = call.method.handsControlBack
                findings.append(
                    Finding(
                        isSecond ? Self.secondHandBack : Self.callAfterHandBack,
                        "\(event.name) is called after \(handBack.name) gave control back to the "
                            + "app; it has no effect: \(Self.advice(isSecond))", on: event,
                        notes: place))
            } else if call.method.handsControlBack {
                handBack = event
            }
        }
        return findings
    }
}

extension NothingAfterHandBack {
    static let descriptions = [callAfterHandBack, secondHandBack]

    private static let callAfterHandBack = RuleDescription(
        "call-after-hand-back", .error, .api,
        "Nothing is called after control went back to the app.",
        because: "The page is closed by then; the call has no effect.",
        source: "mobile-plans.md, section 4",
        passing: [ExampleParts.cancelled],
        failing: [
            RuleExample(ExampleParts.cancelled.source + "\n↓MobilePlans.createPurchaseMetaData();")
        ])

    private static let secondHandBack = RuleDescription(
        "second-hand-back", .error, .api, "Control is given back once in a visit.",
        because: "Only the first call counts, so the second purchase is lost.",
        source: "mobile-plans.md, section 4",
        passing: [ExampleParts.cancelled],
        failing: [
            RuleExample(ExampleParts.cancelled.source + "\n↓" + ExampleParts.cancelled.source)
        ])
}
