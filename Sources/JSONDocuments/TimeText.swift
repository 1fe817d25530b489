/// Virtual times as people write them.
package enum TimeText {
    private static let units = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// The longest time that is read: 100,000 days.
    package static let longest = 100_000 * 86_400_000

    /// Reads "500ms", "3s", "1.5m", "15min", "1h", "2d"; nil if it is none of them, or too long.
    package static func milliseconds(_ text: String) -> Int? {
        guard let value = value(text), value <= Double(longest) else { return nil }
        return Int(value.rounded())
    }

    /// Whether a text is a time, and longer than the longest.
    package static func isTooLong(_ text: String) -> Bool {
        value(text).map { $0 > Double(longest) } ?? false
    }

    private static func value(_ text: String) -> Double? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count)
        guard
            let factor = units.first(where: { $0.0 == unit })?.1 ?? (unit == "min" ? 60_000 : nil),
            number.first != ".", number.last != ".",
            let value = Double(number)
        else { return nil }
        return value * Double(factor)
    }

    /// Writes a time in the largest unit that fits.
    package static func text(_ milliseconds: Int) -> String {
        let unit = units.last { milliseconds % $0.1 == 0 && milliseconds >= $0.1 } ?? ("s", 1_000)
        return "\(milliseconds / unit.1)\(unit.0)"
    }
}
