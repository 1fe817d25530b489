/// Rules about the page and the quality of its scripts (mobile-plans.md, sections 2, 4 and 5).
extension RuleCatalog {
    static let page: [RuleDescription] = [
        untrusted(
            "page-not-https", "The portal is served over https.",
            url: "http://portal.example.com/plans"),
        untrusted(
            "page-port", "The portal's URL has no port number.",
            url: "https://portal.example.com:8443/plans"),
        RuleDescription(
            "page-not-notification-host", .error, .page,
            "The page that calls the app is on the notification host.",
            because: "The app does not hear calls of other pages.",
            source: "mobile-plans.md, section 2", passing: [cancelled], failing: []),
        RuleDescription(
            "plain-http-resource", .error, .page, "All resources are https.",
            because: "The WebView blocks mixed content.", source: "mobile-plans.md, section 2",
            passing: [
                "var logo = \"https://cdn.example.com/logo.png\";",
                "var svg = \"http://www.w3.org/2000/svg\";",
            ], failing: ["var logo = ↓\"http://cdn.example.com/logo.png\";"]),
        RuleDescription(
            "pop-up-window", .error, .page, "A portal opens no windows.",
            because: "The app does not show them, and the user waits for nothing.",
            source: "mobile-plans.md, section 2",
            passing: ["function alert(text) { console.log(text); }\nalert(\"bought\");"],
            failing: ["if (false) ↓alert(\"bought\");", "if (false) window.↓open(\"/help\");"]),
        RuleDescription(
            "launch-parameter-required", .error, .page,
            "Launch parameters that can be absent are not required.",
            because: "A device without an eSIM has no eid, one without a SIM no iccid.",
            source: "mobile-plans.md, section 2", passing: [cancelled], failing: []),
        RuleDescription(
            "unknown-launch-parameter", .error, .page, "Unknown launch parameters are ignored.",
            because: "The app may send new ones at any time.",
            source: "mobile-plans.md, section 2", passing: [cancelled], failing: []),
        RuleDescription(
            "script-encoding", .warning, .page, "Scripts are UTF-8.",
            because: "It is what web servers announce; other encodings are guessed.",
            source: "HTML, section 4.12.1", passing: [cancelled], failing: []),
    ]

    private static func untrusted(_ id: String, _ summary: String, url: String) -> RuleDescription {
        RuleDescription(
            id, .error, .page, summary, because: "The app does not hear calls of other pages.",
            source: "mobile-plans.md, section 2", passing: [cancelled],
            failing: [RuleExample("↓" + cancelled.source, url: url)])
    }

    static let quality: [RuleDescription] = [
        RuleDescription(
            "uncaught-exception", .error, .quality, "A portal catches what it throws.",
            because: "On a device nobody sees the exception, and the purchase hangs.",
            source: "mobile-plans.md, section 5", passing: ["try { null.x; } catch (error) {}"],
            failing: ["↓null.plan;"]),
        RuleDescription(
            "unhandled-rejection", .error, .quality, "Rejected promises are handled.",
            because: "On a device nobody sees them, and the purchase hangs.",
            source: "mobile-plans.md, section 5",
            passing: ["Promise.reject(new Error(\"no\")).catch(function () {});"],
            failing: ["↓Promise.reject(new Error(\"no\"));"]),
        RuleDescription(
            "syntax-error", .error, .quality, "Scripts can be parsed.",
            because: "Nothing of such a script runs.", source: "ECMA-262",
            passing: ["var plan = { name: \"10 GB\" };"], failing: ["↓var plan = { name: ;"]),
        RuleDescription(
            "time-limit", .error, .quality, "Scripts end.",
            because: "A page whose script does not end cannot be used.",
            source: "mobile-plans.md, section 4", passing: ["for (var i = 0; i < 9; i += 1) {}"],
            failing: ["↓for (;;) { Math.random(); }"]),
        RuleDescription(
            "memory-limit", .error, .quality, "Scripts do not fill the memory.",
            because: "The WebView would be ended.", source: "mobile-plans.md, section 4",
            passing: ["var list = [1, 2];"],
            failing: ["↓var list = []; for (;;) { list.push(new Array(1000).fill(1.5)); }"]),
        RuleDescription(
            "trace-limit", .error, .quality, "A portal does not call or log without end.",
            because: "It is mostly a retry without a limit.", source: "mobile-plans.md, section 4",
            passing: ["console.log(1);"],
            failing: ["for (;;) {\n    ↓console.log(\"again\");\n}"]),
        RuleDescription(
            "endless-timers", .warning, .quality, "Timers are cleared when they are done.",
            because: "They keep the device awake.", source: "mobile-plans.md, section 4",
            passing: ["setTimeout(function () {}, 10);"],
            failing: ["↓setInterval(function () {}, 10);"]),
        RuleDescription(
            "virtual-time-limit", .warning, .quality, "A portal comes to rest within a month.",
            because: "Whoever waits longer waits for ever.", source: "mobile-plans.md, section 4",
            passing: ["setTimeout(function () {}, 10);"],
            failing: [
                "setInterval(function () {\n    ↓console.log(\"another day\");\n}, 24 * 3600 * 1000);"
            ]),
        RuleDescription(
            "endless-navigation", .error, .quality, "A portal does not go round in circles.",
            because: "The user sees a page that loads for ever.",
            source: "mobile-plans.md, section 1",
            passing: ["if (location.hash !== \"#again\") { location.hash = \"#again\"; }"],
            failing: ["↓location.reload();"]),
        RuleDescription(
            "global-leak", .warning, .quality, "Variables are declared.",
            because: "An assignment to an undeclared name makes a global, which another script may "
                + "overwrite; in strict code it throws.", source: "ECMA-262, section 6.2.5.6",
            passing: ["function buy() { var plan = 1; return plan; }\nbuy();"],
            failing: ["function buy() {\n    ↓plan = 1;\n}\nbuy();"]),
        RuleDescription(
            "suppression-without-reason", .error, .quality,
            "A comment that takes a finding back says why.",
            because: "Nobody else can judge whether it still holds.", source: "decided",
            passing: [cancelled], failing: []),
        RuleDescription(
            "unused-suppression", .warning, .quality,
            "A comment that takes a finding back has one to take back.",
            because: "It would hide the next one.", source: "decided",
            passing: [cancelled], failing: []),
        RuleDescription(
            "result-not-handled", .warning, .quality,
            "Every activation result is handled in a way of its own.",
            because: "Before launch an operator has to handle every legitimate error.",
            source: "mobile-plans.md, sections 6 and 12", passing: [cancelled], failing: []),
        RuleDescription(
            "result-ignored", .warning, .quality, "A failed activation has consequences.",
            because: "The user would wait for ever.",
            source: "mobile-plans.md, sections 6 and 12", passing: [cancelled], failing: []),
    ]
}
