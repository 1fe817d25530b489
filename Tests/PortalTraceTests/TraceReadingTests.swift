import FoundationEssentials
import PortalTrace
import Testing

@Suite struct TraceReadingTests {
    private static let good = #"{"kind":"later","version":1}"#

    private static func error(_ text: String) -> TraceFile.ReadError? {
        #expect(throws: TraceFile.ReadError.self) { try Wire.records(text) }
    }

    // MARK: What this version does not know

    @Test(arguments: ["", #","payload":null"#, #","payload":[1,{"a":2}]"#, #","more":"x""#])
    func `a record of an unknown kind is read as such`(rest: String) throws {
        let records = try Wire.records(#"{"kind":"screenshot","version":1\#(rest)}"#)
        #expect(records == [.unknown(kind: "screenshot")])
    }

    @Test func `an unknown kind is written without a payload`() throws {
        #expect(
            try Wire.line(.unknown(kind: "screenshot")) == #"{"kind":"screenshot","version":1}"#)
    }

    @Test func `unknown members are passed over, wherever they stand`() throws {
        let line =
            #"{"kind":"event","more":1,"payload":{"event":"call","location":{"line":2,"more":1},"#
            + #""more":{"a":[]},"name":"n","sequence":1,"time":0},"version":1}"#
        let event = TraceEvent(
            sequence: 1, time: 0, .call(.init("n")), location: SourceLocation(file: nil, line: 2))
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test(arguments: [2, 100], ["header", "event", "end", "later"])
    func `a record of a newer version is refused, with what to do`(version: Int, kind: String) {
        let error = Self.error(#"{"kind":"\#(kind)","payload":{},"version":\#(version)}"#)
        #expect(
            error?.message
                == "version: this is a trace of version \(version), and version 1 is the newest that "
                + "this program reads; use the portalhost that wrote it, or a newer one")
        #expect(error?.line == 1)
        #expect(error?.column == 35 + kind.utf8.count)
    }

    @Test func `a record of a version that never was is refused`() {
        let error = Self.error(#"{"kind":"later","version":0}"#)
        #expect(error?.message == "version: there is no trace of version 0, expected 1")
    }

    @Test func `this version is 1`() {
        #expect(TraceRecord.version == 1)
    }

    @Test(arguments: [(#""event":"later""#, "event"), (#""event":"call","from":"cat""#, "from")])
    func `a kind of event or an actor that the version does not have is refused`(
        members: String, place: String
    ) {
        let error = Self.error(
            #"{"kind":"event","payload":{\#(members),"name":"n","sequence":1,"time":0},"version":1}"#
        )
        #expect(error?.message.hasPrefix("payload.\(place): ") == true)
    }

    @Test func `an unknown $type is refused with its place`() {
        let error = Self.error(Wire.line(result: #"[1,{"$type":"later"}]"#))
        #expect(error?.message == "payload.result[1].$type: unknown $type 'later'")
        #expect(error?.column == 75)
    }

    // MARK: Events that are none of their kind

    @Test(arguments: [
        (
            #""event":"callback","name":"n","result":{"outcome":"retuned","property":"A.b"}"#,
            "payload.result.outcome: 'retuned' is not known; "
                + "did you mean 'returned'?"
        ),
        (
            #""event":"callback","name":"n""#,
            "payload.result: expected an object, found undefined"
        ),
        (
            #""event":"callback","name":"n","result":{"outcome":"returned"}"#,
            "payload.result.property: expected a string, found undefined"
        ),
        (
            #""event":"set","name":"A.b""#,
            "payload.arguments: expected one, the new value, found 0"
        ),
        (
            #""arguments":["x"],"event":"timer","name":"setTimeout""#,
            "payload.arguments[0]: expected an integer, found a string"
        ),
        (
            #""event":"finding","name":"rule","result":{"message":"m","severity":"bad"}"#,
            "payload.result.severity: 'bad' is not known; "
                + "expected one of error, warning, info"
        ),
        (
            #""arguments":[{"initiator":"x"}],"event":"network","from":"MO portal","#
                + #""name":"GET https://a.example/","result":{"failure":"x"}"#,
            "payload.result.failure: 'x' is not known; expected one of dns, "
                + "refused, tls, timeout, reset, offline, unanswered, limit"
        ),
    ])
    func `an event that was edited into something else is refused`(
        members: String, message: String
    ) {
        let error = Self.error(
            #"{"kind":"event","payload":{\#(members),"sequence":1,"time":0},"version":1}"#)
        #expect(error?.message == message)
    }

    // MARK: Bad lines

    @Test(
        arguments: [
            "x", "{", "{}", "[]", "1", "\"a\"", "null", #"{"version":1}"#, #"{"kind":"later"}"#,
            #"{"kind":"header","version":1}"#, #"{"kind":"end","payload":[],"version":1}"#,
            #"{"kind":"later","version":"1"}"#, #"{"kind":1,"version":1}"#,
            #"{"kind":"later","version":1} x"#,
            #"{"kind":"later","version":1}{"kind":"later","version":1}"#,
            #"{"kind":"event","payload":{"event":"call","sequence":1,"time":0},"version":1}"#,
            #"{"kind":"event","payload":{"event":"call","name":"n","sequence":1.5,"time":0},"version":1}"#,
            #"{"kind":"event","payload":{"event":"call","name":"n","sequence":1},"version":1}"#,
        ])
    func `a bad line is named by its number`(line: String) {
        for linesBefore in 0..<3 {
            let before = String(repeating: Self.good + "\n", count: linesBefore)
            let error = Self.error(before + line + "\n" + Self.good)
            #expect(error?.line == linesBefore + 1)
            #expect(error?.message.isEmpty == false)
        }
    }

    @Test func `the first of several bad lines is named`() {
        #expect(Self.error("\(Self.good)\nx\ny\n")?.line == 2)
    }

    @Test(arguments: ["", " ", "\t", "\r", " \t \r"])
    func `blank lines are passed over, and count`(blank: String) throws {
        let two = "\(blank)\n\(blank)\n"
        #expect(try Wire.records(two).isEmpty)
        #expect(try Wire.records("\(two)\(Self.good)\n\(two)\(Self.good)\n\(two)").count == 2)
        #expect(Self.error("\(two)x")?.line == 3)
    }

    @Test func `an error says its line and column first`() throws {
        let error = try #require(Self.error("\n\n\(Self.good)\n x"))
        #expect("\(error)" == "line 4, column 2: \(error.message)")
    }

    @Test func `an error says where in the line it is`() {
        let line = #"{"kind":"end","payload":{"counts":{},"reason":"idle","time":"x"},"version":1}"#
        #expect(Self.error(line)?.message == "payload.time: expected an integer, found 'x'")
        #expect(Self.error(line)?.column == 61)
    }

    @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0]] as [[UInt8]])
    func `bytes that are not UTF-8 text are refused`(bytes: [UInt8]) {
        let file = Array(#"{"kind":""#.utf8) + bytes + Array(#"","version":1}"#.utf8)
        #expect(throws: TraceFile.ReadError.self) { try TraceFile.records(in: file) }
    }

    // MARK: Lines stand alone

    @Test func `a file without its last line feed is read`() throws {
        #expect(try Wire.records(Self.good).count == 1)
    }

    @Test func `carriage returns before line feeds do no harm`() throws {
        #expect(try Wire.records("\(Self.good)\r\n\(Self.good)\r\n").count == 2)
    }

    @Test func `an empty file has no records`() throws {
        #expect(try TraceFile.records(in: Data()).isEmpty)
    }

    @Test func `a reader can start at any line`() throws {
        let events = (1...4).map {
            TraceEvent(sequence: $0, time: $0, .call(.init("n\u{2028}\n\($0)")))
        }
        let lines = Wire.lines(events)
        let all = try Wire.records(lines.joined(separator: "\n"))
        for start in lines.indices {
            #expect(
                try Wire.records(lines[start...].joined(separator: "\n")) == Array(all[start...]))
        }
    }

    @Test func `a piece of a larger file is read with its own line numbers`() {
        let file = Data("\(Self.good)\n\(Self.good)\nx\n".utf8)
        let piece = file[(Self.good.utf8.count + 1)...]
        let error = #expect(throws: TraceFile.ReadError.self) { try TraceFile.records(in: piece) }
        #expect(error?.line == 2)
    }
}
