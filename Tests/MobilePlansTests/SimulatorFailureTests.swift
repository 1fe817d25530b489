import MobilePlans
import PortalTrace
import Testing

/// Every activation result by its cause, mobile-plans.md section 6.
@Suite struct SimulatorFailureTests {
    @Test func `section 6, there is one preset for each result that the world can cause`() {
        let caused = Preset.failures.compactMap(\.causes)
        #expect(Preset.failures.count == 27)
        #expect(Set(caused).count == 27)
        let byPortal: Set<ActivationResult> = [
            .success, .invalidCallback, .invalidJson, .invalidActivationCode, .invalidIccid,
        ]
        #expect(Set(caused).union(byPortal) == Set(ActivationResult.allCases))
        #expect(Set(caused).isDisjoint(with: byPortal))
        #expect(Set(Preset.all.map(\.name)).count == Preset.all.count)
        for preset in Preset.all { #expect(Preset.named(preset.name)?.summary == preset.summary) }
        #expect(Preset.named("full-crad") == nil)
        #expect(Preset.causing(.success) == nil)
    }

    @Test(arguments: Preset.failures.map(\.name))
    func `section 6, a failing world ends an inline download with its result`(name: String) throws {
        let preset = try #require(Preset.named(name))
        let cause = try #require(preset.causes)
        let pc = SimulatedPC(preset.scenario)
        pc.download()
        pc.settle()
        #expect(pc.results == [cause.rawValue])
        #expect(pc.calls.count == 1, "on a failed activation no registration follows")
        #expect(pc.app.state.notifications.isEmpty)
        #expect(pc.app.state.launchErrors.isEmpty)
    }

    @Test(arguments: Preset.failures.map(\.name))
    func `section 2, with the portal gone the result waits for the next launch`(
        name: String
    ) throws {
        let preset = try #require(Preset.named(name))
        let pc = SimulatedPC(preset.scenario)
        pc.call(.notifyPurchaseWithProfileDownload, SimulatedPC.code, 0)
        pc.settle()
        #expect(pc.calls.isEmpty)
        #expect(pc.app.state.launchErrors.map(\.result) == [preset.causes])
        #expect(pc.app.state.notifications == [.failed])
        #expect(pc.lines("registers on the network").isEmpty)
    }

    @Test func `section 3.4, launches and networks leave activation well unless they say so`() {
        for preset in Preset.launches + Preset.networks {
            let pc = SimulatedPC(preset.scenario)
            pc.download()
            pc.settle()
            #expect(pc.results == [(preset.causes ?? .success).rawValue], "\(preset.name)")
        }
    }

    // MARK: What the portal causes

    @Test(
        arguments: [
            "LPA:1$smdp.example.com$ABC", "smdp.example.com", "1$smdp.example.com$ABC$$1", 5,
            .undefined,
        ] as [TraceValue])
    func `section 6, a bad activation code gives invalidActivationCode`(code: TraceValue) {
        let pc = SimulatedPC()
        pc.download(code)
        pc.settle()
        #expect(pc.log == ["1000 call activated: invalidActivationCode "])
        let gone = SimulatedPC()
        gone.call(.notifyPurchaseWithProfileDownload, code, 0)
        gone.settle()
        #expect(gone.app.state.launchErrors.map(\.result) == [.invalidActivationCode])
    }

    @Test func `section 6, a bad ICCID gives invalidIccid`() {
        for iccid in ["1234", 5, .null] as [TraceValue] {
            let pc = SimulatedPC()
            pc.call(.notifyInlineBalanceAddition, iccid)
            pc.settle()
            #expect(pc.log == ["1000 call activated: invalidIccid "])
        }
    }

    @Test(arguments: [
        (Edition.november2018, "invalidCallback"), (.december2018, "invalidCallback"),
        (.may2019, "invalidJson"), (.all, "invalidCallback"),
    ])
    func `section 5, a callback that cannot be called is told through the other one`(
        edition: Edition, word: String
    ) {
        for (broken, other) in [("activated", "registered"), ("registered", "activated")] {
            let pc = SimulatedPC(edition) { _ in }
            pc.unresolvable = [broken]
            pc.download()
            pc.settle()
            #expect(
                pc.calls == [
                    "5000 cannot call \(broken)", "5000 \(other): \(word) 8988247000100003319",
                ])
            #expect(pc.lines("registers").isEmpty)
        }
    }

    @Test func `section 5, with both callbacks missing nobody is told`() {
        let pc = SimulatedPC()
        pc.unresolvable = ["activated", "registered"]
        pc.download()
        pc.settle()
        #expect(pc.calls == ["5000 cannot call activated", "5000 cannot call registered"])
    }

    @Test func `section 5, a callback is looked up when it is called`() {
        let pc = SimulatedPC()
        pc.unresolvable = ["activated", "registered"]
        pc.download()
        pc.run(until: 4_999)
        pc.unresolvable = []
        pc.settle()
        #expect(pc.results == ["success"])
    }

    @Test func `section 6, a forced result comes whatever its causes`() {
        for result in ActivationResult.allCases where result != .success {
            for name in ["default", "no-esim", "card-busy", "offline", "full-card"] {
                var scenario = Preset.named(name)?.scenario ?? Scenario()
                scenario.forcedActivation = result
                let pc = SimulatedPC(scenario)
                pc.download()
                pc.settle()
                #expect(pc.results == [result.rawValue], "\(name)")
            }
        }
    }
}
