/// Runs tasks that it posted by number: a million of them share one object, and none has a closure
/// of its own.
public protocol TaskTarget: AnyObject {
    /// Does the task with a number.
    func runTask(_ number: Int)
    /// Whether the task with a number is one of those that come again and again: one of its kind was
    /// done since a virtual time.
    func comesAgain(_ number: Int, since time: Int) -> Bool
}

extension TaskTarget {
    /// By itself a task that something repeated queued is as repeated as that.
    public func comesAgain(_ number: Int, since time: Int) -> Bool { true }
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
    /// When it was queued.
    let posted: Int
    let work: Work

    func run() {
        switch work {
        case .closure(let work): work()
        case .number(let number, let target): target.runTask(number)
        }
    }
}
