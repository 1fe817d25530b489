/// A number as JSON text writes it ("7", "0.10"), so that it is written back as it was read.
public struct JSONNumber: Equatable, Hashable, Sendable {
    /// The digits, in the grammar of RFC 8259, section 6.
    public let digits: String

    /// Makes a number of digits that follow the grammar.
    public init(digits: String) {
        self.digits = digits
    }

    /// Makes a whole number.
    public init(_ value: some BinaryInteger) {
        digits = String(value)
    }

    /// Makes a number; JSON has no others than finite ones, and no negative zero of its own.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        digits = value == 0 ? "0" : Self.javaScriptText(value)
    }

    /// The value.
    public var double: Double { Double(digits) ?? .nan }

    /// The value, if it is a whole number that fits; "2.0" and "2e3" are.
    public var integer: Int? { Int(digits) ?? Int(exactly: double) }

    /// A number as JavaScript prints it (ECMA-262, Number::toString).
    public static func javaScriptText(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        // Most numbers are whole, and below 2^53 each has digits of its own.
        if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
            return String(Int(value))
        }
        let sign = value < 0 ? "-" : ""
        // Both languages print the shortest digits that give the number back; they differ in where
        // they change to exponents.
        let (digits, point) = decimalParts("\(value.magnitude)")
        switch point {
        case digits.count...21:
            return sign + digits + String(repeating: "0", count: point - digits.count)
        case 1..<max(2, digits.count):
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + digits
        default:
            let exponent = point - 1
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            return
                "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
    }

    /// Splits "12.5e-07" into its digits without outer zeros and the place of the point before them.
    private static func decimalParts(_ text: String) -> (digits: Substring, point: Int) {
        let parts = text.split(separator: "e")
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = number.count > 1 ? String(number[1]) : ""
        let all = String(number[0]) + fraction
        let leading = all.prefix { $0 == "0" }.count
        var digits = Substring(all).dropFirst(leading)
        while digits.last == "0" { digits = digits.dropLast() }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return (digits, number[0].count - leading + exponent)
    }
}
