internal import JSONDocuments
public import PortalTrace

/// A judgement on what a portal did: data, not text. Printing is a reporter's work.
public struct Finding: Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable, CaseIterable, Codable {
        /// It fails on a device.
        case error
        /// It may fail, or misleads.
        case warning
        /// Worth knowing.
        case info
    }

    /// Which rule says so.
    public var ruleID: RuleID
    /// How bad it is.
    public var severity: Severity
    /// What is wrong and what was expected, as one clause.
    public var message: String
    /// The place in the portal's script.
    public var location: SourceLocation?
    /// The file that it is about, where no place in it is known: a thrown text has none.
    public var file: String?
    /// The place in the shipped script, where `location` is one that a source map gave.
    public var shipped: SourceLocation?
    /// What else helps, one line each.
    public var notes: [Note]
    /// The events that show it, by their sequence numbers in the trace of the run that a report is
    /// about, in order; none if nothing in that run does.
    public var evidence: [Int]
    /// What it is about, where another rule asks for that.
    package var subject: Subject?

    /// What a finding is about, for rules that judge the same place.
    package enum Subject: Sendable {
        /// A member that an enum of the app does not have.
        case missingMember
    }

    /// Something that helps to understand a finding.
    public struct Note: Hashable, Sendable, ExpressibleByStringInterpolation {
        private var words: CodeUnits
        /// What stands between the words and the place; nil where the words are all.
        private var joint: String?
        /// The place that it is about.
        public var location: SourceLocation?

        /// What it is, as one clause, which ends with the place or has nothing of it.
        public var message: String {
            guard let joint, let location else { return words.text }
            return "\(words.text)\(joint)\(location)"
        }

        /// Makes a note.
        public init(_ message: String, location: SourceLocation? = nil) {
            words = CodeUnits(message)
            self.location = location
        }

        /// Makes a note that names no place.
        public init(stringLiteral value: String) { self.init(value) }

        /// Makes a note that ends with its place, if it is known: "the callback is set at a.js:2:3".
        public init(_ words: String, at location: SourceLocation?) {
            self.words = CodeUnits(words)
            joint = " at "
            self.location = location
        }

        /// Reads what `message` wrote of a note that ends with its place, or of one without.
        package init(written text: String) {
            let joint = " at "
            guard let found = text.ranges(of: joint).last,
                let location = SourceLocation(String(text[found.upperBound...]))
            else {
                self.init(text)
                return
            }
            self.init(String(text[..<found.lowerBound]), at: location)
        }

        /// Makes a note of where something was called from: "called from buy a.js:2:3".
        package init(callOf frame: StackFrame) {
            let function = frame.function.isEmpty ? "" : " \(TraceValue.oneLine(frame.function))"
            words = CodeUnits(
                "called from"
                    + (frame.location == nil ? " \(TraceValue.oneLine(frame.text))" : function))
            joint = " "
            location = frame.location
        }

        /// A note about a place; none where the place is not known.
        package static func list(_ words: String, at location: SourceLocation?) -> [Note] {
            location.map { [Note(words, at: $0)] } ?? []
        }
    }

    /// Makes a finding.
    public init(
        _ ruleID: RuleID, _ severity: Severity, _ message: String, at location: SourceLocation?,
        notes: [Note] = [], evidence: [Int] = []
    ) {
        self.ruleID = ruleID
        self.severity = severity
        self.message = message
        self.location = location
        self.notes = notes
        self.evidence = evidence
    }

    /// The finding as an event of a trace.
    func event(sequence: Int, time: Int) -> TraceEvent {
        TraceEvent(
            sequence: sequence, time: time,
            .finding(
                .init(ruleID.rawValue, severity.judged, message, notes: notes.map(\.message))),
            location: location)
    }

    /// Order of reports: file, line, column, rule; findings without a place come last.
    package static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        func key(_ finding: Finding) -> (String, Int, Int, RuleID) {
            guard let place = finding.location else { return ("\u{10FFFF}", 0, 0, finding.ruleID) }
            return (place.file ?? "\u{10FFFE}", place.line, place.column ?? 0, finding.ruleID)
        }
        return key(left) < key(right)
    }
}

extension Finding.Severity {
    /// What a trace has.
    package init(_ judged: TraceEvent.Judgement.Severity) {
        switch judged {
        case .error: self = .error
        case .warning: self = .warning
        case .info: self = .info
        }
    }

    /// The same in a trace.
    var judged: TraceEvent.Judgement.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
