/// What log points would have said up to a place.
final class LogSearch: SilentClient {
    private let end: RunPoint
    private(set) var lines: [(text: String, place: DebugPlace?)] = []
    private(set) var hasArrived = false
    private weak var original: PortalDebugger?

    private var leftOut = 0

    /// More is not kept: a console shows no more either.
    private static let most = 10_000

    /// What is to be shown: the lines, and how many there are beyond those that are kept.
    var shown: [(text: String, place: DebugPlace?)] {
        guard leftOut > 0 else { return lines }
        let words =
            "… \(leftOut) more lines are not shown, as no more than \(Self.most) are; a condition makes them "
            + "fewer"
        return lines + [(words, nil)]
    }

    init(end: RunPoint, like original: PortalDebugger) {
        self.end = end
        self.original = original
    }

    override func breakpointKey(of scriptName: String) -> String {
        original?.client?.breakpointKey(of: scriptName) ?? scriptName
    }

    override func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {
        if isBehind(debugger) || (isAtEnd(debugger) && place == endPlace) { arrive(debugger) }
    }

    override func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {
        guard !hasArrived else { return }
        // The script stands still at the end: what a log point there says has been reached as well.
        guard !isBehind(debugger), !isAtEnd(debugger) || place == endPlace else {
            return arrive(debugger)
        }
        if lines.count < Self.most { lines.append((text, place)) } else { leftOut += 1 }
    }

    private var endPlace: DebugPlace? {
        if case .pass(let place, _) = end.base { place } else { nil }
    }

    private func isAtEnd(_ debugger: PortalDebugger) -> Bool {
        guard debugger.counts.entry == end.entry, case .pass(let place, let count) = end.base else {
            return false
        }
        return debugger.counts.passes(of: place) >= count
    }

    private func isBehind(_ debugger: PortalDebugger) -> Bool {
        if debugger.counts.entry > end.entry { return true }
        guard debugger.counts.entry == end.entry else { return false }
        switch end.base {
        case .pass(let place, let count): return debugger.counts.passes(of: place) > count
        case .first: return true
        default: return false
        }
    }

    private func arrive(_ debugger: PortalDebugger) {
        hasArrived = true
        debugger.abandon()
    }
}

extension RunSearch {
    /// What log points that were set just now would have said since the beginning of the run.
    ///
    /// - Parameters:
    ///   - breakpoints: The log points of a file.
    ///   - key: What the client calls the file.
    package func logs(
        of breakpoints: [DebugBreakpoint], for key: String, before stop: DebugStop
    ) throws(Problem) -> [(text: String, place: DebugPlace?)] {
        guard var end = try numbered(stop) ?? stop.point else { throw Self.lost }
        end.moves = []
        let search = LogSearch(end: end, like: debugger)
        let other = copy(client: search)
        other.set(breakpoints.map(\.unplaced), for: key)
        if case .pass(let place, _) = end.base { other.count(place) }
        run(other)
        guard search.hasArrived || end.base == .first else { throw Self.lost(other) }
        return search.shown
    }
}
