// Wrong: the first call closes the portal, the second comes too late. Meant: to add a bonus.

function buy() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Tailspin Europe 6 GB";
    MobilePlans.notifyPurchaseWithProfileDownload(
        metadata, "1$smdp.tailspin-mobile.example$TS-BONUS-01", 15);

    metadata.planName = "Welcome bonus 1 GB";
    MobilePlans.notifyBalanceAddition(metadata, "8988301200040715286");
}
