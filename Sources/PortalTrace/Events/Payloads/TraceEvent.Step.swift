/// A step that a simulated world takes. The world has a type of its own for it; the trace knows only
/// how it is written.
public protocol TraceStep: Sendable {
    /// What is done, in words.
    var words: String { get }
    /// With what.
    var arguments: [TraceValue] { get }
    /// What came of it.
    var result: TraceValue? { get }
}

extension TraceStep {
    /// Most steps give nothing back.
    public var result: TraceValue? { nil }
}

/// A step that was read from a file, or that no world has a type for: as it is written.
public struct PlainStep: TraceStep {
    /// What is done, in words.
    public var words: String
    /// With what.
    public var arguments: [TraceValue]
    /// What came of it.
    public var result: TraceValue?

    /// Makes a step.
    public init(_ words: String, _ arguments: [TraceValue] = [], result: TraceValue? = nil) {
        self.words = words
        self.arguments = arguments
        self.result = result
    }
}

extension TraceEvent {
    /// A step of whatever world; two are equal if they are written alike.
    public struct Step: Equatable, Sendable {
        /// The step, as its world has it.
        public var value: any TraceStep

        /// Makes a step.
        public init(_ value: any TraceStep) { self.value = value }

        /// Whether both are written alike.
        public static func == (left: Step, right: Step) -> Bool {
            left.value.words == right.value.words && left.value.arguments == right.value.arguments
                && left.value.result == right.value.result
        }
    }

    /// The step, if this is one.
    public var anyStep: (any TraceStep)? {
        if case .device(let step) = what { step.value } else { nil }
    }
}
