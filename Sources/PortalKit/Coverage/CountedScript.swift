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
    let lineStarts: [Int]
    /// The counts of machines and pages that are gone.
    private var settled: [CountedBlock.Range: Int] = [:]
    /// The counts of the present machine, by the engine's number: it adds them up itself.
    private var current: [String: [CountedBlock.Range: Int]] = [:]

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

    /// A script that the engine has not read: each line counts in which a token stands that is more
    /// than the end of something.
    init(name: String, reading text: String) {
        self.init(name: name, text: text, startLine: 1, places: [])
        var lexer = JavaScriptLexer(JavaScriptSource(text))
        var line = 0
        while let token = lexer.next() {
            switch token.punctuator {
            case .closeBrace, .closeBracket, .closeParenthesis, .semicolon, .comma: continue
            default: break
            }
            let place = lexer.place(at: token.start)
            guard place.line > line else { continue }
            line = place.line
            guard lineStarts.indices.contains(line - 1) else { continue }
            positions.append(
                Position(
                    line: line, column: place.column,
                    offset: lineStarts[line - 1] + place.column - 1))
        }
    }

    /// The positions that the counts of blocks say too little about, and that were not reached yet.
    var unseen: [Int] {
        positions.indices.filter { positions[$0].isBehindAwait && !positions[$0].isReached }
    }

    /// A position was reached.
    mutating func reach(_ position: Int) { positions[position].isReached = true }

    /// Takes what the engine has counted under a number so far.
    mutating func set(_ blocks: [CountedBlock], of id: String) {
        // The engine lists a function's range beside its blocks, as run once or never.
        current[id] = Dictionary(blocks.map { ($0.range, $0.count) }, uniquingKeysWith: max)
    }

    /// The engine counts no further under the numbers that it had.
    mutating func settle() {
        for id in current.keys { settle(id) }
    }

    /// The engine counts no further under a number.
    mutating func settle(_ id: String) {
        settled.merge(current.removeValue(forKey: id) ?? [:], uniquingKeysWith: +)
    }

    /// The blocks with their counts.
    var blocks: [CountedBlock] {
        var counts = settled
        for more in current.values { counts.merge(more, uniquingKeysWith: +) }
        return counts.map { CountedBlock(start: $0.key.start, end: $0.key.end, count: $0.value) }
            .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
