import MobilePlans
import Testing

/// The parameters of the launch URL, mobile-plans.md section 2.
@Suite struct SimulatorLaunchTests {
    private static let eid = "eid=89033023426200000000005430099507"
    private static let rest =
        "imei=490154203237518&location=US&market=US&transactionId=3f6c2b1e-0d52-4a57-9a53-7f0b5f6f2c11"
    private static let sim = "iccid=8988247000100003327"

    @Test(arguments: [
        ("default", [eid, "iccids=8988247000100003293", sim, rest]),
        ("empty-esim", [eid, rest]),
        ("warm-sim", [eid, "iccids=8988247000100003293", rest]),
        (
            "several-profiles",
            [
                eid, "iccids=8988247000100003293,8988247000100003301,8988247000100003335", rest,
            ]
        ),
        ("other-operator", [eid, rest]),
        ("physical-sim", [sim, rest]),
        ("no-esim", [rest]),
        (
            "abroad",
            [
                eid, "iccids=8988247000100003293", sim,
                rest.replacing("location=US&market=US", with: "location=JP&market=DE"),
            ]
        ),
        ("padded-iccid", [eid, "iccids=8988247000100003293", sim, rest]),
    ])
    func `section 2, each launch preset has its parameters`(name: String, query: [String]) throws {
        let scenario = try #require(Preset.named(name)).scenario
        #expect(
            scenario.launchURL == "https://portal.contoso-mobile.example/plans?"
                + query.joined(separator: "&"))
    }

    @Test func `section 2, every launch preset is tested above`() {
        #expect(Preset.launches.count == 8)
    }

    @Test func `section 2, a trailing F is removed, wherever it pads`() {
        var scenario = Scenario()
        for (padded, plain) in [
            ("898824700010000329F", "898824700010000329"), ("8988F", "8988"), ("89f", "89"),
            ("8F9", "8F9"),
        ] {
            scenario.device.eSIM?.profiles = [Profile(iccid: padded), Profile(iccid: padded)]
            scenario.device.physicalSIM = padded
            #expect(scenario.launchURL.contains("iccids=\(plain),\(plain)&iccid=\(plain)&imei"))
        }
    }

    @Test func `section 2, a removed eSIM is not named`() {
        var scenario = Scenario()
        for (state, isNamed) in [
            (EUICC.State.removed, false), (.busy, true), (.failed, true), (.ready, true),
        ] {
            scenario.device.eSIM?.state = state
            #expect(scenario.launchURL.contains("eid=") == isNamed)
            #expect(scenario.launchURL.contains("iccids=") == isNamed)
        }
    }

    @Test(arguments: [
        ("a b", "a%20b"), ("a&b=c", "a%26b%3Dc"), ("a+b", "a%2Bb"), ("#?/", "%23%3F%2F"),
        ("-._~", "-._~"), ("100%", "100%25"), ("\u{0}\n", "%00%0A"), ("é", "%C3%A9"),
        ("١", "%D9%A1"), ("🛰", "%F0%9F%9B%B0"), ("'\"<>", "%27%22%3C%3E"), ("", ""),
    ])
    func `section 2, values are percent-encoded`(text: String, encoded: String) {
        var scenario = Scenario()
        scenario.launch.transactionID = text
        #expect(scenario.launchURL.hasSuffix("&transactionId=\(encoded)"))
    }

    @Test(arguments: [
        ("https://a.example/?x=1", "https://a.example/?x=1&imei="),
        ("https://a.example/", "https://a.example/?imei="),
        ("https://a.example", "https://a.example?imei="),
    ])
    func `section 2, a portal's own query stays`(portal: String, start: String) {
        var scenario = Preset.named("no-esim")?.scenario ?? Scenario()
        scenario.launch.portal = portal
        #expect(scenario.launchURL.hasPrefix(start))
    }

    @Test func `section 2, the parameters come before a fragment`() {
        var scenario = Scenario()
        scenario.launch.portal = "https://a.example/#/plans?tab=1"
        #expect(scenario.launchURL.hasPrefix("https://a.example/?eid="))
        #expect(scenario.launchURL.hasSuffix("#/plans?tab=1"))
    }

    @Test func `section 2, after a download the next launch names the new profile`() {
        let pc = SimulatedPC()
        pc.download()
        pc.settle()
        #expect(
            pc.app.world.launchURL.contains("iccids=8988247000100003293,8988247000100003319&"))
    }
}
