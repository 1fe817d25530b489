public import PortalTrace
public import ScriptEngine

/// What the page's event loop does for the platform.
public struct PageLoop {
    /// Does work at a virtual time (milliseconds since launch).
    public var schedule: (_ due: Int, _ work: @escaping () -> Void) -> TaskQueue<() -> Void>.ID
    /// Takes work out again.
    public var cancel: (TaskQueue<() -> Void>.ID) -> Void
    /// Told what a task threw, or why it was ended.
    public var report: (ScriptFailure) -> Void
    /// Told what nothing in the page handled.
    public var record: (ScriptException) -> Void

    /// Makes a loop.
    public init(
        schedule: @escaping (Int, @escaping () -> Void) -> TaskQueue<() -> Void>.ID,
        cancel: @escaping (TaskQueue<() -> Void>.ID) -> Void,
        report: @escaping (ScriptFailure) -> Void,
        record: @escaping (ScriptException) -> Void
    ) {
        self.schedule = schedule
        self.cancel = cancel
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
