extension TraceEvent {
    /// What the portal threw, or rejected a promise with.
    public struct Thrown: Equatable, Sendable {
        /// The error's name; nil if what was thrown is no error.
        public var name: String?
        /// The error's message, or what was thrown.
        public var value: TraceValue
        /// The calls that were under way, innermost first.
        public var stack: [StackFrame]

        /// Makes one.
        public init(_ name: String?, _ value: TraceValue, stack: [StackFrame] = []) {
            self.name = name
            self.value = value
            self.stack = stack
        }

        /// What an exception is called that no portal throws on purpose.
        public static let mistakes = ["TypeError", "ReferenceError", "SyntaxError", "RangeError"]

        /// The words that a browser's console would print.
        public var text: String {
            guard let name else { return value.displayText }
            return "\(name): \(value.displayText)"
        }
    }

    /// What was thrown, if this is an exception or a rejection.
    public var thrown: Thrown? {
        switch what {
        case .exception(let thrown), .rejection(let thrown): thrown
        default: nil
        }
    }

    /// A timer that was due.
    public struct DueTimer: Equatable, Sendable {
        /// Whether it comes again and again.
        public var isInterval: Bool
        /// The delay that it was set with, in milliseconds.
        public var delay: Int

        /// Makes one.
        public init(isInterval: Bool, delay: Int) {
            self.isInterval = isInterval
            self.delay = delay
        }

        /// The function that set it.
        public var function: String { isInterval ? "setInterval" : "setTimeout" }
    }
}
