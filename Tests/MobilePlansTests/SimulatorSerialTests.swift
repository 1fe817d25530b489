import MobilePlans
import PortalTrace
import Testing

/// Operations one after another, and from inside callbacks: mobile-plans.md sections 5 and 6.
@Suite struct SimulatorSerialTests {
    @Test
    func `section 6, a second download finds the card busy, and works once the first is over`() {
        let pc = SimulatedPC()
        pc.download()
        pc.run(until: 1_000)
        pc.download()
        pc.run(until: 5_000)
        pc.download()
        pc.settle()
        #expect(
            pc.calls.filter { $0.contains("activated") } == [
                "2000 activated: cardBusy ", "5000 activated: success 8988247000100003319",
                "10000 activated: success 8988247000100013318",
            ])
        #expect(pc.profiles == ["3293 disabled", "3319 disabled", "3318 enabled"])
    }

    @Test func `section 6, two downloads of one moment: the first one runs`() {
        let pc = SimulatedPC()
        pc.delay(0)
        pc.delay(0)
        pc.settle()
        #expect(pc.results == ["cardBusy", "success"])
    }

    @Test func `section 5, a callback can try again`() {
        let pc = SimulatedPC { $0.device.eSIM?.state = .busy }
        var attempts = 1
        pc.onCallback = { [unowned pc] payload in
            guard case .activation(.cardBusy, _) = payload else { return }
            attempts += 1
            if attempts == 3 {
                pc.app.change(ScenarioChange("it is free") { $0.device.eSIM?.state = .ready })
            }
            pc.download()
        }
        pc.download()
        pc.settle()
        #expect(pc.results == ["cardBusy", "cardBusy", "success"])
        #expect(pc.calls.suffix(2).map { $0.contains("registered") } == [true, true])
    }

    @Test func `section 5, a callback that hears of success can download once more`() {
        let pc = SimulatedPC()
        pc.onCallback = { [unowned pc] payload in
            if payload == .activation(.success, iccid: SimulatedPC.second) { pc.download() }
        }
        pc.download()
        pc.settle()
        #expect(pc.results == ["success", "success"])
        #expect(pc.profiles == ["3293 disabled", "3319 disabled", "3318 enabled"])
        #expect(pc.calls.last == "12000 registered: home 8988247000100013318")
    }

    @Test func `section 5, a callback that gives control back is not called again`() {
        let pc = SimulatedPC()
        pc.onCallback = { [unowned pc] _ in pc.call(.notifyCancelledPurchase) }
        pc.download()
        pc.settle()
        #expect(pc.calls == ["5000 activated: success 8988247000100003319"])
        #expect(pc.lines("the portal closes").count == 1)
        #expect(pc.app.state.notifications == [.connected])
    }

    // MARK: Hand-back while a download runs

    @Test func `section 4, a download that began inline goes on after the portal closed`() {
        let pc = SimulatedPC()
        pc.download()
        pc.run(until: 1_000)
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
        #expect(pc.app.state.notifications == [.connected])
        #expect(pc.log.last == "7000 app > user: tells that the connection is ready")
    }

    @Test func `section 2, one that fails after the portal closed waits for the next launch`() {
        let pc = SimulatedPC { $0.device.eSIM?.capacity = 1 }
        pc.download()
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.launchErrors.map(\.result) == [.insufficientSpaceOnCard])
        #expect(pc.app.state.launchErrors.map(\.time) == [3_000])
    }

    @Test func `section 4, a refused code is not told to a portal that closed`() {
        let pc = SimulatedPC()
        pc.download("nonsense")
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.launchErrors.map(\.result) == [.invalidActivationCode])
    }

    @Test func `section 6, a purchase with download while another one runs finds the card busy`() {
        let pc = SimulatedPC()
        pc.download()
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        #expect(pc.app.state.launchErrors.map(\.result) == [.cardBusy])
        #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
    }

    @Test func `section 4, registration that goes on when the portal closes is told to the user`() {
        let pc = SimulatedPC()
        pc.download()
        pc.run(until: 6_500)
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(
            pc.calls == [
                "5000 activated: success 8988247000100003319",
                "6000 registered: searching 8988247000100003319",
            ])
        #expect(pc.app.state.notifications == [.connected])
    }
}
