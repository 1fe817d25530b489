// Contoso Mobile: gift vouchers, which still run through the system of the first portal.
//
// That system prints the JSON text for DataMart.notifyPurchaseResult itself. The portal only fills
// in the transaction that the app launched it for.

var Vouchers = {
    // Reports a voucher that was redeemed.
    redeem: function (printed) {
        DataMart.notifyPurchaseResult(printed.replace("(transaction)", Launch.transactionId));
    },

    // Reports that the user left the voucher page.
    abandon: function () {
        DataMart.notifyPurchaseResult(JSON.stringify({
            ver: "1",
            success: false,
            iccid: "",
            activationCode: "",
            transactionId: Launch.transactionId,
            purchaseResult: JSON.stringify({
                userAccount: "None",
                purchaseInstrument: "None",
                line: "None",
                moDirectStatus: "Cancelled",
                planName: ""
            })
        }));
    }
};
