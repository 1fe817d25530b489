internal import ScriptEngine

/// Writes down each statement from one place to another.
final class TrailSearch: SilentClient {
    static let mostSteps = 50_000

    private let end: RunPoint?
    private let entry: Int
    private let most: Int
    private var steps: [Step] = []
    /// The statement that each function on the stack is in, by its depth.
    private var statements: [Int: DebugPlace] = [:]
    /// How often the place at the end was passed.
    private var passes: Int?
    private(set) var hasArrived = false
    private(set) var isTooLong = false

    private struct Step {
        let place: DebugPlace
        let depth: Int
        /// Whether a breakpoint can stand there.
        let isPosition: Bool
        /// Whether the script is back in a statement that it began before, at another of its calls: a
        /// run that is not stepped through passes by there once.
        let isAgain: Bool
    }

    /// - Parameter most: After so many statements the trail ends.
    init(end: RunPoint?, entry: Int, most: Int = .max) {
        self.end = end
        self.entry = entry
        self.most = most
    }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        guard debugger.counts.entry == entry, let place = stop.place else { return .abandon }
        let depth = stop.frames.depth
        let isPosition = debugger.scripts.isPosition(place)
        for deeper in statements.keys where deeper > depth { statements[deeper] = nil }
        let isAgain = statements[depth] == place
        if isPosition { statements[depth] = place }
        switch end?.base {
        case .pass(let target, let count):
            if let known = passes {
                if place == target, !isAgain { passes = known + 1 }
            } else {
                passes = debugger.counts.passes(of: target)
            }
            if place == target, passes ?? 0 >= count {
                hasArrived = true
                return .abandon
            }
        case .exception(let count) where stop.reason == .exception:
            if debugger.counts.exceptions >= count {
                hasArrived = true
                return .abandon
            }
            return .stepInto
        default: break
        }
        guard steps.count < most else { return .abandon }
        guard steps.count < Self.mostSteps else {
            isTooLong = true
            return .abandon
        }
        steps.append(
            Step(place: place, depth: depth, isPosition: isPosition, isAgain: isAgain))
        return .stepInto
    }

    /// The last statement at a depth of calls or above.
    ///
    /// - Parameter base: Where the trail began; nil for the beginning of a task.
    func lastStep(notBelow depth: Int, from base: RunPoint?) -> RunPoint? {
        guard var index = steps.lastIndex(where: { $0.depth <= depth }) else { return nil }
        let place = steps[index].place
        // Where the statement began, before the calls within it.
        while steps[index].isAgain, index > 0 {
            let inner = steps[index].depth
            index =
                steps[..<index].lastIndex { $0.place == place && $0.depth == inner } ?? index - 1
        }
        guard steps[index].isPosition else {
            let moves = [RunPoint.Move](repeating: .step(.into), count: index)
            return RunPoint(entry: entry, base?.base ?? .first, moves: moves)
        }
        guard let base else {
            let count = steps[...index].count { $0.place == place && !$0.isAgain }
            return RunPoint(entry: entry, .pass(place, count))
        }
        if index == 0 { return base }
        return base.then(.reach(place, steps[1...index].count { $0.place == place && !$0.isAgain }))
    }
}
