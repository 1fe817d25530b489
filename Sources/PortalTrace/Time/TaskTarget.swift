/// Runs tasks that it posted by number: a million of them share one object, and none has a closure
/// of its own.
public protocol TaskTarget: AnyObject {
    /// Does the task with a number.
    func runTask(_ number: Int)
}

/// Names a task that was posted to an event loop, so that it can be cancelled.
public struct TaskID: Hashable, Sendable {
    let source: TaskSource
    let entry: TaskQueue<PostedTask>.ID
}

/// A task in the queue of an event loop.
struct PostedTask {
    enum Work {
        case closure(() -> Void)
        case number(Int, any TaskTarget)
    }

    let source: TaskSource
    /// How many tasks, each queued by the one before, lead to this one.
    let generation: Int
    let work: Work

    func run() {
        switch work {
        case .closure(let work): work()
        case .number(let number, let target): target.runTask(number)
        }
    }
}
