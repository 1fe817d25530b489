// Fabrikam Cellular: a portal with Vue 2. One page, whose steps are parts of one component.

var PLANS = [
    { id: "small", name: "Small 5 GB", size: 5, cents: 800 },
    { id: "medium", name: "Medium 10 GB", size: 10, cents: 1500 },
    { id: "large", name: "Large 20 GB", size: 20, cents: 2500 }
];

// What the user is told after each result. Some are worth another try.
var ADVICE = {
    notAuthorized: "Your order is not approved yet. Please call us.",
    notFound: "There is no profile for this PC. Please call us.",
    policyViolation: "Your present plan forbids another profile. Please ask your company.",
    insufficientSpaceOnCard: "Remove a profile in the Windows settings, then try again.",
    serverFailure: "Our server has a problem. Try again in an hour.",
    serverNotReachable: "Connect to the internet, then try again.",
    timeoutWaitingForUserConsent: "Try again, and answer the question of Windows.",
    incorrectConfirmationCode: "The code was wrong. Try again with that of our letter.",
    confirmationCodeMaxRetriesExceeded: "The code was wrong too often. We send you a new one.",
    confirmationCodeMissing: "This profile needs a code. Please call us.",
    cardRemoved: "Put the SIM card back, then try again.",
    cardBusy: "The eSIM is busy. Try again in a minute.",
    cardGeneralFailure: "The eSIM does not work. Please restart the PC.",
    other: "The profile could not be installed. We look into it.",
    invalidMatchingId: "Our server has lost your order. Please call us.",
    noEligibleProfileForThisDevice: "No profile fits this PC. We give your money back.",
    operationAborted: "You have stopped the download. Try again when you like.",
    eidMismatch: "This profile belongs to another device. Please call us.",
    profileNotAvailableForNewBinding: "This profile was installed before. Please call us.",
    profileNotReleasedByOperator: "Your profile is not ready yet. Try again in an hour.",
    operationProhibitedByProfileClass: "This profile is not for customers. Please call us.",
    profileNotPresent: "The profile was deleted before it was active. Please order again.",
    noCorrespondingRequest: "Windows has lost the download. Please order again.",
    unknownError: "Windows reports an unknown error. Please call us.",
    lpaInitializationError: "Windows cannot use the eSIM. Please restart the PC.",
    modemNotFound: "This PC has no modem, or it is off.",
    localSettingsAccessFailed: "The app cannot read its settings. Please install it again.",
    invalidJson: "Our page has made a mistake. We look into it.",
    invalidActivationCode: "We have sent a wrong code. Please call us.",
    invalidIccid: "We have sent a wrong number. Please call us."
};

var WORTH_A_RETRY = [
    "insufficientSpaceOnCard", "serverFailure", "serverNotReachable",
    "timeoutWaitingForUserConsent", "incorrectConfirmationCode", "cardRemoved", "cardBusy",
    "operationAborted", "profileNotReleasedByOperator"
];

Vue.component("shop-plan", {
    props: { plan: { type: Object, required: true } },
    computed: {
        price: function () {
            return price(this.plan.cents);
        }
    },
    template:
        "<section :aria-label='plan.name'><h3>{{ plan.name }}</h3><p>{{ price }} a month</p>"
        + "<button type='button' @click=\"$emit('choose', plan)\">Take {{ plan.name }}</button>"
        + "</section>"
});

function price(cents) {
    return (cents / 100).toFixed(2) + " USD";
}

var shop = new Vue({
    el: "#app",
    data: {
        step: "plans",
        least: 0,
        plan: null,
        months: 1,
        email: "",
        agrees: false,
        isPaying: false,
        problem: "",
        code: "",
        status: "",
        result: "",
        history: []
    },
    computed: {
        offers: function () {
            var least = this.least;
            return PLANS.filter(function (plan) {
                return plan.size >= least;
            });
        },
        total: function () {
            return price(this.plan.cents * this.months);
        },
        canPay: function () {
            return this.agrees && /^[^@\s]+@[^@\s]+$/.test(this.email);
        },
        advice: function () {
            if (this.result === "" || this.result === MobilePlansActivationError.success) {
                return "";
            }
            return ADVICE.hasOwnProperty(this.result)
                ? ADVICE[this.result]
                : "Please call us, and say: " + this.result;
        },
        canRetry: function () {
            return WORTH_A_RETRY.indexOf(this.result) >= 0;
        }
    },
    created: function () {
        // The app reads the names when an operation begins.
        MobilePlansInlineOperations.profileActivationCompleteScript = "onActivationComplete";
        MobilePlansInlineOperations.registrationChangedScript = "onRegistrationChanged";
    },
    methods: {
        choose: function (plan) {
            this.plan = plan;
            this.step = "payment";
        },

        pay: function () {
            var shop = this;
            shop.isPaying = true;
            shop.problem = "";
            fetch("/api/orders", {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ plan: shop.plan.id, months: shop.months, email: shop.email })
            }).then(function (response) {
                if (!response.ok) {
                    throw new Error("The payment did not work. Nothing is charged.");
                }
                return response.json();
            }).then(function (order) {
                shop.code = order.activationCode;
                shop.step = "installation";
                shop.install();
            }).catch(function (error) {
                shop.problem = error.message;
            }).then(function () {
                shop.isPaying = false;
            });
        },

        metadata: function (status) {
            var hasPaid = this.code !== "";
            var purchase = MobilePlans.createPurchaseMetaData();
            purchase.userAccount = hasPaid
                ? MobilePlansUserAccount.new : MobilePlansUserAccount.bailed;
            purchase.purchaseInstrument = hasPaid
                ? MobilePlansPurchaseInstrument.new : MobilePlansPurchaseInstrument.none;
            purchase.line = hasPaid ? MobilePlansLineType.new : MobilePlansLineType.none;
            purchase.moDirectStatus = status;
            purchase.planName = "";
            return purchase;
        },

        install: function () {
            var purchase = this.metadata(MobilePlansMoDirectStatus.complete);
            purchase.planName = this.plan.name;
            this.result = "";
            this.status = "Installing, please wait.";
            MobilePlansInlineOperations.notifyProfileDownload(purchase, this.code);
        },

        leave: function () {
            var purchase = this.metadata(MobilePlansMoDirectStatus.cancelled);
            if (this.code !== "") {
                purchase.line = MobilePlansLineType.bailed;
            }
            MobilePlans.notifyCancelledPurchase(purchase);
        },

        activated: function (result) {
            this.result = result;
            this.status = result === MobilePlansActivationError.success
                ? "Your plan is installed." : "Your plan is not installed.";
            this.history.push(result);
        },

        registered: function (state) {
            this.history.push("network: " + state);
        }
    }
});

// The app calls these two by name, so they are declarations at the top level.

function onActivationComplete(json) {
    shop.activated(JSON.parse(json).activationResult);
}

function onRegistrationChanged(json) {
    shop.registered(JSON.parse(json).networkRegistrationState);
}
