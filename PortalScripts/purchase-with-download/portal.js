// Contoso Mobile: the last page of the checkout.
//
// The profile can be downloaded as soon as the plan is paid, but the network needs a few minutes
// before it lets a new subscriber in. The app downloads at once and registers after the interval.

var REGISTRATION_INTERVAL = 15; // minutes

// The checkout service renders this into the page.
var order = {
    planName: "Contoso Go 2 GB, 30 days",
    isNewCustomer: true,
    usesStoredCard: false,
    isPaid: true,
    activationCode: "1$smdp.contoso-mobile.example$QX7-ACTIVATE-01"
};

// What the user did in the steps that an order has behind it.
function describeSteps(metadata) {
    metadata.userAccount = order.isNewCustomer
        ? MobilePlansUserAccount.new
        : MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = order.usesStoredCard
        ? MobilePlansPurchaseInstrument.existing
        : MobilePlansPurchaseInstrument.new;
}

function reportPurchase() {
    var metadata = MobilePlans.createPurchaseMetaData();
    describeSteps(metadata);
    metadata.line = MobilePlansLineType.new;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
    metadata.planName = order.planName;
    MobilePlans.notifyPurchaseWithProfileDownload(
        metadata, order.activationCode, REGISTRATION_INTERVAL);
}

// Without a payment there is no line and no plan: the status says why.
function reportDeclinedCard() {
    var metadata = MobilePlans.createPurchaseMetaData();
    describeSteps(metadata);
    metadata.line = MobilePlansLineType.none;
    metadata.moDirectStatus = MobilePlansMoDirectStatus.billingError;
    metadata.planName = "";
    MobilePlans.notifyCancelledPurchase(metadata);
}

// The "Finish" button. Either call gives control back to the app, so it comes last.
function finishPurchase() {
    if (order.isPaid) {
        console.log("Thank you! Windows now sets up " + order.planName + ".");
        reportPurchase();
    } else {
        console.warn("The card was declined, so nothing was bought.");
        reportDeclinedCard();
    }
}
