/// The texts that are measured: one portal for every contender.
enum BenchTexts {
    /// A portal in the style of the public samples.
    static let portal = #"""
        function describePurchase() {
            var metadata = MobilePlans.createPurchaseMetaData();
            metadata.userAccount = MobilePlansUserAccount.new;
            metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            metadata.line = MobilePlansLineType.new;
            metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
            metadata.planName = "2 GB a month";
            return metadata;
        }
        function onActivationComplete(args) {
            var activation = JSON.parse(args);
            if (activation.activationResult === MobilePlansActivationError.success) {
                console.log("active: " + activation.iccid);
            }
        }
        function onRegistrationChanged(args) {
            var registration = JSON.parse(args);
            if (registration.networkRegistrationState !== MobilePlansNetworkRegistrationState.searching) {
                console.log(registration.networkRegistrationState);
            }
        }
        function buy() {
            MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistrationChanged";
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivationComplete";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                describePurchase(), "1$smdp.contoso-mobile.example$QX7-0001");
        }
        """#

    /// Objects that answer the portal and simulate nothing.
    static let mock = #"""
        var same = function (names) {
            var result = {};
            names.forEach(function (name) { result[name] = name; });
            return Object.freeze(result);
        };
        var step = function () {
            return Object.freeze({ new: "New", existing: "Existing", bailed: "Bailed", none: "None" });
        };
        var calls = [];
        var MobilePlansUserAccount = step();
        var MobilePlansPurchaseInstrument = step();
        var MobilePlansLineType = step();
        var MobilePlansMoDirectStatus = Object.freeze({ complete: "Complete", cancelled: "Cancelled" });
        var MobilePlansActivationError = same(["success", "cardBusy", "other"]);
        var MobilePlansNetworkRegistrationState = same(["searching", "home", "denied"]);
        var console = { log: function (text) { calls.push(text); } };
        var MobilePlans = { createPurchaseMetaData: function () { return {}; } };
        var MobilePlansInlineProfileDownload = {
            notifyInlineProfileDownload: function (metadata, code) {
                calls.push([metadata, code]);
                globalThis[this.profileActivationCompleteScript](
                    '{"activationResult":"success","iccid":"8988247000100003319"}');
                globalThis[this.registrationChangedScript](
                    '{"networkRegistrationState":"searching","iccid":"8988247000100003319"}');
                globalThis[this.registrationChangedScript](
                    '{"networkRegistrationState":"home","iccid":"8988247000100003319"}');
            }
        };
        """#

    /// The least that an embedder of the engine can do: one context, one script.
    static let floor = #"""
        #include <JavaScriptCore/JavaScript.h>
        #include <stdio.h>
        int main(int count, char **arguments) {
            static char text[1 << 20];
            FILE *file = fopen(arguments[1], "r");
            if (!file) return 2;
            text[fread(text, 1, sizeof text - 1, file)] = 0;
            JSGlobalContextRef context = JSGlobalContextCreate(NULL);
            JSStringRef script = JSStringCreateWithUTF8CString(text);
            JSValueRef exception = NULL;
            JSEvaluateScript(context, script, NULL, NULL, 1, &exception);
            JSStringRelease(script);
            JSGlobalContextRelease(context);
            return exception != NULL;
        }
        """#

    /// Node: the same portal in `count` fresh contexts of `vm`, with host objects injected. Prints
    /// contexts a second, of the middle one of its rounds.
    static let node = #"""
        const vm = require("vm"), fs = require("fs");
        const script = new vm.Script(fs.readFileSync(process.argv[2], "utf8"), { filename: "portal.js" });
        const count = Number(process.argv[3]);
        const step = { new: "New", existing: "Existing", bailed: "Bailed", none: "None" };
        const round = Math.min(count, 100), times = [];
        let start = process.hrtime.bigint();
        for (let i = 0; i < count; i++) {
            const calls = [];
            const inline = {
                notifyInlineProfileDownload(metadata, code) {
                    calls.push([metadata, code]);
                    page[this.profileActivationCompleteScript](
                        '{"activationResult":"success","iccid":"8988247000100003319"}');
                    page[this.registrationChangedScript](
                        '{"networkRegistrationState":"searching","iccid":"8988247000100003319"}');
                    page[this.registrationChangedScript](
                        '{"networkRegistrationState":"home","iccid":"8988247000100003319"}');
                },
            };
            const page = vm.createContext({
                console: { log(text) { calls.push(text); } },
                MobilePlans: { createPurchaseMetaData: () => ({}) },
                MobilePlansInlineProfileDownload: inline,
                MobilePlansUserAccount: step, MobilePlansPurchaseInstrument: step,
                MobilePlansLineType: step, MobilePlansMoDirectStatus: { complete: "Complete" },
                MobilePlansActivationError: { success: "success" },
                MobilePlansNetworkRegistrationState: { searching: "searching", home: "home" },
            });
            script.runInContext(page);
            page.buy();
            if (calls.length !== 3) throw new Error("the portal did not run: " + calls.length);
            if ((i + 1) % round) continue;
            const now = process.hrtime.bigint();
            times.push(Number(now - start) / 1e9);
            start = now;
        }
        times.sort((a, b) => a - b);
        console.log(Math.round(round / times[times.length >> 1]));
        """#
}
