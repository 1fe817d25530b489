// Wrong: no callback can run while the loop does. Meant: to go on in onActivationComplete.

var done = false;

function onActivationComplete(args) {
    done = JSON.parse(args).activationResult === MobilePlansActivationError.success;
}

function onRegistrationChanged(args) {
    console.log("Network: " + JSON.parse(args).networkRegistrationState);
}

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Contoso Go 2 GB";
    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
        metadata, "1$smdp.contoso-mobile.example$QX7-LOOP-01");
    while (!done) {}
}
