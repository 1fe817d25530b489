import MobilePlans
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// How the portal is opened, and whose calls the app hears (mobile-plans.md, section 2).
@Suite struct LaunchTests {
    private static let call =
        "MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });"

    @Test(arguments: [
        (
            "http://portal.example/plans", nil, "page-not-https",
            "the page's scheme is http, expected https"
        ),
        (
            "https://portal.example:8443/", nil, "page-port",
            "the page's URL has a port number (8443)"
        ),
        (
            "https://portal.example/", "other.example", "page-not-notification-host",
            "the page's host is portal.example, expected the notification host other.example"
        ),
    ])
    func `calls of a page that the app does not trust are not heard`(
        _ url: String, _ host: String?, _ id: String, _ reason: String
    ) {
        let result = run(Self.call) {
            $0.url = url
            $0.scenario.launch.notificationHost = host
        }
        #expect(result.end == .idle, "control stays where it is")
        #expect(result.ruleIDs == [id])
        #expect(result.findings.first?.message.contains(reason) == true)
        #expect(result.findings.first?.location?.line == 1)
    }

    @Test func `a page of the notification host is heard, in any letter case`() {
        let result = run(Self.call) {
            $0.scenario.launch.notificationHost = "PORTAL.contoso-mobile.example"
        }
        #expect(result.end == .controlReturned)
        #expect(result.ruleIDs == [])
    }

    @Test func `the page knows the URL with its launch parameters`() {
        let result = run("console.log(location.search, location.host);") {
            $0.scenario = Preset.named("abroad")?.scenario ?? Scenario()
        }
        #expect(
            result.consoleLines == [
                "?eid=89033023426200000000005430099507&iccids=8988247000100003293"
                    + "&iccid=8988247000100003327&imei=490154203237518&location=JP&market=DE"
                    + "&transactionId=3f6c2b1e-0d52-4a57-9a53-7f0b5f6f2c11"
                    + " portal.contoso-mobile.example"
            ])
        let launch = result.events.first
        #expect(launch?.result?["headers"]?["Accept-Language"] == "de-DE,de;q=0.9,en;q=0.5")
    }

    @Test func `a portal that is opened again starts anew in the same world`() throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.scenario = try #require(Preset.named("offline")).scenario
        let script = """
            var visits = (typeof visits === "number" ? visits : 0) + 1;
            console.log("visit " + visits);
            function buy() {
                MobilePlans.notifyPurchaseWithProfileDownload(
                    { moDirectStatus: "Complete", planName: "P" }, "1$a.example.com$X", 0);
            }
            """
        let session = host.open([PortalScript(name: "portal.js", source: script)], options)
        defer { session.close() }
        session.call("buy")
        session.settle()
        #expect(session.app.state.launchErrors.map(\.result) == [.serverNotReachable])
        session.relaunch()
        let run = session.finish()
        #expect(run.consoleLines == ["visit 1", "visit 1"], "a page of its own")
        #expect(run.world.control == .portal, "the portal has control again")
        let launches = run.events.filter { $0.name == "opens the portal" }
        #expect(launches.count == 2)
        let headers = launches[1].result?["headers"]
        #expect(headers?["X-MP-LPAError-Codes"] == "ServerNotReachable")
        #expect(headers?["X-MP-LPAError-TimeStamps"] == "1/15/2019 9:00:01 AM")
        #expect(headers?["X-MP-LPAError-ICCIDs"] == "")
        #expect(launches[0].result?["headers"]?["X-MP-LPAError-Codes"] == nil)
    }
}
