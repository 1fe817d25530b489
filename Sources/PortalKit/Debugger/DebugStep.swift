internal import ScriptEngine

/// A step that a person asked for and that has not come to its end.
final class DebugStep {
    /// Where the step leads to if the engine loses it at the end of the function.
    enum Leaving {
        /// Into the function that waits: the one that is left went on behind an `await`, and who waits for it
        /// is no longer on the stack.
        case to(DebugFrame)
        /// Into whatever other function goes on next; it is the one that waits, unless others were to go on
        /// before.
        case anywhere
        /// Into one of these, behind a function of the engine that called the one that is left.
        case callers([DebugFrame])
    }

    let command: DebugAction
    /// Where it began.
    let from: DebugStop
    /// Whether the statement waits for a promise: its end may be in a later task.
    let waitsForPromise: Bool
    let leaving: Leaving?
    /// So many moves are played once more.
    private static let mostMoves = 1_000
    /// What the engine was asked for on the way, with which the same place is reached once more; nil where
    /// something else had the script stop on the way, a breakpoint or a log point, or where it was too much.
    private(set) var moves: [RunPoint.Move]?
    private var isReturning = false

    init(
        _ command: DebugAction, from: DebugStop, waitsForPromise: Bool, leaving: Leaving?
    ) {
        self.command = command
        self.from = from
        self.waitsForPromise = waitsForPromise
        self.leaving = leaving
        moves = [.step(leaving == nil ? command.resumption : .resume)]
    }

    private var depth: Int { from.frames.depth }

    /// Whether nothing of the step can be in a later task: not behind an `await`, and not in a function that
    /// is stepped out of and has another one before its end.
    var isOverWithItsTask: Bool {
        if waitsForPromise { return false }
        return switch leaving {
        case nil, .callers: true
        case .to, .anywhere: command != .stepOut
        }
    }

    /// What the engine is asked for first.
    var resumption: Resumption { leaving == nil ? command.resumption : .resume }

    /// The script stands still on the way.
    func note(_ pause: DebugPause) {
        switch pause.reason {
        case "Breakpoint", "exception", "FunctionCall", "DebuggerStatement": moves = nil
        default: break
        }
    }

    /// Whether a pause is where the step leads.
    func ends(at place: DebugPlace, _ pause: DebugPause) -> Bool {
        let depth = pause.depth
        if let leaving {
            guard let frame = pause.frames.first else { return false }
            return switch leaving {
            case .to(let awaiter): depth == 1 && frame.isOfFunction(of: awaiter)
            case .anywhere:
                depth == 1 && from.frames.first.map { !frame.isOfFunction(of: $0) } ?? true
            case .callers: depth < self.depth
            }
        }
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
        if leaving != nil { return .resume }
        var resumption = command.resumption
        if command == .stepInto {
            resumption = .into
        } else if depth > self.depth || command == .stepOut {
            isReturning = true
            resumption = .out
        }
        moves?.append(.step(resumption))
        if let count = moves?.count, count > Self.mostMoves { moves = nil }
        return resumption
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
