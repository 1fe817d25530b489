internal import JSONDocuments
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// How much of a run's trace the editor was shown.
///
/// A run that is run again to a place in it has the same trace, so what was shown is not shown once more, as far as
/// nothing was changed on the way.
struct ShownEvents {
    private weak var session: PortalSession?
    /// The hash values of the lines that were shown of each session of the run: a folder of cases has several.
    private var lines: [[Int]] = []
    /// How many sessions were met since the run began.
    private var met = 0
    /// How many events of the session were looked at.
    private var position = 0

    /// The run begins anew.
    mutating func rewind() {
        session = nil
        met = 0
    }

    /// The events that the editor has not seen, which it sees now, with their lines.
    mutating func news(
        _ session: PortalSession?, _ line: (TraceEvent) -> String
    ) -> [(event: TraceEvent, line: String)] {
        guard let session else { return [] }
        if self.session !== session {
            self.session = session
            met += 1
            position = 0
            if lines.count < met { lines.append([]) }
        }
        var news: [(event: TraceEvent, line: String)] = []
        for event in session.events.dropFirst(position) {
            let text = line(event)
            defer { position += 1 }
            if position < lines[met - 1].count {
                if lines[met - 1][position] == CodeUnits(text).hashValue { continue }
                lines[met - 1].removeSubrange(position...)
                lines.removeSubrange(met...)
            }
            lines[met - 1].append(CodeUnits(text).hashValue)
            news.append((event, text))
        }
        return news
    }
}

/// What is said in the editor's console.
extension DebugAdapter {
    enum Category: String {
        case console, important, stdout, stderr
    }

    func say(_ text: String, _ category: Category, at place: DebugPlace? = nil) {
        guard !text.isEmpty else { return }
        var body: [JSONValue.Member] = [
            .init("category", .string(category.rawValue)), .init("output", .string(text)),
        ]
        if let place { body += self.place(place) }
        outbox.event("output", .object(body))
    }

    /// A place as members of an event.
    private func place(_ place: DebugPlace) -> [JSONValue.Member] {
        guard
            let script = debugger?.scripts.script(named: place.file, line: place.line)
        else { return [] }
        let written = debugger?.maps.written(place, in: script)
        let source = written.map { names.source($0.file, writtenFor: script) }
        return [
            .init("source", source ?? names.source(script)),
            .init("line", client.line((written ?? place).line)),
            .init("column", client.column((written ?? place).column)),
        ]
    }

    /// Shows the events of the trace that are new.
    func flush(_ debugger: PortalDebugger) {
        let report = RunTextReport(style: TextStyle(isColoured: false))
        for (event, line) in shown.news(debugger.portalSession, report.line) {
            let category: Category =
                switch event.kind {
                case .exception, .rejection: .stderr
                case .console: .stdout
                default: .console
                }
            let place = event.location.flatMap { location in
                location.file.map {
                    DebugPlace(file: $0, line: location.line, column: location.column ?? 1)
                }
            }
            say(line + "\n", category, at: place)
        }
    }

    /// Says what a rule says.
    func tell(_ finding: Finding) {
        let text = "\(finding.severity): \(finding.message) [\(finding.ruleID)]\n"
        let place = finding.location.flatMap { location in
            location.file.map {
                DebugPlace(file: $0, line: location.line, column: location.column ?? 1)
            }
        }
        let where_ = place.map { "\($0): " } ?? ""
        say(where_ + text, finding.severity == .error ? .stderr : .console, at: place)
    }
}
