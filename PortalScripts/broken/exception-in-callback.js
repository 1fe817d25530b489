// Wrong: the JSON has no member "activation", so reading on throws. Meant: args.activationResult.

function onActivationComplete(text) {
    var args = JSON.parse(text);
    console.log("Result: " + args.activation.result);
}

function onRegistrationChanged(text) {
    console.log("Network: " + JSON.parse(text).networkRegistrationState);
}

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Tailspin Europe 6 GB";
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        metadata, "1$smdp.tailspin-mobile.example$TS-THROW-01");
}
