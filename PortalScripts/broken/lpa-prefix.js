// Wrong: "LPA:" belongs in a QR code, not in the call. Meant: the code after the prefix.

function buy() {
    var scannedCode = "LPA:1$smdp.contoso-mobile.example$QX7-PREFIX-01";
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = "Contoso Go 2 GB";
    MobilePlans.notifyPurchaseWithProfileDownload(metadata, scannedCode, 15);
}
