/// The files that `portalhost init` writes: a small portal, and cases that pass.
public enum FirstPortal {
    /// The files, by their path in the folder.
    public static let files: [(path: String, text: String)] = [
        ("portal.js", portal), ("suite.json", suite), (".portalhost.json", configuration),
        ("cases/installs.case.json", installs), ("cases/retries.case.json", retries),
        ("cases/card-is-full.case.json", cardIsFull), ("cases/cancels.case.json", cancels),
    ]

    private static let portal = """
        // A portal for inline downloads. The app calls the two functions below back by their names, so
        // they are declared with 'function' at the top level.
        var ACTIVATION_CODE = "1$smdp.example.com$MATCHING-ID-1";
        var attempts = 0;

        function metadata(status, planName) {
            var purchase = MobilePlans.createPurchaseMetaData();
            purchase.userAccount = MobilePlansUserAccount.new;
            purchase.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            purchase.line = MobilePlansLineType.new;
            purchase.moDirectStatus = status;
            purchase.planName = planName;
            return purchase;
        }

        // The user has paid.
        function buy() {
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
            MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
            attempts = attempts + 1;
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                metadata(MobilePlansMoDirectStatus.complete, "10 GB"), ACTIVATION_CODE);
        }

        // The user has left the checkout.
        function cancel() {
            var purchase = metadata(MobilePlansMoDirectStatus.cancelled, "");
            purchase.purchaseInstrument = MobilePlansPurchaseInstrument.bailed;
            purchase.line = MobilePlansLineType.none;
            MobilePlans.notifyCancelledPurchase(purchase);
        }

        function onActivationComplete(json) {
            var result = JSON.parse(json).activationResult;
            if (result === MobilePlansActivationError.success) {
                console.log("installed");
            } else if (result === MobilePlansActivationError.cardBusy && attempts < 3) {
                console.log("busy, trying again");
                buy();
            } else if (result === MobilePlansActivationError.insufficientSpaceOnCard) {
                console.log("Please remove a profile that you no longer use.");
            } else {
                console.log("Please call us and say: " + result);
            }
        }

        function onRegistrationChanged(json) {
            console.log("network: " + JSON.parse(json).networkRegistrationState);
        }

        """

    private static let suite = """
        {
          "description": "What all cases in this folder have in common.",
          "scripts": ["portal.js"],
          "edition": "2018-12"
        }

        """

    private static let configuration = """
        {
          "calls": ["buy"],
          "edition": "2018-12"
        }

        """

    private static let installs = """
        {
          "name": "A profile is installed and registers at home",
          "steps": [{ "call": "buy" }],
          "expect": {
            "calls": [
              {
                "name": "MobilePlansInlineProfileDownload.notifyInlineProfileDownload",
                "arguments": [{ "moDirectStatus": "Complete", "planName": "10 GB" }, { "$regex": "^1\\\\$" }]
              }
            ],
            "callbacks": [
              { "name": "onActivationComplete", "payload": { "activationResult": "success" } },
              { "name": "onRegistrationChanged", "payload": { "networkRegistrationState": "searching" } },
              { "name": "onRegistrationChanged", "payload": { "networkRegistrationState": "home" } }
            ],
            "console": ["installed", "network: searching", "network: home"],
            "app": { "control": "portal", "registration": "home" },
            "device": { "activeProfile": "8988247000100003319" }
          }
        }

        """

    private static let retries = """
        {
          "name": "A busy card is tried again, and works then",
          "scenario": { "preset": "card-busy" },
          "steps": [
            { "call": "buy" },
            { "advance": "1500ms" },
            { "change": { "device": { "eSIM": { "state": "ready" } } } }
          ],
          "allow": ["calls"],
          "expect": {
            "callbacks": [
              { "name": "onActivationComplete", "payload": { "activationResult": "cardBusy" } },
              { "name": "onActivationComplete", "payload": { "activationResult": "cardBusy" } },
              { "name": "onActivationComplete", "payload": { "activationResult": "success" } },
              "onRegistrationChanged",
              "onRegistrationChanged"
            ],
            "console": [
              "busy, trying again", "busy, trying again", "installed", "network: searching", "network: home"
            ]
          }
        }

        """

    private static let cardIsFull = """
        {
          "name": "The user of a full card is told what to do",
          "scenario": "full-card",
          "steps": [{ "call": "buy" }],
          "expect": {
            "calls": ["MobilePlansInlineProfileDownload.notifyInlineProfileDownload"],
            "callbacks": [
              { "name": "onActivationComplete", "payload": { "activationResult": "insufficientSpaceOnCard" } }
            ],
            "console": [{ "$regex": "remove a profile" }],
            "device": { "profiles": [{ "iccid": "8988247000100003293", "state": "enabled" }] }
          }
        }

        """

    private static let cancels = """
        {
          "name": "A user who leaves the checkout is back in the app",
          "steps": [{ "call": "cancel" }],
          "expect": {
            "calls": [
              {
                "name": "MobilePlans.notifyCancelledPurchase",
                "arguments": [{ "moDirectStatus": "Cancelled", "planName": "" }]
              }
            ],
            "app": { "control": "returned", "notifications": [] }
          }
        }

        """
}
