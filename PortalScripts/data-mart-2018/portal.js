// Woodgrove Telecom: a portal from the first days of Mobile Plans, when the objects in the page
// were still called DataMart. Callbacks are handed over as functions, not by name.

var dayPass = {
    name: "Woodgrove Day Pass 500 MB",
    activationCode: "1$dp.woodgrove-telecom.example$WG-DAYPASS-18"
};

// The "Activate" button.
function activateDayPass() {
    var metadata = DataMart.createPurchaseMetaData();
    metadata.userAccount = DataMartUserAccount.new;
    metadata.purchaseInstrument = DataMartPurchaseInstrument.new;
    metadata.line = DataMartLineType.new;
    metadata.moDirectStatus = DataMartMoDirectStatus.complete;
    metadata.planName = dayPass.name;

    DataMartInlineProfile.registrationChangedScript = onRegistrationChanged;
    DataMartInlineProfile.profileActivationCompleteScript = onActivationComplete;
    DataMartInlineProfile.notifyInlineProfileDownload(metadata, dayPass.activationCode);
}

// The "No, thanks" link.
function leave() {
    var metadata = DataMart.createPurchaseMetaData();
    metadata.userAccount = DataMartUserAccount.bailed;
    metadata.purchaseInstrument = DataMartPurchaseInstrument.none;
    metadata.line = DataMartLineType.none;
    metadata.moDirectStatus = DataMartMoDirectStatus.cancelled;
    metadata.planName = "";
    DataMart.notifyCancelledPurchase(metadata);
}

function onActivationComplete(activationArgs) {
    var activation = JSON.parse(activationArgs);
    switch (activation.activationResult) {
    case DataMartActivationErrors.success:
        console.log("Your day pass is on profile " + activation.iccid + ".");
        break;
    case DataMartActivationErrors.serverNotReachable:
    case DataMartActivationErrors.serverFailure:
        console.error("Our server has a problem. Please try again in a few minutes.");
        break;
    case DataMartActivationErrors.insufficientSpaceOnCard:
        console.error("Your eSIM is full. Remove a profile and try again.");
        break;
    default:
        console.error("The day pass could not be set up: " + activation.activationResult);
    }
}

function onRegistrationChanged(registrationArgs) {
    var state = JSON.parse(registrationArgs).networkRegistrationState;
    if (state === DataMartNetworkRegistrationState.home ||
        state === DataMartNetworkRegistrationState.roaming ||
        state === DataMartNetworkRegistrationState.partner) {
        console.log("You are connected. Enjoy your day!");
    } else if (state === DataMartNetworkRegistrationState.denied) {
        console.error("The network refused the connection.");
    } else {
        console.log("Not connected yet: " + state);
    }
}
