internal import JSONDocuments
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// How much of a run's trace the editor was shown.
struct ShownEvents {
    private var session: ObjectIdentifier?
    private var count = 0

    /// Whether the editor has not yet seen all of a run.
    func isBehind(_ session: PortalSession?) -> Bool {
        guard let session else { return false }
        return self.session != ObjectIdentifier(session) || count < session.events.count
    }

    /// The events that the editor has not seen, which it sees now.
    mutating func news(_ session: PortalSession?) -> ArraySlice<TraceEvent> {
        guard let session else { return [] }
        if self.session != ObjectIdentifier(session) {
            self.session = ObjectIdentifier(session)
            count = 0
        }
        let news = session.events.dropFirst(count)
        count = session.events.count
        return news
    }

    /// The events so far were seen before, when they happened the first time.
    mutating func skip(_ session: PortalSession?) { _ = news(session) }
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
        for event in shown.news(debugger.portalSession) {
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
            say(report.line(event) + "\n", category, at: place)
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
