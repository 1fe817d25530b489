// Contoso Mobile: how far a purchase has come, and how the app is told of it.

var Purchase = (function () {
    var account = null; // who is signed in
    var isGuest = false;
    var status = MobilePlansMoDirectStatus.cancelled; // what is told if the user leaves now
    var steps = {
        userAccount: MobilePlansUserAccount.none,
        purchaseInstrument: MobilePlansPurchaseInstrument.none,
        line: MobilePlansLineType.none
    };

    function describe(moDirectStatus, planName) {
        var metadata = MobilePlans.createPurchaseMetaData();
        metadata.userAccount = steps.userAccount;
        metadata.purchaseInstrument = steps.purchaseInstrument;
        metadata.line = steps.line;
        metadata.moDirectStatus = moDirectStatus;
        metadata.planName = planName;
        return metadata;
    }

    return {
        account: function () {
            return account;
        },

        isSignedIn: function () {
            return account !== null || isGuest;
        },

        // A new order of the same user: payment and line are open again.
        begin: function () {
            steps.purchaseInstrument = MobilePlansPurchaseInstrument.none;
            steps.line = MobilePlansLineType.none;
            status = MobilePlansMoDirectStatus.cancelled;
        },

        signIn: function (known) {
            account = known;
            steps.userAccount = MobilePlansUserAccount.existing;
            status = MobilePlansMoDirectStatus.cancelled;
        },

        signUp: function () {
            isGuest = true;
            steps.userAccount = MobilePlansUserAccount.new;
        },

        // What went wrong, to be told if the user leaves now.
        note: function (moDirectStatus) {
            status = moDirectStatus;
        },

        payWith: function (card) {
            steps.purchaseInstrument = card === "card-on-file"
                ? MobilePlansPurchaseInstrument.existing
                : MobilePlansPurchaseInstrument.new;
            status = MobilePlansMoDirectStatus.cancelled;
        },

        // Metadata of a plan or a top-up that was bought.
        complete: function (line, planName) {
            steps.line = line;
            return describe(MobilePlansMoDirectStatus.complete, planName);
        },

        // The user leaves the page of a step: "userAccount", "purchaseInstrument", "line" or "".
        leave: function (step) {
            if (step !== "") {
                steps[step] = "Bailed"; // the same value in all three enums
            }
            MobilePlans.notifyCancelledPurchase(describe(status, ""));
        }
    };
}());
