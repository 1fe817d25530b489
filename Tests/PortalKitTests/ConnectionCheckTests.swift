import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A device that is connected is told apart from one that is denied (mobile-plans.md, section 5).
@Suite struct ConnectionCheckTests {
    private static let alike = [
        "document.body.textContent = 'Online';",
        "document.body.textContent = ['home', 'roaming', 'partner'].indexOf(r) > -1 ? 'Online' : 'Waiting';",
        "document.body.textContent = 'home' in r ? 'Online' : 'Waiting';",
        "const on = () => r.networkRegistrationState === 'home'; document.body.textContent = on ? 'Online' : 'Waiting';",
        "document.body.className = ['home'].some((s) => { s === r.networkRegistrationState; }) ? 'on' : 'off'; document.body.append('.');",
    ]
    private static let apart = [
        "document.body.textContent = r.networkRegistrationState === 'home' ? 'Online' : 'Waiting';",
        "document.body.textContent = 'State: ' + r.networkRegistrationState;",
        "console.log('state', r.networkRegistrationState);", "",
        "if (r.networkRegistrationState === 'home') document.body.append('Online');",
        "localStorage.state = r.networkRegistrationState;",
    ]

    static let swapped = [
        "document.body.textContent = ['home', 'roaming', 'partner'].indexOf(r.networkRegistrationState) < 0 ? 'You are connected' : 'There is no network yet';",
        "document.body.textContent = r.networkRegistrationState !== 'denied' ? 'Offline' : 'Online';",
    ]
    static let notSwapped = [
        "document.body.textContent = r.networkRegistrationState === 'denied' ? 'Not connected' : 'Connected';",
        "document.body.textContent = r.networkRegistrationState === 'denied' ? 'You are online, but this network is not ours' : 'No problem, you are online';",
        "document.body.textContent = r.networkRegistrationState === 'home' ? 'No roaming fees' : 'Connected abroad';",
    ]

    private func ids(_ body: String) -> (run: [String], matrix: [String]) {
        let source = """
            var last = 0;
            function onNet(json) { const r = JSON.parse(json); \(body) }
            function onDone(json) {
              const r = JSON.parse(json).activationResult;
              document.body.textContent = r === 'success' ? 'Installed' : 'Failed: ' + r;
            }
            function buy() {
              const m = MobilePlans.createPurchaseMetaData();
              m.userAccount = MobilePlansUserAccount.new; m.purchaseInstrument = MobilePlansPurchaseInstrument.new;
              m.line = MobilePlansLineType.new; m.moDirectStatus = MobilePlansMoDirectStatus.complete; m.planName = 'Small';
              MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
            }
            """
        let scripts = [PortalScript(name: "portal.js", source: source)]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let run = host.run(scripts, options)
        let matrix = PortalMatrix.run(scripts, options, groups: [.registration], host: host)
        return (
            ConnectionCheck.findings(run, scripts, options, host: host).map(\.ruleID.rawValue),
            matrix.findings.map(\.ruleID.rawValue)
        )
    }

    @Test(arguments: swapped) func `a connection that is told where there is none is an error`(
        _ body: String
    ) {
        let ids = ids(body)
        #expect(ids.run == ["connection-swapped"])
        #expect(ids.matrix.contains("connection-swapped"))
    }

    @Test(arguments: notSwapped) func `what is not clearly swapped is left alone`(_ body: String) {
        let ids = ids(body)
        #expect(!(ids.run + ids.matrix).contains("connection-swapped"))
    }

    @Test func `a portal that hears the first state only is an error in a matrix as well`() {
        let once =
            "if (!last++) document.body.textContent = r.networkRegistrationState === 'home' ? 'Online' : 'Waiting';"
        #expect(ids(once).matrix.contains("connection-not-handled"))
        #expect(
            !ids(once.replacing("if (!last++) ", with: "")).matrix.contains(
                "connection-not-handled"))
    }

    @Test(arguments: alike) func `the same at home and where it is denied is an error`(
        _ body: String
    ) {
        let ids = ids(body)
        #expect(ids.run == ["connection-not-handled"])
        #expect(ids.matrix.contains("connection-not-handled"))
    }

    @Test(arguments: apart)
    func `a portal that tells them apart, or only repeats the state, is left alone`(
        _ body: String
    ) {
        let ids = ids(body)
        #expect(ids.run.isEmpty)
        #expect(!ids.matrix.contains("connection-not-handled"))
    }

    @Test(arguments: [
        (
            "if (['home', 'roaming', 'partner'].indexOf(r) > -1) document.body.append('Online');",
            true
        ),
        ("if (r.networkRegistrationState & 2) document.body.append('Online');", true),
        ("if (r.networkRegistrationState === 'home') document.body.append('Online');", false),
        ("if (r.networkRegistrationState === 'roaming') console.log('roams');", false),
        ("if (r.networkRegistrationState === 'roaming') last = r;", false), ("", false),
    ])
    func `a comparison that never holds leads to nothing in any state`(body: String, isWrong: Bool)
    {
        let ids = ids("last; \(body)")
        #expect(ids.matrix.contains("connection-ignored") == isWrong)
    }

    @Test(arguments: [("!== 'home'", true), ("=== 'denied'", false)])
    func `a purchase is not cancelled while the device searches`(condition: String, isWrong: Bool) {
        let source = """
            function onNet(json) {
              if (JSON.parse(json).networkRegistrationState \(condition)) MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });
            }
            function onDone(json) { console.log(JSON.parse(json).activationResult === 'success'); }
            function buy() {
              const m = MobilePlans.createPurchaseMetaData();
              m.userAccount = MobilePlansUserAccount.new; m.purchaseInstrument = MobilePlansPurchaseInstrument.new;
              m.line = MobilePlansLineType.new; m.moDirectStatus = MobilePlansMoDirectStatus.complete; m.planName = 'Small';
              MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
            }
            """
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let run = host.run([PortalScript(name: "portal.js", source: source)], options)
        let found = run.findings.contains {
            $0.ruleID == "hand-back-during-operation" && $0.message.contains("'searching'")
        }
        #expect(found == isWrong)
    }
}
