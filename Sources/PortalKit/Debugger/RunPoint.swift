package import ScriptEngine

/// A place in a run, by which the same place is found in another run of the same: the engine does
/// the same things in the same order.
package struct RunPoint: Equatable, Sendable {
    /// What can be found without having been anywhere before.
    package enum Base: Equatable, Sendable {
        /// The first statement of a stay in the engine.
        case first
        /// The so-many-th time in that stay that a place is reached.
        case pass(DebugPlace, Int)
        /// The so-many-th exception in that stay.
        case exception(Int)
        /// The so-many-th call of a function in that stay.
        case function(String, Int)
        /// What follows on an event of the trace.
        case event(Int)
    }

    /// What is done from there.
    package enum Move: Equatable, Sendable {
        case step(Resumption)
        /// To the so-many-th time from there that a place is reached.
        case reach(DebugPlace, Int)
    }

    /// Which stay in the engine the base is in, from 1.
    package var entry: Int
    package var base: Base
    package var moves: [Move] = []

    package init(entry: Int, _ base: Base, moves: [Move] = []) {
        self.entry = entry
        self.base = base
        self.moves = moves
    }

    func then(_ move: Move) -> RunPoint {
        RunPoint(entry: entry, base, moves: moves + [move])
    }
}
