/// Where a task comes from (HTML, section 8.1.7.1, "task source"): it decides what the task means for
/// the question whether a run is over.
public enum TaskSource: Int, CaseIterable, Sendable {
    /// `setTimeout` and `setInterval`.
    case timer
    /// What scripts of the platform queue: events, messages, the ends of reads.
    case dom
    /// Requests and their answers.
    case network
    /// The simulated app, its device and the servers behind it.
    case app
    /// What the user does.
    case user
    /// What changes in the world by itself.
    case change
    /// A page that is left for another.
    case navigation
    /// What is done once for each frame.
    case rendering
    /// What a script waits for without giving control back: a synchronous request. Such tasks run
    /// in `EventLoop.runNested` only.
    case synchronous

    /// Whether a run goes on for it. A change of the world alone is no reason to wait.
    public var keepsRunning: Bool { self != .change }

    /// Whether the tasks can queue each other for ever: what one of them queues is one generation
    /// younger.
    public var countsGenerations: Bool {
        switch self {
        case .timer, .dom, .rendering: true
        case .network, .app, .user, .change, .navigation, .synchronous: false
        }
    }
}
