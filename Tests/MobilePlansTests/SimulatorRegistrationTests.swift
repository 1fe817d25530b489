import MobilePlans
import PortalTrace
import Testing

/// Who is told of registration, mobile-plans.md sections 4 and 5.
@Suite struct SimulatorRegistrationTests {
    private func states(_ pc: SimulatedPC) -> [String] {
        pc.calls.filter { $0.contains("registered") }
            .map { String($0.split(separator: " ")[2]) }
    }

    @Test(arguments: Preset.networks.map(\.name))
    func `section 5, every state of a network's sequence is told, in order`(name: String) throws {
        let scenario = try #require(Preset.named(name)).scenario
        let pc = SimulatedPC(scenario)
        pc.download()
        pc.settle()
        #expect(states(pc) == scenario.network.registration.map(\.state.rawValue))
        #expect(pc.app.state.registration == scenario.network.registration.last?.state)
    }

    @Test func `section 4, the times of a sequence add up`() {
        let pc = SimulatedPC {
            $0.network.registration = [
                .init(.searching, after: 0), .init(.denied, after: 10), .init(.home, after: 5),
            ]
        }
        pc.download()
        pc.settle()
        #expect(
            pc.lines("registration is now").map { $0.prefix { $0 != " " } } == [
                "5000", "5010", "5015",
            ])
    }

    @Test func `section 4, a network that reports nothing tells nobody`() {
        let pc = SimulatedPC { $0.network.registration = [] }
        pc.download()
        pc.settle()
        #expect(pc.calls.count == 1)
        #expect(pc.app.state.registration == nil)
    }

    @Test(arguments: NetworkRegistrationState.allCases)
    func `section 4, with the portal gone the user is told once it is registered`(
        state: NetworkRegistrationState
    ) {
        let pc = SimulatedPC {
            $0.network.registration = [.init(.searching), .init(state), .init(state)]
        }
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        #expect(pc.app.state.notifications == (state.isRegistered ? [.connected] : []))
        #expect(pc.calls.isEmpty)
    }

    // MARK: Reports that a case makes

    @Test func `section 5, a report ends the sequence that was going on`() {
        let pc = SimulatedPC {
            $0.network.registration = [.init(.searching), .init(.home, after: 60_000)]
        }
        pc.download()
        pc.run(until: 10_000)
        pc.app.report(.denied)
        pc.settle()
        #expect(states(pc) == ["searching", "denied"])
        #expect(pc.app.state.registration == .denied)
        #expect(pc.calls.last == "10000 registered: denied 8988247000100003319")
    }

    @Test func `section 5, reports after the sequence are told as well`() {
        let pc = SimulatedPC()
        pc.download()
        pc.settle()
        pc.app.report(.deregistered)
        pc.app.report(.roaming)
        #expect(states(pc) == ["searching", "home", "deregistered", "roaming"])
    }

    @Test func `section 5, a report before any activation is told to nobody`() {
        let pc = SimulatedPC()
        pc.app.report(.home)
        #expect(pc.log == ["0 modem > app: registration is now home"])
        #expect(pc.app.state.registration == .home)
        pc.call(.notifyCancelledPurchase)
        pc.app.report(.home)
        #expect(pc.app.state.notifications.isEmpty)
    }

    @Test func `section 4, the user is told of a report once`() {
        let pc = SimulatedPC { $0.network.registration = [] }
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        for state in [.searching, .home, .deregistered, .partner] as [NetworkRegistrationState] {
            pc.app.report(state)
        }
        #expect(pc.app.state.notifications == [.connected])
    }

    @Test func `section 5, a second activation ends the first one's sequence`() {
        let pc = SimulatedPC {
            $0.network.registration = [.init(.searching), .init(.home, after: 60_000)]
        }
        pc.download()
        pc.run(until: 7_000)
        pc.download()
        pc.settle()
        #expect(states(pc) == ["searching", "searching", "home"])
        #expect(pc.calls.last == "73000 registered: home 8988247000100013318")
    }

    @Test func `section 5, a callback that reports a state itself does not loop`() {
        let pc = SimulatedPC()
        pc.onCallback = { [unowned pc] payload in
            if case .registration(.searching, _) = payload { pc.app.report(.denied) }
        }
        pc.download()
        pc.settle()
        #expect(states(pc) == ["searching", "denied"])
    }
}
