/// A place in a text: line and column from 1, the column in UTF-16 code units.
public struct TextPlace: Equatable, Hashable, Sendable {
    // Half as wide as `Int`: every value of a document has one.
    private var storedLine: UInt32
    private var storedColumn: UInt32

    /// The line, from 1.
    public var line: Int {
        get { Int(storedLine) }
        set { storedLine = UInt32(clamping: newValue) }
    }

    /// The column, from 1.
    public var column: Int {
        get { Int(storedColumn) }
        set { storedColumn = UInt32(clamping: newValue) }
    }

    /// Makes a place.
    public init(line: Int, column: Int) {
        storedLine = UInt32(clamping: line)
        storedColumn = UInt32(clamping: column)
    }

    /// Where the place is in its text, in UTF-16 code units from 0.
    package func offset(in text: String) -> Int {
        var line = 1
        var start = 0
        for (index, unit) in text.utf16.enumerated() where line < self.line {
            if unit == 0x0A {
                line += 1
                start = index + 1
            }
        }
        return start + column - 1
    }
}
