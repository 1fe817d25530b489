// Wrong: nothing handles the rejection, so the user waits for ever. Meant: .catch(reportFailure).

// Stands in for an order service that is down.
function placeOrder() {
    return Promise.reject(new Error("the order service answered 503"));
}

function reportPurchase(planName) {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = planName;
    MobilePlans.notifyPurchaseDelayedProfile(metadata, 15);
}

function buy() {
    placeOrder().then(reportPurchase);
}
