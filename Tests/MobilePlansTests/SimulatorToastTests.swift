import MobilePlans
import PortalTrace
import Testing

/// Delayed downloads, mobile-plans.md sections 3.3 and 4.
@Suite struct SimulatorToastTests {
    @Test func `section 4, a toast that is dismissed aborts the operation`() {
        let pc = SimulatedPC { $0.user.toast = .dismisses }
        pc.delay(1)
        pc.settle()
        #expect(pc.calls == ["65000 activated: operationAborted "])
        #expect(pc.profiles == ["3293 enabled"])
    }

    @Test func `section 4, a toast that is ignored leads to nothing`() {
        let pc = SimulatedPC { $0.user.toast = .ignores }
        pc.delay(1)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.notifications == [.profileReady])
    }

    @Test func `section 4, a toast can be accepted by hand, once`() {
        let pc = SimulatedPC { $0.user.toast = .ignores }
        #expect(pc.app.perform(.acceptsNotification) == "no notification is shown")
        pc.delay(1)
        #expect(pc.app.perform(.acceptsNotification) != nil)
        pc.settle()
        #expect(pc.app.perform(.acceptsNotification) == nil)
        #expect(pc.app.perform(.acceptsNotification) != nil)
        #expect(pc.app.perform(.dismissesNotification) != nil)
        pc.settle()
        #expect(pc.results == ["success"])
    }

    @Test func `section 4, what the user did by hand is not done again by itself`() {
        let pc = SimulatedPC { $0.user.toast = .accepts }
        pc.delay(1)
        pc.run(until: 61_000)
        #expect(pc.app.perform(.dismissesNotification) == nil)
        pc.settle()
        #expect(pc.calls == ["61000 activated: operationAborted "])
    }

    // MARK: Cancelling

    @Test func `section 3.3, a delayed download can be cancelled before the toast`() {
        let pc = SimulatedPC()
        let id = pc.delay(1)
        pc.run(until: 59_999)
        pc.cancel(id)
        pc.settle()
        #expect(
            pc.log == [
                "0 app > app: waits 1 min", "59999 app > app: withdraws the notification \(id)",
            ])
        #expect(pc.app.state.notifications.isEmpty)
    }

    @Test func `section 3.3, after the toast it is too late to cancel`() {
        let pc = SimulatedPC()
        let id = pc.delay(1)
        pc.run(until: 60_000)
        pc.cancel(id)
        pc.settle()
        #expect(
            pc.lines("cannot cancel") == [
                "60000 app > app: cannot cancel: the user has seen the notification \(id)"
            ])
        #expect(pc.results == ["success"])
    }

    @Test func `section 3.3, only the operation that is named is cancelled`() {
        let pc = SimulatedPC()
        let ids = [pc.delay(1), pc.delay(2), pc.delay(3)]
        #expect(Set(ids).count == 3)
        pc.cancel(ids[1])
        pc.cancel(ids[1])
        pc.cancel("operation-99")
        #expect(pc.lines("has no waiting operation").count == 2)
        pc.settle()
        #expect(pc.app.state.notifications == [.profileReady, .profileReady])
        #expect(pc.results == ["success", "success"])
        #expect(pc.profiles == ["3293 disabled", "3319 disabled", "3318 enabled"])
    }

    @Test func `section 9, a context that is none cancels nothing`() {
        let pc = SimulatedPC()
        pc.delay(1)
        for wrong in ["operation-1", .null, [:], ["id": "operation-1"], ["Id": 1]] as [TraceValue] {
            pc.pass(.notifyOperationCancel, wrong)
        }
        pc.settle()
        #expect(pc.results == ["success"])
    }

    @Test func `section 3.3, a download that runs at once is no delayed one`() {
        let pc = SimulatedPC()
        let id = pc.delay(0)
        pc.cancel(id)
        pc.settle()
        #expect(pc.lines("has no waiting operation").count == 1)
        #expect(pc.results == ["success"])
    }

    // MARK: Codes

    @Test func `section 3.3, only a delayed download takes an SM-DP+ address alone`() {
        let delayed = SimulatedPC()
        delayed.call(.notifyProfileDownload, "smdp.example.com", 1)
        delayed.settle()
        #expect(delayed.lines("asks for the profile smdp.example.com").count == 1)
        #expect(delayed.results == ["success"])
        for delay in [0, .undefined] as [TraceValue] {
            let pc = SimulatedPC()
            pc.call(.notifyProfileDownload, "smdp.example.com", delay)
            pc.settle()
            #expect(pc.results == ["invalidActivationCode"])
        }
    }

    // MARK: When the portal is gone

    @Test(arguments: User.Toast.allCases)
    func `section 4, a toast that comes after the portal closed calls nobody`(toast: User.Toast) {
        let pc = SimulatedPC { $0.user.toast = toast }
        pc.delay(1)
        pc.call(.notifyCancelledPurchase)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.lines("shows a notification").count == 1)
        if toast == .accepts {
            #expect(pc.app.state.notifications == [.profileReady, .connected])
        }
    }
}
