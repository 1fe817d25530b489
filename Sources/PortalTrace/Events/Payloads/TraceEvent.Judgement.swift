extension TraceEvent {
    /// What a rule says of the events before.
    public struct Judgement: Equatable, Sendable {
        /// How bad it is.
        public enum Severity: String, Sendable, CaseIterable, Codable {
            /// It fails on a device.
            case error
            /// It may fail, or misleads.
            case warning
            /// Worth knowing.
            case info
        }

        /// The rule's identifier.
        public var rule: String
        /// How bad it is.
        public var severity: Severity
        /// What is wrong, and what was expected.
        public var message: String
        /// What else helps.
        public var notes: [String]

        /// Makes one.
        public init(
            _ rule: String, _ severity: Severity, _ message: String, notes: [String] = []
        ) {
            self.rule = rule
            self.severity = severity
            self.message = message
            self.notes = notes
        }
    }
}
