import FoundationEssentials
import PortalTrace
import Testing

@Suite struct RecordOnTheWireTests {
    static let full = TraceEvent(
        sequence: 7, time: 1_500, kind: .callback, from: .app, to: .portal, name: "a/b",
        arguments: ["x", .undefined], result: ["outcome": "returned"],
        location: SourceLocation(file: "js/portal.js", line: 3, column: 9))

    // MARK: Event

    @Test func `an event is written with every member that it has, sorted`() throws {
        let line =
            #"{"kind":"event","payload":{"arguments":["x",{"$type":"undefined"}],"#
            + #""event":"callback","from":"Mobile Plans app","#
            + #""location":{"column":9,"file":"js/portal.js","line":3},"name":"a/b","#
            + #""result":{"outcome":"returned"},"sequence":7,"time":1500,"to":"MO portal"},"#
            + #""version":1}"#
        #expect(try Wire.line(.event(Self.full)) == line)
        #expect(try Wire.records(line) == [.event(Self.full)])
    }

    @Test func `an event is written without the members that it does not have`() throws {
        let event = TraceEvent(sequence: 1, time: 0, kind: .device, name: "")
        let line =
            #"{"kind":"event","payload":{"event":"device","name":"","sequence":1,"time":0},"version":1}"#
        #expect(try Wire.line(.event(event)) == line)
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test(
        arguments: [
            { $0.sequence = 1 }, { $0.time = 0 }, { $0.kind = .set }, { $0.from = nil },
            { $0.to = nil }, { $0.name = "\0" }, { $0.arguments = [] }, { $0.result = nil },
            { $0.result = .null }, { $0.result = .undefined }, { $0.location = nil },
            { $0.location = SourceLocation(file: nil, line: 1) },
        ] as [@Sendable (inout TraceEvent) -> Void])
    func `every member makes the round trip by itself`(
        change: @Sendable (inout TraceEvent) -> Void
    ) throws {
        var event = Self.full
        change(&event)
        #expect(event != Self.full)
        #expect(try Wire.records(Wire.line(.event(event))) == [.event(event)])
    }

    @Test func `the names of the kinds of events do not change`() throws {
        let names = [
            "call", "set", "get-missing", "callback", "device", "console", "exception", "rejection",
            "timer", "network", "page", "finding",
        ]
        #expect(TraceEvent.Kind.allCases.map(\.rawValue) == names)
    }

    @Test(arguments: TraceEvent.Kind.allCases)
    func `every kind of event makes the round trip`(kind: TraceEvent.Kind) throws {
        let event = TraceEvent(sequence: 1, time: 0, kind: kind, name: "n")
        let line = try Wire.line(.event(event))
        #expect(line.contains(#""event":"\#(kind.rawValue)""#))
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test func `the names of the actors do not change`() {
        let names = [
            "Mobile Plans app", "WebView", "MO portal", "SM-DP+", "SM-DS", "modem", "eUICC", "user",
            "operator backend",
            "Partner Center",
        ]
        #expect(TraceActor.allCases.map(\.rawValue) == names)
    }

    @Test(arguments: TraceActor.allCases)
    func `every actor makes the round trip`(actor: TraceActor) throws {
        let event = TraceEvent(
            sequence: 1, time: 0, kind: .device, from: actor, to: actor, name: "n")
        let line = try Wire.line(.event(event))
        #expect(line.contains(#""from":"\#(actor.rawValue)""#))
        #expect(line.contains(#""to":"\#(actor.rawValue)""#))
        #expect(try Wire.records(line) == [.event(event)])
    }

    // MARK: Header and end

    @Test func `a header is written and read back`() throws {
        let line =
            #"{"kind":"header","payload":{"edition":"all","scripts":["api.js","portal.js"],"#
            + #""tool":"portalhost","toolVersion":"1.2.3","#
            + #""url":"https://portal.example/plans?market=US"},"version":1}"#
        #expect(try Wire.line(.header(Wire.header)) == line)
        #expect(try Wire.records(line) == [.header(Wire.header)])
    }

    @Test func `an end is written and read back`() throws {
        let end = TraceRecord.End(reason: "time-limit", time: 9, counts: ["set": 2, "call": 1])
        let line =
            #"{"kind":"end","payload":{"counts":{"call":1,"set":2},"reason":"time-limit","time":9},"#
            + #""version":1}"#
        #expect(try Wire.line(.end(end)) == line)
        #expect(try Wire.records(line) == [.end(end)])
    }

    // MARK: File

    @Test func `a file is a header, the events and an end that counts them`() throws {
        let events = [TraceEvent.Kind.set, .call, .set].enumerated().map { index, kind in
            TraceEvent(sequence: index + 1, time: index, kind: kind, name: "n")
        }
        let file = try TraceFile.data(header: Wire.header, events: events, reason: "idle", time: 5)
        let end = TraceRecord.End(reason: "idle", time: 5, counts: ["call": 1, "set": 2])
        #expect(
            try TraceFile.records(in: file)
                == [.header(Wire.header)] + events.map { .event($0) } + [.end(end)])
        #expect(file.last == UInt8(ascii: "\n"))
        #expect(file.count { $0 == UInt8(ascii: "\n") } == 5)
    }

    @Test func `a file without events counts nothing`() throws {
        let lines = try Wire.lines([])
        #expect(lines.count == 2)
        #expect(
            lines.last
                == #"{"kind":"end","payload":{"counts":{},"reason":"idle","time":0},"version":1}"#)
    }

    @Test func `the same run gives the same bytes`() throws {
        let events = Array(repeating: Self.full, count: 20)
        let first = try TraceFile.data(header: Wire.header, events: events, reason: "idle", time: 1)
        for _ in 0..<10 {
            #expect(
                try TraceFile.data(header: Wire.header, events: events, reason: "idle", time: 1)
                    == first)
        }
    }
}
