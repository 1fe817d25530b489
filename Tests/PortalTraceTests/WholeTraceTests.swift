import PortalTrace
import Testing

/// A file is read as a whole: what is missing, doubled or edited is told with its place.
@Suite struct WholeTraceTests {
    private static let events: [TraceEvent] = [
        TraceEvent(sequence: 1, time: 0, .call(.init("A.b"))),
        TraceEvent(sequence: 2, time: 5, .set(.init("A.c", 1))),
        TraceEvent(sequence: 3, time: 5, .call(.init("A.d"))),
    ]
    private static let whole = TraceFile(
        header: Wire.header,
        scripts: [.init(name: "api.js", text: "var a;", hash: "00")], events: events,
        state: .init(functions: ["buy"], globals: ["buy"], world: [:]),
        end: .init(reason: "idle", time: 9, counts: ["call": 2, "set": 1]))
    private static let lines = String(decoding: whole.bytes, as: UTF8.self)
        .split(separator: "\n").map(String.init)

    private func error(_ lines: [String]) -> TraceFile.ReadError? {
        error(lines.map { $0 + "\n" }.joined())
    }

    private func error(_ text: String) -> TraceFile.ReadError? {
        #expect(throws: TraceFile.ReadError.self) { try TraceFile(Array(text.utf8)) }
    }

    @Test func `a file makes the round trip`() throws {
        #expect(try TraceFile(Self.whole.bytes) == Self.whole)
    }

    @Test func `a file without scripts and state is read: older programs wrote none`() throws {
        let kept = Self.lines.filter { !$0.contains("script\",\"payload") && !$0.contains("state") }
        let file = try TraceFile(Array(kept.joined(separator: "\n").utf8))
        #expect(file.scripts.isEmpty && file.state == nil)
        #expect(file.events == Self.events)
    }

    @Test func `a file that was cut off between lines says so where it ends`() {
        for count in 1..<Self.lines.count {
            let error = error(Array(Self.lines.prefix(count)))
            #expect(error?.line == count + 1)
            #expect(error?.message.hasPrefix("the end is not there: it was cut off;") == true)
        }
    }

    @Test func `a file that was cut off within a line says so at the place`() {
        let text = Self.lines.dropLast(2).joined(separator: "\n")
        for cut in [1, 10, 40] {
            let error = error(String(text.dropLast(cut)))
            #expect(error?.line == Self.lines.count - 2)
            #expect((error?.column ?? 0) > 1)
            #expect(
                error?.message.hasPrefix("the file ends within this line: it was cut off;") == true)
        }
    }

    @Test func `an event that is missing, doubled or moved is told`() {
        var lines = Self.lines
        lines.remove(at: 3)
        #expect(error(lines)?.message.hasPrefix("expected the event 2, found 3: ") == true)
        lines.insert(Self.lines[2], at: 3)
        let error = error(lines)
        #expect(error?.message.hasPrefix("expected the event 2, found 1: ") == true)
        #expect(error?.line == 4)
    }

    @Test func `time does not go back`() {
        var lines = Self.lines
        lines[4] = lines[4].replacing(#""time":5"#, with: #""time":4"#)
        #expect(error(lines)?.message.hasPrefix("time goes back, from 5 to 4: ") == true)
    }

    @Test func `the end counts the events`() {
        var lines = Self.lines
        lines[6] = lines[6].replacing(#""call":2"#, with: #""call":3"#)
        #expect(
            error(lines)?.message.hasPrefix(
                "the end counts 3 events of the kind 'call', and there are 2: ") == true)
    }

    @Test func `two traces in one file are told`() {
        let error = error(Self.lines + Self.lines)
        #expect(error?.line == Self.lines.count + 1)
        #expect(error?.message.hasPrefix("nothing may stand after the end") == true)
    }

    @Test func `a script that the header does not name is told`() {
        var lines = Self.lines
        lines[1] = lines[1].replacing("api.js", with: "other.js")
        #expect(
            error(lines)?.message.hasPrefix("the header names no script 'other.js': ") == true)
    }

    @Test(arguments: ["", "\n", "  \n\t\n"])
    func `an empty file is no trace`(text: String) {
        #expect(error(text)?.message.hasPrefix("this is no trace: the file is empty; ") == true)
    }

    @Test(arguments: [
        "var a = 1;", "PK\u{3}\u{4}", "<html>", "[1,2]", "{}", #"{"name":"x"}"#, "\u{1F}\u{8B}",
        #"{"version":"1"}"#, "hello\nworld",
    ])
    func `what is no trace at all is called that, with what writes one`(text: String) {
        let error = error(text + "\n")
        #expect(error?.line == 1)
        #expect(error?.message.hasPrefix("this is no trace: ") == true)
        #expect(
            error?.message.hasSuffix("'portalhost run SCRIPT --trace FILE' writes one") == true)
    }

    @Test func `a file that begins in the middle is told`() {
        let error = error(Array(Self.lines.dropFirst()))
        #expect(error?.message.hasPrefix("expected the header first; ") == true)
    }

    @Test func `a record that a domain refuses is told at its member`() {
        let error = #expect(throws: TraceFile.ReadError.self) {
            try TraceFile(Self.whole.bytes) { record throws(TraceProblem) in
                if case .end = record { throw TraceProblem("reason", "no") }
            }
        }
        #expect(error?.message == "payload.reason: no")
        #expect(error?.line == 7)
        #expect(error?.column == 63)
    }

    @Test func `a line that is longer than any is refused before it is read`() {
        let text = String(repeating: " ", count: TraceFile.longestLine + 1)
        #expect(error(text)?.message.hasPrefix("the line has more than 32 MiB") == true)
    }
}
