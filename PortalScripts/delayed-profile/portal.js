// Fabrikam Telecom: plan selection and checkout.
//
// Profiles are made to order, which takes about half an hour. The order system then puts an event
// for the device into the SM-DS, so the portal has no activation code to give: the app waits and
// asks the SM-DS itself.

var PREPARATION_MINUTES = 30;

var plans = {
    travel: { name: "Fabrikam Travel 5 GB", inStock: true },
    family: { name: "Fabrikam Family 20 GB", inStock: true },
    unlimited: { name: "Fabrikam Unlimited", inStock: false }
};

var chosenPlan = null;

// A plan's button.
function choosePlan(id) {
    if (!plans.hasOwnProperty(id)) {
        console.error("There is no plan '" + id + "'.");
        return;
    }
    chosenPlan = plans[id];
    console.log("You chose " + chosenPlan.name + ".");
}

function describePurchase(status, line, planName) {
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = MobilePlansPurchaseInstrument.existing;
    metadata.line = line;
    metadata.moDirectStatus = status;
    metadata.planName = planName;
    return metadata;
}

// The "Buy" button.
function finishPurchase() {
    if (chosenPlan === null) {
        console.warn("Please choose a plan first.");
        return;
    }
    if (!chosenPlan.inStock) {
        console.warn(chosenPlan.name + " cannot be ordered today.");
        MobilePlans.notifyCancelledPurchase(describePurchase(
            MobilePlansMoDirectStatus.serviceError, MobilePlansLineType.none, ""));
        return;
    }
    console.log("Your profile is ready in about " + PREPARATION_MINUTES + " minutes.");
    MobilePlans.notifyPurchaseDelayedProfile(
        describePurchase(
            MobilePlansMoDirectStatus.complete, MobilePlansLineType.new, chosenPlan.name),
        PREPARATION_MINUTES);
}
