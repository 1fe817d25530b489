// Contoso Mobile: the checkout. The server of Contoso takes the payment and makes the order.

(function () {
    var form = document.getElementById("checkout");
    var problem = document.getElementById("problem");
    var pay = form.querySelector("button");

    var chosen = new URLSearchParams(location.search).get("plan");
    if (!PLANS.hasOwnProperty(chosen)) {
        location.replace("index.html");
        return;
    }
    Order.begin(chosen);
    Order.show();
    form.elements.country.value = Launch.country;

    // The user has not signed in yet.
    Leave.steps.userAccount = MobilePlansUserAccount.bailed;

    function account() {
        return form.elements.account.value === "existing"
            ? MobilePlansUserAccount.existing : MobilePlansUserAccount.new;
    }

    // Once there is an address, it is the payment that the user leaves.
    form.elements.email.addEventListener("change", function () {
        Leave.steps.userAccount = account();
        Leave.steps.purchaseInstrument = MobilePlansPurchaseInstrument.bailed;
    });

    function say(text) {
        problem.textContent = text;
        problem.hidden = text === "";
    }

    // A field that is not right: the first one of them is named.
    form.addEventListener("invalid", function (event) {
        if (problem.hidden) {
            say("Please check: " + event.target.labels[0].textContent.trim() + ".");
        }
    }, true);

    // EdgeHTML has no input event for check boxes and selects.
    ["input", "change"].forEach(function (type) {
        form.addEventListener(type, function () {
            say("");
        });
    });

    form.addEventListener("submit", function (event) {
        event.preventDefault();
        pay.disabled = true;
        say("");
        order().then(function (answer) {
            Order.note({
                id: answer.order, code: answer.activationCode || "",
                account: form.elements.account.value, email: form.elements.email.value
            });
            goOn();
        }).catch(function (error) {
            Leave.status = error.status || MobilePlansMoDirectStatus.serviceError;
            say(error.message);
            pay.disabled = false;
        });
    });

    function order() {
        return fetch("/api/orders", {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({
                plan: chosen,
                transaction: Launch.transactionId,
                email: form.elements.email.value,
                card: form.elements.card.value,
                country: form.elements.country.value
            })
        }).then(function (response) {
            if (response.status === 402) {
                throw problemWith(
                    "Your card was declined.", MobilePlansMoDirectStatus.purchaseFailed);
            }
            if (!response.ok) {
                throw problemWith(
                    "We cannot bill you today.", MobilePlansMoDirectStatus.billingError);
            }
            return response.json();
        }, function () {
            throw problemWith(
                "We cannot reach our server. Are you online?",
                MobilePlansMoDirectStatus.serviceError);
        });
    }

    function problemWith(message, status) {
        var error = new Error(message);
        error.status = status;
        return error;
    }

    // A top-up is the app's work; a plan is installed from a page of its own.
    function goOn() {
        if (Order.plan().delivery === "balance") {
            Order.note({ isInstalled: true });
            MobilePlans.notifyBalanceAddition(
                Order.bought(MobilePlansLineType.existing), Launch.line);
        } else {
            location.assign("install.html");
        }
    }
}());
