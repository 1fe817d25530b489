internal import PortalTrace

extension Sequence<TraceEvent> {
    /// The sequence numbers of what intervals of the page began: nothing that a person or the app did came between.
    var begunByIntervals: Set<Int> {
        var found: Set<Int> = []
        var isOfInterval = false
        for event in self {
            switch event.what {
            case .timer(let timer): isOfInterval = timer.isInterval
            case .callback, .user, .pageLeft, .call: isOfInterval = false
            default: break
            }
            if isOfInterval { found.insert(event.sequence) }
        }
        return found
    }
}
