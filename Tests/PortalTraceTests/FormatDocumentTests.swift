import FoundationEssentials
import PortalTrace
import Testing

/// The document of the format is the target's README: its examples have to be true.
@Suite struct FormatDocumentTests {
    let document: String
    /// The lines of the `json` blocks, block by block.
    let blocks: [[String]]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Sources/PortalTrace/README.md")
        document = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        var blocks: [[String]] = []
        var isExample = false
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isExample = line == "```json"
                if isExample { blocks.append([]) }
            } else if isExample {
                blocks[blocks.count - 1].append(String(line))
            }
        }
        self.blocks = blocks
    }

    private func records() throws -> [TraceRecord] {
        try blocks.flatMap { try Wire.records($0.joined(separator: "\n")) }
    }

    private func events() throws -> [TraceEvent] {
        try records().compactMap { if case .event(let event) = $0 { event } else { nil } }
    }

    private func says(_ text: String) -> Bool { document.contains(text) }

    private func shows(_ text: String) -> Bool {
        blocks.contains { $0.contains { $0.contains(text) } }
    }

    // MARK: Examples

    @Test func `every example line is a known record that is written as the same bytes`() throws {
        let lines = blocks.flatMap { $0 }
        #expect(lines.count > 20)
        for line in lines {
            let records = try Wire.records(line)
            #expect(records.count == 1)
            for record in records {
                #expect(try Wire.line(record) == line)
                if case .unknown(let kind) = record { Issue.record("unknown kind \(kind)") }
            }
        }
    }

    @Test func `the first example is a whole file`() throws {
        let text = try #require(blocks.first).joined(separator: "\n") + "\n"
        let file = try TraceFile(Array(text.utf8))
        #expect(String(decoding: file.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: TraceEvent.Kind.allCases)
    func `every kind of event has a section and an example of its own`(
        kind: TraceEvent.Kind
    ) throws {
        let sections = document.split(separator: "\n### \(kind.rawValue)\n")
        try #require(sections.count == 2)
        let section = try #require(sections[1].split(separator: "\n#").first)
        #expect(section.contains(#""event":"\#(kind.rawValue)""#))
        #expect(try events().contains { $0.kind == kind })
    }

    @Test func `there are examples of a header, a script, a state and an end`() throws {
        let records = try records()
        #expect(records.contains { if case .header = $0 { true } else { false } })
        #expect(records.contains { if case .script = $0 { true } else { false } })
        #expect(records.contains { if case .state = $0 { true } else { false } })
        #expect(records.contains { if case .end = $0 { true } else { false } })
    }

    @Test func `every $type is listed and has an example`() throws {
        let values: [TraceValue] = [
            .undefined, .number(.nan), .number(.infinity), .number(-.infinity), .number(-0.0),
            .illFormedString([0xD800]), .longString(prefix: "", length: 0), .function(name: ""),
            .symbol(description: ""), .bigInt("0"), .unreadable(""), ["$type": 0],
        ]
        for value in values {
            let type = try #require(try Wire.json(value).split(separator: "\"").dropFirst(3).first)
            #expect(says("\n| `\(type)` |"))
            #expect(shows(#""$type":"\#(type)""#))
        }
        for number in ["NaN", "Infinity", "-Infinity", "-0"] {
            #expect(shows(#"{"$type":"number","value":"\#(number)"}"#))
        }
    }

    // MARK: Tables

    @Test func `every member is listed`() throws {
        for member in [
            "edition", "scripts", "tool", "toolVersion", "url", "arguments", "event", "from",
            "location", "name", "result", "sequence", "time", "to", "file", "line", "column",
            "counts", "reason", "target", "hash", "notes", "text", "functions", "globals", "world",
            "error", "stack", "function",
        ] {
            #expect(says("\n| `\(member)` |"))
            #expect(says("\"\(member)\": "))
        }
    }

    @Test func `every actor stands in the grammar`() {
        for actor in TraceActor.allCases { #expect(says("\"\(actor.rawValue)\"")) }
    }
}
