import MobilePlans
import PortalTrace
import Testing

/// Corners of the simulated app: mobile-plans.md, sections 4 and 6.
@Suite struct SimulatorCornerTests {
    @Test
    func `section 6, a forced success comes whatever its causes`() {
        for name in ["full-card", "offline", "card-busy", "nothing-ordered"] {
            var scenario = Preset.named(name)?.scenario ?? Scenario()
            scenario.forcedActivation = .success
            let pc = SimulatedPC(scenario)
            pc.download()
            pc.settle()
            #expect(pc.results == ["success"], "\(name)")
        }
    }

    @Test
    func `section 4, a delayed download outlives the page that asked for it`() {
        let pc = SimulatedPC()
        pc.delay(60)
        pc.run(until: 1_000)
        pc.app.relaunch()
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.notifications == [.profileReady, .connected])
        #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
    }

    @Test
    func `section 6, an operation that was aborted leaves the active profile as it was`() {
        let pc = SimulatedPC { $0.user.cancels = .activation }
        pc.download()
        pc.settle()
        #expect(pc.results == ["operationAborted"])
        #expect(pc.profiles.first == "3293 enabled")
    }
}
