// Tailspin Mobile: top up a profile that is already on the device.
//
// The app launches the portal with the ICCIDs of all Tailspin profiles on the eSIM. The top-up goes
// to the first one; if that profile is not active, the app switches to it.

var TOP_UP = "Top-up 3 GB";

// Returns the parameters of a query such as "?a=1&b=2"; those of no interest do no harm.
function parseQuery(query) {
    var parameters = Object.create(null);
    query.replace(/^\?/, "").split("&").forEach(function (pair) {
        var equals = pair.indexOf("=");
        if (equals < 1) {
            return;
        }
        try {
            parameters[decode(pair.slice(0, equals))] = decode(pair.slice(equals + 1));
        } catch (error) {
            console.warn("Ignored a parameter with broken encoding: " + pair);
        }
    });
    return parameters;
}

function decode(text) {
    return decodeURIComponent(text.replace(/\+/g, " "));
}

function tailspinProfiles() {
    var iccids = parseQuery(location.search).iccids || "";
    return iccids.split(",").filter(function (iccid) {
        return iccid !== "";
    });
}

function describePurchase(status, planName) {
    var succeeded = status === MobilePlansMoDirectStatus.complete;
    var metadata = MobilePlans.createPurchaseMetaData();
    metadata.userAccount = MobilePlansUserAccount.existing;
    metadata.purchaseInstrument = succeeded
        ? MobilePlansPurchaseInstrument.existing
        : MobilePlansPurchaseInstrument.none;
    metadata.line = succeeded ? MobilePlansLineType.existing : MobilePlansLineType.none;
    metadata.moDirectStatus = status;
    metadata.planName = planName;
    return metadata;
}

// The "Top up" button.
function topUp() {
    var profiles = tailspinProfiles();
    if (profiles.length === 0) {
        console.warn("There is no Tailspin profile on this device to top up.");
        MobilePlans.notifyCancelledPurchase(
            describePurchase(MobilePlansMoDirectStatus.invalidSIM, ""));
        return;
    }
    console.log(TOP_UP + " goes to profile " + profiles[0] + ".");
    MobilePlans.notifyBalanceAddition(
        describePurchase(MobilePlansMoDirectStatus.complete, TOP_UP), profiles[0]);
}
