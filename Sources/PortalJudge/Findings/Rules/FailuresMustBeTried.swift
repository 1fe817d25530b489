internal import MobilePlans
internal import PortalTrace

/// Whether the user cases of a portal come back to it after a failed download, as an operator has to
/// try before launch (mobile-plans.md, sections 2 and 12).
struct FailuresMustBeTried: Rule {
    /// A call after which the app may open the portal again with an error.
    private var call: TraceEvent?
    private var isTried = false
    private static let operations: Set<PortalOperation> = [
        .notifyPurchaseWithProfileDownload, .notifyPurchaseDelayedProfile, .notifyPurchaseResult,
    ]

    /// Looks at a run.
    mutating func add(_ run: RunResult) {
        if call == nil {
            call = run.events(.call).first { event in
                PortalMethod.method(named: event.name, in: run.edition)
                    .map { Self.operations.contains($0.operation) } ?? false
            }
        }
        guard !isTried else { return }
        isTried = run.events(.device).contains { event in
            guard case .opensPortal(_, let headers) = event.step else { return false }
            return headers.contains { $0.name == LaunchErrorsComeInHeaders.names[0] }
        }
    }

    /// What is missing.
    var findings: [Finding] {
        guard let call, !isTried else { return [] }
        return [
            Finding(
                Self.lpaErrorNotTried,
                "no user case comes back to the portal after \(call.name) and a failed download, "
                    + "when the app sends the headers X-MP-LPAError-…",
                at: call.location,
                notes: [
                    Finding.Note(
                        "a case does it with a scenario in which the download fails, and the steps "
                            + "{ \"settle\": true }, { \"relaunch\": true }")
                ])
        ]
    }
}

extension FailuresMustBeTried {
    static let descriptions = [lpaErrorNotTried]

    private static let lpaErrorNotTried = RuleDescription(
        "lpa-error-not-tried", .info, .launch,
        "User cases come back to the portal after a failed download.",
        because: "The app then sends X-MP-LPAError-… headers. What the server makes of them "
            + "cannot be seen in a script, so a portal that ignores them cannot be told from "
            + "one that does not: it has to be tried. Judged where a portal gives control back "
            + "with a download and has user cases.",
        source: "mobile-plans.md, sections 2 and 12",
        passing: [RuleExample("console.log(1);")], failing: [])
}

extension FailuresMustBeTried {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "lpa-error-not-tried": .init(
            files: [
                (
                    "portal.js",
                    """
                    function buy() {
                        var metadata = MobilePlans.createPurchaseMetaData();
                        metadata.userAccount = MobilePlansUserAccount.new;
                        metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
                        metadata.line = MobilePlansLineType.new;
                        metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
                        metadata.planName = "Small";
                        MobilePlans.↓notifyPurchaseWithProfileDownload(
                            metadata, "1$smdp.example.com$ABC-1");
                    }
                    """
                ),
                (
                    "buys.case.json",
                    """
                    {
                      "name": "Buys", "scripts": ["portal.js"], "steps": [{ "call": "buy" }],
                      "allow": ["calls"]
                    }
                    """
                ),
            ], command: ["validate", ".", "--call", "buy"])
    ]
}
