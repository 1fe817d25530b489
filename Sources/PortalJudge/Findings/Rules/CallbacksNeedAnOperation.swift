internal import MobilePlans
internal import PortalTrace

/// Only inline operations call back (mobile-plans.md, section 4).
///
/// Lint: a warning for callbacks that are set in a visit whose only call gives control back.
struct CallbacksNeedAnOperation: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        let sets = run.sets.filter { $0.isCallback && !Self.isEmpty($0.event) }
        guard let set = sets.first else { return [] }
        let visit = run.visit(of: set.event)
        let calls = run.calls.filter { run.visit(of: $0.event) == visit }
        guard !calls.contains(where: { $0.method.operation.callsBack }),
            let handBack = calls.first(where: { $0.method.handsControlBack }),
            // Who gives up has no operation that could call back.
            handBack.method.operation != .notifyCancelledPurchase,
            handBack.method.operation != .notifyPurchaseResult,
            // Another flow of the same scripts may be what the callbacks are for.
            let outline = run.outline,
            !outline.appCalls.contains(where: { Self.inline.contains($0.method) })
        else { return [] }
        let properties = Set(sets.map(\.member)).sorted().joined(separator: " and ")
        return [
            Finding(
                Self.callbackNeverCalled,
                "\(handBack.event.name) gives control back and never calls back, so what \(properties) "
                    + "name is not called; notifyInlineProfileDownload calls back",
                on: handBack.event,
                notes: Finding.Note.list("a callback is set", at: set.event.location))
        ]
    }

    private static let inline: Set<String> = [
        "notifyInlineProfileDownload", "notifyProfileDownload",
    ]

    private static func isEmpty(_ event: TraceEvent) -> Bool {
        switch event.assignment?.value {
        case .string("")?, .null?, .undefined?: true
        default: false
        }
    }
}

extension CallbacksNeedAnOperation {
    static let descriptions = [callbackNeverCalled]

    private static let callbackNeverCalled = RuleDescription.callback(
        "callback-never-called", as: .warning, "Callbacks are set for calls that call back.",
        because: "A call that gives control back closes the portal's page.",
        failing: [
            RuleExample(
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) {}
                ↓MobilePlans.notifyPurchaseWithProfileDownload(\(ExampleParts.metadata),
                    "1$smdp.example.com$ABC-1", 0);
                """)
        ])
}
