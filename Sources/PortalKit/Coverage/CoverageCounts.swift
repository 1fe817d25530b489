/// Finds how often places of a script ran: the innermost of the blocks around a place says it, since
/// the engine counts outer ones too high (debugging notes, "Coverage").
struct CoverageCounts {
    private let script: CountedScript
    private var blocks: [CountedBlock]
    /// The block around each block; -1 where there is none.
    private var parents: [Int] = []

    init(_ script: CountedScript) {
        self.script = script
        // Outer blocks first; of two with one range the larger count.
        blocks = script.blocks.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
        var around: [Int] = []
        for index in blocks.indices {
            while let last = around.last, blocks[last].end < blocks[index].start {
                around.removeLast()
            }
            parents.append(around.last ?? -1)
            around.append(index)
        }
        for jump in script.outline.jumps { mend(jump) }
    }

    /// Where the engine goes past a block that only leaves a loop, it counts what went the other way for it:
    /// the rest went there.
    private mutating func mend(_ jump: CoverageOutline.Jump) {
        guard let way = block(at: jump.way), let other = block(at: jump.other), other != way,
            let start = block(at: jump.start), start != way
        else { return }
        blocks[way].count = max(0, blocks[start].count - blocks[other].count)
    }

    /// Where the innermost block around a place begins, if that is where a way of a branch does: a block
    /// that goes on behind a function has a beginning there that means nothing.
    func wayStart(at offset: Int) -> Int? {
        guard let block = block(at: offset) else { return nil }
        let start = blocks[block].start
        let isWay = script.outline.branches.contains { branch in
            branch.ways.contains { $0.map { abs($0 - start) <= 1 } ?? false }
        }
        return isWay ? start : nil
    }

    /// How often the statement at a place ran.
    func count(at position: CountedScript.Position) -> Int {
        position.isBehindAwait && !position.isReached ? 0 : count(at: position.offset)
    }

    /// How often a way of a branch was taken, or a function called.
    func count(ofWayAt offset: Int) -> Int {
        if script.outline.isBehindAwait(offset),
            let first = script.positions.first(where: { $0.offset >= offset }),
            first.isBehindAwait, !first.isReached
        {
            return 0
        }
        return count(at: offset)
    }

    private func count(at offset: Int) -> Int {
        if script.evaluations > 0 { return script.evaluations }
        guard let block = block(at: offset) else { return 0 }
        // A function that was never made has no blocks: what is around it says nothing of it.
        if let function = script.outline.function(at: offset).map({ script.outline.functions[$0] }),
            blocks[block].start < function.start, blocks[block].end + 1 >= function.end
        {
            return 0
        }
        return blocks[block].count
    }

    /// The innermost block around a place.
    private func block(at offset: Int) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0, blocks[index].end < offset { index = parents[index] }
        return index >= 0 ? index : nil
    }
}
