// Contoso Mobile: the buttons of all pages, and the two functions that the app calls.
//
// Everything here is a function declaration, so that the app finds its callbacks by name.

var currentOrder = null; // a plan or a top-up

// The first page, by what the app says about the PC.
function openPortal() {
    if (Launch.hasESIM) {
        Pages.show(
            "catalogue", "plans in " + Launch.country + ": " + Catalogue.count(Launch.country));
        Downloads.setCallbacks();
    } else if (Launch.physicalSIM === "") {
        Purchase.note(MobilePlansMoDirectStatus.clientError);
        Pages.show("no-sim", "This PC has neither an eSIM nor a SIM of Contoso.");
    } else if (Launch.isOurs(Launch.physicalSIM)) {
        Pages.show("top-ups-only", "SIM " + Launch.physicalSIM);
    } else {
        Purchase.note(MobilePlansMoDirectStatus.invalidSIM);
        Pages.show("foreign-sim", "The SIM is one of another operator.");
    }
}

// Our server reads the header X-MP-LPAError-Codes and writes this call into the page.
function showLaunchErrors(codes) {
    codes.split(",").forEach(function (code) {
        Pages.show("welcome-back", ErrorTexts.of(code));
    });
}

// --- Choosing

function begin(order, text) {
    currentOrder = order;
    Purchase.begin();
    Pages.show(Purchase.isSignedIn() ? "payment" : "sign-in", text);
}

function choosePlan(id) {
    var plan = Catalogue.plan(id, Launch.country);
    if (plan === null) {
        Pages.tell("There is no plan '" + id + "' in " + Launch.country + ".");
        return;
    }
    begin(plan, plan.name + ", " + plan.prices[Launch.country]);
}

// A line of this PC: a profile on the eSIM, or else the physical SIM.
function topUpThisPC(iccid) {
    var lines = Launch.profiles.concat(Launch.physicalSIM === "" ? [] : [Launch.physicalSIM]);
    var line = iccid === undefined ? lines[0] : iccid;
    begin(Balance.order("line", line), Catalogue.topUpName + " for " + line);
}

// The line that the user's account names.
function topUpMyLine() {
    begin(Balance.order("account-line", ""), Catalogue.topUpName + " for your line");
}

// Credit that belongs to no line.
function topUpMyAccount() {
    begin(Balance.order("credit", ""), Catalogue.topUpName + " for your account");
}

// --- Signing in and paying

function signIn(name) {
    var account = Backend.account(name);
    if (account === null || account.isLocked) {
        Purchase.note(MobilePlansMoDirectStatus.logOnFailed);
        Pages.show("sign-in", "You cannot sign in as " + name + ".");
        return;
    }
    Purchase.signIn(account);
    Pages.show("payment", account.hasCard ? "a card is on file" : "please add a card");
}

function signUp() {
    Purchase.signUp();
    Pages.show("payment", "please add a card");
}

function pay(card) {
    Pages.tell("charging " + card);
    Backend.charge(card, function (answer) {
        if (answer === "declined") {
            Purchase.note(MobilePlansMoDirectStatus.purchaseFailed);
            Pages.show("payment", "Your card was declined.");
            return;
        }
        Purchase.payWith(card);
        if (answer === "billing-error") {
            Pages.show("goodbye", "We cannot bill you today.");
            Purchase.note(MobilePlansMoDirectStatus.billingError);
            Purchase.leave("");
            return;
        }
        Pages.show("confirmation", currentOrder.delivery === "inline" ? "now or later?" : "");
    });
}

// --- Delivery

// "Install now".
function installNow() {
    if (Downloads.isRunning()) {
        Pages.tell("A download is running already.");
        return;
    }
    Pages.show("installing", currentOrder.name);
    Downloads.now(
        currentOrder, Purchase.complete(MobilePlansLineType.new, currentOrder.name),
        Backend.activationCode(currentOrder.id));
}

// "Install later": the profile is kept for this PC, so our server's address is enough.
function installLater(minutes) {
    if (!Downloads.canWait) {
        Pages.tell("This version of Windows can only install now.");
        return;
    }
    Pages.show("scheduled", currentOrder.name + " in " + minutes + " minutes");
    Downloads.later(
        currentOrder, Purchase.complete(MobilePlansLineType.new, currentOrder.name),
        Backend.profileServer, minutes);
}

// "Confirm", for all that is not delivered inline.
function confirmOrder() {
    var order = currentOrder;
    if (order.delivery === "hand-back") {
        Pages.show("goodbye", order.name + " connects in some minutes");
        MobilePlans.notifyPurchaseWithProfileDownload(
            Purchase.complete(MobilePlansLineType.new, order.name),
            Backend.activationCode(order.id), order.minutes);
    } else if (order.delivery === "made-to-order") {
        Pages.show("goodbye", order.name + " is prepared");
        MobilePlans.notifyPurchaseDelayedProfile(
            Purchase.complete(MobilePlansLineType.new, order.name), order.minutes);
    } else {
        Pages.show("topped-up", Catalogue.topUpName);
        Balance.add(order);
    }
}

// "Try again", on the error page.
function tryAgain() {
    Pages.show("installing", "once more");
    Downloads.again();
}

// "Cancel my download", on the page of a download for later.
function cancelDownload() {
    if (!Downloads.isWaiting()) {
        Pages.tell("There is no download to cancel.");
    } else if (Downloads.cancel()) {
        Pages.show("cancelled", "Nothing is charged.");
    } else {
        Pages.show("too-late", "Please dismiss the notification of Windows.");
    }
}

// --- Vouchers

function redeemVoucher(code) {
    var printed = Backend.voucher(code);
    if (printed === "") {
        Pages.tell("We do not know this voucher.");
        return;
    }
    Pages.show("goodbye", "voucher " + code);
    Vouchers.redeem(printed);
}

function leaveVoucherPage() {
    Pages.show("goodbye", "no voucher");
    Vouchers.abandon();
}

// --- Leaving

// "Back to Windows", on every page.
function leave() {
    var step = "";
    if (Pages.isShown("sign-in")) {
        step = "userAccount";
    } else if (Pages.isShown("payment")) {
        step = "purchaseInstrument";
    } else if (Pages.isShown("confirmation") || Pages.isShown("error")) {
        step = "line";
    }
    Pages.show("goodbye", "See you again.");
    Purchase.leave(step);
}

// --- Called by the app

function onActivationComplete(activationArgs) {
    var activation = JSON.parse(activationArgs);
    if (Balance.isMeant(activation.activationResult, activation.iccid)) {
        Balance.failed(activation.activationResult);
    } else {
        Downloads.ended(activation.activationResult, activation.iccid);
    }
}

function onRegistrationChanged(registrationArgs) {
    var registration = JSON.parse(registrationArgs);
    switch (registration.networkRegistrationState) {
    case MobilePlansNetworkRegistrationState.home:
        Pages.show("online", "Contoso");
        break;
    case MobilePlansNetworkRegistrationState.roaming:
        Pages.show("online", "roaming, your plan includes it");
        break;
    case MobilePlansNetworkRegistrationState.partner:
        Pages.show("online", "a partner of Contoso");
        break;
    case MobilePlansNetworkRegistrationState.searching:
        Pages.show("connecting");
        break;
    case MobilePlansNetworkRegistrationState.denied:
        Pages.show("offline", "The network refuses your line. Please call us.");
        break;
    case MobilePlansNetworkRegistrationState.deregistered:
        Pages.show("offline", "The connection was lost.");
        break;
    default:
        Pages.show("offline", "There is no network here.");
    }
}

openPortal();
