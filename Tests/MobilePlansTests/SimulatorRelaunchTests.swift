import MobilePlans
import PortalTrace
import Testing

/// The portal is opened anew, mobile-plans.md section 2.
@Suite struct SimulatorRelaunchTests {
    private func headers(_ pc: SimulatedPC) -> [TraceValue.Member] {
        pc.steps.last { $0.words == "opens the portal" }?.result?["headers"]?.members ?? []
    }

    @Test func `section 2, a first launch carries the language and no errors`() {
        let pc = SimulatedPC { $0.launch.language = "de-DE,de;q=0.9" }
        pc.app.launch("https://portal.example/")
        #expect(headers(pc) == [.init("Accept-Language", "de-DE,de;q=0.9")])
        #expect(pc.steps.last?.from == .app)
        #expect(pc.steps.last?.to == .webView)
        #expect(pc.steps.last?.arguments == ["https://portal.example/"])
    }

    @Test func `section 2, the launch after failures carries them, and the next one does not`() {
        let pc = SimulatedPC { $0.device.eSIM?.capacity = 1 }
        pc.download()
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        pc.app.relaunch()
        pc.app.launch("https://portal.example/")
        #expect(
            headers(pc) == [
                .init("Accept-Language", "en-US"),
                .init("X-MP-LPAError-Codes", "CardBusy,InsufficientSpaceOnCard"),
                .init("X-MP-LPAError-ICCIDs", ""),
                .init(
                    "X-MP-LPAError-TimeStamps", "1/15/2019 9:00:01 AM,1/15/2019 9:00:03 AM"),
            ])
        #expect(pc.app.state.launchErrors.isEmpty)
        pc.app.relaunch()
        pc.app.launch("https://portal.example/")
        #expect(headers(pc) == [.init("Accept-Language", "en-US")])
    }

    @Test func `fidelity 30 to 32, the headers have the names, times and the ICCID of the pages`() {
        let pc = SimulatedPC { $0.device.modem = nil }
        pc.call(.notifyBalanceAddition, "8988247000100009993")
        pc.run(until: 14 * 3_600_000)
        pc.app.relaunch()
        pc.app.launch("https://portal.example/")
        #expect(
            headers(pc).dropFirst() == [
                // A result that Windows' own enum does not have.
                .init("X-MP-LPAError-Codes", "Other"),
                .init("X-MP-LPAError-ICCIDs", "8988247000100009993"),
                .init("X-MP-LPAError-TimeStamps", "1/15/2019 9:00:01 AM"),
            ])
        #expect(
            ActivationResult.allCases.map(\.operationStatus).filter { $0 != "Other" }.count == 23)
        #expect(ActivationResult.other.operationStatus == "Other")
    }

    @Test func `section 2, after a relaunch the app hears calls again`() {
        let pc = SimulatedPC()
        pc.call(.notifyCancelledPurchase)
        pc.app.relaunch()
        #expect(pc.app.handBack == nil)
        pc.download()
        pc.settle()
        #expect(pc.results == ["success"])
    }

    // MARK: What the old page began

    @Test func `section 5, a download of the old page is not told to the new one`() {
        let pc = SimulatedPC()
        pc.download()
        pc.run(until: 1_000)
        pc.app.relaunch()
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
    }

    @Test func `section 5, a failure of the old page's download waits for the next launch`() {
        let pc = SimulatedPC { $0.device.eSIM?.capacity = 1 }
        pc.download()
        pc.app.relaunch()
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.launchErrors.map(\.result) == [.insufficientSpaceOnCard])
    }

    @Test func `section 5, a code that the old page got wrong is not told to the new one`() {
        let pc = SimulatedPC()
        pc.download("nonsense")
        pc.app.relaunch()
        pc.settle()
        #expect(pc.calls.isEmpty)
    }

    @Test func `section 5, a balance addition of the old page is not told to the new one`() {
        let pc = SimulatedPC()
        pc.call(.notifyInlineBalanceAddition, "8988247000100009993")
        pc.app.relaunch()
        pc.settle()
        #expect(pc.calls.isEmpty)
    }

    @Test func `section 5, registration is not told to a page that did not ask for it`() {
        let pc = SimulatedPC()
        pc.download()
        pc.run(until: 5_500)
        pc.app.relaunch()
        pc.settle()
        pc.app.report(.home)
        #expect(pc.calls == ["5000 activated: success 8988247000100003319"])
    }

    @Test func `section 4, a purchase ends with a word to the user, though the portal is open`() {
        for time in [1_000, 5_500] {
            let pc = SimulatedPC()
            pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
            pc.run(until: time)
            pc.app.relaunch()
            pc.settle()
            #expect(pc.app.state.notifications == [.connected], "relaunched at \(time)")
        }
    }

    @Test func `section 3.3, the operations of two pages have names of their own`() {
        let pc = SimulatedPC()
        let first = pc.delay(1)
        pc.app.relaunch()
        #expect(pc.delay(1) != first)
    }

    @Test func `section 6, the old page's download keeps the card busy`() {
        let pc = SimulatedPC()
        pc.download()
        pc.app.relaunch()
        pc.download()
        pc.settle()
        #expect(pc.calls == ["1000 activated: cardBusy "])
    }
}
