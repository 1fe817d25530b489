import MobilePlans
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// How callbacks are found and called (mobile-plans.md, section 5).
@Suite struct CallbackTests {
    private let success = #"{"activationResult":"success","iccid":"8988247000100003319"}"#
    private let searching =
        #"{"networkRegistrationState":"searching","iccid":"8988247000100003319"}"#
    private let home = #"{"networkRegistrationState":"home","iccid":"8988247000100003319"}"#

    @Test func `activation comes first, then every change of registration`() {
        let result = run(inlinePortal() + callbackFunctions, calls: ["buy"])
        #expect(result.consoleLines == [success, searching, home])
        #expect(
            result.outline(.callback) == [
                "callback activated", "callback registered", "callback registered",
            ])
        #expect(result.ruleIDs == [])
        #expect(result.end == .idle)
    }

    @Test(arguments: ActivationResult.allCases.filter { $0 != .success })
    func `after a failed activation no registration follows`(_ failure: ActivationResult) {
        let result = run(inlinePortal() + callbackFunctions, calls: ["buy"], activation: failure)
        #expect(
            result.consoleLines == [#"{"activationResult":"\#(failure.rawValue)","iccid":""}"#])
        #expect(result.outline(.callback) == ["callback activated"])
    }

    @Test func `the name is read when the operation starts, the function when it is called`() {
        let result = run(
            inlinePortal() + callbackFunctions + """

                buy();
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "other";
                window.activated = function () { console.log("replaced"); };
                """)
        #expect(result.consoleLines.first == "replaced")
    }

    @Test(arguments: ["const", "let"])
    func `a lexical binding is not found, and the finding names its line`(_ keyword: String) throws
    {
        let result = run(
            "// activated\n\(keyword) activated = function () { console.log('called'); };\n"
                + inlinePortal() + "\nfunction registered(text) { console.log(text); }",
            calls: ["buy"])
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(finding.ruleID == "callback-lexical-binding")
        #expect(
            finding.location
                == SourceLocation(file: "portal.js", line: 2, column: keyword.count + 2))
        // The registration callback gets registration alone (section 5, 2026-11-28).
        #expect(result.consoleLines == [searching, home])
    }

    @Test func `a class is a lexical binding too`() {
        let result = run(
            inlinePortal() + "\nclass activated {}; function registered() {}", calls: ["buy"])
        #expect(result.ruleIDs == ["callback-lexical-binding"])
    }

    @Test(arguments: [
        ("window.activated = function (text) { console.log(text); };", true),
        ("var activated = function (text) { console.log(text); };", true),
        ("var activated = text => console.log(text);", true),
        ("var activated = 1;", false),
        ("", false),
        ("(function () { function activated() {} })();", false),
    ])
    func `a name means a function that is a property of the global object`(
        _ definition: String, _ isFound: Bool
    ) {
        let result = run(
            inlinePortal() + "\nfunction registered(text) {}\n" + definition, calls: ["buy"])
        #expect(result.consoleLines == (isFound ? [success] : []))
        #expect(result.findings.isEmpty == isFound)
    }

    @Test func `dotted names are not resolved`() {
        let result = run(
            inlinePortal(activated: "app.activated")
                + "\nvar app = { activated: function () { console.log('called'); } };"
                + " function registered(text) { console.log(text); }", calls: ["buy"])
        #expect(result.ruleIDs == ["callback-dotted-name"])
        #expect(result.consoleLines == [searching, home])
    }

    @Test func `without a registration callback the activation is told all the same`() {
        let result = run(
            inlinePortal(registered: "missing")
                + "\nfunction activated(text) { console.log(text); }", calls: ["buy"])
        #expect(result.consoleLines == [success])
        #expect(result.ruleIDs == ["callback-not-found"])
    }

    @Test(arguments: [
        ("''", Edition.december2018, "invalidCallback"), ("' '", .december2018, "invalidCallback"),
        ("7", .december2018, "invalidCallback"), ("null", .all, "invalidCallback"),
        ("registered", .all, "invalidCallback"), ("''", .may2019, "invalidJson"),
    ])
    func `section 5, what cannot be a name ends the download at once`(
        _ value: String, _ edition: Edition, _ word: String
    ) {
        let result = run(
            """
            function activated(text) { console.log(text); }
            function registered(text) { console.log(text); }
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "activated";
            MobilePlansInlineProfileDownload.registrationChangedScript = \(value);
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
            """, edition: edition)
        #expect(
            result.consoleLines == [#"{"activationResult":"\#(word)","iccid":""}"#])
        #expect(result.findings.contains { $0.severity == .error })
    }

    @Test func `fidelity 1, a property that was never set is no error`() {
        func bought(_ set: String) -> RunResult {
            run(
                """
                function heard(text) { console.log(text); }
                \(set)
                MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                    { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
                """)
        }
        let activation = bought(
            "MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'heard';")
        #expect(activation.consoleLines == [success])
        let registration = bought(
            "MobilePlansInlineProfileDownload.registrationChangedScript = 'heard';")
        #expect(registration.consoleLines == [searching, home])
        for result in [activation, registration] {
            #expect(result.ruleIDs == ["callback-not-set"])
            #expect(result.findings.map(\.severity) == [.info])
        }
        let none = bought("")
        #expect(none.consoleLines == [] && none.events.allSatisfy { $0.kind != .callback })
        #expect(none.ruleIDs == ["callback-not-set"])
        #expect(none.findings.map(\.severity) == [.warning])
    }

    @Test func `fidelity 8, only changes of the registration are told`() {
        let result = run(inlinePortal() + callbackFunctions, calls: ["buy"]) {
            $0.scenario.network.registration = [
                .init(.searching, after: 0), .init(.searching, after: 1), .init(.home, after: 1),
                .init(.home, after: 1),
            ]
        }
        #expect(result.consoleLines.dropFirst() == [searching, home])
    }

    @Test func `fidelity 12, instanceof works with the operations' context`() {
        let result = run(
            """
            var operation = MobilePlansInlineOperations.notifyProfileDownload(
                { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
            console.log(operation instanceof MobilePlansOperationContext, operation.constructor === MobilePlansOperationContext);
            console.log({} instanceof MobilePlansOperationContext, Object.keys(operation).join(), operation.Id);
            try { new MobilePlansOperationContext(); } catch (error) { console.log(error.name); }
            """, edition: .may2019)
        #expect(result.consoleLines == ["true true", "false Id operation-1", "TypeError"])
    }

    @Test func `functions themselves are taken in edition 2018-11`() {
        let script = """
            DataMartInlineProfile.profileActivationCompleteScript = function (text) { console.log(text); };
            DataMartInlineProfile.registrationChangedScript = text => console.log(text);
            DataMartInlineProfile.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
            """
        let result = run(script, edition: .november2018)
        #expect(result.consoleLines == [success, searching, home])
        #expect(result.ruleIDs == [])
        #expect(result.editionUsed == .november2018)
    }

    @Test func `functions themselves are a finding in later editions`() {
        let script = """
            function done(text) { console.log(text); }
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = done;
            MobilePlansInlineProfileDownload.registrationChangedScript = "done";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
            """
        for edition in [Edition.december2018, .all] {
            let result = run(script, edition: edition)
            #expect(result.ruleIDs == ["callback-is-function"])
            #expect(result.findings.first?.severity == .error)
            #expect(result.consoleLines == [])
        }
    }

    // MARK: - What callbacks do

    @Test func `what a callback throws is reported with its place, and the app goes on`() throws {
        let result = run(
            inlinePortal()
                + "\nfunction activated() {\n    throw new TypeError('broken');\n}\nfunction registered(text) { console.log(text); }",
            calls: ["buy"])
        #expect(result.consoleLines == [searching, home])
        let finding = try #require(result.findings.first)
        #expect(finding.ruleID == "uncaught-exception")
        #expect(finding.message == "uncaught TypeError: broken")
        #expect(finding.location?.line == 10)
        #expect(
            result.wiring.first?.calls.map(\.outcome.kind) == [.threw])
    }

    @Test func `what a callback returns is ignored, but a rejected promise is reported`() {
        let result = run(
            inlinePortal()
                + "\nasync function activated() { throw new Error('later'); }\nfunction registered() { return 1; }",
            calls: ["buy"])
        #expect(result.ruleIDs == ["unhandled-rejection"])
        #expect(result.outline(.callback).count == 3)
    }

    @Test func `a callback may call the app again`() {
        let result = run(
            inlinePortal() + """

                var tries = 0;
                function activated(text) {
                    console.log(JSON.parse(text).activationResult);
                    tries += 1;
                    if (tries < 3) buy();
                }
                function registered() {}
                """, calls: ["buy"], activation: .cardBusy)
        #expect(result.consoleLines == ["cardBusy", "cardBusy", "cardBusy"])
        #expect(
            result.outline(.call).filter { $0.hasSuffix("notifyInlineProfileDownload") }.count == 3)
    }

    @Test func `a callback that removes itself is not called again`() {
        let result = run(
            inlinePortal()
                + "\nfunction activated() {}\nwindow.registered = function (text) { console.log(text); delete window.registered; };",
            calls: ["buy"])
        #expect(result.consoleLines == [searching])
        #expect(result.ruleIDs == ["callback-not-found"])
    }

    @Test func `a closed portal is not called`() {
        let result = run(
            inlinePortal() + callbackFunctions
                + "\nbuy(); MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });"
        )
        #expect(result.consoleLines == [])
        #expect(result.end == .controlReturned)
    }

    @Test func `a function of a page that was left is not called, nor is another in its place`() {
        let portal = """
            var pad = setTimeout(function () {}, 60000);
            function buy() {
                DataMartInlineProfile.profileActivationCompleteScript = function done(text) {
                    console.log("done " + text);
                };
                DataMartInlineProfile.registrationChangedScript = function told() {};
                DataMartInlineProfile.notifyInlineProfileDownload(
                    { moDirectStatus: "Complete", planName: "Plan" }, "1$smdp.example.com$ABC-1");
                location.href = "/thanks";
            }
            """
        let thanks = """
            for (var i = 0; i < 20; i++) {
                setTimeout(function victim(text) { console.log("victim " + text); }, 60000);
            }
            """
        let result = run(portal, calls: ["buy"], edition: .november2018) { options in
            options.pages = [
                ScriptedPage(
                    url: "/thanks", scripts: [PortalScript(name: "thanks.js", source: thanks)])
            ]
        }
        #expect(result.consoleLines == Array(repeating: "victim undefined", count: 20))
        let callbacks = result.events.filter { $0.kind == .callback }
        #expect(!callbacks.isEmpty)
        #expect(callbacks.allSatisfy { $0.callback?.outcome == .gone })
    }

    // MARK: - Wiring

    @Test func `the wiring says who set what, what it resolved to, and what came of it`() throws {
        let result = run(inlinePortal() + callbackFunctions, calls: ["buy"])
        let wiring = result.wiring
        #expect(
            wiring.map(\.property) == [
                "profileActivationCompleteScript", "registrationChangedScript",
            ])
        let registration = try #require(wiring.last)
        #expect(registration.object == "MobilePlansInlineProfileDownload")
        #expect(registration.name == "registered")
        #expect(registration.setAt?.line == 6)
        #expect(registration.resolution.words == "function registered at portal.js:10:10")
        #expect(registration.calls.map(\.time) == [6_000, 7_000])
        #expect(registration.calls.map(\.payload) == [searching, home])
        #expect(registration.calls.map(\.outcome) == [.returned, .returned])
    }
}

/// Names that look like code or like words of the language.
@Suite struct CallbackNameTests {
    @Test(arguments: ["this", "null", "typeof", "x;y()", " activated", "1", "a b", "activated()"])
    func `a text that is no name is not found, and nothing is run`(_ name: String) {
        let result = run(
            inlinePortal(activated: name) + callbackFunctions, calls: ["buy"])
        #expect(result.ruleIDs == ["callback-not-found"])
        #expect(result.consoleLines.count == 2, "registration goes on")
    }
}
