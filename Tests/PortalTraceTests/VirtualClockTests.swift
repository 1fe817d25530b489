import PortalTrace
import Testing

@Suite struct VirtualClockTests {
    @Test func `a clock starts at launch, or where it is told`() {
        #expect(VirtualClock().now == 0)
        #expect(VirtualClock(now: 9).now == 9)
    }

    @Test func `time moves on to where it is told`() {
        let clock = VirtualClock()
        clock.advance(to: 4)
        #expect(clock.now == 4)
        clock.advance(to: .max)
        #expect(clock.now == .max)
    }

    @Test(arguments: [100, 99, 0, -1, .min])
    func `time never goes back`(time: Int) {
        let clock = VirtualClock(now: 100)
        clock.advance(to: time)
        #expect(clock.now == 100)
    }

    @Test func `time does not pass by itself`() {
        let clock = VirtualClock()
        #expect((0..<1_000).allSatisfy { _ in clock.now == 0 })
    }
}
