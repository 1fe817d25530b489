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
            #expect(pc.app.state.launchErrors.map(\.result) == [.invalidIccid])
        }
    }

    @Test func `section 9, metadata that is none fails in the app`() {
        for metadata in ["x", .null, .object([])] as [TraceValue] {
            for operation in [
                PortalOperation.notifyPurchaseWithProfileDownload, .notifyPurchaseDelayedProfile,
                .notifyBalanceAddition,
            ] {
                let pc = SimulatedPC()
                let more: [TraceValue] =
                    switch operation {
                    case .notifyPurchaseDelayedProfile: [0]
                    case .notifyBalanceAddition: [.string(SimulatedPC.first)]
                    default: [SimulatedPC.code, 0]
                    }
                _ = pc.app.receive(
                    PortalCall(
                        name: operation.rawValue, operation: operation,
                        arguments: [metadata] + more))
                pc.settle()
                #expect(pc.app.state.notifications == [.failed], "\(operation) \(metadata)")
                #expect(pc.app.state.launchErrors.map(\.result) == [.other])
            }
        }
    }

    @Test func `section 5, a name that cannot be resolved is not called, and the download goes on`()
    {
        for (broken, other) in [("activated", "registered"), ("registered", "activated")] {
            let pc = SimulatedPC()
            pc.unresolvable = [broken]
            pc.download()
            pc.settle()
            #expect(pc.lines("registers on").count == 1)
            #expect(pc.profiles == ["3293 disabled", "3319 enabled"])
            #expect(pc.calls.contains { $0.contains("cannot call \(broken)") })
            #expect(pc.calls.contains { $0.contains(" \(other): ") })
            #expect(!pc.calls.contains { $0.contains(" \(broken): ") })
        }
    }

    /// A download with callbacks that hold something, and how it ended.
    private func download(
        _ activation: CallbackReference.Target, _ registration: CallbackReference.Target,
        edition: Edition = .december2018
    ) -> SimulatedPC {
        let pc = SimulatedPC(edition) { _ in }
        pc.unresolvable = Set(
            [("activated", activation), ("registered", registration)].compactMap {
                if case .unusable = $0.1 { $0.0 } else { nil }
            })
        _ = pc.app.receive(
            PortalCall(
                name: "notifyInlineProfileDownload", operation: .notifyInlineProfileDownload,
                arguments: [SimulatedPC.metadata, SimulatedPC.code],
                callbacks: CallbackPair(
                    activation: .init(property: "activated", target: activation),
                    registration: .init(property: "registered", target: registration))))
        pc.settle()
        return pc
    }

    @Test func `section 5, a property that was never set is no mistake`() {
        let one = download(.name("activated"), .unset)
        #expect(one.calls == ["5000 activated: success 8988247000100003319"])
        #expect(one.app.state.launchErrors.isEmpty && one.app.state.notifications.isEmpty)
        let other = download(.unset, .name("registered"))
        #expect(!other.calls.isEmpty && other.calls.allSatisfy { $0.contains(" registered: ") })
        let none = download(.unset, .unset)
        #expect(none.calls.isEmpty && none.app.state.launchErrors.isEmpty)
        #expect(none.profiles == ["3293 disabled", "3319 enabled"])
    }

    @Test(arguments: [(Edition.december2018, "invalidCallback"), (.may2019, "invalidJson")])
    func `section 5, what cannot be a name ends the operation at once`(
        edition: Edition, word: String
    ) {
        let told = download(.name("activated"), .unusable(7), edition: edition)
        #expect(told.calls == ["1000 cannot call registered", "1000 activated: \(word) "])
        #expect(told.profiles == ["3293 enabled"])
        for registration in [CallbackReference.Target.name("registered"), .unset, .unusable("")] {
            let later = download(.unusable(""), registration, edition: edition)
            #expect(later.app.state.launchErrors.map(\.result.rawValue) == [word])
            #expect(!later.calls.contains { $0.contains(": ") })
            #expect(later.profiles == ["3293 enabled"])
        }
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
