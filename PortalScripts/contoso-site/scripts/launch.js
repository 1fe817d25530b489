// Contoso Mobile: what the Mobile Plans app says about the PC when it opens the portal.
//
// The app puts it into the URL of the first page. A session has more pages than that one, so it is
// kept in sessionStorage. A launch always has a transaction of its own.

var Launch = (function () {
    var KEY = "contoso-launch";

    function isLaunch(search) {
        return search.indexOf("transactionId=") >= 0;
    }

    if (isLaunch(location.search)) {
        sessionStorage.setItem(KEY, location.search);
    }

    var parameters = new URLSearchParams(sessionStorage.getItem(KEY) || "");
    var iccids = (parameters.get("iccids") || "").split(",").filter(function (iccid) {
        return iccid !== "";
    });

    return {
        hasESIM: parameters.has("eid"),
        // A line of Contoso on this PC: a profile of the eSIM, or the physical SIM. "" for none.
        line: iccids.length > 0 ? iccids[0] : parameters.get("iccid") || "",
        country: (parameters.get("location") || "US").toUpperCase(),
        transactionId: parameters.get("transactionId") || ""
    };
}());
