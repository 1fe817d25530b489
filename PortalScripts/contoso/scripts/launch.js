// Contoso Mobile: what the Mobile Plans app says about the PC when it opens the portal.
//
// Parameters that are missing are "": a PC without an eSIM has no `eid`, an eSIM without a profile
// of Contoso has no `iccids`, and `iccid` is there for a physical SIM only.

var Launch = (function () {
    // The first digits of all ICCIDs of Contoso.
    var OUR_PREFIX = "898824";

    function parameter(name) {
        var pairs = location.search.slice(1).split("&");
        for (var i = 0; i < pairs.length; i += 1) {
            var equals = pairs[i].indexOf("=");
            if (equals >= 0 && pairs[i].slice(0, equals) === name) {
                return decodeURIComponent(pairs[i].slice(equals + 1));
            }
        }
        return "";
    }

    var iccids = parameter("iccids");

    return {
        hasESIM: parameter("eid") !== "",
        // The profiles of Contoso on the eSIM.
        profiles: iccids === "" ? [] : iccids.split(","),
        // The ICCID of the physical SIM, whoever sold it.
        physicalSIM: parameter("iccid"),
        country: parameter("location"),
        transactionId: parameter("transactionId"),

        isOurs: function (iccid) {
            return iccid.indexOf(OUR_PREFIX) === 0;
        }
    };
}());
