/// A script's text, split into lines once, at the first question.
///
/// Lines end where the engine counts them to end: CR, LF, both together, U+2028, U+2029.
package final class SourceLines: @unchecked Sendable {
    // Sendable: written once, by `lazy` in the one thread that prints a report.
    private let source: String
    private lazy var units = Array(source.utf16)
    private lazy var starts = Self.starts(units)

    /// Takes a text.
    package init(_ source: String) {
        self.source = source
    }

    /// The UTF-16 code units of one line, without its line end; nil beyond the last one.
    ///
    /// - Parameter number: The line, counted from 1.
    package func line(_ number: Int) -> ArraySlice<UInt16>? {
        guard number >= 1, number <= starts.count else { return nil }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : units.count
        if number < starts.count {
            end -= 1
            if end > start, units[end] == 0x0A, units[end - 1] == 0x0D { end -= 1 }
        }
        return units[start..<end]
    }

    private static func starts(_ units: [UInt16]) -> [Int] {
        var starts = [0]
        for (index, unit) in units.enumerated() {
            switch unit {
            case 0x0D where index + 1 < units.count && units[index + 1] == 0x0A: break
            case 0x0A, 0x0D, 0x2028, 0x2029: starts.append(index + 1)
            default: break
            }
        }
        return starts
    }
}
