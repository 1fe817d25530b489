// Wrong: the enum's name is misspelt, as it once was on a page. Meant: DataMartPurchaseInstrument.

function buy() {
    var newCard = DataMartPurchaseInstrment.new;
    var metadata = DataMart.createPurchaseMetaData();
    metadata.userAccount = DataMartUserAccount.new;
    metadata.purchaseInstrument = newCard;
    metadata.line = DataMartLineType.new;
    metadata.moDirectStatus = DataMartMoDirectStatus.complete;
    metadata.planName = "Woodgrove Day Pass 500 MB";
    DataMart.notifyPurchaseDelayedProfile(metadata, 15);
}
