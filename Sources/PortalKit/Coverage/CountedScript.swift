internal import JSONDocuments

/// A script, where it can be stopped, and how often its blocks ran in all pages together.
struct CountedScript {
    /// A place where the engine can stop: where a statement begins, or a part of one that is counted.
    struct Position: Equatable {
        /// The line in the script's file, from 1.
        let line: Int
        /// From 1, in UTF-16 code units.
        let column: Int
        /// The same place in the script's own text, in UTF-16 code units.
        let offset: Int
        /// Whether `await` or `yield` stands before it in its function.
        var isBehindAwait = false
        /// Whether it was reached; known for those behind `await` alone.
        var isReached = false
    }

    let name: String
    let text: String
    /// The line of its first character in its file: an inline script begins further down.
    let startLine: Int
    /// Whether it is a part of a document.
    var isInline: Bool { startLine > 1 }
    private(set) var positions: [Position]
    let outline: CoverageOutline
    /// Where its lines begin.
    private let lineStarts: [Int]
    private var counts: [CountedBlock.Range: Int] = [:]

    init(name: String, text: String, startLine: Int, places: [JSONValue]) {
        self.name = name
        self.text = text
        self.startLine = startLine
        let units = Array(text.utf16)
        var starts = [0]
        for (index, unit) in units.enumerated() where unit == 0x0A { starts.append(index + 1) }
        lineStarts = starts
        outline = CoverageOutline(text)
        positions = []
        for place in places {
            guard let line = place["lineNumber"]?.integer,
                let column = place["columnNumber"]?.integer,
                starts.indices.contains(line + 1 - startLine)
            else { continue }
            let offset = starts[line + 1 - startLine] + column
            // The place where a function ends is no statement.
            guard offset < units.count, units[offset] != 0x7D else { continue }
            positions.append(
                Position(
                    line: line + 1, column: column + 1, offset: offset,
                    isBehindAwait: outline.isBehindAwait(offset)))
        }
        positions.sort { $0.offset < $1.offset }
    }

    /// The positions that the counts of blocks say too little about, and that were not reached yet.
    var unseen: [Int] {
        positions.indices.filter { positions[$0].isBehindAwait && !positions[$0].isReached }
    }

    /// A position was reached.
    mutating func reach(_ position: Int) { positions[position].isReached = true }

    /// Adds what was counted.
    mutating func add(_ blocks: [CountedBlock]) {
        for block in blocks { counts[block.range, default: 0] += block.count }
    }

    /// The blocks with their counts.
    var blocks: [CountedBlock] {
        counts.map { CountedBlock(start: $0.key.start, end: $0.key.end, count: $0.value) }
            .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
