import JSONDocuments
import MobilePlans
import PortalTrace
import Testing

@testable import PortalKit

/// Scenario files: presets, what is different from them, and what cannot be.
@Suite struct ScenarioFileTests {
    private func read(_ text: String) throws -> Scenario {
        try ScenarioFile.read(text, file: "s.json")
    }

    @Test(arguments: Preset.all.map(\.name))
    func `section 6, a file can begin with every preset`(name: String) throws {
        let preset = try #require(Preset.named(name)).scenario
        let scenario = try read("{\"preset\":\"\(name)\"}")
        #expect(scenario.device == preset.device)
        #expect(scenario.servers == preset.servers)
        #expect(scenario.user == preset.user)
        #expect(scenario.network == preset.network)
        #expect(scenario.app == preset.app)
        #expect(scenario.launch == preset.launch)
        #expect(scenario.timeline.map(\.moment) == preset.timeline.map(\.moment))
    }

    @Test func `section 6, what a file leaves out is as in the preset, whatever the order`() throws
    {
        let scenario = try read(
            "{\"user\":{\"consent\":\"gives\"},\"device\":{\"eSIM\":{\"state\":\"ready\"}},\"preset\":\"full-card\"}"
        )
        #expect(scenario.device.eSIM?.capacity == 1)
        #expect(scenario.user.consent == .gives)
    }

    @Test func `style 4.5, an unknown preset`() {
        #expect(
            scenarioProblems("{\"preset\":\"full-crad\"}")[0].hasSuffix(
                "unknown name 'full-crad'; did you mean 'full-card'?"))
        #expect(scenarioProblems("{\"preset\":1}").count == 1)
        #expect(scenarioProblems("{\"preset\":null}").count == 1)
    }

    @Test func `section 2, null takes a part away, and an object brings it back`() throws {
        let none = try read("{\"device\":{\"eSIM\":null,\"modem\":null,\"physicalSIM\":null}}")
        #expect(none.device.eSIM == nil)
        #expect(none.device.modem == nil)
        #expect(none.device.physicalSIM == nil)
        let back = try read("{\"preset\":\"no-esim\",\"device\":{\"eSIM\":{\"capacity\":2}}}")
        #expect(back.device.eSIM?.capacity == 2)
    }

    @Test func `section 5, registration states may stand alone`() throws {
        let scenario = try read(
            "{\"network\":{\"registration\":[\"denied\",{\"state\":\"home\",\"after\":\"5s\"}]}}")
        #expect(
            scenario.network.registration == [.init(.denied), .init(.home, after: 5_000)])
    }

    // MARK: Sense

    @Test(arguments: [
        (
            "[{\"iccid\":\"1\",\"state\":\"enabled\"},{\"iccid\":\"2\",\"state\":\"enabled\"}]",
            "two profiles are enabled at once; an eUICC has at most one active profile"
        ),
        ("[{\"iccid\":\"1\"},{\"iccid\":\"1\"}]", "two profiles have the same ICCID"),
        (
            "[{\"iccid\":\"1\"},{\"iccid\":\"2\"},{\"iccid\":\"3\"}],\"capacity\":2",
            "3 profiles do not fit an eUICC of capacity 2"
        ),
    ])
    func `section 4, worlds that cannot be`(profiles: String, problem: String) {
        #expect(
            scenarioProblems("{\"device\":{\"eSIM\":{\"profiles\":\(profiles)}}}") == [
                "1:31 \(problem)"
            ])
    }

    @Test(arguments: [
        "{\"launch\":{\"portal\":\"plans\"}}", "{\"launch\":{\"portal\":\"file:///x\"}}",
        "{\"launch\":{\"location\":\"USA\"}}", "{\"launch\":{\"location\":\"ÄÖ\"}}",
        "{\"launch\":{\"transactionId\":\"\(String(repeating: "x", count: 65))\"}}",
    ])
    func `section 2, launches that cannot be`(text: String) {
        #expect(scenarioProblems(text).count == 1)
    }

    @Test func `section 2, a transaction id may have 64 characters`() {
        let id = String(repeating: "x", count: 64)
        #expect(scenarioProblems("{\"launch\":{\"transactionId\":\"\(id)\"}}").isEmpty)
    }

    // MARK: Timelines

    @Test func `section 4, a timeline is read, and its changes are parts of a scenario`() throws {
        let scenario = try read(
            """
            {"timeline": [
              {"after": "90s", "change": {"network": {"online": false}}},
              {"during": "download", "change": {"device": {"eSIM": {"state": "busy"}}}}
            ]}
            """)
        #expect(scenario.timeline.map(\.moment) == [.after(90_000), .during(.download)])
        var world = Scenario()
        for timed in scenario.timeline { timed.change.apply(&world) }
        #expect(!world.network.isOnline)
        #expect(world.device.eSIM?.state == .busy)
        #expect(world.device.eSIM?.profiles.count == 1)
        #expect(scenario.timeline[0].change.summary == "{ network: { online: false } }")
    }

    @Test func `style 4.5, problems inside a change have their path`() {
        #expect(
            scenarioProblems(
                "{\"timeline\":[{\"after\":\"1s\",\"change\":{\"app\":{\"late\":1}}}]}") == [
                    "1:45 timeline[0].change.app: unknown member 'late'; known are settingsReadable, lateness"
                ])
        #expect(
            scenarioProblems(
                "{\"timeline\":[{\"after\":\"1s\",\"during\":\"download\",\"change\":{}}]}") == [
                    "1:14 timeline[0]: a change of the timeline needs either 'after' or 'during'"
                ])
    }

    @Test func `style 4.5, a file may begin with a byte order mark`() throws {
        let files = try Files(["s.json": "\u{FEFF}{ \"prest\": 1 }", "none.json": ""])
        #expect(throws: DocumentProblems.self) { try ScenarioFile.load(files.place("none.json")) }
        do throws(DocumentProblems) {
            _ = try ScenarioFile.load(files.place("s.json"))
            Issue.record("it was accepted")
        } catch {
            #expect(error.all.map(short) == ["1:3 unknown member 'prest'; did you mean 'preset'?"])
        }
    }
}
