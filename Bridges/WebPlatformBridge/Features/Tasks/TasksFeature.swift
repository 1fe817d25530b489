internal import PortalTrace
internal import ScriptEngine

/// Tasks (HTML, section 8.1.7) that the scripts of the platform queue.
final class TasksFeature: PageFeature, TaskTarget {
    /// A task that waits for its turn.
    private struct Waiting {
        let function: StoredValue
        /// Its place in the event loop.
        let task: TaskID
    }

    private unowned let page: Page
    private var waiting = HandleTable<Waiting>()

    init(in page: Page) { self.page = page }

    static let host = HostInterface(
        of: TasksFeature.self,
        [
            // (function, virtual milliseconds) -> the task; 0 in a page that is gone
            .init("tasks.post", [.function, .optional(.number)], returns: .handle) {
                feature, call in
                let delay = call.number(at: 1) ?? 0
                let task = feature.post(
                    call.retained(at: 0), after: delay > 0 ? Int(min(delay, 1e13)) : 0)
                return .number(Double(task?.number ?? 0))
            },
            .init("tasks.runMicrotasks") { feature, _ in
                feature.page.context.runMicrotasks()
                return .undefined
            },
            // (task or nothing)
            .init("tasks.cancel", [.optional(.handle)]) { feature, call in
                if call.kind(at: 0) == .number { feature.cancel(call.handle(0, of: Waiting.self)) }
                return .undefined
            },
        ])

    func stop() {
        for task in waiting.handles { cancel(task) }
    }

    private func post(_ function: ScriptValue, after delay: Int) -> Handle<Waiting>? {
        guard !page.isClosed else { return nil }
        let handle = waiting.next()
        let task = page.loop.post(after: delay, source: .dom, number: handle.number, of: self)
        waiting[handle] = Waiting(function: page.context.store(function), task: task)
        return handle
    }

    private func cancel(_ handle: Handle<Waiting>) {
        guard let task = waiting.remove(handle) else { return }
        page.loop.cancel(task.task)
        page.context.removeStored(task.function)
    }

    func runTask(_ number: Int) {
        guard let task = waiting.remove(Handle(number: number)),
            let function = page.context.storedValue(task.function)
        else { return }
        page.context.removeStored(task.function)
        page.run { () throws(ScriptFailure) in try function.call() }
    }
}
