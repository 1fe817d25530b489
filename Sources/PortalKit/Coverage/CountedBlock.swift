internal import ScriptEngine

/// A piece of a script that runs as a whole, with how often it did, in UTF-16 code units.
struct CountedBlock: Hashable {
    /// Where it is.
    struct Range: Hashable {
        let start: Int
        /// Its last code unit.
        let end: Int
    }

    let range: Range
    var count: Int

    var start: Int { range.start }
    var end: Int { range.end }

    init(start: Int, end: Int, count: Int) {
        range = Range(start: start, end: end)
        self.count = count
    }

    /// What the engine tells; nil for what it makes up for its own purposes.
    init?(_ block: BasicBlock) {
        let (start, end, count) = (block.start, block.end, block.count)
        guard start >= 0, start <= end else { return nil }
        // A class without a constructor leaves these behind, in offsets of the engine's own text for
        // its default constructor.
        if start == 1, end == 15 || end == 38, count == 0 { return nil }
        self.init(start: start, end: end, count: count)
    }
}
