extension TraceEvent {
    /// Something that the portal asked of its window.
    public struct PageRequest: Equatable, Sendable {
        /// What was called or assigned to.
        public var member: Member
        /// What was given.
        public var arguments: [TraceValue]
        /// What the user answered; nil where nothing is asked.
        public var answer: TraceValue?

        /// Makes one.
        public init(_ member: Member, _ arguments: [TraceValue] = [], answer: TraceValue? = nil) {
            self.member = member
            self.arguments = arguments
            self.answer = answer
        }
    }
}
