internal import PortalTrace

/// A run as a sequence diagram: a line of life for each actor, an arrow for each event.
enum SequenceDiagram {
    /// Beyond this many events the middle is left out.
    private static let mostRows = 200

    /// - Parameters:
    ///   - prefix: What the ids begin with, where a page has several diagrams.
    ///   - most: How many events are drawn.
    static func section(
        _ events: [TraceEvent], prefix: String = "", most mostRows: Int = mostRows
    ) -> HTMLSection {
        let layout = SequenceLayout(events, mostRows: mostRows)
        let left: String =
            layout.left > 0 ? " \(layout.left) events in the middle are left out." : ""
        let names = layout.actors.map(\.rawValue).joined(separator: ", ")
        return HTMLSection(
            id: prefix + "sequence", title: "Sequence",
            content: """
                <figure>
                <figcaption>Numbers are those of the trace, which has the same in words. Blue: \
                calls and assignments of the portal. Thick green: callbacks. Grey: steps of the \
                app, dotted: console and timers. Dashed red with ✗: failures.\(left)</figcaption>
                <div class="scroll" role="region" aria-label="Sequence diagram" tabindex="0">
                <svg xmlns="http://www.w3.org/2000/svg" role="img" \
                aria-labelledby="\(prefix)sequence-name \(prefix)sequence-words" \
                viewBox="0 0 \(SequenceLayout.width) \(layout.height)" \
                width="\(SequenceLayout.width)" height="\(layout.height)">
                <title id="\(prefix)sequence-name">Sequence diagram of the run</title>
                <desc id="\(prefix)sequence-words">\(HTMLParts.count(events.count, "event")) between \
                \(names).\(left) The section Trace has them as a table.</desc>
                \(lifelines(layout))\(layout.rows.map { row($0, layout) }.joined())</svg>
                </div>
                </figure>

                """)
    }

    private static func lifelines(_ layout: SequenceLayout) -> HTML {
        layout.actors.map { actor -> HTML in
            let x = layout.x(of: actor)
            let bottom = layout.height - SequenceLayout.headHeight
            return """
                <line class="life" x1="\(x)" y1="\(SequenceLayout.headHeight)" x2="\(x)" \
                y2="\(bottom)"/>
                \(head(actor, x, 0, layout))\(head(actor, x, bottom, layout))
                """
        }.joined()
    }

    private static func head(
        _ actor: TraceActor, _ x: Int, _ y: Int, _ layout: SequenceLayout
    ) -> HTML {
        """
        <rect class="actor" x="\(x - layout.boxWidth / 2)" y="\(y + 1)" \
        width="\(layout.boxWidth)" height="24" rx="3"/>
        <text class="actor-name" x="\(x)" y="\(y + 17)">\(actor.rawValue)</text>

        """
    }

    private static func row(_ row: SequenceLayout.Row, _ layout: SequenceLayout) -> HTML {
        guard let event = row.event else {
            return """
                <text class="cut" x="\(SequenceLayout.gutter)" y="\(row.y)">… \(layout.left) \
                more events</text>

                """
        }
        let number: HTML =
            "<text class=\"number\" x=\"30\" y=\"\(row.y)\">\(event.sequence)</text>"
        let time: HTML =
            row.showsTime
            ? "<text class=\"time\" x=\"38\" y=\"\(row.y)\">\(timeText(event.time))</text>" : ""
        let words = (event.isFailure ? "✗ " : "") + self.words(event)
        let x = row.left + 7
        return """
            <g class="\(style(event))"><title>\(words.shortened(to: HTMLParts.longestText))</title>
            \(number)\(time)\(arrow(row))
            <text class="label" x="\(x)" y="\(row.y)">\(layout.fitted(words, at: x))</text></g>

            """
    }

    private static func arrow(_ row: SequenceLayout.Row) -> HTML {
        let y = row.y + 7
        switch row.shape {
        case .note: return ""
        case .loop(let x):
            return """
                <path class="arrow" d="M\(x) \(y - 4)h18v8h-12"/>\
                <path class="head" d="M\(x) \(y + 4)l8 -4v8z"/>
                """
        case .arrow(let from, let to):
            let back = from < to ? -9 : 9
            return """
                <line class="arrow" x1="\(from)" y1="\(y)" x2="\(to + back)" y2="\(y)"/>\
                <path class="head" d="M\(to) \(y)l\(back) -4v8z"/>
                """
        }
    }

    private static func words(_ event: TraceEvent) -> String {
        RunTextReport(style: TextStyle(isColoured: false)).what(event)
    }

    private static func style(_ event: TraceEvent) -> HTML {
        if event.isFailure { return "failure" }
        return switch event.kind {
        case .call, .set, .getMissing: "call"
        case .callback: "told"
        case .console, .timer, .exception, .rejection: "quiet"
        case .device, .network, .page, .finding: "step"
        }
    }
}
