// Tailspin Mobile: the basket page. It uses AppClient of api.js.

var REGISTRATION_MINUTES = 30;

var customer = { isNew: false, hasStoredCard: true };

// What the customer put into the basket: a new line, since it names no ICCID to top up.
var basket = {
    plan: { name: "Tailspin Europe 6 GB" },
    iccid: null
};

// Stands in for the shop's stock of profiles; returns null when it has run out.
var reservedCodes = ["1$smdp.tailspin-mobile.example$TS-EU6-000731"];

function takeActivationCode() {
    return reservedCodes.length > 0 ? reservedCodes.shift() : null;
}

// The "Check out" button.
function checkout() {
    if (basket.iccid !== null) {
        AppClient.sellTopUp(customer, basket.plan, basket.iccid);
        return;
    }
    var activationCode = takeActivationCode();
    if (activationCode === null) {
        console.warn("All profiles are taken. Please come back tomorrow.");
        AppClient.giveUp(customer);
        return;
    }
    console.log("One " + basket.plan.name + " coming up.");
    AppClient.sellProfile(customer, basket.plan, activationCode, REGISTRATION_MINUTES);
}
