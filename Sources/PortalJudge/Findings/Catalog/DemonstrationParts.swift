/// What demonstrations of several rules are made of.
enum DemonstrationParts {
    /// A page with this body.
    static func page(_ body: String) -> String {
        "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Plans</title>\n\(body)\n</html>"
    }

    /// A function that cancels.
    static let leave = """
        function leave() {
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        }
        """

    /// A download whose result is told by `body`.
    static func download(_ body: String, before: String = "") -> String {
        """
        \(before)function ↓onDone(json) {
            var result = JSON.parse(json).activationResult;
            \(body)
        }
        function buy() {
            var metadata = MobilePlans.createPurchaseMetaData();
            metadata.userAccount = MobilePlansUserAccount.new;
            metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            metadata.line = MobilePlansLineType.new;
            metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
            metadata.planName = "Small";
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                metadata, "1$smdp.example.com$ABC-1");
        }
        """
    }

    /// Validates a script, and buys.
    static let validateBuy = ["validate", "portal.js", "--call", "buy"]
    /// Validates a script, and cancels.
    static let validateLeave = ["validate", "portal.js", "--call", "leave"]

    /// A portal that names both callbacks; places are marked by who needs them.
    static func wired(done: String = "", set: String = "", state: String = "") -> String {
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

    /// A case in which the card is busy.
    static let busyCase = """
        {
          "name": "The card is busy", "scripts": ["portal.js"], "scenario": "card-busy",
          "steps": [{ "call": "buy" }]
        }
        """

    /// Validates the folder, and buys.
    static let validateFolder = ["validate", ".", "--call", "buy"]
}
