// Contoso Mobile: the user may leave the checkout at any step.
//
// The page counts the steps that the user has completed, always with something that was already on
// file. The step at which the user leaves counts as bailed; later ones were never reached.

var ACCOUNT = 0;
var PAYMENT = 1;
var LINE = 2;

var completedSteps = 0;

// The "Sign in" button.
function signIn() {
    completedSteps = ACCOUNT + 1;
    console.log("Welcome back!");
}

// The "Pay with the card on file" button.
function payWithStoredCard() {
    completedSteps = PAYMENT + 1;
    console.log("Your card ending in 0119 will be used. Now choose a line.");
}

// Returns what to report about a step, given the enum object for it.
function outcome(step, values) {
    if (step < completedSteps) {
        return values.existing;
    }
    return step === completedSteps ? values.bailed : values.none;
}

// The "Cancel" link, which is on every page of the checkout.
function cancelPurchase() {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = outcome(ACCOUNT, MobilePlansUserAccount);
    metadata.purchaseInstrument = outcome(PAYMENT, MobilePlansPurchaseInstrument);
    metadata.line = outcome(LINE, MobilePlansLineType);
    metadata.moDirectStatus = MobilePlansMoDirectStatus.cancelled;
    metadata.planName = ""; // nothing was bought
    MobilePlans.notifyCancelledPurchase(metadata);
}
