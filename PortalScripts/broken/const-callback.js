// Wrong: a const is no property of window, so the app cannot find it. Meant: a callback.

const onActivationComplete = function (args) {
    console.log("Result: " + JSON.parse(args).activationResult);
};

function onRegistrationChanged(args) {
    console.log("Network: " + JSON.parse(args).networkRegistrationState);
}

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.new;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Contoso Go 2 GB";
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        metadata, "1$smdp.contoso-mobile.example$QX7-CONST-01");
}
