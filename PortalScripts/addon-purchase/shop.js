// Tailspin Mobile for companies: an add-on of Partner Center with a data plan on top.
//
// The company's subscription gets the add-on first; then the plan's balance goes to the profile that
// is on the device, which the app is told. How Partner Center is asked stands in a file of its own:
// it defines purchaseAddOn(wanted, done, failed).

var CUSTOMER = "b1ccedbf-affd-40bc-89c2-d60ad9893328";
var SUBSCRIPTION = "92a72a29-dbdf-44a9-83c6-bf3989390908";
var DATA_POOL = "74D9E50E-0D00-42EB-BF13-CE66090D8601";

// What the user can do about a refusal, by the service's code.
var ADVICE = {
    "2002": "Please choose another number of licences: it is outside what this add-on allows.",
    "2091": "This add-on is no longer sold. Please choose another one.",
    "800004": "This add-on does not exist. Please choose another one.",
    "800029": "This add-on does not fit your plan. Please choose another one.",
    "800070": "This add-on is not sold in your country. Please choose another one.",
    "800067": "Your company has no seats left. Please order fewer licences.",
    "800060": "Another change of your order is under way. Please try again in some minutes.",
    "800091": "Your plan is suspended. Please settle your bill first.",
    "800021": "Add-ons cannot be bought for this plan.",
    "20003": "This plan is not one of yours.",
    "13605": "Please have your administrator accept the customer agreement first.",
    "800073": "Your company's account is still being reviewed."
};

function say(text) {
    console.log(text);
}

function isWholeNumber(value) {
    return typeof value === "number" && isFinite(value) && Math.floor(value) === value;
}

// The "Buy" button.
function buy(quantity, offer, subscription, customer) {
    if (!isWholeNumber(quantity) || quantity < 1) {
        say("Please enter a whole number of licences, 1 or more.");
        return;
    }
    var profile = profileOnDevice();
    if (profile === "") {
        say("There is no profile on this device for the plan.");
        giveBack(MobilePlansMoDirectStatus.invalidSIM);
        return;
    }
    purchaseAddOn(
        {
            customer: customer || CUSTOMER,
            subscription: subscription || SUBSCRIPTION,
            offer: offer || DATA_POOL,
            quantity: quantity,
            name: "Data for " + profile.slice(-4)
        },
        function (bought) {
            say("Bought " + bought.quantity + " licences as " + bought.subscription + ".");
            handOver(profile, "Data pool, " + bought.quantity + " x 10 GB");
        },
        function (problem) {
            var advice = ADVICE[problem.code];
            if (advice) {
                // The user can do something else on this page.
                say(advice);
                return;
            }
            say("We cannot sell to you now (" + problem.category + "). Nothing more is tried.");
            giveBack(MobilePlansMoDirectStatus.billingError);
        });
}

// The user leaves without buying.
function leave() {
    giveBack(MobilePlansMoDirectStatus.cancelled);
}

function profileOnDevice() {
    var match = /[?&]iccids=([^,&]*)/.exec(location.search);
    return match ? decodeURIComponent(match[1]) : "";
}

function handOver(profile, plan) {
    MobilePlans.notifyBalanceAddition(purchase(MobilePlansMoDirectStatus.complete, plan), profile);
}

function giveBack(status) {
    MobilePlans.notifyCancelledPurchase(purchase(status, ""));
}

function purchase(status, plan) {
    var isComplete = status === MobilePlansMoDirectStatus.complete;
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = isComplete
        ? MobilePlansPurchaseInstrument.existing : MobilePlansPurchaseInstrument.none;
    metadata.line = isComplete ? MobilePlansLineType.existing : MobilePlansLineType.none;
    metadata.moDirectStatus = status;
    metadata.planName = plan;
    return metadata;
}
