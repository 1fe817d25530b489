import FoundationEssentials
import PortalTrace
import Testing

@Suite struct RecordOnTheWireTests {
    static let full = TraceEvent(
        sequence: 7, time: 1_500, from: .portal, to: .app,
        .call(.init("a/b", ["x", .undefined], result: ["Id": "operation-1"])),
        location: SourceLocation(file: "js/portal.js", line: 3, column: 9))

    // MARK: Event

    @Test func `an event is written with every member that it has, sorted`() throws {
        let line =
            #"{"kind":"event","payload":{"arguments":["x",{"$type":"undefined"}],"#
            + #""event":"call","from":"MO portal","#
            + #""location":{"column":9,"file":"js/portal.js","line":3},"name":"a/b","#
            + #""result":{"Id":"operation-1"},"sequence":7,"time":1500,"to":"Mobile Plans app"},"#
            + #""version":1}"#
        #expect(try Wire.line(.event(Self.full)) == line)
        #expect(try Wire.records(line) == [.event(Self.full)])
    }

    @Test func `what commands a terminal or misleads a reader is escaped`() throws {
        var event = Self.full
        event.what = .call(.init("a\u{9B}31mb\u{202E}c\u{E0041}é"))
        let line = try Wire.line(.event(event))
        #expect(line.contains(#""name":"a\u009b31mb\u202ec\udb40\udc41é""#), "\(line)")
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test func `an event is written without the members that it does not have`() throws {
        let event = TraceEvent(sequence: 1, time: 0, .device(.init(PlainStep(""))))
        let line =
            #"{"kind":"event","payload":{"event":"device","name":"","sequence":1,"time":0},"version":1}"#
        #expect(try Wire.line(.event(event)) == line)
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test(
        arguments: [
            { $0.sequence = 1 }, { $0.time = 0 }, { $0.from = nil }, { $0.to = nil },
            { $0.what = .call(.init("\0")) }, { $0.what = .call(.init("a/b", [.null])) },
            { $0.what = .call(.init("a/b", result: .null)) },
            { $0.what = .call(.init("a/b", result: .undefined)) }, { $0.location = nil },
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

    /// Everything that can happen, with and without what may be absent.
    static let whats: [TraceEvent.What] = [
        .call(.init("MobilePlans.x", [1], result: [:])), .set(.init("A.b", .undefined)),
        .getMissing("A.c"), .device(.init(PlainStep("waits", ["15 min"]))),
        .device(.init(PlainStep("opens", [], result: ["headers": [:]]))),
        .console(.init("log", ["a", 1])), .console(.init("table", [[]], printed: "a\nb")),
        .exception(
            .init(
                "TypeError", "no",
                stack: [
                    .init(function: "f", location: .init(file: "a.js", line: 1, column: 2)),
                    .init(function: "", location: .init(file: nil, line: 2)),
                    .init(function: "sort", location: nil), .init(function: "", location: nil),
                ])),
        .exception(.init(nil, ["a": 1])), .rejection(.init(nil, .undefined)),
        .timer(.init(isInterval: false, delay: 0)), .timer(.init(isInterval: true, delay: 20)),
        .page(.init(.init(rawValue: "window.confirm"), ["sure?"], answer: true)),
        .page(.init(.windowClose)),
        .finding(.init("rule", .error, "bad")),
        .finding(.init("rule", .info, "hm", notes: ["a", "b"])),
    ]

    @Test(arguments: whats)
    func `everything that happens makes the round trip as a value`(
        what: TraceEvent.What
    ) throws {
        let event = TraceEvent(sequence: 1, time: 0, from: .portal, what)
        let line = try Wire.line(.event(event))
        #expect(line.contains(#""event":"\#(what.kind.rawValue)""#))
        #expect(try Wire.records(line) == [.event(event)])
    }

    @Test(
        arguments: [
            .running, .returned, .threw("Error: no"), .endedByHost, .notFound, .notAFunction(1),
            .notAName(.null), .notSet, .notReadable("Error: no"), .dottedName, .lexicalBinding,
            .pageClosed, .gone,
        ] as [CallbackOutcome], ["{}", nil])
    func `every outcome of a callback makes the round trip`(
        outcome: CallbackOutcome, payload: String?
    ) throws {
        let event = TraceEvent(
            sequence: 1, time: 0, from: .app, to: .portal,
            .callback(.init("done", property: "A.b", payload: payload, outcome)))
        let line = try Wire.line(.event(event))
        #expect(line.contains(#""outcome":"\#(outcome.kind.rawValue)""#))
        #expect(try Wire.records(line) == [.event(event)])
    }

    static let outcomes: [NetworkOutcome?] =
        [nil, NetworkOutcome()]
        + NetworkOutcome.Failure.allCases.map { failure in
            var outcome = NetworkOutcome()
            outcome.problem = .failed(failure, "why")
            return outcome
        }
        + NetworkOutcome.Block.allCases.map { block in
            var outcome = NetworkOutcome()
            outcome.status = 200
            outcome.headers = [.init("A", "b")]
            outcome.body = "text"
            outcome.answeredBy = "network.json:3:5"
            outcome.cookiesRefused = ["a: too long"]
            outcome.problem = .blocked(block, "why")
            outcome.isAborted = true
            return outcome
        }

    @Test(arguments: outcomes)
    func `every outcome of a request makes the round trip`(outcome: NetworkOutcome?) throws {
        for exchange in [
            NetworkExchange("GET", "https://a.example/b c", initiator: .fetch, outcome: outcome),
            NetworkExchange(
                "POST", "data:,", initiator: .init(rawValue: "xhr"), headers: [.init("A", "b")],
                body: "1",
                outcome: outcome),
        ] {
            let event = TraceEvent(sequence: 1, time: 0, from: .portal, .network(exchange))
            #expect(try Wire.records(Wire.line(.event(event))) == [.event(event)])
        }
    }

    @Test(
        arguments: [
            (TraceActor.portal, "GET /v1/orders", nil), (.portal, "POST /v1", ["initiator": "x"]),
            (.partnerCenter, "404 GET /v1/orders", ["code": 1]),
            (.partnerCenter, "timeout GET /", "no"),
        ] as [(TraceActor, String, TraceValue?)])
    func `a message of a service makes the round trip, whatever its body is`(
        from: TraceActor, line: String, body: TraceValue?
    ) throws {
        let event = TraceEvent(
            sequence: 1, time: 0, from: from, .message(.init(line, body: body)))
        #expect(try Wire.records(Wire.line(.event(event))) == [.event(event)])
    }

    @Test func `what the user did makes the round trip, done or not`() throws {
        var heard = TraceEvent.UserAct("press", "", given: ["Enter"])
        heard.isHeard = false
        heard.hasName = false
        var failed = TraceEvent.UserAct("fill", "label \"E-mail\"", given: ["a@b.c"])
        failed.failure = "it is disabled"
        failed.nearMisses = ["<input> textbox \"Mail\""]
        for act in [.init("click", "#buy", element: "<button> button \"Buy\""), heard, failed] {
            let event = TraceEvent(sequence: 1, time: 5, from: .user, to: .portal, .user(act))
            #expect(try Wire.records(Wire.line(.event(event))) == [.event(event)])
        }
    }

    @Test func `a page that is left is told by the WebView`() throws {
        let event = TraceEvent(
            sequence: 1, time: 0, from: .webView, .pageLeft("https://a.example/"))
        #expect(try Wire.line(.event(event)).contains(#""name":"leaves the page""#))
        #expect(try Wire.records(Wire.line(.event(event))) == [.event(event)])
    }

    @Test func `the names of the kinds of events do not change`() throws {
        let names = [
            "call", "set", "get-missing", "callback", "device", "console", "exception", "rejection",
            "timer", "network", "page", "finding",
        ]
        #expect(TraceEvent.Kind.allCases.map(\.rawValue) == names)
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
            sequence: 1, time: 0, from: actor, to: actor, .call(.init("n")))
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

    @Test func `an end says where a script was ended, and why nothing was called`() throws {
        let place = SourceLocation(file: "a.js", line: 2, column: 3)
        let end = TraceRecord.End(
            reason: "time-limit", time: 9, error: "no 'buy'", location: place,
            stack: [
                StackFrame(function: "buy", location: place),
                StackFrame(function: "", location: nil),
            ])
        let line =
            #"{"kind":"end","payload":{"counts":{},"error":"no 'buy'","#
            + #""location":{"column":3,"file":"a.js","line":2},"reason":"time-limit","#
            + #""stack":[{"function":"buy","location":{"column":3,"file":"a.js","line":2}},"#
            + #"{"function":""}],"time":9},"version":1}"#
        #expect(try Wire.line(.end(end)) == line)
        #expect(try Wire.records(line) == [.end(end)])
    }

    @Test func `a script is written with its text, and read back`() throws {
        let script = TraceRecord.Script(
            name: "a.js", text: "var a = \"b\";\r\n\t// \u{2028}é", hash: "00",
            notes: [.init(rule: "script-encoding", message: "UTF-16")])
        let line =
            #"{"kind":"script","payload":{"hash":"00","name":"a.js","#
            + #""notes":[{"message":"UTF-16","rule":"script-encoding"}],"#
            + "\"text\":\"var a = \\\"b\\\";\\r\\n\\t// \\u2028é\"},\"version\":1}"
        #expect(try Wire.line(.script(script)) == line)
        #expect(try Wire.records(line) == [.script(script)])
    }

    @Test func `how things stood is written and read back`() throws {
        let state = TraceRecord.State(
            functions: ["buy"], globals: ["buy", "plan"], world: ["b": 1, "a": [.null]])
        let line =
            #"{"kind":"state","payload":{"functions":["buy"],"globals":["buy","plan"],"#
            + #""world":{"b":1,"a":[null]}},"version":1}"#
        #expect(try Wire.line(.state(state)) == line)
        #expect(try Wire.records(line) == [.state(state)])
    }

    @Test func `a header says what the engine was like, if it was not one of today`() throws {
        var header = Wire.header
        header.target = "webview"
        #expect(try Wire.line(.header(header)).contains(#""target":"webview","tool""#))
        #expect(try Wire.records(Wire.line(.header(header))) == [.header(header)])
    }

    // MARK: File

    @Test func `a file is a header, the events and an end that counts them`() throws {
        let set = TraceEvent.What.set(.init("A.b", 1))
        let events = [set, .call(.init("n")), set].enumerated().map { index, what in
            TraceEvent(sequence: index + 1, time: index, what)
        }
        let file = Wire.file(events, time: 5).bytes
        let end = TraceRecord.End(reason: "idle", time: 5, counts: ["call": 1, "set": 2])
        #expect(
            try TraceFile.records(in: file)
                == [.header(Wire.header)] + events.map { .event($0) } + [.end(end)])
        #expect(file.last == UInt8(ascii: "\n"))
        #expect(file.count { $0 == UInt8(ascii: "\n") } == 5)
    }

    @Test func `a file without events counts nothing`() {
        let lines = Wire.lines([])
        #expect(lines.count == 2)
        #expect(
            lines.last
                == #"{"kind":"end","payload":{"counts":{},"reason":"idle","time":0},"version":1}"#)
    }

    @Test func `the same run gives the same bytes`() {
        let events = Array(repeating: Self.full, count: 20)
        let first = Wire.file(events).bytes
        for _ in 0..<10 {
            #expect(Wire.file(events).bytes == first)
        }
    }
}
