import Glibc
import PortalTrace
import ScriptEngine
import Testing

/// Runs work with a machine that is closed at its end, on the thread that made it.
func withMachine<Result>(
    seconds: Double = 30, _ body: (ScriptVirtualMachine) throws -> Result
) rethrows -> Result {
    let machine = ScriptVirtualMachine()
    machine.setLimits(ScriptLimits(seconds: seconds))
    defer { machine.close() }
    return try body(machine)
}

/// Runs work with a context of a machine of its own; both are closed at its end.
///
/// A suite cannot store them: its `init` and its test may run on different threads.
func withContext<Result>(
    seconds: Double = 30, _ body: (ScriptContext) throws -> Result
) rethrows -> Result {
    try withMachine(seconds: seconds) { machine in
        let context = ScriptContext(machine)
        defer { context.close() }
        return try body(context)
    }
}

/// The name that scripts of these tests have; no path of this machine shows in a test.
let scriptName = "test.js"

extension ScriptContext {
    /// Evaluates a script and reads its result.
    func snapshot(_ source: String) throws(ScriptFailure) -> TraceValue {
        try evaluate(source, url: scriptName).snapshot()
    }

    /// Makes a global function.
    func define(_ name: String, length: Int = 0, _ body: @escaping HostFunctionBody) throws {
        try globalObject.setProperty(name, to: makeFunction(named: name, length: length, body))
    }

    /// Evaluates a script that has to throw, and returns what it threw.
    func thrown(
        by source: String, url: String = scriptName,
        at place: Testing.SourceLocation = #_sourceLocation
    ) throws -> ScriptException {
        let failure = #expect(throws: ScriptFailure.self, sourceLocation: place) {
            try evaluate(source, url: url)
        }
        let exception: ScriptException? =
            if case .thrown(let exception) = failure { exception } else { nil }
        return try #require(exception, sourceLocation: place)
    }
}

extension ScriptException.Frame {
    /// "function line:column", for comparisons.
    var outline: String {
        let place = location.map { ":\($0.line):\($0.column ?? 0)" } ?? ""
        return function + place
    }
}

extension Sequence<UInt8> {
    /// The bytes as text, for what a process wrote.
    var text: String { String(decoding: Array(self), as: UTF8.self) }
}

/// Whether the engine collects garbage all the time (the stress lane).
let isStressed = getenv("JSC_slowPathAllocsBetweenGCs") != nil

/// Runs work on another thread and waits for its end.
func onAnotherThread(_ work: @escaping @Sendable () -> Void) {
    final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    var thread = pthread_t()
    let data = Unmanaged.passRetained(Work(work)).toOpaque()
    let status = pthread_create(
        &thread, nil,
        { data in
            if let data { Unmanaged<Work>.fromOpaque(data).takeRetainedValue().run() }
            return nil
        }, data)
    precondition(status == 0, "no thread could be started")
    pthread_join(thread, nil)
}

/// Seconds on a clock that is never set.
func uptime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
