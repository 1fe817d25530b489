extension TraceEvent {
    /// A call of an injected function.
    public struct Call: Equatable, Sendable {
        /// The object and the function: "MobilePlans.notifyBalanceAddition".
        public var name: String
        /// What was passed.
        public var arguments: [TraceValue]
        /// What came back; nil for `undefined`.
        public var result: TraceValue?

        /// Makes a call.
        public init(_ name: String, _ arguments: [TraceValue] = [], result: TraceValue? = nil) {
            self.name = name
            self.arguments = arguments
            self.result = result
        }
    }

    /// An assignment to a property of an injected object, or to a global that holds one.
    public struct Assignment: Equatable, Sendable {
        /// The object and the property, or the global.
        public var name: String
        /// The new value.
        public var value: TraceValue

        /// Makes an assignment.
        public init(_ name: String, _ value: TraceValue) {
            self.name = name
            self.value = value
        }
    }

    /// The call, if this is one.
    public var call: Call? {
        if case .call(let call) = what { call } else { nil }
    }

    /// The assignment, if this is one.
    public var assignment: Assignment? {
        if case .set(let assignment) = what { assignment } else { nil }
    }
}
