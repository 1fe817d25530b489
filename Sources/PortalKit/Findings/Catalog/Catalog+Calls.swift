internal import MobilePlans

/// Rules about the use of the API and about callbacks (mobile-plans.md, sections 3 to 5).
extension RuleCatalog {
    static let calls: [RuleDescription] = [
        RuleDescription(
            "unknown-member", .error, .api, "Members of the injected objects exist.",
            because:
                "Reading another gives undefined, calling it throws, and setting it does nothing.",
            source: "mobile-plans.md, section 3",
            passing: ["var status = MobilePlansMoDirectStatus.complete;"],
            failing: [
                "var status = MobilePlansMoDirectStatus↓.completed;",
                "MobilePlansInlineProfileDownload↓.profileActivationScript = \"done\";",
            ]),
        RuleDescription(
            "argument-count", .warning, .api, "Calls have no more arguments than the API takes.",
            because: "What is left over is mostly in the wrong place.",
            source: "mobile-plans.md, section 3.1",
            passing: [ExampleParts.delayed(ExampleParts.metadata, "0")],
            failing: [
                "↓MobilePlans.notifyCancelledPurchase({ moDirectStatus: \"Cancelled\", planName: \"\" }, 0);"
            ]),
        RuleDescription(
            "call-after-hand-back", .error, .api,
            "Nothing is called after control went back to the app.",
            because: "The page is closed by then; the call has no effect.",
            source: "mobile-plans.md, section 4",
            passing: [cancelled],
            failing: [
                RuleExample(cancelled.source + "\n↓MobilePlans.createPurchaseMetaData();")
            ]),
        RuleDescription(
            "second-hand-back", .error, .api, "Control is given back once in a visit.",
            because: "Only the first call counts, so the second purchase is lost.",
            source: "mobile-plans.md, section 4",
            passing: [cancelled],
            failing: [RuleExample(cancelled.source + "\n↓" + cancelled.source)]),
        RuleDescription(
            "nothing-handed-over", .warning, .api,
            "A portal that describes a purchase also hands it over.",
            because: "The user would wait for a profile that nobody ordered.",
            source: "mobile-plans.md, section 4",
            passing: [cancelled],
            failing: [
                "var purchase = MobilePlans.createPurchaseMetaData↓();\npurchase.planName = \"10 GB\";"
            ]),
        RuleDescription(
            "editions-mixed", .warning, .api, "A portal uses the objects of one edition.",
            because:
                "An app that injects the DataMart objects does not inject the MobilePlans ones.",
            source: "mobile-plans.md, section 3",
            passing: [cancelled],
            failing: [
                """
                var purchase = DataMart.createPurchaseMetaData();
                purchase.moDirectStatus = DataMartMoDirectStatus.cancelled;
                purchase.planName = "";
                ↓MobilePlans.notifyCancelledPurchase(purchase);
                """
            ]),
        RuleDescription(
            "legacy-call", .info, .api, "DataMart.notifyPurchaseResult is the legacy call.",
            because: "It is still supported; the newer calls say what the app is to do.",
            source: "mobile-plans.md, sections 3 and 7",
            passing: [cancelled],
            failing: [ExampleParts.result(ExampleParts.payload())]),
        RuleDescription(
            "enum-assignment", .error, .api, "Members of enums are not assigned.",
            because: "The enums are frozen; mostly a comparison was meant.",
            source: "mobile-plans.md, section 3.4",
            passing: ["var isNew = MobilePlansUserAccount.new === \"New\";"],
            failing: ["MobilePlansUserAccount↓.new = \"Brand new\";"]),
        RuleDescription(
            "injected-global-replaced", .warning, .api, "Injected globals are not replaced.",
            because: "Calls of a replaced object do not reach the app.",
            source: "mobile-plans.md, section 3",
            passing: [cancelled], failing: ["↓var MobilePlans = {};"]),
        RuleDescription(
            "operation-context-type", .error, .api,
            "notifyOperationCancel gets what the operation returned.",
            because: "The app finds the operation by the context's Id.",
            source: "mobile-plans.md, section 3.3",
            passing: [later("MobilePlansInlineOperations.notifyOperationCancel(operation);")],
            failing: [later("↓MobilePlansInlineOperations.notifyOperationCancel(\"operation-1\");")]
        ),
        RuleDescription(
            "operation-context-discarded", .error, .api,
            "The context of an operation that is cancelled later is kept.",
            because: "Without it the operation cannot be cancelled any more.",
            source: "mobile-plans.md, section 3.3",
            passing: [later("MobilePlansInlineOperations.notifyOperationCancel(operation);")],
            failing: [
                later("↓MobilePlansInlineOperations.notifyOperationCancel(window.operations);")
            ]),
        RuleDescription(
            "cancel-of-unknown-operation", .warning, .api,
            "Only an operation that is waiting is cancelled.",
            because: "One that was cancelled, or has begun, is not there any more.",
            source: "mobile-plans.md, section 3.3",
            passing: [later("MobilePlansInlineOperations.notifyOperationCancel(operation);")],
            failing: [
                later(
                    """
                    MobilePlansInlineOperations.notifyOperationCancel(operation);
                    ↓MobilePlansInlineOperations.notifyOperationCancel(operation);
                    """)
            ]),
        RuleDescription(
            "cancel-too-late", .warning, .api,
            "An operation is cancelled before the user has seen its notification.",
            because: "Afterwards the app does not take it back.",
            source: "mobile-plans.md, section 3.3",
            passing: [later("MobilePlansInlineOperations.notifyOperationCancel(operation);")],
            failing: [
                later(
                    """
                    setTimeout(function () {
                        ↓MobilePlansInlineOperations.notifyOperationCancel(operation);
                    }, 30 * 60 * 1000 + 1000);
                    """)
            ]),
        RuleDescription(
            "log-is-not-defined", .info, .api, "Log is the page's own function.",
            because: "The samples call it, and no page of the app defines it.",
            source: "mobile-plans.md, section 10",
            passing: ["console.log(\"bought\");"], failing: ["↓Log(\"bought\");"]),
    ]

    static let cancelled: RuleExample =
        #"MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });"#

    /// A download in half an hour, and what is done about it.
    private static func later(_ more: String) -> RuleExample {
        RuleExample(
            """
            function onActivated(json) {}
            function onRegistered(json) {}
            MobilePlansInlineOperations.profileActivationCompleteScript = "onActivated";
            MobilePlansInlineOperations.registrationChangedScript = "onRegistered";
            var operation = MobilePlansInlineOperations.notifyProfileDownload(
                \(ExampleParts.metadata), "1$smdp.example.com$ABC-1", 30);
            \(more)
            """, edition: .may2019)
    }

    private static func callback(
        _ id: String, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, failing: [RuleExample]
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .callbacks, summary, because: rationale,
            source: "mobile-plans.md, section 5", passing: [ExampleParts.inline()],
            failing: failing)
    }

    static let callbacks: [RuleDescription] = [
        callback(
            "callback-not-set", "Both callbacks are set before an inline operation.",
            because: "The app cannot tell how the download ended.",
            failing: [
                RuleExample(
                    """
                    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                    ↓MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                    function onActivated(json) {}
                    """)
            ]),
        callback(
            "callback-not-found", "A callback names a function of the page.",
            because: "The app looks the name up in the global scope when it calls it.",
            failing: [
                marked(ExampleParts.inline(activation: "\"onActivatd\""), 1)
            ]),
        callback(
            "callback-lexical-binding", "A callback is declared with 'function', not 'const'.",
            because: "The WebView does not see const, let and class bindings.",
            failing: [
                marked(
                    ExampleParts.inline(
                        functions: "const onActivated = function (json) {};\n"
                            + "function onRegistered(json) {}"), 5)
            ]),
        callback(
            "callback-dotted-name", "A callback's name has no dots.",
            because: "The app resolves names of global functions only.",
            failing: [
                marked(
                    ExampleParts.inline(
                        activation: "\"app.onActivated\"",
                        functions:
                            "var app = { onActivated: function () {} };\nfunction onRegistered() {}"
                    ), 1)
            ]),
        callback(
            "callback-not-a-function", "A callback names a function.",
            because: "The app cannot call anything else.",
            failing: [
                marked(
                    ExampleParts.inline(
                        functions: "var onActivated = {};\nfunction onRegistered(json) {}"), 1)
            ]),
        callback(
            "callback-not-a-name", "A callback property holds the name of a function.",
            because: "The app takes a string.",
            failing: [marked(ExampleParts.inline(activation: "42"), 1)]),
        callback(
            "callback-is-function", as: .warning, "A callback is given by name.",
            because: "Only the edition of November 2018 took the function itself.",
            failing: [marked(ExampleParts.inline(activation: "onActivated"), 1)]),
        callback(
            "callback-not-readable", "Reading a callback does not throw.",
            because: "The app then has nothing to call.",
            failing: [
                marked(
                    ExampleParts.inline(
                        functions: "Object.defineProperty(window, \"onActivated\", "
                            + "{ get: function () { throw new Error(\"no\"); } });\n"
                            + "function onRegistered(json) {}"), 1)
            ]),
        callback(
            "callback-set-too-late", "Callbacks are set before the operation begins.",
            because: "The app reads the names when the operation begins.",
            failing: [
                RuleExample(
                    """
                    MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistered";
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                    ↓MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                    function onActivated(json) {}
                    function onRegistered(json) {}
                    """)
            ]),
        RuleDescription(
            "json-not-parsed", .warning, .callbacks, "A callback parses the JSON that it is given.",
            because: "It is given a text, whose members are undefined.",
            source: "mobile-plans.md, section 5",
            passing: [
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) { return JSON.parse(json).activationResult; }
                """,
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) {
                    json = JSON.parse(json);
                    return json.activationResult;
                }
                """,
            ],
            failing: [
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) { return ↓json.activationResult; }
                """
            ]),
        RuleDescription(
            "literal-instead-of-enum", .info, .callbacks,
            "Results are compared with members of the enums.",
            because: "A typo in a text is never noticed, one in a member's name is.",
            source: "mobile-plans.md, sections 3.4 and 6",
            passing: ["function busy(r) { return r === MobilePlansActivationError.cardBusy; }"],
            failing: ["function busy(r) { return r === ↓\"cardBusy\"; }"]),
        RuleDescription(
            "literal-of-wrong-case", .warning, .callbacks,
            "Results are spelt as the app spells them.",
            because: "A comparison with another spelling never holds.",
            source: "mobile-plans.md, sections 3.4 and 6",
            passing: ["function busy(r) { return r === MobilePlansActivationError.cardBusy; }"],
            failing: ["function busy(r) { return r === ↓\"CardBusy\"; }"]),
        callback(
            "callback-on-other-object", "Callbacks are set on the object whose operation begins.",
            because: "The DataMart and MobilePlans objects do not share their callbacks.",
            failing: [
                RuleExample(
                    """
                    DataMartInlineProfile.profileActivationCompleteScript = "onActivated";
                    DataMartInlineProfile.registrationChangedScript = "onRegistered";
                    ↓MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                    function onActivated(json) {}
                    function onRegistered(json) {}
                    """)
            ]),
    ]

    /// An example with the marker in one of its lines, from 1.
    private static func marked(_ example: RuleExample, _ line: Int) -> RuleExample {
        var lines = example.source.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        lines[line - 1] = "↓" + lines[line - 1]
        return RuleExample(lines.joined(separator: "\n"), edition: example.edition)
    }
}
