internal import PortalTrace

/// What the page showed before and after each action of its user and each callback: the page's own
/// markup and styles, each in a frame that may run, load and open nothing.
enum HTMLSnapshots {
    /// Beyond this many events the middle is left out.
    private static let mostMoments = 100

    /// The section; nil for a run without snapshots.
    ///
    /// - Parameters:
    ///   - prefix: What the ids begin with.
    ///   - mostMoments: How many events are shown.
    static func section(
        _ run: RunResult, prefix: String = "", most mostMoments: Int = mostMoments
    ) -> HTMLSection? {
        guard !run.snapshots.isEmpty else { return nil }
        let events = Set(run.snapshots.map(\.event)).sorted().compactMap { number in
            run.events.indices.contains(number - 1) ? run.events[number - 1] : nil
        }
        let (first, left, last) = events.cut(to: mostMoments)
        var content: HTML = """
            <p>The document before and after each action and each callback, without its scripts and \
            without what it would load.</p>

            """
        content += first.map { moment($0, run, prefix) }.joined()
        if left > 0 {
            content += "<p>… \(left) more are left out here; a trace file has all of them</p>\n"
        }
        content += last.map { moment($0, run, prefix) }.joined()
        return HTMLSection(id: prefix + "page", title: "Page", content: content)
    }

    private static func moment(
        _ event: TraceEvent, _ run: RunResult, _ prefix: String
    ) -> HTML {
        let words = RunTextReport(style: TextStyle(isColoured: false)).what(event)
        let own = run.snapshots.filter { $0.event == event.sequence }
        let before = own.first { !$0.isAfter }
        let after = own.last { $0.isAfter }
        let isSame = before != nil && before?.html == after?.html
        let frames: [HTML] =
            isSame
            ? [frame(before, "Before and after: nothing changed")]
            : [frame(before, "Before"), frame(after, "After")]
        return """
            <details id="\(prefix)page-\(event.sequence)" class="moment"\(isSame ? "" : " open" as HTML)>
            <summary><time>\(timeText(event.time))</time> \(HTMLParts.code(words.shortened(to: 120))) \
            <a href="#\(prefix)event-\(event.sequence)">event \(event.sequence)</a></summary>
            <div class="shots">
            \(frames.joined())</div>
            </details>

            """
    }

    private static func frame(_ snapshot: TraceRecord.Snapshot?, _ title: String) -> HTML {
        guard let snapshot, let html = snapshot.html else { return "" }
        let note: HTML =
            snapshot.isWhole ? "" : " (cut off: the document is too large to be shown whole)"
        return """
            <figure><figcaption>\(title)\(note)</figcaption>
            <iframe sandbox="" loading="lazy" title="\(title)" srcdoc="\(HTML(document: html))"></iframe></figure>

            """
    }
}
