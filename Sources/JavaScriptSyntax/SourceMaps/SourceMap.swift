/// What a source map says (ECMA-426): for a place in the shipped script, the file, line and column that
/// it was made from, and the other way round.
///
/// Lines and columns begin with 1; columns count UTF-16 code units, as everywhere else.
package struct SourceMap: Sendable {
    /// A file that the script was made from.
    package struct Source: Equatable, Sendable {
        /// Its name with the map's `sourceRoot` before it, as the map has it; nil if it has none.
        package var name: String?
        /// Its text, if the map brings it.
        package var content: String?
        /// Whether a debugger passes it over (`ignoreList`).
        package var isIgnored = false

        package init(name: String?, content: String? = nil, isIgnored: Bool = false) {
            self.name = name
            self.content = content
            self.isIgnored = isIgnored
        }
    }

    /// A place in a file that the script was made from.
    package struct Original: Hashable, Sendable {
        /// Which of `sources` it is in.
        package var source: Int
        package var line: Int
        package var column: Int
        /// Which of `names` the word there had before it was made shorter.
        package var name: Int?

        package init(source: Int, line: Int, column: Int, name: Int? = nil) {
            self.source = source
            self.line = line
            self.column = column
            self.name = name
        }
    }

    /// A place in the shipped script.
    package struct Shipped: Hashable, Comparable, Sendable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (left: Shipped, right: Shipped) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    /// The files that the script was made from.
    package internal(set) var sources: [Source] = []
    /// Names before they were made shorter.
    package internal(set) var names: [String] = []
    var mappings = SourceMapMappings()

    /// How many segments it has.
    package var segmentCount: Int { mappings.segments.count }

    /// The last place of the shipped script that it says something about; nil if it says nothing.
    package var end: Shipped? {
        for line in stride(from: mappings.lineCount - 1, through: 0, by: -1) {
            guard let last = mappings.segments(ofLine: line).last else { continue }
            return Shipped(line: line + 1, column: Int(last.column) + 1)
        }
        return nil
    }

    /// The last line of each source that it says something about; 0 where it says nothing.
    package var lastLines: [Int] {
        var lines = [Int](repeating: 0, count: sources.count)
        for segment in mappings.segments where segment.source >= 0 {
            lines[Int(segment.source)] = max(lines[Int(segment.source)], Int(segment.line) + 1)
        }
        return lines
    }

    /// Where a place comes from: what the last segment before it in its line says.
    ///
    /// - Parameter column: Nil is a line alone; it has an origin where all of it comes from one line.
    package func original(line: Int, column: Int?) -> Original? {
        guard line >= 1, line <= mappings.lineCount else { return nil }
        guard let column else { return original(ofLine: line) }
        guard let segment = mappings.segment(line: line - 1, column: column - 1) else { return nil }
        return original(segment)
    }

    private func original(ofLine line: Int) -> Original? {
        let segments = mappings.segments(ofLine: line - 1).filter { $0.source >= 0 }
        guard let first = segments.first,
            segments.allSatisfy({ $0.source == first.source && $0.line == first.line })
        else { return nil }
        return original(first)
    }

    private func original(_ segment: SourceMapMappings.Segment) -> Original? {
        guard segment.source >= 0 else { return nil }
        return Original(
            source: Int(segment.source), line: Int(segment.line) + 1,
            column: Int(segment.sourceColumn) + 1,
            name: segment.name >= 0 ? Int(segment.name) : nil)
    }

    /// Where a line of a source is in the shipped script, in order: the first place of each stretch
    /// that comes from it, since a bundler may have put it there several times.
    ///
    /// - Parameters:
    ///   - column: Begins the search in the line; nil is all of it.
    /// - Returns: The line that has code, the wanted one or the next; nil behind the last.
    package func shipped(
        source: Int, line: Int, column: Int? = nil
    ) -> (line: Int, places: [Shipped])? {
        var found: (line: Int32, column: Int32)?
        for segment in mappings.segments where segment.source == source {
            guard segment.line >= line - 1 else { continue }
            if segment.line == line - 1, let column, segment.sourceColumn < column - 1 { continue }
            let place = (segment.line, segment.sourceColumn)
            if let known = found, known <= place { continue }
            found = place
        }
        guard let found else { return nil }
        let least = column == nil ? 0 : found.column
        var places: [Shipped] = []
        for line in 0..<mappings.lineCount {
            var isInside = false
            for segment in mappings.segments(ofLine: line) {
                let isWanted =
                    segment.source == source && segment.line == found.line
                    && segment.sourceColumn >= least
                if isWanted, !isInside {
                    places.append(Shipped(line: line + 1, column: Int(segment.column) + 1))
                }
                isInside = isWanted
            }
        }
        return (Int(found.line) + 1, places)
    }
}
