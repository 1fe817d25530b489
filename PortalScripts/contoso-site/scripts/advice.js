// Contoso Mobile: what the user is told about a result of an activation, and about the network.
//
// One text for each result. The keys are written out, since not every edition of the API knows
// every result: `invalidCallback` is one of 2018, `invalidJson` one of 2019.

var Advice = (function () {
    var texts = {
        notAuthorized: "Your order is not approved yet. Please call us.",
        notFound: "There is no such profile for this PC.",
        policyViolation: "Your present plan does not allow a change of profile.",
        insufficientSpaceOnCard: "The eSIM is full. Remove a profile in the Windows settings.",
        serverFailure: "Our profile server has a problem. Please try again later.",
        serverNotReachable: "Our profile server cannot be reached. Are you online?",
        timeoutWaitingForUserConsent: "Windows asked for your consent and got no answer.",
        incorrectConfirmationCode: "The confirmation code is wrong. Please look at our letter.",
        confirmationCodeMaxRetriesExceeded: "The code was wrong too often. We send you a new one.",
        confirmationCodeMissing: "This profile needs the confirmation code of our letter.",
        cardRemoved: "The eSIM was taken out of the PC.",
        cardBusy: "The eSIM is busy. Please wait until the other download has ended.",
        cardGeneralFailure: "The eSIM does not work. Please restart the PC.",
        other: "The profile could not be installed. We look into it.",
        invalidMatchingId: "Our profile server does not know your order. Please call us.",
        noEligibleProfileForThisDevice: "This plan needs a PC with a newer modem.",
        operationAborted: "The download was stopped. Nothing is charged.",
        eidMismatch: "This order belongs to another PC.",
        profileNotAvailableForNewBinding: "This order was used before.",
        profileNotReleasedByOperator: "Your profile is not ready yet. Please try again soon.",
        operationProhibitedByProfileClass: "This profile is not for customers. Please call us.",
        profileNotPresent: "The profile was removed before it was active.",
        noCorrespondingRequest: "No profile was prepared for your order. Please call us.",
        unknownError: "Windows reports an error that we do not know.",
        lpaInitializationError: "Windows cannot manage the eSIM. Please restart the PC.",
        modemNotFound: "The PC has no modem, or it is switched off.",
        localSettingsAccessFailed: "The Mobile Plans app cannot read its settings.",
        invalidCallback: "Our page made a mistake (callback). We look into it.",
        invalidJson: "Our page made a mistake (data). We look into it.",
        invalidActivationCode: "Our page made a mistake (activation code). We look into it.",
        invalidIccid: "Our page made a mistake (ICCID). We look into it."
    };

    var networks = {
        none: "no network",
        deregistered: "the connection was lost",
        searching: "looking for a network",
        home: "online with Contoso",
        roaming: "online, roaming is included",
        partner: "online with a partner of Contoso",
        denied: "the network refuses your line, please call us"
    };

    // Failures that may be gone a moment later.
    var passing = ["cardBusy", "serverNotReachable", "timeoutWaitingForUserConsent"];

    return {
        of: function (result) {
            return texts.hasOwnProperty(result) ? texts[result] : "Error " + result + ".";
        },

        ofNetwork: function (state) {
            return networks.hasOwnProperty(state) ? networks[state] : state;
        },

        isPassing: function (result) {
            return passing.indexOf(result) >= 0;
        }
    };
}());
