import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What the pages say of the app, as far as a whole run shows it (issue 13, section 4; fidelity.md by number).
@Suite struct FidelityTests {
    private static let metadata = WiringTests.metadata
    private static let code = "'1$smdp.example.com$ABC-1'"

    private func launchErrors(_ run: RunResult) -> [String] {
        run.world.app.launchErrors.map(\.result.rawValue)
    }

    @Test func `2, the registration callback is told of registrations only`() {
        let run = run(
            WiringTests.portal(names: "o.registrationChangedScript = 'onRegistered';"),
            calls: ["buy"])
        let told = run.events.compactMap(\.callback)
        #expect(told.count == 2)
        #expect(told.allSatisfy { $0.told("networkRegistrationState") != nil })
        #expect(told.allSatisfy { $0.told("activationResult") == nil })
    }

    @Test(arguments: [Edition.all, .december2018])
    func `3, a function in place of a name is called in no setting of the edition`(edition: Edition)
    {
        let run = run(
            WiringTests.portal(
                names:
                    "o.profileActivationCompleteScript = onActivated; o.registrationChangedScript = onRegistered;"
            ),
            calls: ["buy"], edition: edition)
        #expect(run.events.compactMap(\.callback).allSatisfy { !$0.outcome.kind.isCalled })
        #expect(
            run.findings.contains { $0.ruleID == "callback-is-function" && $0.severity == .error })
    }

    @Test func `6, the longest interval is played to its end`() {
        let run = run(
            "function buy() { MobilePlans.notifyPurchaseDelayedProfile(\(Self.metadata), 4294967295); }",
            calls: ["buy"])
        #expect(run.end == .controlReturned)
        #expect(!run.findings.contains { $0.severity == .error })
        #expect(run.endTime > 4_294_967_295 * 60_000)
    }

    @Test(arguments: [
        "o.profileActivationCompleteScript = 'onActivated'; o.notifyInlineProfileDownload(\(metadata), '1$smdp.address$');",
        "MobilePlans.notifyPurchaseDelayedProfile(\(metadata), 0);",
    ])
    func `7, a matching ID that is refused is told as such`(call: String) {
        let run = run(WiringTests.portal(names: "", call: call), calls: ["buy"]) {
            $0.scenario.forcedActivation = nil
            Preset.all.first { $0.name == "unknown-matching-id" }?.apply(to: &$0.scenario)
        }
        let told = run.events.compactMap { $0.callback?.told("activationResult") }
        #expect(told + launchErrors(run) == ["invalidMatchingId"])
    }

    @Test(arguments: [Edition.december2018, .may2019, .all])
    func `9, the enum of results has its 31 members in the order of the table`(edition: Edition) {
        let run = run(
            "console.log(Object.keys(MobilePlansActivationError).join(' '));", edition: edition)
        let names = run.consoleLines.first?.split(separator: " ").map(String.init) ?? []
        #expect(names.count == 31)
        #expect(names.prefix(4) == ["success", "notAuthorized", "notFound", "policyViolation"])
        #expect(names.suffix(2) == ["invalidActivationCode", "invalidIccid"])
    }

    @Test(arguments: ["'15'", "NaN", "-1", "undefined", "new Date(0)"])
    func `11 and 14, an interval that is none fails in the app, and is called what it is`(
        interval: String
    ) throws {
        let run = run(
            "function buy() { MobilePlans.notifyPurchaseWithProfileDownload(\(Self.metadata), \(Self.code), \(interval)); }",
            calls: ["buy"])
        let found = try #require(run.findings.first { $0.severity == .error })
        #expect(found.ruleID.rawValue.hasPrefix("interval-"))
        if interval.hasPrefix("new") { #expect(found.message.contains("found an object")) }
        #expect(launchErrors(run) == ["other"])
    }

    @Test func `14, a date is no plan's name`() throws {
        let run = run(
            "function buy() { MobilePlans.notifyPurchaseDelayedProfile({ moDirectStatus: 'Complete', planName: new Date(0) }, 0); }",
            calls: ["buy"])
        let found = try #require(run.findings.first { $0.ruleID == "metadata-value-type" })
        #expect(found.message.contains("planName"))
        #expect(found.message.contains("found an object"))
    }

    @Test(arguments: ["'x'", "null", "{}"])
    func `11, metadata that is none fails in the app`(metadata: String) {
        let run = run(
            "function buy() { MobilePlans.notifyPurchaseWithProfileDownload(\(metadata), \(Self.code), 15); }",
            calls: ["buy"])
        #expect(run.findings.contains { $0.severity == .error })
        #expect(launchErrors(run) == ["other"])
    }

    @Test func `13, the legacy call of 2018-11 is told with the object of that edition`() throws {
        let run = run(
            "function buy() { DataMart.notifyPurchaseResult('{}'); }", calls: ["buy"],
            edition: .november2018)
        let found = try #require(run.findings.first { $0.ruleID == "legacy-call" })
        #expect(found.message.contains("DataMart has one"))
        #expect(!found.message.contains("MobilePlans"))
    }

    @Test func `34, an inline balance addition of 2019-05 gives control back`() {
        let run = run(
            "setInterval(function () { console.log('tick'); }, 1000);\nfunction buy() { MobilePlansInlineOperations.notifyBalanceAddition(\(Self.metadata), '8988247000100003293'); }",
            calls: ["buy"])
        #expect(run.end == .controlReturned)
        #expect(!run.consoleLines.contains("tick"))
    }

    @Test func `35, a page that is left during a download is an error`() {
        let run = run(
            WiringTests.portal(
                names:
                    "o = MobilePlansInlineOperations; o.profileActivationCompleteScript = 'onActivated';",
                call:
                    "o.notifyProfileDownload(\(Self.metadata), \(Self.code)); setTimeout(function () { location.href = '/next'; }, 500);"
            ),
            calls: ["buy"])
        #expect(run.findings.contains { $0.ruleID == "hand-back-during-operation" })
    }
}
