// Northwind Wireless: download a profile while the portal stays on screen.
//
// The app reports back by calling two functions of this page. It finds them by name, so they are
// function declarations, and their names are set before the download starts.

var PLAN_NAME = "Northwind 10 GB, 30 days";
var ACTIVATION_CODE = "1$rsp.northwind-wireless.example$NW-4471-INLINE";

var retriesLeft = 0;

function describePurchase() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = PLAN_NAME;
    return metadata;
}

function startDownload() {
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        describePurchase(), ACTIVATION_CODE);
}

// The "Buy" button.
function buyPlan() {
    retriesLeft = 1;
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    startDownload();
}

// Whether the next attempt may well succeed although nothing was changed.
function isTemporary(result) {
    switch (result) {
    case MobilePlansActivationError.serverNotReachable:
    case MobilePlansActivationError.serverFailure:
    case MobilePlansActivationError.cardBusy:
    case MobilePlansActivationError.timeoutWaitingForUserConsent:
        return true;
    default:
        return false;
    }
}

// What the user can do about a failure.
function explain(result) {
    switch (result) {
    case MobilePlansActivationError.insufficientSpaceOnCard:
        return "Your eSIM is full. Remove a profile that you no longer use.";
    case MobilePlansActivationError.profileNotAvailableForNewBinding:
        return "This profile is already installed on a device.";
    case MobilePlansActivationError.eidMismatch:
        return "This profile was ordered for another device.";
    case MobilePlansActivationError.noEligibleProfileForThisDevice:
        return "Our network does not support this device.";
    case MobilePlansActivationError.serverNotReachable:
        return "Our server cannot be reached. Check your internet connection.";
    default:
        return "Please call our customer service.";
    }
}

// Called by the app when an activation has ended, well or not.
function onActivationComplete(activationArgs) {
    var activation = JSON.parse(activationArgs);
    var result = activation.activationResult;
    if (result === MobilePlansActivationError.success) {
        console.log("Profile " + activation.iccid + " is active. Looking for the network.");
    } else if (isTemporary(result) && retriesLeft > 0) {
        retriesLeft -= 1;
        console.warn("The download failed (" + result + "). Trying again.");
        startDownload();
    } else {
        console.error("The download failed (" + result + "). " + explain(result));
    }
}

// Called by the app at every change of the registration, so also with states in between.
function onRegistrationChanged(registrationArgs) {
    var registration = JSON.parse(registrationArgs);
    switch (registration.networkRegistrationState) {
    case MobilePlansNetworkRegistrationState.home:
    case MobilePlansNetworkRegistrationState.roaming:
    case MobilePlansNetworkRegistrationState.partner:
        console.log("You are online with " + PLAN_NAME + ".");
        break;
    case MobilePlansNetworkRegistrationState.denied:
        console.error("The network refused profile " + registration.iccid + ".");
        break;
    default:
        console.log("Network: " + registration.networkRegistrationState);
    }
}
