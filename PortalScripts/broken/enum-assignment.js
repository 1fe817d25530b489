// Wrong: "=" assigns to the enum, so every order counts as paid. Meant: to compare, with "===".

function buy() {
    var status = "Complete"; // what the payment service answered
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.moDirectStatus = status;
    if (MobilePlansMoDirectStatus.complete = status) {
        metadata.line = MobilePlansLineType.new;
        metadata.planName = "Contoso Go 2 GB";
        MobilePlans.notifyPurchaseDelayedProfile(metadata, 15);
    } else {
        metadata.line = MobilePlansLineType.none;
        metadata.planName = "";
        MobilePlans.notifyCancelledPurchase(metadata);
    }
}
