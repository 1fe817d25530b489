internal import MobilePlans
public import PortalTrace

/// A run as a person reads it: the answer first (findings, callbacks), then the timeline, and one line
/// of summary.
public struct RunTextReport: Sendable {
    private let style: TextStyle
    private let detail: ReportDetail
    /// How many columns a line of the timeline may have.
    private let width: Int

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - width: The columns of the terminal, if there is one.
    public init(style: TextStyle, detail: ReportDetail = .usual, width: Int? = nil) {
        self.style = style
        self.detail = detail
        self.width = max(40, width ?? Self.usualWidth)
    }

    /// The columns of a line that goes to a file.
    private static let usualWidth = 160

    /// The whole report, each line ended.
    public func text(_ run: RunResult) -> String {
        var lines: [String] = []
        let printer = FindingText(style: style, scripts: run.sources)
        for finding in run.findings { lines += printer.lines(finding) }
        if detail == .findings { return (lines + [summary(run)]).map { $0 + "\n" }.joined() }
        if !run.findings.isEmpty { lines.append("") }
        lines += wiringLines(run.wiring)
        if !run.events.isEmpty {
            lines += timeline(run.events)
            lines.append("")
        }
        lines += RunAdvice.lines(run)
        lines.append(summary(run))
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: - Timeline

    private func timeline(_ events: [TraceEvent]) -> [String] {
        guard detail != .everything else { return cut(events.map(eventLine), to: 1_000) }
        return cut(TimelineFolding.folded(events).map(foldedLine), to: 200)
    }

    /// The beginning and the end of a long timeline.
    private func cut(_ lines: [String], to most: Int) -> [String] {
        guard lines.count > most else { return lines }
        let left = lines.count - most / 2 * 2
        return lines.prefix(most / 2)
            + [style.paint("… \(left) more events; --trace FILE writes all of them", .faint)]
            + lines.suffix(most / 2)
    }

    /// One line of the timeline, no wider than it may be.
    private func foldedLine(_ line: TimelineFolding.Line) -> String {
        switch line {
        case .folded(let event, let count):
            return fitted(event, "PurchaseMetaData: \(count) properties are set", nil)
        case .event(let event):
            return fitted(event, nil, event.location)
        }
    }

    private func fitted(
        _ event: TraceEvent, _ given: String?, _ location: SourceLocation?
    ) -> String {
        let actors = [event.from, event.to].compactMap { $0?.rawValue }.joined(separator: " → ")
        // Who did it takes a column of its own where there is room for one.
        let column = width >= 100 ? 31 : min(31, actors.unicodeScalars.count)
        let head = padded(timeText(event.time), 10)
        let room = max(20, width - 14 - max(column, actors.unicodeScalars.count))
        var place = location.map { TraceValue.oneLine("\($0)") } ?? ""
        if place.unicodeScalars.count + 20 > room { place = "" }
        let wordsRoom = room - (place.isEmpty ? 0 : place.unicodeScalars.count + 2)
        let words = (given ?? what(event)).split(
            separator: "\n", omittingEmptySubsequences: false)
        let plain = RunTextReport(style: TextStyle(isColoured: false))
        let plainWords = (given ?? plain.what(event)).split(
            separator: "\n", omittingEmptySubsequences: false)
        func piece(_ index: Int, _ most: Int) -> String {
            let text = String(plainWords[index])
            // What is cut is not painted: a colour might not end.
            return text.unicodeScalars.count <= most
                ? String(words[index]) : text.shortened(to: most)
        }
        var line = style.paint(head, .faint) + "  " + padded(actors, column) + "  "
        line += piece(0, wordsRoom)
        if !place.isEmpty { line += "  " + style.paint(place, .faint) }
        let mostLines = 12
        let indent = String(repeating: " ", count: min(45, 14 + column))
        for index in words.indices.dropFirst().prefix(mostLines) {
            line += "\n" + indent + piece(index, max(20, width - indent.count))
        }
        if words.count > mostLines + 1 {
            line +=
                "\n" + indent
                + style.paint("… \(words.count - mostLines - 1) more lines; -v shows them", .faint)
        }
        return line
    }

    /// The callback wiring, as a table.
    public func wiring(_ run: RunResult) -> String {
        wiringLines(run.wiring).map { $0 + "\n" }.joined()
    }

    /// One event, as a line without its end.
    public func line(_ event: TraceEvent) -> String { eventLine(event) }

    private func eventLine(_ event: TraceEvent) -> String {
        var line = style.paint(padded(timeText(event.time), 10), .faint) + "  "
        let actors = [event.from, event.to].compactMap { $0?.rawValue }.joined(separator: " → ")
        let words = what(event).split(separator: "\n", omittingEmptySubsequences: false)
        line += padded(actors, 31) + "  " + words[0]
        if let location = event.location {
            line += "  " + style.paint(TraceValue.oneLine("\(location)"), .faint)
        }
        // What has several lines stands under the event's own column.
        for more in words.dropFirst() { line += "\n" + String(repeating: " ", count: 45) + more }
        return line
    }

    /// What an event says, without its time, actors and place.
    func what(_ event: TraceEvent) -> String {
        switch event.what {
        case .call(let call):
            let result = call.result.map { " = \(short($0.literal))" } ?? ""
            return "\(name(call.name))(\(literals(call.arguments)))\(result)"
        case .set(let set): return "\(name(set.name)) = \(short(set.value.literal))"
        case .getMissing(let name):
            return "\(self.name(name)) " + style.paint("does not exist", .error)
        case .callback(let callback): return what(callback)
        case .device(let step):
            let words = step.value.words
            let arguments = step.value.arguments
            return arguments.isEmpty
                ? words : "\(words): \(plain(arguments))\(launchErrors(event.step))"
        case .console(let line): return "\(name(line.function)): \(text(line))"
        case .exception(let thrown), .rejection(let thrown):
            return style.paint("\(event.kind.rawValue) ", .error)
                + "\(name(thrown.name ?? "thrown value")): \(plain([thrown.value]))"
        case .timer(let timer): return "\(name(timer.function)) of \(timer.delay) ms is due"
        case .page(let request):
            let answer = request.answer.map { " = \(short($0.literal))" } ?? ""
            return "\(name(request.member.rawValue))(\(literals(request.arguments)))\(answer)"
        case .user(let act):
            let given = ([act.locator].filter { !$0.isEmpty } + act.given.map { short($0.literal) })
                .joined(separator: " ")
            let place = act.element.map { ": \($0)" } ?? ""
            let failure =
                act.failure.map {
                    " " + style.paint("cannot: \(TraceValue.oneLine($0))", .error)
                } ?? ""
            return TraceValue.oneLine("\(act.action) \(given)\(place)") + failure
        case .pageLeft(let url): return "\(name("leaves the page")) \(plain([.string(url)]))"
        case .network(let exchange):
            return name(exchange.line) + (exchange.outcome.map(what) ?? "")
        case .message(let message):
            return name(message.line) + (message.body.map { " \(short($0.literal))" } ?? "")
        case .finding(let judgement): return "\(name(judgement.rule)) "
        }
    }

    private func name(_ text: String) -> String { style.paint(TraceValue.oneLine(text), .name) }

    private func literals(_ values: [TraceValue]) -> String {
        values.map { short($0.literal) }.joined(separator: ", ")
    }

    private func what(_ callback: TraceEvent.Callback) -> String {
        if callback.outcome == .notSet {
            return style.paint("no callback is set", .error) + ": \(callback.property)"
        }
        let role: TextStyle.Role = callback.outcome == .returned ? .good : .error
        return "\(name(callback.name))(\(TraceValue.oneLine(callback.payload ?? ""))) "
            + style.paint(callback.outcome.kind.rawValue, role)
    }

    /// What a line of the console printed: on several lines only where it was formatted so.
    private func text(_ line: TraceEvent.ConsoleLine) -> String {
        guard let printed = line.printed else { return plain(line.arguments) }
        let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.prefix(Self.mostConsoleLines).map {
            short(TraceValue.oneLine(String($0)))
        }
        let left = lines.count - shown.count
        return (shown + (left > 0 ? ["… \(left) more lines"] : [])).joined(separator: "\n")
    }

    /// Most lines of one event.
    private static let mostConsoleLines = 120

    /// What came of a page's request, whose headers and bodies are in the trace.
    private func what(_ outcome: NetworkOutcome) -> String {
        var text = outcome.status.map { " = \($0)" } ?? ""
        switch outcome.problem {
        case .failed(let failure, _):
            text += " " + style.paint("failed: \(failure.rawValue)", .error)
        case .blocked(let block, _):
            text += " " + style.paint("blocked: \(block.rawValue)", .error)
        case nil: break
        }
        return outcome.isAborted ? text + " aborted" : text
    }

    /// The request headers that tell a portal of failures, if a launch has them.
    private func launchErrors(_ step: DeviceStep?) -> String {
        guard case .opensPortal(_, let headers) = step else { return "" }
        return headers.filter { $0.name.hasPrefix("X-MP-") }
            .map { "  \($0.name): \(TraceValue.oneLine($0.value.displayText))" }.joined()
    }

    private func plain(_ values: [TraceValue]) -> String {
        short(values.map { TraceValue.oneLine($0.displayText) }.joined(separator: " "))
    }

    /// Long values are cut: the trace has them in full.
    private func short(_ text: String) -> String {
        text.utf8.count <= 300 ? text : String(text.prefix(300)) + "…"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    // MARK: - Callback wiring

    private func wiringLines(_ wirings: [CallbackWiring]) -> [String] {
        guard !wirings.isEmpty else { return [] }
        var lines = [style.paint("Callbacks", .heading)]
        for wiring in wirings {
            let set = wiring.setAt.map { TraceValue.oneLine("set at \($0)") } ?? "never set"
            lines.append(
                "  \(wiring.object).\(style.paint(wiring.property, .name)) = "
                    + "\(short(wiring.name?.literal ?? "\"\""))  " + style.paint(set, .faint))
            lines.append("    \(TraceValue.oneLine(wiring.sentence))")
            for call in wiring.calls {
                let role: TextStyle.Role = call.outcome == .returned ? .good : .error
                let error = call.outcome.error.map { ": \(TraceValue.oneLine($0))" } ?? ""
                let payload = call.payload.map { "  \(TraceValue.oneLine($0))" } ?? ""
                lines.append(
                    "    \(timeText(call.time))\(payload)  "
                        + style.paint(call.outcome.kind.rawValue, role) + error)
            }
        }
        return lines + [""]
    }

    // MARK: - End

    /// The last line: how many findings, and what happened.
    public func summary(_ run: RunResult) -> String {
        func count(_ number: Int, _ word: String) -> String {
            "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        let calls = run.events.count { $0.kind == .call }
        let callbacks = run.events.count { $0.callback?.payload != nil }
        let errors = run.findings.count { $0.severity == .error }
        let warnings = run.findings.count { $0.severity == .warning }
        let edition =
            run.editionUsed.map { used in
                used == .all
                    ? "written for a mix of editions" : "written for edition \(used.rawValue)"
            }
            ?? (run.edition == .all
                ? nil : "run with the objects of edition \(run.edition.rawValue)")
        let verdict = style.paint(
            "\(count(errors, "error")), \(count(warnings, "warning"))",
            errors > 0 ? .error : warnings > 0 ? .warning : .good)
        return "\(verdict); \(count(calls, "call")), \(count(callbacks, "callback")) in "
            + "\(timeText(run.endTime))\(edition.map { "; \($0)" } ?? ""); ended: \(run.end.words)"
    }
}
