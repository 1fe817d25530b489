/// The segments of a source map, line by line, from 0 as the format counts.
struct SourceMapMappings: Sendable {
    /// What a place of the shipped script, and those behind it in the line, come from.
    struct Segment: Equatable, Sendable {
        var column: Int32
        /// -1 where the place comes from no source.
        var source: Int32
        var line: Int32
        var sourceColumn: Int32
        /// -1 where it has no name.
        var name: Int32
    }

    /// Those of all lines, one line after another, each in the order of its columns.
    private(set) var segments: [Segment] = []
    /// Where the segments of each line begin, and at last where those of the last one end.
    private var lineStarts: [Int32] = [0]
    private var isSorted = true

    /// A map with more is refused: it would be as large as a hundred bundles.
    static let mostSegments = 1_000_000
    /// Empty lines cost a byte each in a map, so they have a limit of their own.
    static let mostLines = 1_000_000

    /// Lines that were ended.
    var lineCount: Int { lineStarts.count - 1 }

    /// Segments of the line that is not ended yet.
    var openCount: Int { segments.count - Int(lineStarts[lineStarts.count - 1]) }

    /// Makes room, so that adding need not.
    mutating func reserve(_ count: Int) {
        segments.reserveCapacity(min(count, Self.mostSegments))
    }

    /// Adds a segment to the line that is not ended yet.
    @inline(__always)
    mutating func add(_ segment: Segment) throws(SourceMapProblem) {
        if openCount > 0, segments[segments.count - 1].column > segment.column {
            isSorted = false
        }
        guard segments.count < Self.mostSegments - 1 else {
            throw SourceMapProblem(
                "the map has a million segments or more, and no portal's script needs so many")
        }
        segments.append(segment)
    }

    /// Ends a line.
    mutating func endLine() throws(SourceMapProblem) {
        if !isSorted { sortLine() }
        guard lineStarts.count <= Self.mostLines else {
            throw SourceMapProblem(
                "the map has more than a million lines, and no portal's script has so many")
        }
        lineStarts.append(Int32(segments.count))
    }

    /// Puts the segments of the last line in order; those of one column stay as they were.
    private mutating func sortLine() {
        let start = Int(lineStarts[lineStarts.count - 1])
        let sorted = segments[start...].enumerated().sorted {
            ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
        }.map(\.element)
        segments.replaceSubrange(start..., with: sorted)
        isSorted = true
    }

    /// The segments of a line; none of a line that there is not.
    func segments(ofLine line: Int) -> ArraySlice<Segment> {
        guard line >= 0, line < lineCount else { return [] }
        return segments[Int(lineStarts[line])..<Int(lineStarts[line + 1])]
    }

    /// The last segment that begins at a column or before it.
    func segment(line: Int, column: Int) -> Segment? {
        let segments = segments(ofLine: line)
        var low = segments.startIndex
        var high = segments.endIndex
        while low < high {
            let middle = (low + high) / 2
            if Int(segments[middle].column) <= column {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > segments.startIndex ? segments[low - 1] : nil
    }
}
