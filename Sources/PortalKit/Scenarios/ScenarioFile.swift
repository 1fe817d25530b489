public import JSONDocuments
public import MobilePlans
internal import PortalTrace

/// Reads scenarios: a preset's name, or a JSON object that begins with one and changes it.
package enum ScenarioFile {
    /// Reads a scenario file.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name, for problems.
    /// - Throws: Everything that is wrong with it.
    package static func read(_ text: String, file: String) throws(DocumentProblems) -> Scenario {
        var reading = DocumentReading(file: file)
        let json: PlacedJSON
        do throws(DocumentProblem) {
            json = try JSONParser.parse(text, file: file)
        } catch {
            throw DocumentProblems(all: [error])
        }
        let scenario = scenario(json, &reading)
        guard reading.problems.isEmpty else { throw DocumentProblems(all: reading.problems) }
        return scenario
    }

    /// Reads a scenario from a file.
    package static func load(_ path: String) throws(DocumentProblems) -> Scenario {
        let text: String
        do throws(DocumentProblem) {
            text = try Paths.text(of: path)
        } catch {
            throw DocumentProblems(all: [error])
        }
        return try read(text, file: path)
    }

    /// The JSON Schema of scenario files.
    package static var schema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "A scenario of portalhost", root: "scenarioFile",
                [.init(Self.file)] + ScenarioShapes.definitions))
    }

    /// The device of a scenario, in the form of a scenario file.
    package static func text(_ device: Device) -> String {
        JSONOutput.text(ScenarioShapes.device.write(device))
    }

    // MARK: - Reading

    /// A scenario file: a scenario, and the preset that it begins with.
    package static let file = Shape<Scenario>(
        "scenarioFile", "A scenario: a preset, and what is different from it.",
        [
            Field("preset", schema: .choice(Preset.all.map(\.name)), "where it begins") { _, _, _ in
            },
            Field("description", schema: .text, "what it is for") { json, _, reading in
                _ = Kind.text.read(json, &reading)
            },
        ] + ScenarioShapes.scenario.fields)

    /// Reads a preset's name or a scenario.
    package static func scenario(_ json: PlacedJSON, _ reading: inout DocumentReading) -> Scenario {
        var scenario = Scenario()
        if let preset = json["preset"] {
            scenario = reading.below("preset") { Self.preset(preset, &$0) } ?? scenario
        }
        file.read(json, into: &scenario, &reading)
        if reading.problems.isEmpty { checkSense(of: scenario, json, &reading) }
        return scenario
    }

    /// The world of a preset's name.
    package static func preset(_ json: PlacedJSON, _ reading: inout DocumentReading) -> Scenario? {
        guard let preset = json.string.flatMap(Preset.named) else {
            reading.report(json.unknown(among: Preset.all.map(\.name)), at: json.place)
            return nil
        }
        return preset.scenario
    }

    /// A change of the world: a part of a scenario.
    package static func change(_ json: PlacedJSON, _ reading: inout DocumentReading)
        -> ScenarioChange
    {
        var trial = Scenario()
        ScenarioShapes.scenario.read(json, into: &trial, &reading)
        if let timeline = json.members?.first(where: { $0.name == "timeline" }) {
            reading.report(
                "a change cannot bring a timeline of its own; put it into the scenario's",
                at: timeline.place)
        }
        return ScenarioChange(json.traceValue.literal) { scenario in
            // It was read without a problem before, or the file was refused.
            var again = DocumentReading(file: "")
            ScenarioShapes.scenario.read(json, into: &scenario, &again)
        }
    }

    /// What each member may be, and all together cannot.
    private static func checkSense(
        of scenario: Scenario, _ json: PlacedJSON, _ reading: inout DocumentReading
    ) {
        guard let eSIM = scenario.device.eSIM else { return }
        let profiles = json["device"]?["eSIM"]?["profiles"]
        let place = profiles?.place ?? json.place
        if eSIM.profiles.count(where: { $0.state == .enabled }) > 1 {
            reading.report(
                "two profiles are enabled at once; an eUICC has at most one active profile",
                at: place)
        }
        if profiles != nil, eSIM.profiles.count > eSIM.capacity {
            reading.report(
                "\(eSIM.profiles.count) profiles do not fit an eUICC of capacity \(eSIM.capacity)",
                at: place)
        }
        if Set(eSIM.profiles.map(\.iccid)).count < eSIM.profiles.count {
            reading.report("two profiles have the same ICCID", at: place)
        }
    }
}
