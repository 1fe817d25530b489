internal import JSONDocuments
internal import ScriptEngine

/// A script, where it can be stopped, and how often its blocks ran in all pages together.
struct CountedScript {
    /// A place where the engine can stop: where a statement begins, or a part of one that is counted.
    struct Position: Equatable, Codable {
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
    private var current: [String: [CountedBlock]] = [:]
    /// How often it was run in one go, without a block that is counted: a script of nothing but
    /// assignments of literals is.
    var evaluations = 0

    init(name: String, text: String, startLine: Int, positions: [Position]) {
        self.name = name
        self.text = text
        self.startLine = startLine
        self.positions = positions
        var starts = [0]
        for (index, unit) in text.utf16.enumerated() where unit == 0x0A {
            starts.append(index + 1)
        }
        lineStarts = starts
        outline = CoverageOutline(text)
    }

    /// A script with the places where the engine can stop.
    init(name: String, text: String, startLine: Int, places: [JSONValue]) {
        self.init(name: name, text: text, startLine: startLine, positions: [])
        let units = Array(text.utf16)
        let starts = lineStarts
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

    /// A script of which the engine tells no positions, as of a module: each line counts in which a
    /// token stands that is more than the end of something.
    init(name: String, reading text: String, startLine: Int = 1) {
        self.init(name: name, text: text, startLine: startLine, positions: [])
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
                    line: startLine + line - 1, column: place.column,
                    offset: lineStarts[line - 1] + place.column - 1))
        }
    }

    /// The positions that the counts of blocks say too little about, and that were not reached yet.
    var unseen: [Int] {
        positions.indices.filter { positions[$0].isBehindAwait && !positions[$0].isReached }
    }

    /// A position was reached.
    mutating func reach(_ position: Int) { positions[position].isReached = true }

    /// Whether some blocks are counted only where the engine stops at statements.
    var needsStops: Bool { outline.hasUnclearJumps }

    /// The blocks behind an `await` say what their first statement's breakpoint would say, if no further
    /// `await` stands between.
    mutating func trustBlocks() {
        let counts = CoverageCounts(self)
        for index in positions.indices where positions[index].isBehindAwait {
            let place = positions[index].offset
            guard !positions[index].isReached, let start = counts.wayStart(at: place) else {
                continue
            }
            positions[index].isBehindAwait = outline.hasWait(from: start, to: place)
        }
    }

    /// Adds blocks, each as where it begins, where it ends and how often it ran.
    mutating func add(_ blocks: [[Int]], evaluations: Int) {
        self.evaluations += evaluations
        for block in blocks where block.count == 3 {
            settled[CountedBlock.Range(start: block[0], end: block[1]), default: 0] += block[2]
        }
    }

    /// Adds the counts of the same script.
    mutating func merge(_ other: CountedScript) {
        evaluations += other.evaluations
        for block in other.blocks { settled[block.range, default: 0] += block.count }
        guard positions.count == other.positions.count else { return }
        for index in positions.indices {
            positions[index].isReached =
                positions[index].isReached || other.positions[index].isReached
            positions[index].isBehindAwait =
                positions[index].isBehindAwait && other.positions[index].isBehindAwait
        }
    }

    /// Takes what the engine has counted under a number so far.
    mutating func set(_ blocks: [BasicBlock], of id: String) {
        current[id] = blocks.compactMap(CountedBlock.init)
    }

    /// The engine counts no further under the numbers that it had.
    mutating func settle() {
        for id in current.keys { settle(id) }
    }

    /// The engine counts no further under a number.
    mutating func settle(_ id: String) {
        guard let blocks = current.removeValue(forKey: id) else { return }
        settled.merge(Self.counts(blocks), uniquingKeysWith: +)
    }

    private static func counts(_ blocks: [CountedBlock]) -> [CountedBlock.Range: Int] {
        // The engine lists a function's range beside its blocks, as run once or never.
        Dictionary(blocks.map { ($0.range, $0.count) }, uniquingKeysWith: max)
    }

    /// The blocks with their counts.
    var blocks: [CountedBlock] {
        var counts = settled
        for more in current.values { counts.merge(Self.counts(more), uniquingKeysWith: +) }
        return counts.map { CountedBlock(start: $0.key.start, end: $0.key.end, count: $0.value) }
            .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
