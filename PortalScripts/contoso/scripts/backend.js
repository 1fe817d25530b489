// Contoso Mobile: stands in for the servers of Contoso, which a real portal would ask.
//
// Not all data in it is in order, as in life: the activation code of the Classic plan was copied
// from a QR code, the ICCID in otto's account was typed by hand, and one voucher is cut short.

var Backend = (function () {
    var PAYMENT_TIME = 300; // milliseconds

    var accounts = {
        ann: { hasCard: true, isLocked: false, line: "8988247000100003293" },
        ben: { hasCard: false, isLocked: false, line: "" },
        cara: { hasCard: true, isLocked: true, line: "" },
        dora: { hasCard: true, isLocked: false, line: "8988247000100009118" },
        otto: { hasCard: true, isLocked: false, line: "898824700010000329O" }
    };

    var activationCodes = {
        starter: "1$smdp.contoso-mobile.example$CM-STARTER-0041",
        plus: "1$smdp.contoso-mobile.example$CM-PLUS-0017",
        traveller: "1$smdp.contoso-mobile.example$CM-TRAVELLER-0003",
        contract: "1$smdp.contoso-mobile.example$CM-CONTRACT-0008",
        classic: "LPA:1$smdp.contoso-mobile.example$CM-CLASSIC-0001"
    };

    // What the voucher system prints for each voucher; the portal fills in the transaction.
    var vouchers = {
        "GIFT-ESIM": voucher("8988247000100003319", "1$smdp.contoso-mobile.example$CM-GIFT-0001"),
        "GIFT-OTHER-PC": voucher(
            "8988247000100009217", "1$smdp.contoso-mobile.example$CM-GIFT-0002"),
        "GIFT-USED": voucher("8988247000100009316", "1$smdp.contoso-mobile.example$CM-GIFT-0003"),
        "GIFT-SIM": voucher("8988247000100003327", null),
        "GIFT-CUT": voucher("8988247000100003319", null).slice(0, 60)
    };

    function voucher(iccid, activationCode) {
        var result = { ver: "1", success: true, iccid: iccid };
        if (activationCode !== null) {
            result.activationCode = activationCode;
        }
        result.transactionId = "(transaction)";
        result.purchaseResult = JSON.stringify({
            userAccount: "New",
            purchaseInstrument: "New",
            line: activationCode === null ? "Existing" : "New",
            moDirectStatus: "Complete",
            planName: "Contoso Gift 2 GB"
        });
        return JSON.stringify(result);
    }

    return {
        // The address of our SM-DP+: all that a download needs whose profile is kept for the PC.
        profileServer: "smdp.contoso-mobile.example",

        // Returns an account, or null.
        account: function (name) {
            return accounts.hasOwnProperty(name) ? accounts[name] : null;
        },

        // Charges a card, and tells how it went: "accepted", "declined" or "billing-error".
        charge: function (card, then) {
            var answers = { "card-declined": "declined", "card-unbillable": "billing-error" };
            setTimeout(function () {
                then(answers.hasOwnProperty(card) ? answers[card] : "accepted");
            }, PAYMENT_TIME);
        },

        activationCode: function (planId) {
            return activationCodes[planId];
        },

        // Returns what the voucher system prints for a voucher, or "".
        voucher: function (code) {
            return vouchers.hasOwnProperty(code) ? vouchers[code] : "";
        }
    };
}());
