// Wrong: the API spells it notifyCancelledPurchase, with two l. Meant: to take the user back.

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.bailed;
    metadata.line = MobilePlansLineType.none;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.cancelled;
    metadata.planName = "";
    MobilePlans.notifyCanceledPurchase(metadata);
}
