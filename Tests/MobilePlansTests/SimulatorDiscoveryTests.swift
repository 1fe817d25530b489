import MobilePlans
import PortalTrace
import Testing

/// Profiles that the SM-DS knows of, mobile-plans.md section 4.
@Suite struct SimulatorDiscoveryTests {
    private func event(after: Int, matchingID: String = "") -> SMDS.Event {
        var event = SMDS.Event()
        event.after = after
        event.matchingID = matchingID
        return event
    }

    @Test(arguments: [0, 1, 900_000, 900_001, 2_700_000])
    func `section 4, an event that appears later is found at the next question`(after: Int) {
        let pc = SimulatedPC { $0.servers.smds.events = [event(after: after)] }
        pc.call(.notifyPurchaseDelayedProfile, 0)
        pc.settle()
        let questions = (after + 899_999) / 900_000 + 1
        #expect(pc.lines("asks for a waiting").count == questions)
        #expect(pc.lines("knows of no profile").count == questions - 1)
        #expect(pc.app.state.notifications == [.connected])
        #expect(pc.app.world.servers.smds.events.isEmpty)
    }

    @Test func `section 6, an event that never appears gives noCorrespondingRequest`() {
        let pc = SimulatedPC { $0.servers.smds.events = [] }
        pc.call(.notifyPurchaseDelayedProfile, 0)
        pc.settle()
        #expect(
            pc.lines("asks for a waiting").map { $0.prefix { $0 != " " } } == [
                "0", "900000", "1800000", "2700000",
            ])
        #expect(pc.app.state.launchErrors.map(\.result) == [.noCorrespondingRequest])
        #expect(pc.app.state.launchErrors.map(\.time) == [2_700_000])
    }

    @Test func `section 6, an SM-DS that fails, cannot be reached, or no network`() {
        for (change, result) in [
            ({ $0.servers.smds.state = .fails }, .serverFailure),
            ({ $0.servers.smds.state = .unreachable }, .serverNotReachable),
            ({ $0.network.isOnline = false }, .serverNotReachable),
        ] as [((inout Scenario) -> Void, ActivationResult)] {
            let pc = SimulatedPC { change(&$0) }
            pc.call(.notifyPurchaseDelayedProfile, 0)
            pc.settle()
            #expect(pc.app.state.launchErrors.map(\.result) == [result])
            #expect(pc.lines("SM-DP+").isEmpty)
        }
    }

    @Test func `section 4, an event names the profile at its server`() {
        let pc = SimulatedPC {
            $0.servers.smds.events = [event(after: 0, matchingID: "MINE")]
            $0.servers.smdpPlus[0].profiles[0].matchingID = "OTHER"
            var mine = ServerProfile()
            mine.matchingID = "MINE"
            mine.iccid = SimulatedPC.third
            $0.servers.smdpPlus[0].profiles.append(mine)
        }
        pc.call(.notifyPurchaseDelayedProfile, 0)
        pc.settle()
        #expect(pc.profiles == ["3293 disabled", "3327 enabled"])
        #expect(pc.app.world.servers.smdpPlus[0].profiles.map(\.state) == [.released, .downloaded])
    }

    @Test func `section 4, of two equal events one is used at a time`() {
        let pc = SimulatedPC { $0.servers.smds.events = [event(after: 0), event(after: 0)] }
        for count in 1...2 {
            pc.call(.notifyPurchaseDelayedProfile, 0)
            pc.settle()
            #expect(pc.app.world.servers.smds.events.count == 2 - count)
            pc.app.relaunch()
        }
        #expect(pc.profiles == ["3293 disabled", "3319 disabled", "3318 enabled"])
    }

    // MARK: Matching at the SM-DP+

    @Test func `section 8, a code without a matching ID gets what is allocated to the device`() {
        let pc = SimulatedPC {
            let other = "89049032000000000000000000000066"
            let mine = $0.device.eSIM?.eid
            let held: [(String?, ServerProfile.State)] = [
                (other, .released), (mine, .downloaded), (mine, .released),
            ]
            $0.servers.smdpPlus[0].profiles = held.enumerated().map { index, entry in
                var profile = ServerProfile()
                profile.matchingID = "P\(index)"
                profile.iccid = "89882470001000034\(index)8"
                (profile.eid, profile.state) = entry
                return profile
            }
        }
        pc.download("1$smdp.example.com$")
        pc.settle()
        #expect(pc.profiles == ["3293 disabled", "3428 enabled"])
    }

    @Test func `section 2, the address decides which server is asked, in any letter case`() {
        let pc = SimulatedPC {
            var named = SMDPPlus()
            named.address = "SMDP.Example.com"
            named.state = .fails
            $0.servers.smdpPlus.append(named)
        }
        pc.download("1$smdp.example.com$ABC")
        pc.settle()
        pc.download("1$other.example.com$ABC")
        pc.settle()
        #expect(pc.results == ["serverFailure", "success"])
    }

    @Test func `section 6, an address that nobody has cannot be reached`() {
        let pc = SimulatedPC { $0.servers.smdpPlus[0].address = "only.example.com" }
        pc.download("1$smdp.example.com$ABC")
        pc.settle()
        #expect(pc.results == ["serverNotReachable"])
    }
}
