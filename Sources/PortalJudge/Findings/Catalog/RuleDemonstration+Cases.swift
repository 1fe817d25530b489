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

    private static let page = """
        ↓<!DOCTYPE html>
        <html lang="en">
        <title>Plans</title>
        <button disabled>Buy</button><button onclick="leave()">Leave</button>
        <script>
        function leave() {
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        }
        </script>
        </html>
        """

    /// A page whose button buys.
    private static func shop(done: String, button: String, condition: String = "") -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <title>Plans</title>
        \(button)
        <p id="state"></p>
        <script>
        function show(text) { document.getElementById("state").textContent = text; }
        function onDone(json) {
            \(done)
        }
        function onState(json) { show(JSON.parse(json).networkRegistrationState); }
        document.getElementById("buy").onclick = function () {
            \(condition)MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
            MobilePlansInlineProfileDownload.registrationChangedScript = "onState";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: "Complete", planName: "Small" }, "1$smdp.example.com$ABC-1");
        };
        </script>
        </html>
        """
    }

    private static let button = "<button id=\"buy\">Buy</button>"
    private static let told = """
        show(JSON.parse(json).activationResult === "success" ? "Installed" : "Please try again");
        """

    static let ofCases: [(String, RuleDemonstration)] = [
        (
            "callback-page-left",
            .init(
                files: [
                    (
                        "index.html",
                        shop(
                            done: "if (JSON.parse(json).activationResult === \"success\") "
                                + "location↓.href = \"thanks.html\";",
                            button: button)
                    ), ("thanks.html", "<!DOCTYPE html><title>Thanks</title><p>Thank you"),
                ], command: ["validate", "index.html"])
        ),
        (
            "page-reloaded-during-operation",
            .init(
                files: [("index.html", shop(done: told, button: "<form>↓\(button)</form>"))],
                command: ["validate", "index.html"])
        ),
        (
            "retry-not-heard",
            .init(
                files: [
                    (
                        "index.html",
                        shop(
                            done:
                                "MobilePlansInlineProfileDownload.profileActivationCompleteScript = "
                                + "undefined; window.isSet = true;\n    " + told,
                            button: button, condition: "if (!window.isSet) ")
                    )
                ], command: ["validate", "index.html"])
        ),
        (
            "only-cancel-tried",
            .init(files: [("index.html", page)], command: ["validate", "index.html"])
        ),
        (
            "callback-replaced",
            .init(
                files: [
                    ("portal.js", portal()),
                    ("metrics.js", "function ↓onDone(name) { window.last = name; }"),
                ], command: ["run", "portal.js", "metrics.js", "--call", "buy"])
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
