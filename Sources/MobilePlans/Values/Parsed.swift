/// What became of a value that a portal handed over: the typed value, and every problem found.
public struct Parsed<Value: Sendable & Equatable>: Equatable, Sendable {
    /// The typed value; nil if it could not be read.
    public var value: Value?
    /// Everything that is wrong, in reading order.
    public var problems: [FormatProblem]

    /// Whether there is a value and no problem refuses it.
    public var isValid: Bool { value != nil && !problems.hasErrors }

    /// Makes a result.
    public init(value: Value?, problems: [FormatProblem]) {
        self.value = value
        self.problems = problems
    }
}
