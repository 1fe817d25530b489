// Wrong: no function is called "onActivationDone". Meant: "onActivationComplete".

function onActivationComplete(args) {
    console.log("Result: " + JSON.parse(args).activationResult);
}

function onRegistrationChanged(args) {
    console.log("Network: " + JSON.parse(args).networkRegistrationState);
}

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Northwind 10 GB";
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationDone";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        metadata, "1$rsp.northwind-wireless.example$NW-MISSING-01");
}
