// Wrong: the call takes JSON text, not the object itself. Meant: JSON.stringify({ ... }).

function buy() {
    var match = /[?&]transactionId=([^&]*)/.exec(location.search);
    DataMart.notifyPurchaseResult({
        ver: "1",
        success: true,
        iccid: "8988240600003128464",
        activationCode: "1$smdp.fabrikam-telecom.example$FT-OBJECT-01",
        transactionId: match ? decodeURIComponent(match[1]) : "",
        purchaseResult: {
            userAccount: "Existing",
            purchaseInstrument: "Existing",
            line: "New",
            moDirectStatus: "Complete",
            planName: "Fabrikam Monthly 8 GB"
        }
    });
}
