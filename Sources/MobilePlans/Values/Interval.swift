public import PortalTrace

/// A time that a portal asks the app to wait, in minutes (spec sections 4 and 8).
public struct Interval: Equatable, Sendable {
    /// Length in minutes.
    public var minutes: UInt32

    /// Makes an interval of that many minutes.
    public init(minutes: UInt32) {
        self.minutes = minutes
    }

    /// The interval that the app really waits: the nearest multiple of 15 minutes, but at least
    /// one; 0 stays 0 (spec section 4).
    public var rounded: Interval {
        guard minutes > 0 else { return self }
        // The largest UInt32 is a multiple of 15, so rounding up cannot overflow.
        let (quotient, remainder) = minutes.quotientAndRemainder(dividingBy: 15)
        return Interval(minutes: max(1, remainder < 8 ? quotient : quotient + 1) * 15)
    }

    /// Reads an argument, which must be an unsigned 32-bit integer as a JavaScript number.
    ///
    /// Anything else is an error with a code of its own (spec sections 8 and 9); nothing is
    /// converted as JavaScript would, since a numeric string is a mistake worth showing.
    public static func parse(_ value: TraceValue) -> Parsed<Interval> {
        guard let number = value.number else {
            return Parsed(value: nil, problems: [typeProblem(of: value)])
        }
        if let minutes = UInt32(exactly: number) {
            return Parsed(value: Interval(minutes: minutes), problems: [])
        }
        let found = ", found \(value.briefDescription)"
        guard number.isFinite else {
            return Parsed(
                value: nil,
                problems: [.error("interval-not-finite", "expected a number of minutes" + found)])
        }
        var problems: [FormatProblem] = []
        if number < 0 {
            problems.append(.error("interval-negative", "expected 0 minutes or more" + found))
        }
        if number != number.rounded() {
            problems.append(.error("interval-fraction", "expected whole minutes" + found))
        }
        if number > Double(UInt32.max) {
            problems.append(
                .error("interval-range", "expected at most \(UInt32.max) minutes" + found))
        }
        return Parsed(value: nil, problems: problems)
    }

    private static func typeProblem(of value: TraceValue) -> FormatProblem {
        let expectation = "expected a number of minutes, found \(value.briefDescription)"
        switch value {
        case .undefined:
            return .error("interval-missing", expectation)
        case .string(let text) where isNumeric(text):
            return .error("interval-numeric-string", expectation + "; pass it without quotes")
        default:
            return .error("interval-type", expectation)
        }
    }

    /// Whether a short text is a decimal number, as a script would write one.
    private static func isNumeric(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        let scalars = text.unicodeScalars.filter { !$0.isWhiteSpace }
        return scalars.contains(where: \.isDigit)
            && scalars.allSatisfy { $0.isDigit || "+-.eE".unicodeScalars.contains($0) }
            && Double(String(String.UnicodeScalarView(scalars))) != nil
    }
}
