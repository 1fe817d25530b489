/// Finds how often places of a script ran: the innermost of the blocks around a place says it, since
/// the engine counts outer ones too high (debugging notes, "Coverage").
struct CoverageCounts {
    private let script: CountedScript
    private let blocks: [CountedBlock]
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
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0, blocks[index].end < offset { index = parents[index] }
        return index >= 0 ? blocks[index].count : 0
    }
}
