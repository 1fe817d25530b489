internal import PortalTrace

/// The listeners that hear what the user of a page does, and the operations that come of it: two listeners
/// of one button begin two.
struct SessionListeners {
    /// A listener that was called.
    private struct Called: Equatable {
        var number: Int
        var place: SourceLocation
    }

    /// Those that one act reached, in order.
    private var heard: [Called] = []
    /// Those that have not returned, innermost last.
    private var running: [Called] = []
    /// Who began the operations since the act; nil where that came later, after an answer for example.
    private var makers: [Called?] = []
    /// Calls that came after others of the same act.
    private(set) var repeated: [TraceRecord.State.Repeated] = []

    /// The user does something.
    mutating func begin() { (heard, running, makers) = ([], [], []) }

    mutating func enter(_ place: SourceLocation) {
        let called = Called(number: heard.count, place: place)
        if heard.count < 20 { heard.append(called) }
        running.append(called)
    }

    mutating func leave() { _ = running.popLast() }

    /// An operation begins.
    mutating func note(call: Int) {
        makers.append(running.last)
        guard makers.count > 1, makers.count <= 20, heard.count > 1 else { return }
        let known = makers.compactMap { $0 }
        if known.count == makers.count {
            var different: [Called] = []
            for maker in known where !different.contains(maker) { different.append(maker) }
            guard different.count > 1 else { return }
            repeated.append(
                .init(call: call, listeners: different.map(\.place), isCertain: true))
        } else {
            repeated.append(.init(call: call, listeners: heard.map(\.place), isCertain: false))
        }
    }
}
