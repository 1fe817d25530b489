// Wrong: the interval is text, as a form field gives it. Meant: the number of minutes, 15.

function buy() {
    var minutes = "15";
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.new;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Fabrikam Monthly 8 GB";
    MobilePlans.notifyPurchaseWithProfileDownload(
        metadata, "1$smdp.fabrikam-telecom.example$FT-TEXT-01", minutes);
}
