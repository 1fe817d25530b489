import MobilePlans
import PortalTrace
import Testing

/// A world that changes while a portal runs, mobile-plans.md sections 4 and 6.
@Suite struct SimulatorWorldTests {
    private func change(
        _ name: String = "a change", _ apply: @escaping @Sendable (inout Scenario) -> Void
    ) -> ScenarioChange {
        ScenarioChange(name, apply)
    }

    @Test(
        arguments: [
            (.asking, "offline", .serverNotReachable), (.download, "offline", .serverNotReachable),
            (.download, "card-failure", .cardGeneralFailure),
            (.installation, "card-failure", .cardGeneralFailure),
            (.activation, "card-failure", .cardGeneralFailure),
            (.installation, "offline", .success), (.download, "server-failure", .serverFailure),
            (.download, "no-esim", .lpaInitializationError),
            (.installation, "no-esim", .lpaInitializationError),
        ] as [(DownloadStage, String, ActivationResult)])
    func `section 6, what a step of a download meets decides`(
        stage: DownloadStage, preset: String, result: ActivationResult
    ) throws {
        let preset = try #require(Preset.named(preset))
        let pc = SimulatedPC {
            $0.timeline = [
                TimedChange(.during(stage), change(preset.name) { preset.apply(to: &$0) })
            ]
        }
        pc.download()
        pc.settle()
        #expect(pc.results == [result.rawValue])
        #expect(pc.lines("the surroundings change").count == 1)
    }

    @Test func `section 6, a profile that is taken from the server during the download`() {
        for stage in [DownloadStage.consent, .download, .installation] {
            for servers in [0, 1] {
                let pc = SimulatedPC {
                    $0.user.consent = .gives
                    $0.servers.smdpPlus[0].profiles[0].confirmationCode = "1"
                    $0.device.eSIM?.confirmationCodes = .asked
                    $0.user.confirmationCode = "1"
                    $0.timeline = [
                        TimedChange(
                            .during(stage),
                            change { world in
                                world.servers.smdpPlus[0].profiles = []
                                world.servers.smdpPlus.removeLast(1 - servers)
                            })
                    ]
                }
                pc.download()
                pc.settle()
                #expect(pc.results.count == 1)
                #expect((pc.results == ["success"]) == (stage == .installation))
            }
        }
    }

    // MARK: Timelines

    @Test func `section 4, a change comes at its time, once, beside changes of steps`() {
        let pc = SimulatedPC {
            $0.timeline = [
                TimedChange(.during(.download), change("one") { $0.launch.market = "AT" }),
                TimedChange(.after(1_000), change("two") { $0.launch.market += "B" }),
                TimedChange(.after(0), change("three") { $0.launch.market = "C" }),
                TimedChange(.during(.asking), change("four") { _ in }),
                TimedChange(.after(10_000), change("five") { $0.launch.market += "E" }),
            ]
        }
        pc.download()
        pc.settle()
        pc.download()
        pc.settle()
        #expect(
            pc.lines("the surroundings change").map { $0.split(separator: " ") }
                .map { "\($0[0]) \($0.last ?? "")" } == [
                    "0 four", "0 one", "0 three", "1000 two", "10000 five",
                ])
        #expect(pc.app.world.launch.market == "CBE")
    }

    @Test func `section 4, all changes of one step come, in order`() {
        let pc = SimulatedPC {
            $0.timeline = ["a", "b", "c"].map { name in
                TimedChange(.during(.installation), change(name) { $0.launch.market += name })
            }
        }
        pc.download()
        pc.settle()
        #expect(pc.app.world.launch.market == "USabc")
    }

    // MARK: Stocks

    @Test func `section 8, the profiles of a stock have right check digits`() {
        let pc = SimulatedPC {
            $0.device.eSIM?.capacity = 64
            $0.servers.smdpPlus[0].profiles[0].iccid = "8988247000100099973"
        }
        for _ in 1...40 {
            pc.download()
            pc.settle()
        }
        let iccids = pc.app.world.device.eSIM?.profiles.dropFirst().map(\.iccid) ?? []
        #expect(Set(iccids).count == 40)
        for iccid in iccids.dropFirst() { #expect(ICCID.parse(iccid).problems.isEmpty, "\(iccid)") }
    }

    @Test func `section 8, the ICCIDs of all presets have right check digits`() {
        for preset in Preset.all {
            let world = preset.scenario
            let iccids =
                (world.device.eSIM?.profiles.map(\.iccid) ?? [])
                + [world.device.physicalSIM].compactMap { $0 }
                + world.servers.smdpPlus.flatMap(\.profiles).map(\.iccid)
            for iccid in iccids { #expect(ICCID.parse(iccid).problems.isEmpty, "\(iccid)") }
            if let eid = world.device.eSIM?.eid { #expect(EID.parse(eid).problems.isEmpty) }
            #expect(IMEI.parse(world.device.imei).problems.isEmpty)
        }
    }

    @Test func `section 6, a card takes each ICCID once`() {
        let pc = SimulatedPC { $0.servers.smdpPlus[0].profiles[0].iccid = SimulatedPC.first }
        pc.download()
        pc.settle()
        #expect(pc.results == ["other"])
    }

    @Test(arguments: Preset.all.map(\.name))
    func `section 4, the same scenario twice gives the same steps`(name: String) throws {
        let scenario = try #require(Preset.named(name)).scenario
        let logs = (1...2).map { _ in
            let pc = SimulatedPC(scenario)
            pc.delay(1)
            pc.delay(1)
            pc.download()
            pc.run(until: 4_000)
            pc.call(.notifyInlineBalanceAddition, .string(SimulatedPC.first))
            pc.run(until: 62_000)
            pc.call(.notifyPurchaseDelayedProfile, 5)
            pc.settle()
            pc.app.launch(pc.app.world.launchURL)
            return pc.log
        }
        #expect(logs[0] == logs[1])
        #expect(!logs[0].isEmpty)
    }
}
