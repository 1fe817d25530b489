// Wrong: the value is "New", not "new". Meant: MobilePlansUserAccount.new.

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = "new";
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Fabrikam Travel 5 GB";
    MobilePlans.notifyPurchaseDelayedProfile(metadata, 30);
}
