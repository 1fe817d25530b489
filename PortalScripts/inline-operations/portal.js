// Northwind Wireless: order a plan now, download it later, change your mind in between.
//
// A delayed download returns an operation context. With it the portal can cancel the download for
// as long as the user has not seen the app's notification. The page stays on screen meanwhile.

var DOWNLOAD_DELAY = 60; // minutes
var MINUTE = 60 * 1000; // in the milliseconds of timers

var pendingDownload = null;

function describePurchase() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Northwind Weekend 4 GB";
    return metadata;
}

// The "Order" button.
function orderPlan() {
    MobilePlansInlineOperations.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineOperations.registrationChangedScript = "onRegistrationChanged";
    pendingDownload = MobilePlansInlineOperations.notifyProfileDownload(
        describePurchase(), "1$rsp.northwind-wireless.example$NW-WEEKEND-0815", DOWNLOAD_DELAY);
    console.log("Download " + pendingDownload.Id + " is due in " + DOWNLOAD_DELAY + " minutes.");
}

// The "Cancel my order" button.
function cancelDownload() {
    if (pendingDownload === null) {
        console.warn("There is no download to cancel.");
        return;
    }
    MobilePlansInlineOperations.notifyOperationCancel(pendingDownload);
    console.log("Download " + pendingDownload.Id + " is cancelled.");
    pendingDownload = null;
}

// Plays a user who orders and thinks better of it after ten minutes.
function orderAndReconsider() {
    orderPlan();
    setTimeout(cancelDownload, 10 * MINUTE);
}

function onActivationComplete(activationArgs) {
    var activation = JSON.parse(activationArgs);
    pendingDownload = null; // ended, so no longer to be cancelled
    switch (activation.activationResult) {
    case MobilePlansActivationError.success:
        console.log("Profile " + activation.iccid + " is active.");
        break;
    case MobilePlansActivationError.operationAborted:
        console.log("The download was stopped. Nothing is charged.");
        break;
    default:
        console.error("The download failed: " + activation.activationResult);
    }
}

function onRegistrationChanged(registrationArgs) {
    var registration = JSON.parse(registrationArgs);
    if (registration.networkRegistrationState === MobilePlansNetworkRegistrationState.denied) {
        console.error("The network refused profile " + registration.iccid + ".");
    } else {
        console.log("Network: " + registration.networkRegistrationState);
    }
}
