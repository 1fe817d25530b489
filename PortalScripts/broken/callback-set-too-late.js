// Wrong: the app reads the names when the download starts. Meant: to set both before the call.

function onActivationComplete(args) {
    console.log("Result: " + JSON.parse(args).activationResult);
}

function onRegistrationChanged(args) {
    console.log("Network: " + JSON.parse(args).networkRegistrationState);
}

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.new;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Northwind 10 GB";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        metadata, "1$rsp.northwind-wireless.example$NW-LATE-01");
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
}
