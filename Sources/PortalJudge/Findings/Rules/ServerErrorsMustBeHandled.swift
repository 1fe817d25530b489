internal import PortalTrace

/// A purchase is handed over only when the operator's server took the order (mobile-plans.md, section 12).
///
/// Lint: a warning for a purchase that is handed over after a request that sends something, and waits for the
/// answer, was answered with an error.
struct ServerErrorsMustBeHandled: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        matrix.rows.compactMap(\.ignoredFailure).map { ignored in
            Finding(
                Self.serverErrorIgnored,
                "\(TraceValue.oneLine(ignored.request)) is answered with an error 500, and \(ignored.call) is "
                    + "called all the same; look at the answer's status, and say that nothing was bought",
                at: ignored.callPlace,
                notes: Finding.Note.list("the request is sent", at: ignored.requestPlace))
        }
    }

    static let descriptions = [serverErrorIgnored]

    private static let serverErrorIgnored = RuleDescription(
        "server-error-ignored", .warning, .network,
        "What a server did not take is not handed over to the app.",
        because:
            "fetch fails only where there is no answer; an error of the server is an answer as well.",
        source: "mobile-plans.md, section 12; Fetch Standard, section 5.6",
        passing: [ExampleParts.cancelled], failing: [])
}

extension ServerErrorsMustBeHandled {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "server-error-ignored": .init(
            files: [
                (
                    "portal.js",
                    """
                    function onDone(json) { console.log(JSON.parse(json).activationResult); }
                    function buy() {
                        var order = JSON.stringify({ plan: "Small" });
                        fetch("/orders", { method: "POST", body: order }).then(function () {
                            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
                            MobilePlansInlineProfileDownload.notifyInlineProfileDownload↓(
                                { moDirectStatus: "Complete", planName: "Small" }, "1$smdp.example.com$ABC-1");
                        });
                    }
                    """
                ),
                (
                    "network.json",
                    """
                    { "fixtures": [{ "method": "POST", "url": "/orders", "json": { "order": 1 } }] }
                    """
                ),
            ], command: ["validate", "portal.js", "--call", "buy"])
    ]
}
