import MobilePlans
import PortalTrace
import Testing

/// Intervals and lateness, mobile-plans.md section 4.
@Suite struct SimulatorWaitTests {
    @Test(arguments: [
        (0, 0), (1, 15), (5, 15), (7, 15), (20, 15), (22, 15), (23, 30), (37, 30), (38, 45),
    ])
    func `section 4, the wait before registration is rounded`(minutes: Int, rounded: Int) {
        let pc = SimulatedPC()
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, .number(Double(minutes)))
        pc.settle()
        #expect(
            pc.lines("registers on the network") == [
                "\(5_000 + rounded * 60_000) app > modem: registers on the network"
            ])
    }

    @Test(arguments: [(0, 0), (7, 15), (20, 15), (23, 30)])
    func `section 4, the wait before the SM-DS is asked is rounded`(minutes: Int, rounded: Int) {
        let pc = SimulatedPC()
        pc.call(.notifyPurchaseDelayedProfile, .number(Double(minutes)))
        pc.settle()
        #expect(
            pc.lines("asks for a waiting") == [
                "\(rounded * 60_000) app > SM-DS: asks for a waiting profile"
            ])
    }

    @Test(arguments: [1, 7, 16, 23, 10_000])
    func `section 4, downloadDelay is not rounded`(minutes: Int) {
        let pc = SimulatedPC()
        pc.delay(.number(Double(minutes)))
        pc.settle()
        #expect(
            pc.lines("shows a notification") == [
                "\(minutes * 60_000) app > user: shows a notification: the profile is ready"
            ])
    }

    @Test func `section 4, it may take longer, but not where nothing is waited for`() {
        func late() -> SimulatedPC { SimulatedPC { $0.app.lateness = 600_000 } }
        let purchase = late()
        purchase.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 15)
        purchase.settle()
        #expect(purchase.lines("registers on the")[0].hasPrefix("1505000 "))
        let delayed = late()
        delayed.call(.notifyPurchaseDelayedProfile, 15)
        delayed.settle()
        #expect(delayed.lines("asks for a waiting")[0].hasPrefix("1500000 "))
        let toast = late()
        toast.delay(1)
        toast.settle()
        #expect(toast.lines("shows a notification")[0].hasPrefix("660000 "))
        let atOnce = late()
        atOnce.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        atOnce.settle()
        #expect(atOnce.lines("registers on the")[0].hasPrefix("5000 "))
    }

    @Test func `section 9, with an interval that is none the app fails`() {
        for interval in ["15", -1, 1.5, .number(.nan), .undefined] as [TraceValue] {
            let pc = SimulatedPC()
            pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, interval)
            pc.settle()
            #expect(pc.app.state.notifications == [.failed])
            #expect(pc.app.state.launchErrors.map(\.result) == [.other])
        }
    }

    @Test func `section 8, the longest interval is waited for`() {
        let pc = SimulatedPC()
        pc.call(.notifyPurchaseDelayedProfile, 4_294_967_295)
        pc.settle()
        #expect(pc.lines("asks for a waiting")[0].hasPrefix("257698037700000 "))
    }
}
