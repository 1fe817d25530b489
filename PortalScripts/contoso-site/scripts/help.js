// Contoso Mobile: help for a plan that could not be installed.

(function () {
    document.getElementById("advice").textContent = Advice.of(Order.get("result"));
    document.getElementById("order").textContent = Order.get("id");
    document.getElementById("result").textContent = Order.get("result");
    Leave.status = MobilePlansMoDirectStatus.serviceError;
    Leave.steps.userAccount = Order.get("account") === "existing"
        ? MobilePlansUserAccount.existing : MobilePlansUserAccount.new;
    Leave.steps.purchaseInstrument = MobilePlansPurchaseInstrument.new;
    Leave.steps.line = MobilePlansLineType.bailed;
}());
