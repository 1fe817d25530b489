// Contoso Mobile: the installation. The page stays on the screen, and the app calls the two
// functions at the end back by their names: they are declarations at the top level.

var MOST_ATTEMPTS = 3;
var HALF_AN_HOUR = 30; // minutes

var Installation = (function () {
    var attempts = 0;
    var later = null; // the operation that waits for its time

    function element(id) {
        return document.getElementById(id);
    }

    function show(id, isShown) {
        element(id).hidden = !isShown;
    }

    function progress(text) {
        element("progress").textContent = text;
    }

    // The app reads the names of the callbacks when an operation begins.
    MobilePlansInlineOperations.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineOperations.registrationChangedScript = "onRegistrationChanged";

    function begin(text, delay) {
        var metadata = Order.bought(MobilePlansLineType.new);
        show("choices", false);
        show("failure", false);
        progress(text);
        if (delay === 0) {
            attempts += 1;
            MobilePlansInlineOperations.notifyProfileDownload(metadata, Order.get("code"));
        } else {
            later = MobilePlansInlineOperations.notifyProfileDownload(
                metadata, Order.get("code"), delay);
        }
        show("cancel-later", later !== null);
    }

    function now() {
        if (Order.plan().delivery === "by the app") {
            MobilePlans.notifyPurchaseWithProfileDownload(
                Order.bought(MobilePlansLineType.new), Order.get("code"), 15);
        } else {
            begin("Installing, please wait.", 0);
        }
    }

    function installed(iccid) {
        Order.note({ isInstalled: true, iccid: iccid });
        progress("Your plan is installed.");
        show("done", true);
    }

    function failed(result) {
        Order.note({ result: result });
        Leave.status = MobilePlansMoDirectStatus.serviceError;
        progress("");
        element("advice").textContent = Advice.of(result);
        element("result").textContent = result;
        show("failure", true);
    }

    element("install-now").addEventListener("click", now);
    element("install-later").addEventListener("click", function () {
        begin("Windows will ask you in half an hour.", HALF_AN_HOUR);
    });
    element("cancel-later").addEventListener("click", function () {
        MobilePlansInlineOperations.notifyOperationCancel(later);
        later = null;
        show("cancel-later", false);
        show("choices", true);
        progress("It will not be installed by itself.");
    });
    element("try-again").addEventListener("click", function () {
        attempts = 0;
        now();
    });

    return {
        start: function () {
            if (!Order.isOpen()) {
                location.replace("index.html");
                return;
            }
            Order.show();
            show("install-later", Order.plan().delivery === "inline");
            // The user has paid: what can be left is the line.
            Leave.steps.userAccount = Order.get("account") === "existing"
                ? MobilePlansUserAccount.existing : MobilePlansUserAccount.new;
            Leave.steps.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            Leave.steps.line = MobilePlansLineType.bailed;
        },

        ended: function (result, iccid) {
            later = null;
            show("cancel-later", false);
            if (result === MobilePlansActivationError.success) {
                installed(iccid);
            } else if (Advice.isPassing(result) && attempts < MOST_ATTEMPTS) {
                begin("Installing, attempt " + (attempts + 1) + ".", 0);
            } else {
                failed(result);
            }
        },

        registered: function (state) {
            element("state").textContent = Advice.ofNetwork(state);
            show("network", true);
        }
    };
}());

Installation.start();

function onActivationComplete(json) {
    var activation = JSON.parse(json);
    Installation.ended(activation.activationResult, activation.iccid);
}

function onRegistrationChanged(json) {
    Installation.registered(JSON.parse(json).networkRegistrationState);
}
