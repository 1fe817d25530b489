/// How operations are begun, and what is done while they run.
extension WiringTests {
    private static func calling(
        _ name: String, _ rule: String, _ words: [String], _ call: String
    ) -> Portal {
        Portal(name, rule, words, portal(call: call))
    }

    private static let start =
        "o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1')"
    private static let marked =
        "o.↓notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1')"
    private static let again =
        "o.notifyInlineProfileDownload↓(\(metadata), '1$smdp.example.com$ABC-1')"
    private static let cancel =
        "MobilePlans.notifyCancelledPurchase↓({ moDirectStatus: 'Cancelled', planName: '' })"

    static let operations: [Portal] = [
        calling(
            "awaited", "reply-not-expected", ["undefined"],
            "(async () => { var r = await \(marked); })();"),
        calling(
            "then", "reply-not-expected", ["undefined"],
            "try { \(marked).then(console.log); } catch (e) {}"),
        calling("asked", "reply-not-expected", ["undefined"], "if (\(marked)) console.log(1);"),
        calling(
            "kept", "reply-not-expected", ["undefined"],
            "var r = \(marked); if (r === 'success') console.log(1);"),
        calling(
            "named only", "method-not-called", ["call it"],
            "\(start);\n  if (false) MobilePlans.↓notifyCancelledPurchase;"),
        calling(
            "metadata not made", "method-not-called", ["metadata", "function"],
            "o.notifyInlineProfileDownload(MobilePlans.↓createPurchaseMetaData, '1$smdp.example.com$ABC-1');"
        ),
        calling(
            "set on the factory", "method-not-called", ["createPurchaseMetaData()"],
            "var m = MobilePlans.↓createPurchaseMetaData; m.planName = 'x';\n  \(start);"),
        calling(
            "handed back", "hand-back-during-operation", ["neither callback"],
            "\(start);\n  \(cancel);"),
        calling(
            "handed back later", "hand-back-during-operation", ["neither callback"],
            "\(start);\n  setTimeout(() => \(cancel), 2000);"),
        calling("twice", "operation-twice", ["still runs"], "\(start);\n  \(again);"),
        calling(
            "seconds", "interval-unit", ["900", "hours"],
            "MobilePlans.notifyPurchaseDelayedProfile↓(\(metadata), 15 * 60);"),
        calling(
            "an hour in seconds", "interval-unit", ["3600", "60"],
            "MobilePlans.notifyPurchaseDelayedProfile↓(\(metadata), 3600);"),
        calling(
            "some milliseconds", "interval-unit", ["15000", "milliseconds"],
            "MobilePlans.notifyPurchaseDelayedProfile↓(\(metadata), 15000);"),
        calling(
            "milliseconds", "interval-unit", ["900000", "minutes"],
            "MobilePlans.notifyPurchaseDelayedProfile↓(\(metadata), 900000);"),
        calling(
            "never calls back", "callback-never-called",
            ["gives control back", "notifyInlineProfileDownload"],
            "MobilePlans.notifyPurchaseWithProfileDownload↓(\(metadata), '1$smdp.example.com$ABC-1', 0);"
        ),
        calling(
            "metadata too late", "metadata-set-too-late", ["too late"],
            "var m = { moDirectStatus: 'Complete' };\n  o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');\n  m.↓planName = 'x';"
        ),
        calling(
            "metadata in a timer", "metadata-set-too-late", ["too late"],
            "var m = MobilePlans.createPurchaseMetaData(); m.moDirectStatus = 'Complete';\n  o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');\n  setTimeout(() => { m.↓planName = 'x'; }, 1);"
        ),
        Portal(
            "retry", "retry-without-end", ["without an end"],
            portal(
                activated:
                    "function onActivated(t) { if (JSON.parse(t).activationResult !== 'success') start(); }\n"
                    + "function start() { \(marked); }\n", call: "start();")),
        Portal(
            "retry in a timer", "retry-without-end", ["without an end"],
            portal(
                activated:
                    "window.onActivated = t => { if (JSON.parse(t).activationResult !== 'success') setTimeout(start, 5000); };\n"
                    + "const start = () => \(marked);\n", call: "start();")),
        Portal(
            "retry of what may succeed", "retry-without-end", ["without an end"],
            portal(
                activated: "var again = ['cardBusy'];\n"
                    + "function onActivated(t) { if (again.includes(JSON.parse(t).activationResult)) start(); }\n"
                    + "function start() { \(marked); }\n", call: "start();")),
        Portal(
            "cleared", "callback-cleared", ["cleared"],
            portal(
                activated: "var tries = 0; function start() { \(start); }\n"
                    + "function onActivated(t) { if (JSON.parse(t).activationResult !== 'success' && tries++ < 2) start(); }\n",
                call: "start();\n  o.↓profileActivationCompleteScript = '';")),
    ]

    static let correctOperations: [Portal] = [
        Portal("returned", nil, portal(call: "return \(start);")),
        Portal(
            "own asynchronous function", nil,
            portal(
                call: "(async () => { await begin(); })();\n  async function begin() { \(start); }")
        ),
        Portal(
            "hands back when told", nil,
            portal(
                activated:
                    "function onActivated(t) { if (JSON.parse(t).activationResult !== 'success') MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); }\n"
            )),
        Portal(
            "an hour", nil,
            portal(names: "", call: "MobilePlans.notifyPurchaseDelayedProfile(\(metadata), 60);")),
        Portal(
            "a day", nil,
            portal(
                names: "", call: "MobilePlans.notifyPurchaseDelayedProfile(\(metadata), 24 * 60);")),
        Portal(
            "two hours", nil,
            portal(
                names: "", call: "MobilePlans.notifyPurchaseDelayedProfile(\(metadata), 2 * 60);")),
        Portal(
            "counted retry", nil,
            portal(
                activated:
                    "var tries = 0;\nfunction onActivated(t) { if (JSON.parse(t).activationResult !== 'success' && tries++ < 2) start(); }\n"
                    + "function start() { \(start); }\n", call: "start();")),
        Portal(
            "retry by a flag", nil,
            portal(
                activated:
                    "var again = true;\nfunction onActivated(t) { var r = JSON.parse(t); if (r.activationResult === 'success') return; if (!again) return; again = false; start(); }\n"
                    + "function start() { \(start); }\n", call: "start();")),
        Portal(
            "retry by the user", nil,
            portal(
                activated:
                    "function onActivated(t) { if (JSON.parse(t).activationResult !== 'success') document.body.addEventListener('click', start); }\n"
                    + "function start() { \(start); }\n", call: "start();")),
        Portal(
            "metadata of the next purchase", nil,
            portal(
                call:
                    "function describe(name) { var m = MobilePlans.createPurchaseMetaData(); m.moDirectStatus = 'Complete'; m.planName = name; return m; }\n"
                    + "  o.notifyInlineProfileDownload(describe('a'), '1$smdp.example.com$ABC-1');")
        ),
        Portal(
            "the same metadata for the next purchase", nil,
            portal(
                names: "",
                call: "var m = { moDirectStatus: 'Complete', planName: 'a' };\n"
                    + "  function go() { MobilePlans.notifyPurchaseDelayedProfile(m, 0); if (false) { m.planName = 'b'; MobilePlans.notifyPurchaseDelayedProfile(m, 0); } }\n  go();"
            )),
        Portal(
            "another flow of the same script calls back", nil,
            portal(
                call:
                    "if (window.inline) \(start);\n  else MobilePlans.notifyPurchaseDelayedProfile(\(metadata), 0);"
            )),
        Portal(
            "named by a variable", nil,
            portal(
                names: "const profileActivationCompleteScript = 'onActivated';\n"
                    + "Object.assign(o, { profileActivationCompleteScript, registrationChangedScript: 'onRegistered' });"
            )),
    ]
}
