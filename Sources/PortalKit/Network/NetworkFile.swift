internal import FoundationEssentials
public import JSONDocuments
public import MobilePlans
internal import PortalTrace
public import WebPlatform

/// Reads fixture files: what servers answer a portal.
public enum NetworkFile {
    /// What is looked for beside a portal's scripts where no fixtures are named.
    package static let usualNames = ["network.json", "network"]

    /// Reads the fixtures of files and folders; of a folder every `.json` in it, by name.
    ///
    /// - Throws: Everything that is wrong with them.
    public static func load(_ paths: [String]) throws(DocumentProblems) -> NetworkFixtures {
        try load(FixtureList(paths: paths))
    }

    /// Reads the fixtures that a scenario brings.
    ///
    /// - Returns: Nil if it brings none.
    public static func load(
        of scenario: Scenario
    ) throws(DocumentProblems) -> NetworkFixtures? {
        let list = FixtureList(
            paths: scenario.network.fixtures, own: scenario.network.ownFixtures)
        return list.isEmpty ? nil : try load(list)
    }

    package static func load(_ list: FixtureList) throws(DocumentProblems) -> NetworkFixtures {
        let paths = list.paths
        // What stands nearest to the case answers first among equals.
        var fixtures = list.ownFixtures
        var problems: [DocumentProblem] = []
        for path in paths {
            do throws(DocumentProblem) {
                for file in try files(path) { fixtures += read(file, &problems) }
            } catch {
                problems.append(error)
            }
        }
        problems += overlaps(fixtures)
        guard problems.isEmpty else { throw DocumentProblems(all: problems) }
        return NetworkFixtures(fixtures)
    }

    /// The usual fixtures beside a script, if there are any.
    package static func besides(_ script: String) -> [String] {
        let folder = Paths.folder(of: script)
        return usualNames.map { Paths.joined(folder, $0) }.filter { path in
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                return false
            }
            // A folder of that name may hold something else.
            return !isFolder || !((try? files(path)) ?? []).isEmpty
        }
    }

    /// Reads what a document says of its fixtures: a path, or several.
    package static func paths(_ json: PlacedJSON, _ reading: inout DocumentReading) -> [String]? {
        if json.string != nil { return Kind.text.read(json, &reading).map { [$0] } }
        return Kind.list(of: Kind<String>.text).read(json, &reading)
    }

    /// Reads the text of a fixture file.
    ///
    /// - Parameter file: The file's name, for problems; files beside it can be bodies.
    /// - Throws: Everything that is wrong with it.
    public static func read(
        _ text: String, file: String
    ) throws(DocumentProblems) -> NetworkFixtures {
        var problems: [DocumentProblem] = []
        let fixtures = read(text, file, &problems)
        problems += overlaps(fixtures)
        guard problems.isEmpty else { throw DocumentProblems(all: problems) }
        return NetworkFixtures(fixtures)
    }

    /// The JSON Schema of fixture files.
    package static var schema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "The network of a portal, for portalhost", root: "networkFile",
                NetworkShapes.definitions))
    }

    // MARK: - Files

    private static func files(_ path: String) throws(DocumentProblem) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw problem(path, "no such file or folder\(TextFile.nearby(path))")
        }
        guard isFolder else { return [path] }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
            .filter { $0.hasSuffix(".json") }.sortedByCodeUnits()
        guard !names.isEmpty else {
            throw problem(path, "the folder has no .json file with fixtures")
        }
        return names.map { Paths.joined(path, $0) }
    }

    private static func problem(_ path: String, _ message: String) -> DocumentProblem {
        DocumentProblem(file: path, line: nil, column: nil, path: "", message: message)
    }

    private static func read(
        _ path: String, _ problems: inout [DocumentProblem]
    ) -> [NetworkFixture] {
        do throws(DocumentProblem) {
            return read(try Paths.text(of: path), path, &problems)
        } catch {
            problems.append(error)
            return []
        }
    }

    private static func read(
        _ text: String, _ file: String, _ problems: inout [DocumentProblem]
    ) -> [NetworkFixture] {
        var reading = DocumentReading(file: file)
        var contents = NetworkShapes.File()
        do throws(DocumentProblem) {
            NetworkShapes.file.read(
                try JSONParser.parse(text, file: file), into: &contents, &reading)
        } catch {
            problems.append(error)
        }
        problems += reading.problems
        return contents.fixtures.compactMap { $0.fixture(file) }
    }

    /// Of two fixtures that take the same requests, the second never answers.
    private static func overlaps(_ fixtures: [NetworkFixture]) -> [DocumentProblem] {
        var first: [CodeUnits: NetworkFixture] = [:]
        return fixtures.compactMap { fixture in
            guard let other = first[fixture.key] else {
                first[fixture.key] = fixture
                return nil
            }
            let (file, line) = NetworkShapes.split(fixture.place)
            return DocumentProblem(
                file: file, line: line, column: nil, path: "",
                message: "this fixture never answers: the one at \(other.place) takes the same "
                    + "requests; for a sequence of answers give one fixture several 'answers'")
        }
    }
}
