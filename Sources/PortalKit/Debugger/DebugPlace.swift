internal import JSONDocuments

/// A place in a script that the page loaded, in lines and columns from 1.
package struct DebugPlace: Hashable, Sendable, CustomStringConvertible {
    /// The script's name.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line):\(column)" }

    package static func == (left: DebugPlace, right: DebugPlace) -> Bool {
        left.line == right.line && left.column == right.column
            && left.file.hasSameCodeUnits(as: right.file)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(column)
        file.hashCodeUnits(into: &hasher)
    }

    /// Whether it comes before another one of the same script.
    func isBefore(_ other: DebugPlace) -> Bool { (line, column) < (other.line, other.column) }
}
