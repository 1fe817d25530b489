// Contoso Mobile: wait until the order is ready, then download inline.
//
// The page asks the order service every 20 seconds and starts the download with the activation
// code of the answer. Timers run in the host's virtual time, so nobody waits for them.

var POLL_INTERVAL = 20 * 1000; // milliseconds
var MOST_POLLS = 9;

var PLAN_NAME = "Contoso Business 15 GB";

var polls = 0;
var orderedAt = 0;

// Stands in for the order service, which a shipped portal would ask over https.
var answers = [
    { state: "received" },
    { state: "preparing" },
    { state: "ready", activationCode: "1$smdp.contoso-mobile.example$QX7-ORDER-5520" }
];

function askOrderService() {
    return answers.length > 1 ? answers.shift() : answers[0];
}

function describePurchase(line, status, planName) {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = line;
    metadata.moDirectStatus = status;
    metadata.planName = planName;
    return metadata;
}

// The "Order" button.
function placeOrder() {
    polls = 0;
    orderedAt = Date.now();
    console.log("Ordering " + PLAN_NAME + ".");
    setTimeout(poll, POLL_INTERVAL);
}

function poll() {
    var answer = askOrderService();
    polls += 1;
    console.log("After " + (Date.now() - orderedAt) / 1000 + " s: order is " + answer.state);
    if (answer.state === "ready") {
        download(answer.activationCode);
    } else if (polls < MOST_POLLS) {
        setTimeout(poll, POLL_INTERVAL);
    } else {
        console.error("The order takes too long, so it was withdrawn.");
        MobilePlans.notifyCancelledPurchase(describePurchase(
            MobilePlansLineType.none, MobilePlansMoDirectStatus.serviceError, ""));
    }
}

function download(activationCode) {
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        describePurchase(
            MobilePlansLineType.new, MobilePlansMoDirectStatus.complete, PLAN_NAME),
        activationCode);
}

function onActivationComplete(activationArgs) {
    var activation = JSON.parse(activationArgs);
    if (activation.activationResult === MobilePlansActivationError.success) {
        console.log("Profile " + activation.iccid + " is active.");
    } else {
        console.error("The profile could not be set up: " + activation.activationResult);
    }
}

function onRegistrationChanged(registrationArgs) {
    var state = JSON.parse(registrationArgs).networkRegistrationState;
    if (state === MobilePlansNetworkRegistrationState.denied) {
        console.error("The network refused the profile.");
    } else {
        console.log("Network: " + state);
    }
}
