/// The files that `portalhost init` writes: a small portal, and cases that pass.
package enum FirstPortal {
    /// The files, by their path in the folder.
    package static let files: [(path: String, text: String)] = [
        ("index.html", page), ("portal.js", portal), ("suite.json", suite),
        (".portalhost.json", configuration), ("cases/installs.case.json", installs),
        ("cases/retries.case.json", retries), ("cases/card-is-full.case.json", cardIsFull),
        ("cases/cancels.case.json", cancels),
    ]

    private static let page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Data plans</title>
          <style>
            body { max-width: 40em; margin: 2em auto; font: 16px/1.5 "Segoe UI", sans-serif; }
            [hidden] { display: none; }
          </style>
        </head>
        <body>
          <h1>10 GB for 30 days</h1>
          <form id="order">
            <label>E-mail <input type="email" name="email" required></label>
            <button type="submit">Buy</button>
            <button type="button" id="leave">Back to Windows</button>
          </form>
          <p id="status" role="status"></p>
          <p id="network" hidden>Network: <span></span></p>
          <button type="button" id="again" hidden>Try again</button>
          <script src="portal.js"></script>
        </body>
        </html>

        """

    private static let portal = """
        // A portal for inline downloads. The app calls the two functions at the end back by their names, so
        // they are declared with 'function' at the top level.
        var ACTIVATION_CODE = "1$smdp.example.com$MATCHING-ID-1";
        var attempts = 0;

        // Before launch every result has to be handled; what the user can do differs.
        var ADVICE = {
            notAuthorized: "Your order is not complete yet. Please call us.",
            notFound: "This plan is gone. Please order it again.",
            policyViolation: "Your organisation does not allow another plan on this PC.",
            insufficientSpaceOnCard: "Please remove a profile that you no longer use.",
            serverFailure: "Our server has a problem. Please try again in an hour.",
            serverNotReachable: "Please connect to the internet and try again.",
            timeoutWaitingForUserConsent: "Please try again, and answer Windows' question.",
            incorrectConfirmationCode: "That code was wrong. Please try again.",
            confirmationCodeMaxRetriesExceeded: "The code was wrong too often. Please order again.",
            confirmationCodeMissing: "This plan needs a code. Please call us.",
            cardRemoved: "Please put the SIM card back and try again.",
            cardBusy: "Your eSIM is still busy. Please try again in a minute.",
            cardGeneralFailure: "Your eSIM does not work. Please restart the PC.",
            other: "Something went wrong. Please try again.",
            invalidMatchingId: "We have lost your order. Please order again.",
            noEligibleProfileForThisDevice: "No plan fits this PC. We give your money back.",
            operationAborted: "You have cancelled. Your order waits for you.",
            eidMismatch: "This plan belongs to another device.",
            profileNotAvailableForNewBinding: "This plan is in use already.",
            profileNotReleasedByOperator: "Your plan is not ready. Please try again tomorrow.",
            operationProhibitedByProfileClass: "This plan cannot be used on a PC.",
            profileNotPresent: "The plan was deleted. Please order again.",
            noCorrespondingRequest: "Windows has lost the download. Please try again.",
            lpaInitializationError: "Windows cannot use the eSIM. Please restart the PC.",
            modemNotFound: "This PC has no cellular modem.",
            localSettingsAccessFailed: "The app cannot read its settings. Please reinstall it.",
            invalidCallback: "This page has a mistake. Please call us.",
            invalidActivationCode: "We have sent a wrong code. Please call us.",
            invalidIccid: "We have sent a wrong number. Please call us."
        };

        function element(id) {
            return document.getElementById(id);
        }

        function say(text) {
            element("status").textContent = text;
        }

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
            element("order").hidden = true;
            element("again").hidden = true;
            say("Installing, attempt " + attempts + ".");
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

        element("order").addEventListener("submit", function (event) {
            event.preventDefault();
            buy();
        });
        element("leave").addEventListener("click", cancel);
        element("again").addEventListener("click", buy);

        function onActivationComplete(json) {
            var result = JSON.parse(json).activationResult;
            if (result === MobilePlansActivationError.success) {
                say("Your plan is installed.");
            } else if (result === MobilePlansActivationError.cardBusy && attempts < 3) {
                buy();
            } else {
                say(ADVICE[result] || "Please call us and say: " + result);
                element("again").hidden = false;
            }
        }

        function onRegistrationChanged(json) {
            element("network").hidden = false;
            element("network").querySelector("span").textContent =
                JSON.parse(json).networkRegistrationState;
        }

        """

    private static let suite = """
        {
          "description": "What all cases in this folder have in common.",
          "page": "index.html",
          "edition": "2018-12"
        }

        """

    private static let configuration = """
        {
          "page": "index.html",
          "calls": ["buy"],
          "edition": "2018-12"
        }

        """

    private static let installs = """
        {
          "name": "A profile is installed and registers at home",
          "steps": [
            { "fill": { "label": "E-mail" }, "value": "ann@example.com" },
            { "click": { "role": "button", "name": "Buy" } },
            { "waitFor": { "role": "status", "hasText": "Your plan is installed." } },
            { "waitFor": { "text": "Network: home" } }
          ],
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
            { "fill": { "label": "E-mail" }, "value": "ann@example.com" },
            { "click": { "role": "button", "name": "Buy" } },
            { "waitFor": { "text": "Installing, attempt 2." } },
            { "change": { "device": { "eSIM": { "state": "ready" } } } },
            { "waitFor": { "text": "Your plan is installed." } }
          ],
          "allow": ["calls"],
          "expect": {
            "callbacks": [
              { "name": "onActivationComplete", "payload": { "activationResult": "cardBusy" } },
              { "name": "onActivationComplete", "payload": { "activationResult": "cardBusy" } },
              { "name": "onActivationComplete", "payload": { "activationResult": "success" } },
              "onRegistrationChanged",
              "onRegistrationChanged"
            ]
          }
        }

        """

    private static let cardIsFull = """
        {
          "name": "The user of a full card is told what to do",
          "scenario": "full-card",
          "steps": [
            { "fill": { "label": "E-mail" }, "value": "ann@example.com" },
            { "click": { "role": "button", "name": "Buy" } },
            { "waitFor": { "text": "Please remove a profile that you no longer use." } },
            { "waitFor": { "role": "button", "name": "Try again" } }
          ],
          "expect": {
            "calls": ["MobilePlansInlineProfileDownload.notifyInlineProfileDownload"],
            "callbacks": [
              { "name": "onActivationComplete", "payload": { "activationResult": "insufficientSpaceOnCard" } }
            ],
            "device": { "profiles": [{ "iccid": "8988247000100003293", "state": "enabled" }] }
          }
        }

        """

    private static let cancels = """
        {
          "name": "A user who leaves the checkout is back in the app",
          "steps": [{ "click": { "role": "button", "name": "Back to Windows" } }],
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
