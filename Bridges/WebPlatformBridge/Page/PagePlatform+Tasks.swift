public import PortalTrace
internal import ScriptEngine

/// A task of a page that waits for its turn.
struct PageTask {
    /// The function, stored in the context.
    let function: StoredValue
    /// Its place in the event loop.
    let id: TaskID
}

/// Tasks (HTML, section 8.1.7) that the scripts of the platform queue.
extension PagePlatform: TaskTarget {
    static let taskFunctions: [String: PlatformFunction] = [
        // (function, virtual milliseconds) -> number of the task
        "tasks.post": { platform, call in
            let delay = call.number(at: 1) ?? 0
            let task = platform.postTask(
                call.retained(at: 0), after: delay > 0 ? Int(min(delay, 1e13)) : 0)
            return .number(Double(task?.number ?? 0))
        },
        "tasks.runMicrotasks": { platform, _ in
            platform.context.runMicrotasks()
            return .undefined
        },
        "tasks.cancel": { platform, call in
            if let task = call.number(at: 0).flatMap({ Int(exactly: $0) }) {
                platform.cancelTask(Handle(number: task))
            }
            return .undefined
        },
    ]

    /// Queues a task.
    ///
    /// - Returns: Its handle; nil in a page that is gone.
    @discardableResult
    func postTask(_ function: ScriptValue, after delay: Int = 0) -> Handle<PageTask>? {
        guard !isClosed else { return nil }
        let handle = tasks.next()
        let id = surroundings.loop.events.post(
            after: delay, source: .dom, number: handle.number, of: self)
        tasks[handle] = PageTask(function: context.store(function), id: id)
        return handle
    }

    /// Takes a task out before its turn.
    func cancelTask(_ handle: Handle<PageTask>) {
        guard let task = tasks.remove(handle) else { return }
        surroundings.loop.events.cancel(task.id)
        context.removeStored(task.function)
    }

    /// Runs a task that scripts queued.
    public func runTask(_ number: Int) {
        guard let task = tasks.remove(Handle(number: number)),
            let function = context.storedValue(task.function)
        else { return }
        context.removeStored(task.function)
        surroundings.loop.run(context) { () throws(ScriptFailure) in try function.call() }
    }
}
