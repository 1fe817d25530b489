package import JSONDocuments
package import WebPlatform

/// What a case, a suite or a scenario says that servers answer: fixture files and folders, and fixtures
/// that stand in the document itself.
package struct FixtureList: Sendable {
    /// Files and folders, as paths from the present folder.
    package var paths: [String] = []
    /// The document's own fixtures, to be read where they are used.
    package var own: [PlacedDocument] = []

    /// Makes a list.
    package init(paths: [String] = [], own: [PlacedDocument] = []) {
        self.paths = paths
        self.own = own
    }

    /// Whether it names nothing.
    package var isEmpty: Bool { paths.isEmpty && own.isEmpty }

    /// How a document says them beside other things.
    package static let schema = Schema.either([
        .text, .list(.either([.text, .reference(NetworkShapes.fixture.name)])),
        .reference(NetworkShapes.file.name),
    ])

    /// The same where an object would be no list of fixtures.
    package static let listSchema = Schema.either([
        .text, .list(.either([.text, .reference(NetworkShapes.fixture.name)])),
    ])

    /// Reads a path, a list of paths and fixtures, or an object as a fixture file has it.
    package static func read(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureList {
        guard json.members != nil else { return list(json, &reading) }
        var file = NetworkShapes.File()
        NetworkShapes.file.read(json, into: &file, &reading)
        guard case .array(let elements)? = json["fixtures"]?.value else { return FixtureList() }
        let reader = reading
        return FixtureList(own: elements.map { PlacedDocument($0, in: reader) })
    }

    /// Reads a path, or a list of paths and fixtures.
    package static func list(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureList {
        var list = FixtureList()
        func take(_ element: PlacedJSON, _ reading: inout DocumentReading) {
            if let path = element.string {
                list.paths.append(Paths.joined(reading.folder, path))
            } else if element.members != nil {
                _ = NetworkShapes.entry.read(element, &reading)
                list.own.append(PlacedDocument(element, in: reading))
            } else {
                reading.report(
                    "expected a fixture file or folder, or a fixture such as {\"url\": \"/status\", "
                        + "\"json\": …}, found \(element.description)", at: element.place)
            }
        }
        if case .array(let elements) = json.value {
            for (index, element) in elements.enumerated() {
                reading.below("[\(index)]") { take(element, &$0) }
            }
        } else if json.string != nil {
            take(json, &reading)
        } else {
            reading.report(
                "expected a fixture file or folder, a list of files and fixtures, or {\"fixtures\": "
                    + "[…]}, found \(json.description)", at: json.place)
        }
        return list
    }

    /// The document's own fixtures. What is wrong with them was reported when it was read.
    package var ownFixtures: [NetworkFixture] {
        own.compactMap { document in
            var reading = DocumentReading(file: document.file, folder: document.folder)
            return NetworkShapes.entry.read(document.json, &reading)?.fixture(document.file)
        }
    }
}
