internal import ScriptEngine

/// A step that a person asked for and that has not come to its end.
final class DebugStep {
    let command: DebugAction
    /// Where it began.
    let from: DebugStop
    /// Whether the statement waits for a promise: its end may be in a later task.
    let waitsForPromise: Bool
    /// Whether nothing on the way had the script stop.
    private(set) var isDirect = true
    private var isReturning = false

    init(_ command: DebugAction, from: DebugStop, waitsForPromise: Bool) {
        self.command = command
        self.from = from
        self.waitsForPromise = waitsForPromise
    }

    private var depth: Int { from.frames.count }

    /// Whether a pause is where the step leads.
    func ends(at place: DebugPlace, depth: Int) -> Bool {
        switch command {
        case .go, .abandon: return false
        case .stepInto: return true
        case .stepOut: return depth < self.depth || !from.frames.isEmpty && depth == 1
        case .stepOver, .nextExpression, .nextLine:
            guard depth <= self.depth else { return false }
            // Back in the statement whose call had the script stop on the way.
            if isReturning, depth == self.depth, place == from.place { return false }
            if command == .nextLine, depth == self.depth, let start = from.place,
                start.file == place.file, start.line == place.line
            {
                return false
            }
            return true
        }
    }

    /// How the script goes on after a pause on the way.
    func resumption(atDepth depth: Int) -> Resumption {
        if command != .nextLine || depth > self.depth { isDirect = false }
        if command == .stepInto { return .into }
        if depth > self.depth || command == .stepOut {
            isReturning = true
            return .out
        }
        return command.resumption
    }
}

extension DebugAction {
    /// What the engine is asked for.
    var resumption: Resumption {
        switch self {
        case .go, .abandon: .resume
        case .stepOver, .nextLine: .over
        case .nextExpression: .next
        case .stepInto: .into
        case .stepOut: .out
        }
    }
}
