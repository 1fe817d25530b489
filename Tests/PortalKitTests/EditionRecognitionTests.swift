import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A portal is run with the objects of the edition that it is written for (use.md, F5).
@Suite struct EditionRecognitionTests {
    @Test(arguments: [
        ("MobilePlans.createPurchaseMetaData();", Edition.december2018),
        ("var api = window['MobilePlansInlineProfileDownload'];", .december2018),
        ("const { MobilePlans: api } = window;", .december2018),
        ("MobilePlansInlineOperations.notifyProfileDownload(m, c);", .may2019),
        ("if (window.MobilePlansInlineOperations) { } else { MobilePlans.a(); }", .may2019),
        ("DataMart.createPurchaseMetaData();", .november2018),
        ("DataMartInlineProfile.registrationChangedScript = done;", .november2018),
        ("// MobilePlans took its place\nDataMartInlineProfile.a = 1;", .november2018),
        ("DataMart.notifyPurchaseResult('{}');", .december2018),
        ("if (window.DataMartInlineProfile) old(); else MobilePlans.a();", .december2018),
    ])
    func `section 3, names tell the edition`(_ source: String, _ expected: Edition) {
        let recognition = EditionRecognition()
        #expect(recognition.edition([.init(name: "p.js", source: source)], nil) == expected)
    }

    @Test(arguments: ["var a = 1;", "// MobilePlans", "var MobilePlansX = 'MobilePlans!';"])
    func `section 3, what names nothing of an app tells nothing`(_ source: String) {
        let recognition = EditionRecognition()
        #expect(recognition.edition([.init(name: "p.js", source: source)], nil) == nil)
    }

    @Test func `section 3, a page's files tell the edition`() throws {
        let site = try TemporarySite([
            "index.html": "<p>Hi</p><script src='app/shop.js'></script>",
            "app/shop.js":
                "function buy() { MobilePlansInlineOperations.notifyBalanceAddition(m); }",
        ])
        let result = site.run()
        try site.remove()
        #expect(result.edition == .may2019)
    }

    @Test func `section 3, only objects of the portal's own edition are there`() {
        let newer = run(
            """
            console.log(typeof window['DataMartInline' + 'Profile'], typeof window['MobilePlansInline' + 'Operations']);
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
            """)
        #expect(newer.edition == .december2018)
        #expect(newer.consoleLines == ["undefined undefined"])
        let older = run(
            """
            console.log(typeof window['Mobile' + 'Plans']);
            DataMart.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
            """)
        #expect(older.edition == .november2018)
        #expect(older.consoleLines == ["undefined"])
    }

    @Test func `section 3, asking for the objects of another edition is no mistake`() {
        let result = run(
            """
            if (window.DataMart && DataMart.createPurchaseMetaData) { DataMart.createPurchaseMetaData(); }
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
            """)
        #expect(!result.ruleIDs.contains("editions-mixed"), "\(result.ruleIDs)")
        #expect(!result.ruleIDs.contains("unknown-member"), "\(result.ruleIDs)")
    }

    @Test func `section 3, using them without asking is`() throws {
        let result = run(
            """
            var status = DataMartMoDirectStatus.cancelled;
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: status, planName: "" });
            """)
        let mixed = try #require(result.findings.first { $0.ruleID == "editions-mixed" })
        #expect(mixed.severity == .error)
        #expect(mixed.location?.line == 1)
        #expect(mixed.message.contains("DataMartMoDirectStatus is of edition 2018-11"))
    }

    @Test func `section 6, a case is read with the results of its portal's edition`() throws {
        func results(_ source: String) -> [String] {
            var options = RunOptions()
            options.calls = ["buy"]
            let host = PortalHost()
            defer { host.close() }
            let portal = PortalScript(name: "portal.js", source: source + callbackFunctions)
            return PortalMatrix.run([portal], options, groups: [.activation], host: host).rows
                .map(\.name)
        }
        let older = results(inlinePortal())
        #expect(older.count == 31 && older.contains("invalidCallback"))
        #expect(!older.contains("invalidJson"))
        let newer = results(
            """
            MobilePlansInlineOperations.profileActivationCompleteScript = 'onActivationComplete';
            MobilePlansInlineOperations.registrationChangedScript = 'onRegistrationChanged';
            function buy() {
                MobilePlansInlineOperations.notifyProfileDownload(
                    { moDirectStatus: 'Complete', planName: 'Plan' }, '1$smdp.example.com$ABC');
            }

            """)
        #expect(newer.count == 31 && newer.contains("invalidJson"))
        #expect(!newer.contains("invalidCallback"))
    }
}
