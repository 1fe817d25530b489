public import PortalTrace

/// What became of one case.
public struct CaseResult: Equatable, Sendable, Codable {
    /// The case's file.
    public var id: String
    /// The case's name.
    public var name: String
    /// What became of it.
    public var status: Status
    /// Why it failed, or could not be run.
    public var problems: [Problem]
    /// How long it took, in virtual milliseconds.
    public var time: Int
    /// How many events its trace has.
    public var events: Int

    /// What became of a case.
    public enum Status: String, Sendable, Codable, CaseIterable {
        case passed
        /// It ran, and something was not as expected.
        case failed
        /// It could not be run: its file, or a file that it names, is not in order.
        case broken
    }

    /// One thing that is not as expected.
    public struct Problem: Equatable, Sendable, Codable {
        /// What it is about, as one clause.
        public var message: String
        /// More, line by line: for lists, what was expected (`-`) and what was seen (`+`).
        public var lines: [String]
        /// The place in the portal's script.
        public var location: SourceLocation?
        /// The line of source that the place is in, with a caret below; nil where it is not known.
        public var frame: [String]?

        /// Makes a problem.
        public init(_ message: String, lines: [String] = [], at location: SourceLocation? = nil) {
            self.message = message
            self.lines = lines
            self.location = location
        }
    }

    /// Makes a result.
    public init(
        id: String, name: String, status: Status, problems: [Problem] = [], time: Int = 0,
        events: Int = 0
    ) {
        self.id = id
        self.name = name
        self.status = status
        self.problems = problems
        self.time = time
        self.events = events
    }
}
