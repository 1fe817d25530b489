// Contoso Mobile: the order, which all pages of the portal share, and the metadata that tells the
// app about it.
//
// The order is kept in localStorage. So it is still there when the app opens the portal again after
// a download that failed.

var PLANS = {
    starter: { name: "Contoso Starter 3 GB", delivery: "inline" },
    plus: { name: "Contoso Plus 10 GB", delivery: "inline" },
    contract: { name: "Contoso Contract 20 GB", delivery: "by the app" },
    topup: { name: "Contoso Top-up 5 GB", delivery: "balance" }
};

var Order = (function () {
    var KEY = "contoso-order";
    var order = JSON.parse(localStorage.getItem(KEY) || "{}");

    function save() {
        localStorage.setItem(KEY, JSON.stringify(order));
    }

    // Metadata of the purchase, with the steps that the user has been through.
    function metadata(status, planName, steps) {
        var purchase = MobilePlans.createPurchaseMetaData();
        purchase.userAccount = steps.userAccount;
        purchase.purchaseInstrument = steps.purchaseInstrument;
        purchase.line = steps.line;
        purchase.moDirectStatus = status;
        purchase.planName = planName;
        return purchase;
    }

    return {
        // The plan that was chosen, or null.
        plan: function () {
            return PLANS.hasOwnProperty(order.plan) ? PLANS[order.plan] : null;
        },

        get: function (name) {
            return order[name] || "";
        },

        // Whether something is paid and not yet installed.
        isOpen: function () {
            return order.id !== undefined && !order.isInstalled;
        },

        begin: function (plan) {
            order = { plan: plan };
            save();
        },

        // Remembers more about the order.
        note: function (more) {
            Object.keys(more).forEach(function (name) {
                order[name] = more[name];
            });
            save();
        },

        // Metadata of what was bought.
        bought: function (line) {
            return metadata(MobilePlansMoDirectStatus.complete, this.plan().name, {
                userAccount: order.account === "existing"
                    ? MobilePlansUserAccount.existing : MobilePlansUserAccount.new,
                purchaseInstrument: MobilePlansPurchaseInstrument.new,
                line: line
            });
        },

        // Metadata of a purchase that came to nothing, with the steps so far.
        abandoned: function (status, steps) {
            return metadata(status, "", steps);
        },

        // Writes what is known of the order into the elements of the page that ask for it.
        show: function () {
            var fields = {
                plan: this.plan() === null ? "no plan" : this.plan().name,
                email: this.get("email"),
                line: Launch.line
            };
            Array.prototype.forEach.call(
                document.querySelectorAll("[data-field]"), function (element) {
                    element.textContent = fields[element.getAttribute("data-field")];
                });
        }
    };
}());
