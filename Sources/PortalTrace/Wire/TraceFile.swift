/// A whole trace, as a file holds it: JSON Lines, one record a line, in UTF-8.
public struct TraceFile: Equatable, Sendable {
    /// What the run was.
    public var header: TraceRecord.Header
    /// The texts of the scripts; empty in files of programs that did not write them yet.
    public var scripts: [TraceRecord.Script]
    /// Everything that crossed the border; findings last.
    public var events: [TraceEvent]
    /// What the page showed before and after what its user and the app did.
    public var snapshots: [TraceRecord.Snapshot]
    /// How things stood at the end; nil in files of programs that did not write it yet.
    public var state: TraceRecord.State?
    /// How the run ended. Its counts are those of the events when it is written.
    public var end: TraceRecord.End

    /// Makes a file.
    public init(
        header: TraceRecord.Header, scripts: [TraceRecord.Script] = [], events: [TraceEvent],
        snapshots: [TraceRecord.Snapshot] = [], state: TraceRecord.State? = nil,
        end: TraceRecord.End
    ) {
        self.header = header
        self.scripts = scripts
        self.events = events
        self.snapshots = snapshots
        self.state = state
        self.end = end
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ record: TraceRecord) {
            bytes += record.bytes
            bytes.append(UInt8(ascii: "\n"))
        }
        append(.header(header))
        for script in scripts { append(.script(script)) }
        for event in events { append(.event(event)) }
        for snapshot in TraceRecord.written(snapshots) { append(.snapshot(snapshot)) }
        if let state { append(.state(state)) }
        var end = end
        end.counts = Self.counts(events)
        append(.end(end))
        return bytes
    }

    static func counts(_ events: [TraceEvent]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for event in events { counts[event.kind.rawValue, default: 0] += 1 }
        return counts
    }

    /// What is wrong with a line of a file, and what to do.
    public struct ReadError: Error, Equatable, Sendable, CustomStringConvertible {
        /// Line, counted from 1.
        public var line: Int
        /// Column in UTF-16 code units, counted from 1; nil where the line is not there.
        public var column: Int?
        /// What is wrong with it.
        public var message: String

        /// Makes an error.
        public init(line: Int, column: Int?, message: String) {
            self.line = line
            self.column = column
            self.message = message
        }

        /// The message with its place.
        public var description: String {
            "line \(line)" + (column.map { ", column \($0)" } ?? "") + ": \(message)"
        }
    }

    /// The longest line that a host writes is much shorter.
    public static let longestLine = 32 << 20
}
