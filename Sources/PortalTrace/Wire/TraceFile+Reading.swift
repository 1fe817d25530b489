extension TraceFile {
    /// Reads a file's records. Blank lines are passed over.
    ///
    /// - Throws: What is wrong with the first line that is no record.
    public static func records(
        in file: some Collection<UInt8>
    ) throws(ReadError) -> [TraceRecord] {
        var records: [TraceRecord] = []
        try forEachRecord(in: file, check: { _ in }) { record, _ in records.append(record) }
        return records
    }

    /// Reads a file's records one by one.
    private static func forEachRecord(
        in file: some Collection<UInt8>, check: (TraceRecord) throws(TraceProblem) -> Void,
        _ body: (TraceRecord, _ line: Int) throws(ReadError) -> Void
    ) throws(ReadError) {
        // In one piece, so that lines are found without asking the collection for each byte.
        let bytes = Array(file)
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            let line = bytes[start..<(end ?? bytes.count)]
            start = (end ?? bytes.count) + 1
            guard line.count <= longestLine else {
                throw ReadError(
                    line: number, column: nil,
                    message: "the line has more than \(longestLine >> 20) MiB; no trace has such a "
                        + "line")
            }
            if line.allSatisfy(isWhiteSpace) { continue }
            let record: TraceRecord
            do throws(TraceProblem) {
                record = try TraceRecord(line: Array(line), check: check)
            } catch {
                throw problem(error, number, isFirst: number == 1, isCut: end == nil)
            }
            try body(record, number)
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private static func problem(
        _ problem: TraceProblem, _ line: Int, isFirst: Bool, isCut: Bool
    ) -> ReadError {
        let words =
            problem.member.isEmpty ? problem.message : "\(problem.member): \(problem.message)"
        // A text that is no JSON, or none of ours, has no member that could be wrong in a record.
        if isFirst, ["", "kind", "version"].contains(problem.member), !problem.isOfAnotherVersion {
            return ReadError(
                line: line, column: problem.column,
                message:
                    "this is no trace: \(words); 'portalhost run SCRIPT --trace FILE' writes one")
        }
        if isCut, problem.member.isEmpty {
            return ReadError(
                line: line, column: problem.column,
                message: "the file ends within this line: \(cut)")
        }
        return ReadError(line: line, column: problem.column, message: words)
    }

    private static let cut =
        "it was cut off; copy it again, or write it again with 'portalhost run SCRIPT --trace FILE'"

    // MARK: - The whole

    /// Reads a whole file, and looks whether it is whole.
    ///
    /// - Parameter check: Looks at each record before it is taken: a domain knows more of the words
    ///   in it. A problem's member is one of the payload.
    /// - Throws: What is wrong with it first.
    public init(
        _ file: some Collection<UInt8>,
        check: (TraceRecord) throws(TraceProblem) -> Void = { _ in }
    ) throws(ReadError) {
        var assembly = Assembly()
        var last = 0
        try Self.forEachRecord(in: file, check: check) { record, line throws(ReadError) in
            last = line
            try assembly.add(record, line)
        }
        guard let header = assembly.header else {
            throw ReadError(
                line: 1, column: 1,
                message:
                    "this is no trace: the file is empty; 'portalhost run SCRIPT --trace FILE' "
                    + "writes one")
        }
        guard let end = assembly.end else {
            throw ReadError(
                line: last + 1, column: 1, message: "the end is not there: \(Self.cut)")
        }
        self.init(
            header: header, scripts: assembly.scripts, events: assembly.events,
            snapshots: assembly.snapshots, state: assembly.state, end: end)
    }

    /// A file, as far as it was read.
    private struct Assembly {
        var header: TraceRecord.Header?
        var scripts: [TraceRecord.Script] = []
        var events: [TraceEvent] = []
        var snapshots: [TraceRecord.Snapshot] = []
        var state: TraceRecord.State?
        var end: TraceRecord.End?

        mutating func add(_ record: TraceRecord, _ line: Int) throws(ReadError) {
            func wrong(_ message: String) -> ReadError {
                ReadError(line: line, column: 1, message: message)
            }
            if case .unknown = record { return }
            guard end == nil else {
                throw wrong("nothing may stand after the end; are these two traces in one file?")
            }
            if case .header(let first) = record {
                guard header == nil else {
                    throw wrong("a second header; are these two traces in one file?")
                }
                header = first
                return
            }
            guard let header else {
                throw wrong(
                    "expected the header first; the beginning of the file is not there, or this is "
                        + "no trace")
            }
            switch record {
            case .script(let script):
                guard header.scripts.contains(script.name) else {
                    throw wrong(
                        "the header names no script '\(TraceValue.oneLine(script.name))'\(edited)")
                }
                scripts.append(script)
            case .event(let event): try add(event, wrong)
            case .snapshot(let snapshot): try add(snapshot, wrong)
            case .state(let given): state = given
            case .end(let given):
                let counts = TraceFile.counts(events)
                for kind in TraceEvent.Kind.allCases.map(\.rawValue)
                where counts[kind] != given.counts[kind] {
                    throw wrong(
                        "the end counts \(given.counts[kind] ?? 0) events of the kind '\(kind)', and "
                            + "there are \(counts[kind] ?? 0)\(edited)")
                }
                end = given
            case .header, .unknown: break
            }
        }

        private mutating func add(
            _ event: TraceEvent, _ wrong: (String) -> ReadError
        ) throws(ReadError) {
            guard event.sequence == events.count + 1 else {
                throw wrong(
                    "expected the event \(events.count + 1), found \(event.sequence)\(edited)")
            }
            guard event.time >= events.last?.time ?? 0 else {
                throw wrong(
                    "time goes back, from \(events.last?.time ?? 0) to \(event.time)\(edited)")
            }
            events.append(event)
        }

        /// Adds a snapshot; one without markup shows what the one before it showed.
        private mutating func add(
            _ snapshot: TraceRecord.Snapshot, _ wrong: (String) -> ReadError
        ) throws(ReadError) {
            guard events.indices.contains(snapshot.event - 1) else {
                throw wrong("there is no event \(snapshot.event) that it could show\(edited)")
            }
            var snapshot = snapshot
            if snapshot.html == nil {
                guard let last = snapshots.last else {
                    throw wrong("the first snapshot has no 'html'\(edited)")
                }
                snapshot.html = last.html
            }
            snapshots.append(snapshot)
        }

        private var edited: String {
            ": the file was edited, or lines are missing; write it again with 'portalhost run SCRIPT "
                + "--trace FILE'"
        }
    }
}
