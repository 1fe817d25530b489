// Contoso Mobile: top-ups.
//
// A top-up of a profile stays inline, and the app switches to that profile if it is not active. A
// top-up of a physical SIM, which cannot be switched, goes back to the app.

var Balance = (function () {
    var pending = []; // ICCIDs that the app was given

    return {
        // An order for a line of this PC, for the line in the user's account, or for the account.
        order: function (kind, iccid) {
            return { kind: kind, iccid: iccid };
        },

        add: function (order) {
            var metadata = Purchase.complete(
                MobilePlansLineType.existing, Catalogue.topUpName);
            var iccid = order.kind === "account-line" ? Purchase.account().line : order.iccid;
            if (order.kind === "credit") {
                MobilePlansInlineOperations.notifyBalanceAddition(metadata);
            } else if (iccid === Launch.physicalSIM) {
                MobilePlans.notifyBalanceAddition(metadata, iccid);
            } else {
                pending.push(iccid);
                MobilePlansInlineOperations.notifyBalanceAddition(metadata, iccid);
            }
        },

        // Whether a failure is one of a top-up: it names the ICCID that we gave, or the app could
        // not even read that.
        isMeant: function (result, iccid) {
            return pending.indexOf(iccid) >= 0
                || (pending.length > 0 && result === MobilePlansActivationError.invalidIccid);
        },

        failed: function (result) {
            pending = [];
            Pages.show("top-up-failed", ErrorTexts.of(result));
        }
    };
}());
