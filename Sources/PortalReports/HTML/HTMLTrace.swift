internal import MobilePlans
internal import PortalTrace

/// The trace as a table; the kinds of events can be taken out of it.
enum HTMLTrace {
    /// Beyond this many events the middle is left out.
    private static let mostRows = 2_000

    static func section(_ events: [TraceEvent]) -> HTMLSection {
        let section = section(events, prefix: "", most: mostRows)
        return HTMLSection(
            id: section.id, title: section.title, content: filter(events) + section.content)
    }

    /// The table without the filter, for a page that has several.
    ///
    /// - Parameters:
    ///   - prefix: What the ids begin with.
    ///   - mostRows: How many events are shown.
    static func section(
        _ events: [TraceEvent], prefix: String, most mostRows: Int
    ) -> HTMLSection {
        let heads = ["No.", "Time", "Kind", "From", "To", "What", "Place"]
        let (first, left, last) = events.cut(to: mostRows)
        var rows = first.map { row($0, prefix) }.joined()
        if left > 0 {
            rows += """
                <tr class="cut"><td colspan="7">… \(left) more events are left out here; \
                a trace file has all of them</td></tr>

                """
        }
        rows += last.map { row($0, prefix) }.joined()
        return HTMLSection(
            id: prefix + "trace", title: "Trace",
            content: HTMLParts.table(
                "Everything that crossed the border, in order", heads,
                id: prefix + "trace-caption", isWide: true,
                body: "<tbody>\n\(rows)</tbody>\n"))
    }

    /// The checkboxes, which the page's script brings to light: without it they would do nothing.
    private static func filter(_ events: [TraceEvent]) -> HTML {
        let boxes = TraceEvent.Kind.allCases.compactMap { kind -> HTML? in
            let count = events.count { $0.kind == kind }
            guard count > 0 else { return nil }
            return """
                <label><input type="checkbox" checked value="\(kind.rawValue)"> \
                \(kind.rawValue) (\(count))</label>

                """
        }
        return """
            <fieldset id="filter" hidden>
            <legend>Show these kinds of events</legend>
            \(boxes.joined())<p id="shown" role="status"></p>
            </fieldset>

            """
    }

    private static func row(_ event: TraceEvent, _ prefix: String) -> HTML {
        let words = RunTextReport(style: TextStyle(isColoured: false)).what(event)
        let place = event.location.map { HTMLParts.code("\($0)") } ?? ""
        return """
            <tr id="\(prefix)event-\(event.sequence)" data-kind="\(event.kind.rawValue)"\
            \(event.isFailure ? " class=\"failure\"" : "" as HTML)>\
            <td class="figure">\(event.sequence)</td>\
            <td class="figure"><time>\(timeText(event.time))</time></td>\
            <td>\(event.kind.rawValue)\
            \(event.isFailure ? " <span class=\"v bad\">✗ failed</span>" : "" as HTML)</td>\
            <td>\(event.from?.rawValue ?? "")</td><td>\(event.to?.rawValue ?? "")</td>\
            <td>\(HTMLParts.code(words))</td><td>\(place)</td></tr>

            """
    }
}

extension TraceEvent {
    /// Whether something went wrong here.
    var isFailure: Bool {
        switch what {
        case .exception, .rejection, .getMissing: true
        case .callback(let callback): callback.outcome != .returned
        case .device: step?.isFailure ?? false
        case .finding(let judgement): judgement.severity == .error
        case .console(let line): line.function == "error" || line.function == "assert"
        case .user(let act): act.failure != nil
        case .call, .set, .timer, .network, .message, .page, .pageLeft: false
        }
    }
}

extension Array {
    /// The beginning and the end of something long, and how much lies between them.
    func cut(to most: Int) -> (first: ArraySlice<Element>, left: Int, last: ArraySlice<Element>) {
        guard count > most else { return (self[...], 0, []) }
        return (prefix(most / 2), count - most / 2 * 2, suffix(most / 2))
    }
}
