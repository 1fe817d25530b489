/// Blanks before a script that stands in the middle of a line, so that the engine's columns are those of the file:
/// it takes the number of a first line, and none of a first column.
struct ColumnBlanks {
    /// A page of one line with thousands of scripts would be blanks for gigabytes: behind these, columns in a first
    /// line count from the script.
    private var left = 64 << 20

    /// A script's text with as many blanks before it as characters stand before it in its line.
    mutating func text(_ text: String, atColumn column: Int) -> String {
        let blanks = column - 1
        guard blanks > 0, blanks <= left else { return text }
        left -= blanks
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: blanks + bytes.count) { buffer in
                buffer[..<blanks].initialize(repeating: 0x20)
                _ = buffer[blanks...].initialize(fromContentsOf: bytes)
                return blanks + bytes.count
            }
        }
    }
}
