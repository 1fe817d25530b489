internal import JSONDocuments
package import PortalTrace

/// The time since something last happened in a run that is more than a page going on as before: polls,
/// clocks and carousels are ordinary, and what they do is no news.
package struct QuietPhase {
    /// When it began, in virtual milliseconds.
    let start: Int
    /// The index of its first event.
    let firstEvent: Int
    /// How many tasks were done in it.
    var turns = 0
    /// How many of them may come again and again.
    var repeats = 0
    /// Before this time it is known that something is left to wait for.
    var nextLook = 0
    /// What the page showed after the first task, where that left nothing else to see.
    var shown: (text: String, look: CodeUnits)?

    /// How long one may last, in virtual milliseconds, where nothing else is said: an hour.
    package static let longest = 3_600_000
    /// More tasks that may come again and again are not waited for, however quick they are.
    static let mostRepeats = 200_000

    /// Whether an event is more than a page going on as before.
    package static func isNews(_ what: TraceEvent.What) -> Bool {
        switch what {
        case .call, .callback, .device, .user, .pageLeft: true
        case .set, .getMissing, .console, .exception, .rejection, .timer, .page, .network,
            .message, .finding:
            false
        }
    }
}
