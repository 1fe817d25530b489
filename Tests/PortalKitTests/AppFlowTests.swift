import MobilePlans
import PortalKit
import PortalTrace
import Testing

/// What each call makes the app do (mobile-plans.md, section 4), as far as this app plays it.
@Suite struct AppFlowTests {
    private static let metadata = "{ moDirectStatus: 'Complete', planName: 'Plan' }"

    private func steps(_ script: String, _ result: RunResult) -> [String] {
        result.border.filter { $0.kind == .device }.map {
            "\($0.time / 1_000) \($0.from?.rawValue ?? "") > \($0.to?.rawValue ?? ""): \($0.name)"
        }
    }

    private func steps(
        _ script: String, activation: ActivationResult = .success,
        registration: [NetworkRegistrationState] = [.searching, .home]
    ) -> [String] {
        steps(script, run(script, activation: activation, registration: registration))
    }

    @Test func `a purchase with download goes download, install, activate, wait, register, tell`() {
        let script =
            "MobilePlans.notifyPurchaseWithProfileDownload(\(Self.metadata), '1$a.example.com$X', 20);"
        #expect(
            steps(script) == [
                "0 Mobile Plans app > SM-DP+: asks for the profile",
                "3 SM-DP+ > Mobile Plans app: delivers the profile",
                "3 Mobile Plans app > eUICC: installs the profile",
                "4 Mobile Plans app > eUICC: disables the profile",
                "4 Mobile Plans app > eUICC: activates the profile",
                "5 Mobile Plans app > Mobile Plans app: waits",
                "905 Mobile Plans app > modem: registers on the network",
                "906 modem > Mobile Plans app: registration is now",
                "907 modem > Mobile Plans app: registration is now",
                "907 Mobile Plans app > user: tells that the connection is ready",
            ])
    }

    @Test(arguments: [(0, 0), (5, 15), (15, 15), (23, 30)])
    func `the waiting time is rounded as section 4 says`(_ minutes: Int, _ waited: Int) {
        let result = run(
            "MobilePlans.notifyPurchaseDelayedProfile(\(Self.metadata), \(minutes));")
        let asked = result.border.first { $0.name == "asks for a waiting profile" }
        #expect(asked?.time == waited * 60_000)
        #expect(asked?.to == .smds)
    }

    @Test func `a denied registration is not told as a success`() {
        let all = steps(
            "MobilePlans.notifyPurchaseDelayedProfile(\(Self.metadata), 0);",
            registration: [.denied])
        #expect(!all.contains { $0.contains("connection is ready") })
        #expect(all.contains { $0.contains("registration is now") })
    }

    @Test func `after hand-back a failure shows in the headers of the next launch`() {
        let all = steps(
            "MobilePlans.notifyPurchaseWithProfileDownload(\(Self.metadata), '1$a.example.com$X', 0);",
            activation: .serverNotReachable)
        #expect(all.last?.contains("X-MP-LPAError") == true)
        #expect(!all.contains { $0.contains("installs") })
    }

    @Test func `a bad activation code fails without a download`() {
        let result = run(
            "MobilePlans.notifyPurchaseWithProfileDownload(\(Self.metadata), 'LPA:1$a.example.com$X', 0);"
        )
        let step = result.border.first { $0.kind == .device }
        #expect(step?.arguments == ["invalidActivationCode"])
        #expect(result.ruleIDs == ["activation-code-lpa-prefix"])
    }

    @Test func `balance addition switches the profile and shows the balance`() {
        let script = "MobilePlans.notifyBalanceAddition(\(Self.metadata), '8988247000100003293');"
        let switched = run(script) {
            $0.scenario = Preset.named("warm-sim")?.scenario ?? Scenario()
        }
        #expect(
            steps(script, switched).map { $0.split(separator: ": ").last } == [
                "disables the profile", "enables the profile", "shows the new balance",
            ])
        #expect(switched.world.activeProfile == "8988247000100003293")
        // One that is active already is only shown.
        #expect(steps(script).map { $0.split(separator: ": ").last } == ["shows the new balance"])
    }

    @Test func `control goes back once, and later calls are findings`() {
        let result = run(
            """
            setTimeout(function () { console.log('too late'); }, 10);
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });
            """)
        #expect(result.end == .controlReturned)
        #expect(result.ruleIDs == ["second-hand-back"])
        #expect(result.findings.first?.location?.line == 3)
        #expect(result.consoleLines == [])
    }

    // MARK: - 2019-05

    private static let inline = """
        function activated(text) { console.log(text); }
        function registered() {}
        MobilePlansInlineOperations.profileActivationCompleteScript = 'activated';
        MobilePlansInlineOperations.registrationChangedScript = 'registered';
        var op = MobilePlansInlineOperations.notifyProfileDownload(\(metadata), '1$a.example.com$X', 7);

        """

    @Test func `a delayed download waits exactly, tells, and is accepted`() {
        let result = run(Self.inline, edition: .may2019)
        let told = result.border.first { $0.name.hasPrefix("shows a notification") }
        #expect(told?.time == 7 * 60_000, "downloadDelay is not rounded")
        #expect(result.consoleLines.count == 1)
        #expect(result.outline(.callback).count == 3)
    }

    @Test func `a waiting download can be cancelled before the user has seen it`() {
        let result = run(
            Self.inline
                + "setTimeout(function () { MobilePlansInlineOperations.notifyOperationCancel(op); }, 60000);",
            edition: .may2019)
        #expect(result.border.contains { $0.name == "withdraws the notification" })
        #expect(result.outline(.callback) == [])
    }

    @Test func `after the notification it is too late to cancel`() {
        let result = run(
            Self.inline
                + "setTimeout(function () { MobilePlansInlineOperations.notifyOperationCancel(op); }, 421000);",
            edition: .may2019)
        #expect(result.border.contains { $0.name.hasPrefix("cannot cancel") })
        #expect(result.outline(.callback).count == 3)
    }

    @Test func `a delayed download takes a bare SM-DP+ address`() {
        let result = run(
            Self.inline.replacing("1$a.example.com$X", with: "smdp.example.com"), edition: .may2019)
        #expect(result.ruleIDs == [])
        #expect(result.consoleLines.first?.contains("success") == true)
    }

    // MARK: - Legacy payload (section 7)

    @Test(arguments: [
        (true, "1$a.example.com$X", "delivers the profile"),
        (true, "", "shows the new balance"),
        (false, "", "shows the list of plans again"),
    ])
    func `the payload decides what the app does`(_ success: Bool, _ code: String, _ step: String) {
        let payload = """
            { ver: "1", success: \(success), iccid: "\(success ? "8988247000100003293" : "")",
              activationCode: "\(code)", transactionId: "t-1", purchaseResult: {
                userAccount: "New", purchaseInstrument: "New", line: "New",
                moDirectStatus: "\(success ? "Complete" : "Cancelled")", planName: "\(success ? "P" : "")" } }
            """
        let result = run("DataMart.notifyPurchaseResult(JSON.stringify(\(payload)));")
        #expect(result.border.contains { $0.kind == .device && $0.name == step })
        #expect(result.end == .controlReturned)
        #expect(!result.findings.contains { $0.severity == .error })
    }
}
