// Tailspin Mobile: all contact with the Mobile Plans app, for every page of the portal.
//
// Pages describe what happened in terms of the shop; only this file knows the app's objects.
// It is loaded before the script of the page.

var AppClient = (function () {
    function describe(customer, line, status, planName) {
        var metadata = MobilePlans.createPurchaseMetaData();
        metadata.userAccount = customer.isNew
            ? MobilePlansUserAccount.new
            : MobilePlansUserAccount.existing;
        metadata.purchaseInstrument = customer.hasStoredCard
            ? MobilePlansPurchaseInstrument.existing
            : MobilePlansPurchaseInstrument.new;
        metadata.line = line;
        metadata.moDirectStatus = status;
        metadata.planName = planName;
        return metadata;
    }

    return {
        // A new line: the app downloads its profile and registers after some minutes.
        sellProfile: function (customer, plan, activationCode, minutes) {
            MobilePlans.notifyPurchaseWithProfileDownload(
                describe(
                    customer, MobilePlansLineType.new, MobilePlansMoDirectStatus.complete,
                    plan.name),
                activationCode, minutes);
        },

        // More data for a line whose profile is already on the device.
        sellTopUp: function (customer, plan, iccid) {
            MobilePlans.notifyBalanceAddition(
                describe(
                    customer, MobilePlansLineType.existing, MobilePlansMoDirectStatus.complete,
                    plan.name),
                iccid);
        },

        // The shop could not deliver, through no fault of the customer.
        giveUp: function (customer) {
            MobilePlans.notifyCancelledPurchase(
                describe(
                    customer, MobilePlansLineType.none, MobilePlansMoDirectStatus.serviceError,
                    ""));
        }
    };
}());
