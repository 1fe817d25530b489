import MobilePlans
import PortalTrace
import Testing

/// What each call makes the app do, mobile-plans.md section 4, step by step.
@Suite struct SimulatorFlowTests {
    private let delivery = [
        "0 app > SM-DP+: asks for the profile smdp.example.com",
        "3000 SM-DP+ > app: delivers the profile 8988247000100003319",
        "3000 app > eUICC: installs the profile 8988247000100003319",
        "4500 app > eUICC: disables the profile 8988247000100003293",
        "4500 app > eUICC: activates the profile 8988247000100003319",
    ]

    @Test func `section 4, a purchase with download closes the portal, installs and registers`() {
        let pc = SimulatedPC()
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        #expect(
            pc.log == ["0 the portal closes"] + delivery + [
                "5000 app > modem: registers on the network",
                "6000 modem > app: registration is now searching",
                "7000 modem > app: registration is now home",
                "7000 app > user: tells that the connection is ready",
            ])
        #expect(pc.app.state.notifications == [.connected])
        #expect(pc.app.handBack?.operation == .notifyPurchaseWithProfileDownload)
        #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
    }

    @Test func `section 4, a delayed purchase asks the SM-DS after the interval`() {
        let pc = SimulatedPC()
        pc.call(.notifyPurchaseDelayedProfile, 15)
        pc.settle()
        #expect(
            pc.log == [
                "0 the portal closes",
                "0 app > app: waits 15 min",
                "900000 app > SM-DS: asks for a waiting profile",
                "900000 SM-DS > app: names the SM-DP+ that holds one smdp.contoso-mobile.example",
                "900000 app > SM-DP+: asks for the profile smdp.contoso-mobile.example",
                "903000 SM-DP+ > app: delivers the profile 8988247000100003319",
                "903000 app > eUICC: installs the profile 8988247000100003319",
                "904500 app > eUICC: disables the profile 8988247000100003293",
                "904500 app > eUICC: activates the profile 8988247000100003319",
                "905000 app > modem: registers on the network",
                "906000 modem > app: registration is now searching",
                "907000 modem > app: registration is now home",
                "907000 app > user: tells that the connection is ready",
            ])
    }

    @Test(arguments: [
        PortalOperation.notifyInlineProfileDownload, .notifyProfileDownload,
    ])
    func `sections 4 and 5, inline: the activation callback comes before those of registration`(
        operation: PortalOperation
    ) {
        let pc = SimulatedPC()
        pc.call(operation, SimulatedPC.code)
        pc.settle()
        #expect(
            pc.log == delivery + [
                "5000 call activated: success 8988247000100003319",
                "5000 app > modem: registers on the network",
                "6000 modem > app: registration is now searching",
                "6000 call registered: searching 8988247000100003319",
                "7000 modem > app: registration is now home",
                "7000 call registered: home 8988247000100003319",
            ])
        #expect(pc.app.handBack == nil)
        #expect(pc.app.state.notifications.isEmpty)
    }

    @Test func `section 3.3, a delay of 0 minutes is no delay`() {
        let pc = SimulatedPC()
        #expect(pc.delay(0) == "operation-1")
        pc.settle()
        #expect(pc.log.prefix(5) == delivery[...])
        #expect(pc.results == ["success"])
    }

    @Test func `section 4, a delayed download waits, shows a toast, and goes on when accepted`() {
        let pc = SimulatedPC()
        #expect(pc.delay(7) == "operation-1")
        pc.settle()
        #expect(
            pc.log.prefix(4) == [
                "0 app > app: waits 7 min",
                "420000 app > user: shows a notification: the profile is ready",
                "425000 user > app: accepts",
                "425000 app > SM-DP+: asks for the profile smdp.example.com",
            ])
        #expect(pc.calls.first == "430000 activated: success 8988247000100003319")
        #expect(pc.calls.count == 3)
        #expect(pc.app.state.notifications == [.profileReady])
    }

    @Test func `section 4, a cancelled purchase goes back to the app`() {
        let pc = SimulatedPC()
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(pc.log == ["0 the portal closes", "0 app > user: shows the list of plans again"])
        #expect(pc.app.state == AppState())
    }

    @Test func `section 4, after the portal closed nothing that it says is heard`() {
        let pc = SimulatedPC()
        pc.call(.notifyCancelledPurchase)
        pc.download()
        #expect(pc.pass(.notifyOperationCancel, ["Id": "operation-1"]) == .nothing)
        #expect(pc.call(.notifyProfileDownload, SimulatedPC.code) == .nothing)
        #expect(pc.pass(.createPurchaseMetaData, .undefined) == .newMetadata)
        pc.settle()
        #expect(pc.log.count == 2)
        #expect(pc.app.handBack?.operation == .notifyCancelledPurchase)
    }

    // MARK: The legacy call, section 7

    private func payload(_ success: Bool, _ more: String) -> TraceValue {
        .string(
            "{\"ver\":\"1\",\"success\":\(success),\"iccid\":\"8988247000100003293\",\(more)"
                + "\"transactionId\":\"t-1\",\"purchaseResult\":{\"userAccount\":\"New\","
                + "\"purchaseInstrument\":\"New\",\"line\":\"New\","
                + "\"moDirectStatus\":\"Complete\",\"planName\":\"10 GB\"}}")
    }

    @Test func `section 7, success with a code is a download with interval 0`() {
        let pc = SimulatedPC()
        pc.pass(
            .notifyPurchaseResult,
            payload(true, "\"activationCode\":\"1$smdp.example.com$ABC-1\","))
        pc.settle()
        #expect(Array(pc.log.prefix(6)) == ["0 the portal closes"] + delivery)
        #expect(pc.app.state.notifications == [.connected])
    }

    @Test func `section 7, success without a code is a balance addition`() {
        let pc = SimulatedPC()
        pc.pass(.notifyPurchaseResult, payload(true, ""))
        pc.settle()
        #expect(pc.log == ["0 the portal closes", "0 app > user: shows the new balance"])
    }

    @Test func `section 7, no success is a cancelled purchase`() {
        let pc = SimulatedPC()
        pc.pass(.notifyPurchaseResult, payload(false, "\"activationCode\":\"\","))
        pc.settle()
        #expect(pc.log.last == "0 app > user: shows the list of plans again")
    }

    @Test(arguments: [(Edition.may2019, ActivationResult.invalidJson), (.december2018, .other)])
    func `sections 6 and 7, an unreadable payload is told at the next launch`(
        edition: Edition, result: ActivationResult
    ) {
        for payload in ["{", .object([]), .undefined] as [TraceValue] {
            let pc = SimulatedPC(edition) { _ in }
            pc.pass(.notifyPurchaseResult, payload)
            pc.settle()
            #expect(pc.app.state.launchErrors.map(\.result) == [result])
            #expect(pc.app.state.notifications == [.failed])
        }
    }
}
