import PortalTrace
import Testing

@Suite struct TraceRecorderTests {
    let clock = VirtualClock()

    private func recorder(events: Int = 100, bytes: Int = 1_000_000) -> TraceRecorder {
        TraceRecorder(clock: clock, limits: .init(events: events, bytes: bytes))
    }

    // MARK: Recording

    @Test func `events are numbered from 1, and their indices from 0`() {
        let recorder = recorder()
        #expect((0..<3).map { _ in recorder.record(.call(.init("n"))) } == [0, 1, 2])
        #expect(recorder.events.map(\.sequence) == [1, 2, 3])
    }

    @Test func `events are stamped with the clock's time`() {
        let recorder = recorder()
        recorder.record(.call(.init("a")))
        recorder.record(.call(.init("b")))
        clock.advance(to: 1_500)
        recorder.record(.call(.init("c")))
        clock.advance(to: 20)
        recorder.record(.call(.init("d")))
        #expect(recorder.events.map(\.time) == [0, 0, 1_500, 1_500])
    }

    @Test func `an event holds what was recorded`() {
        let recorder = recorder()
        clock.advance(to: 4)
        let location = SourceLocation(file: "portal.js", line: 1)
        recorder.record(
            .callback(.init("n", property: "a.b", payload: "{}", .returned)), from: .app,
            to: .portal, location: location)
        #expect(
            recorder.events == [
                TraceEvent(
                    sequence: 1, time: 4, from: .app, to: .portal,
                    .callback(.init("n", property: "a.b", payload: "{}", .returned)),
                    location: location)
            ])
    }

    @Test func `a new recorder is empty and not full`() {
        #expect(recorder().events.isEmpty)
        #expect(!recorder().isFull)
    }

    // MARK: Filling in

    @Test func `a result is filled in later, at its own event`() throws {
        let recorder = recorder()
        let first = recorder.record(.call(.init("outer")))
        let second = recorder.record(.call(.init("inner")))
        recorder.setResult(2, at: second)
        recorder.setResult(1, at: first)
        #expect(recorder.events.map(\.result) == [1, 2])
        recorder.setResult(3, at: first)
        #expect(recorder.events.map(\.result) == [3, 2])
    }

    @Test func `a result of an event that was not kept is dropped`() {
        let recorder = recorder(events: 1)
        recorder.record(.call(.init("kept")))
        recorder.setResult(1, at: recorder.record(.call(.init("dropped"))))
        #expect(recorder.events.map(\.result) == [nil])
    }

    @Test func `a result can be filled in after the recorder is full`() {
        let recorder = recorder(events: 1)
        let index = recorder.record(.call(.init("kept")))
        recorder.record(.call(.init("dropped")))
        recorder.setResult(1, at: index)
        #expect(recorder.events.map(\.result) == [1])
    }

    @Test func `what became of a callback and of a request is filled in later`() {
        let recorder = recorder()
        let callback = recorder.record(.callback(.init("done", property: "a.b", .running)))
        let request = recorder.record(
            .network(.init("GET", "https://a.example/", initiator: .init(rawValue: "x"))))
        recorder.setOutcome(CallbackOutcome.threw("Error: no"), at: callback)
        var outcome = NetworkOutcome()
        outcome.status = 204
        recorder.setOutcome(outcome, at: request)
        #expect(recorder.events[0].callback?.outcome == .threw("Error: no"))
        #expect(recorder.events[1].exchange?.outcome == outcome)
    }

    @Test func `what does not fit an event changes nothing`() {
        let recorder = recorder()
        let call = recorder.record(.call(.init("a")))
        recorder.setOutcome(CallbackOutcome.returned, at: call)
        #expect(recorder.events.map(\.what) == [.call(.init("a"))])
    }

    @Test func `a location is filled in later`() {
        let recorder = recorder()
        recorder.record(.call(.init("a")))
        recorder.record(.call(.init("b")))
        let location = SourceLocation(file: "portal.js", line: 5, column: 2)
        recorder.setLocation(location, at: 1)
        #expect(recorder.events.map(\.location) == [nil, location])
    }

    // MARK: Limits

    @Test func `no more events than the limit are kept`() {
        let recorder = recorder(events: 3)
        let indices = (0..<5).map { _ in recorder.record(.call(.init("n"))) }
        #expect(indices == [0, 1, 2, nil, nil])
        #expect(recorder.events.count == 3)
        #expect(recorder.isFull)
    }

    @Test func `a recorder that is as long as it may be is not yet full`() {
        let recorder = recorder(events: 3)
        for _ in 0..<3 { recorder.record(.call(.init("n"))) }
        #expect(!recorder.isFull)
    }

    @Test func `a limit of 0 keeps nothing`() {
        #expect(recorder(events: 0).record(.call(.init("n"))) == nil)
        #expect(recorder(bytes: 0).record(.call(.init("n"))) == nil)
    }

    @Test func `small events fill the recorder too`() {
        let recorder = recorder(events: .max, bytes: 10_000)
        while !recorder.isFull { recorder.record(.call(.init(""))) }
        #expect((50...200).contains(recorder.events.count))
    }

    private static let text = String(repeating: "x", count: 2_000)

    @Test(
        arguments: [
            .string(text), .longString(prefix: text, length: 5_000), .function(name: text),
            .symbol(description: text), .bigInt(text), .unreadable(text),
            .illFormedString(Array(repeating: 0xD800, count: 1_000)), [.string(text)],
            ["a": .string(text)], .object([.init(text, 1)]),
            .array(Array(repeating: .null, count: 200)),
            .array(Array(repeating: 1, count: 200)), [["a": [["b": .string(text)]]]],
        ] as [TraceValue])
    func `a value counts with all that it holds`(value: TraceValue) {
        let byArguments = recorder(bytes: 2_000)
        #expect(byArguments.record(.console(.init("log", [value]))) == nil)
        #expect(byArguments.isFull)
        let byResult = recorder(bytes: 2_000)
        byResult.setResult(value, at: byResult.record(.call(.init("n"))))
        #expect(byResult.record(.call(.init("n"))) == nil)
        let atOnce = recorder(bytes: 2_000)
        #expect(atOnce.record(.exception(.init("Error", value))) == nil)
        let wide = recorder(bytes: 50_000)
        #expect(wide.record(.console(.init("log", [value]))) == 0)
    }

    @Test func `a name counts`() {
        #expect(recorder(bytes: 2_000).record(.call(.init(Self.text))) == nil)
    }

    @Test func `what is too large is not kept, and nothing after it`() {
        let recorder = recorder(bytes: 2_000)
        recorder.record(.call(.init("a")))
        recorder.record(.call(.init(Self.text)))
        #expect(recorder.record(.call(.init("b"))) == nil)
        #expect(recorder.events.map(\.name) == ["a"])
    }

    // MARK: Telling

    @Test func `the owner is told once that the recorder is full`() {
        let recorder = recorder(events: 2)
        var told: [Int] = []
        recorder.onFull = { [unowned recorder] in told.append(recorder.events.count) }
        for _ in 0..<2 { recorder.record(.call(.init("n"))) }
        #expect(told.isEmpty)
        for _ in 0..<3 { recorder.record(.call(.init("n"))) }
        #expect(told == [2])
    }

    @Test func `the owner may record while it is told, in vain`() {
        let recorder = recorder(events: 1)
        var answers: [Int?] = []
        recorder.onFull = { [unowned recorder] in
            #expect(recorder.isFull)
            answers.append(recorder.record(.finding(.init("trace-limit", .error, "full"))))
        }
        for _ in 0..<3 { recorder.record(.call(.init("n"))) }
        #expect(answers == [nil])
        #expect(recorder.events.count == 1)
    }

    @Test func `the default limits are 100,000 events and 64 MiB`() {
        #expect(
            TraceRecorder.Limits() == TraceRecorder.Limits(events: 100_000, bytes: 67_108_864))
    }
}
