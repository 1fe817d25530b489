// Contoso Mobile: the first page.

(function () {
    Order.show();
    document.getElementById("no-esim").hidden = Launch.hasESIM;
    document.getElementById("plans").hidden = !Launch.hasESIM;
    document.getElementById("top-up").hidden = Launch.line === "";
    document.getElementById("open-order").hidden = !Order.isOpen();
    if (!Launch.hasESIM && Launch.line === "") {
        Leave.status = MobilePlansMoDirectStatus.clientError;
    }
}());
