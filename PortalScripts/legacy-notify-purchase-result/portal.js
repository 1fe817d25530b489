// Fabrikam Telecom: a portal that still reports with DataMart.notifyPurchaseResult.
//
// One call covers success and failure. Its argument is JSON text, and the values in it are plain
// strings, so this portal needs no enum object and runs with every edition.

// The order service renders this into the page.
var order = {
    planName: "Fabrikam Monthly 8 GB",
    iccid: "8988240600003128464",
    activationCode: "1$smdp.fabrikam-telecom.example$FT-MONTHLY-2291"
};

// Returns a parameter of the launch URL, or "" if it is not there.
function launchParameter(name) {
    var pairs = location.search.slice(1).split("&");
    for (var i = 0; i < pairs.length; i += 1) {
        var parts = pairs[i].split("=");
        if (parts[0] === name && parts.length === 2) {
            return decodeURIComponent(parts[1]);
        }
    }
    return "";
}

// Sends the result together with the transaction that the app launched the portal for.
function report(result, purchaseResult) {
    result.ver = "1";
    result.transactionId = launchParameter("transactionId");
    result.purchaseResult = JSON.stringify(purchaseResult);
    if (result.transactionId === "") {
        console.error("The portal was not launched by the Mobile Plans app.");
        return;
    }
    console.log("Reporting transaction " + result.transactionId + ".");
    DataMart.notifyPurchaseResult(JSON.stringify(result));
}

// The "Finish" button.
function finishPurchase() {
    report(
        { success: true, iccid: order.iccid, activationCode: order.activationCode },
        {
            userAccount: "New",
            purchaseInstrument: "New",
            line: "New",
            moDirectStatus: "Complete",
            planName: order.planName
        });
}

// The "Cancel" link of the payment page: both numbers stay empty.
function cancelPurchase() {
    report(
        { success: false, iccid: "", activationCode: "" },
        {
            userAccount: "New",
            purchaseInstrument: "Bailed",
            line: "None",
            moDirectStatus: "Cancelled",
            planName: ""
        });
}
