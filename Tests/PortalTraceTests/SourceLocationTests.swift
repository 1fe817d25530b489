import FoundationEssentials
import PortalTrace
import Testing

@Suite struct SourceLocationTests {
    @Test(
        arguments: [
            (.init(file: "portal.js", line: 3, column: 9), "portal.js:3:9"),
            (.init(file: "portal.js", line: 3), "portal.js:3"),
            (.init(file: nil, line: 3, column: 9), "<anonymous>:3:9"),
            (.init(file: nil, line: 3), "<anonymous>:3"),
            (.init(file: "js/a b.js", line: 1, column: 1), "js/a b.js:1:1"),
        ] as [(SourceLocation, String)])
    func `a place reads as file, line and column, as far as they are known`(
        location: SourceLocation, text: String
    ) {
        #expect("\(location)" == text)
    }

    @Test(
        arguments: [
            (
                .init(file: "portal.js", line: 3, column: 9),
                #"{"column":9,"file":"portal.js","line":3}"#
            ),
            (.init(file: "portal.js", line: 3), #"{"file":"portal.js","line":3}"#),
            (.init(file: nil, line: 3, column: 9), #"{"column":9,"line":3}"#),
            (.init(file: nil, line: 3), #"{"line":3}"#),
        ] as [(SourceLocation, String)])
    func `a place is written without what is not known`(
        location: SourceLocation, json: String
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(location), as: UTF8.self) == json)
        #expect(
            try JSONDecoder().decode(SourceLocation.self, from: Data(json.utf8)) == location)
    }

    @Test func `places differ by each of their parts`() {
        let places: Set<SourceLocation> = [
            .init(file: "a", line: 1, column: 1), .init(file: "b", line: 1, column: 1),
            .init(file: "a", line: 2, column: 1), .init(file: "a", line: 1, column: 2),
            .init(file: "a", line: 1), .init(file: nil, line: 1, column: 1),
            .init(file: "a", line: 1, column: 1),
        ]
        #expect(places.count == 6)
    }
}
