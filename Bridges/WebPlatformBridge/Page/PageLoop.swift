public import PortalTrace
public import ScriptEngine

/// The run's event loop as a page uses it.
public struct PageLoop {
    /// Where tasks wait.
    public let events: EventLoop
    /// Told what a task threw, or why it was ended.
    public let report: (ScriptFailure) -> Void
    /// Told what nothing in the page handled.
    public let record: (ScriptException) -> Void

    /// Makes a loop.
    public init(
        _ events: EventLoop, report: @escaping (ScriptFailure) -> Void,
        record: @escaping (ScriptException) -> Void
    ) {
        self.events = events
        self.report = report
        self.record = record
    }

    /// Runs a task's script: an error in it is reported before the microtasks run.
    func run(_ context: ScriptContext, _ work: () throws(ScriptFailure) -> Void) {
        do throws(ScriptFailure) {
            try context.perform { () throws(ScriptFailure) in
                do throws(ScriptFailure) {
                    try work()
                } catch .thrown(let exception) {
                    report(.thrown(exception))
                }
            }
        } catch {
            report(error)
        }
    }
}
