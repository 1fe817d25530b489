/// Finds lines and columns of a script's bytes, as the engine counts them.
///
/// Lines begin with 1 and end with LF, CR, both together, U+2028 or U+2029; columns begin with 1 and
/// count UTF-16 code units. A table of every few bytes is made once, so that a place in a file of one
/// line costs no more than any other.
package struct SourcePlaces: Sendable {
    /// A line and a column.
    package struct Place: Hashable, Sendable {
        /// The line, from 1.
        package var line: Int
        /// The column, from 1, in UTF-16 code units.
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    private let source: JavaScriptSource
    private let marks: [Place]
    private static let step = 256

    /// Reads through a script once.
    package init(_ source: JavaScriptSource) {
        self.source = source
        var marks: [Place] = []
        marks.reserveCapacity(source.count / Self.step + 1)
        var place = Place(line: 1, column: 1)
        for start in stride(from: 0, through: source.count, by: Self.step) {
            marks.append(place)
            Self.advance(
                &place, over: start..<min(start + Self.step, source.count), of: source.bytes)
        }
        self.marks = marks
    }

    /// The place of a byte.
    ///
    /// - Parameter offset: The byte's index; the number of bytes stands for the end.
    package func place(at offset: Int) -> Place {
        let offset = min(max(offset, 0), source.count)
        var place = marks[offset / Self.step]
        Self.advance(
            &place, over: offset / Self.step * Self.step..<offset, of: source.bytes)
        return place
    }

    /// The first byte that is at a place or behind it: to find the tokens there it is looked for once, and
    /// not the place of every token.
    package func offset(of place: Place) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(marks[middle], place) { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        var offset = (low - 1) * Self.step
        var found = marks[low - 1]
        while offset < source.count, isBefore(found, place) {
            Self.advance(&found, over: offset..<offset + 1, of: source.bytes)
            offset += 1
        }
        return offset
    }

    private func isBefore(_ one: Place, _ other: Place) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }

    private static func advance(
        _ place: inout Place, over range: Range<Int>, of bytes: [UInt8]
    ) {
        for index in range {
            let byte = bytes[index]
            switch byte {
            case 0x0D where bytes[index + 1] == 0x0A: place.column += 1
            case 0x0A, 0x0D: place = Place(line: place.line + 1, column: 1)
            case 0xA8, 0xA9:
                guard index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 else { break }
                place = Place(line: place.line + 1, column: 1)
            case 0x80..<0xC0: break
            case 0xF0...: place.column += 2
            default: place.column += 1
            }
        }
    }
}
