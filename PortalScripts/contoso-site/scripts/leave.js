// Contoso Mobile: "Back to Windows", on every page.
//
// A page says in Leave.steps and Leave.status how far its user has come.

var Leave = {
    status: MobilePlansMoDirectStatus.cancelled,
    steps: {
        userAccount: MobilePlansUserAccount.none,
        purchaseInstrument: MobilePlansPurchaseInstrument.none,
        line: MobilePlansLineType.none
    }
};

document.getElementById("leave").addEventListener("click", function () {
    MobilePlans.notifyCancelledPurchase(Order.abandoned(Leave.status, Leave.steps));
});
