// Contoso Mobile: downloads during which the portal stays on screen.
//
// The app does not tell which download a callback is about. So the portal runs one at a time; of
// those that wait for their time, the one that is due first is meant.

var MOST_ATTEMPTS = 3;
var MINUTE = 60 * 1000; // in the milliseconds of Date

var Downloads = (function () {
    var running = null;
    var failed = null;
    var waiting = [];

    // Before 2019 there was an object for downloads only, which cannot wait.
    var canWait = typeof MobilePlansInlineOperations !== "undefined";

    function start(download) {
        running = download;
        download.attempt += 1;
        if (canWait) {
            MobilePlansInlineOperations.notifyProfileDownload(download.metadata, download.code);
        } else {
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                download.metadata, download.code);
        }
    }

    function make(plan, metadata, code) {
        return { plan: plan, metadata: metadata, code: code, attempt: 0, isUnwanted: false };
    }

    return {
        canWait: canWait,

        isRunning: function () {
            return running !== null;
        },

        // The app reads the names when an operation starts.
        setCallbacks: function () {
            var operations = canWait
                ? MobilePlansInlineOperations
                : MobilePlansInlineProfileDownload;
            operations.profileActivationCompleteScript = "onActivationComplete";
            operations.registrationChangedScript = "onRegistrationChanged";
        },

        now: function (plan, metadata, code) {
            start(make(plan, metadata, code));
        },

        later: function (plan, metadata, address, minutes) {
            var download = make(plan, metadata, address);
            download.context = MobilePlansInlineOperations.notifyProfileDownload(
                metadata, address, minutes);
            download.due = Date.now() + minutes * MINUTE;
            waiting.push(download);
            waiting.sort(function (one, other) {
                return one.due - other.due;
            });
        },

        // Cancels the download for later that is due first. Returns whether that was in time: the
        // app takes no cancellation once the user has seen its notification.
        cancel: function () {
            var download = waiting[0];
            var isInTime = Date.now() < download.due;
            MobilePlansInlineOperations.notifyOperationCancel(download.context);
            if (isInTime) {
                waiting.shift();
            } else {
                download.isUnwanted = true;
            }
            return isInTime;
        },

        isWaiting: function () {
            return waiting.length > 0;
        },

        // Starts a download that has failed once more.
        again: function () {
            if (failed !== null) {
                failed.attempt = 0;
                start(failed);
            }
        },

        // The app says how a download ended.
        ended: function (result, iccid) {
            var download = running !== null ? running : waiting.shift();
            running = null;
            failed = null;
            if (result === MobilePlansActivationError.success) {
                Pages.show(
                    download.isUnwanted ? "installed-all-the-same" : "installed",
                    download.plan.name + ", " + iccid);
            } else if (ErrorTexts.isWorthARetry(result) && download.attempt < MOST_ATTEMPTS) {
                Pages.tell("trying again after " + result);
                start(download);
            } else {
                failed = download;
                Purchase.note(MobilePlansMoDirectStatus.serviceError);
                Pages.show("error", ErrorTexts.of(result));
            }
        }
    };
}());
