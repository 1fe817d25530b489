import MobilePlans
import PortalTrace
import Testing

/// Steps are values; their sentences stand in one place, from which they are read back.
@Suite struct DeviceStepTests {
    static let steps: [DeviceStep] = [
        .opensPortal(url: "https://a.example/", headers: [.init("Accept-Language", "en")]),
        .refusesCall(why: "w"), .worldChanges("{}"), .asksForProfile(address: "a"),
        .refusesProfile(why: "w"), .asksForConsent, .consents, .declines, .cancels,
        .asksForConfirmationCode, .typesConfirmationCode, .passesConfirmationCodeOn,
        .deliversProfile(iccid: "1"), .installsProfile(iccid: "1"), .disablesProfile(iccid: "1"),
        .activatesProfile(iccid: "1"), .enablesProfile(iccid: "1"), .asksForWaitingProfile,
        .namesServer(address: "a"), .knowsOfNoProfile, .waits(minutes: 15), .showsNotification,
        .acceptsNotification, .dismissesNotification, .withdrawsNotification(operation: "o"),
        .hasNoSuchOperation(operation: "o"), .cannotCancel(operation: "o"), .showsBalance,
        .showsPlans, .reportsFailure(.cardBusy), .reportsConnection, .registers,
        .registrationChanges(.home),
    ]

    @Test(arguments: steps)
    func `a step is read back from its words`(step: DeviceStep) {
        #expect(DeviceStep(step) == step)
        let event = TraceEvent(
            sequence: 1, time: 0,
            .device(.init(PlainStep(step.words, step.arguments, result: step.result))))
        #expect(event.step == nil)
        #expect(event.withStepRead.step == step)
    }

    @Test func `no two steps are written alike`() {
        let written = Self.steps.map { "\($0.words) \($0.arguments.isEmpty)" }
        #expect(Set(written).count == Self.steps.count)
    }

    @Test(arguments: [
        PlainStep("dances"), PlainStep("waits"), PlainStep("waits", ["soon"]),
        PlainStep("installs the profile", [1]), PlainStep("installs the profile", ["1", "2"]),
        PlainStep("registration is now", ["lost"]), PlainStep("consents", ["1"]),
    ])
    func `other words are no step, and keep what they say`(written: PlainStep) {
        #expect(DeviceStep(written) == nil)
        let event = TraceEvent(sequence: 1, time: 0, .device(.init(written)))
        #expect(event.withStepRead == event)
    }

    @Test func `a world makes the round trip through a trace`() throws {
        var state = WorldState()
        state.control = .returned
        state.app.isBalanceShown = true
        state.app.notifications = [.connected, .failed]
        state.app.registration = .home
        state.profiles = [.init(iccid: "1", state: .enabled), .init(iccid: "2", state: .installed)]
        #expect(try WorldState(written: state.written) == state)
        #expect(try WorldState(written: WorldState().written) == WorldState())
        #expect(state.activeProfile == "1")
    }

    @Test func `a world with another word is refused with its place`() {
        let error = #expect(throws: TraceProblem.self) {
            try WorldState(written: ["app": ["control": "nobody"]])
        }
        #expect(error?.member == "app.control")
        #expect(error?.message == "'nobody' is not known; expected one of portal, returned")
    }
}
