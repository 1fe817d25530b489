/// Rules about more than one script, and about what user cases reach.
extension RuleDemonstration {
    /// A portal that names both callbacks; places are marked by who needs them.
    private static func portal(done: String = "", set: String = "", state: String = "") -> String {
        """
        function onDone(json) {
            \(done)if (JSON.parse(json).activationResult === "success") {
                console.log("Installed");
            } else {
                console.log("Please call us");
            }
        }
        function onState(json) { console.log(JSON.parse(json).networkRegistrationState); }
        function buy() {
            var metadata = MobilePlans.createPurchaseMetaData();
            metadata.userAccount = MobilePlansUserAccount.new;
            metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            metadata.line = MobilePlansLineType.new;
            metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
            metadata.planName = "Small";
            MobilePlansInlineProfileDownload\(set).profileActivationCompleteScript = "onDone";
            MobilePlansInlineProfileDownload\(state).registrationChangedScript = "onState";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                metadata, "1$smdp.example.com$ABC-1");
        }
        """
    }

    private static let failing = """
        {
          "name": "The card is busy", "scripts": ["portal.js"], "scenario": "card-busy",
          "steps": [{ "call": "buy" }]
        }
        """

    private static let validate = ["validate", ".", "--call", "buy"]

    static let ofCases: [(String, RuleDemonstration)] = [
        (
            "callback-replaced",
            .init(
                files: [
                    ("portal.js", portal()),
                    ("metrics.js", "function ↓onDone(name) { window.last = name; }"),
                ], command: ["run", "portal.js", "metrics.js", "--call", "buy"])
        ),
        (
            "request-cut-off",
            .init(
                files: [
                    (
                        "index.html",
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <title>Plans</title>
                        <form><button>Buy</button></form>
                        <script>
                        document.querySelector("form").addEventListener("submit", function () {
                            ↓fetch("/order.json").then(function (answer) { console.log(answer.status); });
                        });
                        </script>
                        </html>
                        """
                    ), ("order.json", "{}"),
                ], command: ["run", ".", "--do", "click \"Buy\""])
        ),
        (
            "callback-not-reached",
            .init(
                files: [("portal.js", portal(state: "↓")), ("busy.case.json", failing)],
                command: validate)
        ),
        (
            "result-not-reached",
            .init(
                files: [("portal.js", portal(set: "↓")), ("busy.case.json", failing)],
                command: validate)
        ),
        (
            "branch-not-reached",
            .init(
                files: [("portal.js", portal(done: "↓")), ("busy.case.json", failing)],
                command: validate + ["--coverage", "lcov:lcov.info"])
        ),
    ]
}
