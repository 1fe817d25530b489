internal import MobilePlans
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine

/// A debugging session: the open portal, and what was typed.
final class DebugDesk {
    let host: PortalHost
    var scripts: [PortalScript]
    let paths: [String]
    let repository: Repository
    var options: RunOptions
    private(set) var session: PortalSession?
    /// What was typed, so that errors can show it.
    private var inputs: [PortalScript] = []
    private var waiting = ""
    private var shown = 0
    let style = Terminal.style(toError: false)
    /// Breakpoints and steps.
    var pauses: DebugPauses?
    /// What was done since the portal was opened, for a case.
    var done = DebugRecord()
    /// Writes a case of what was done.
    var writeCase: ((_ path: String, _ done: DebugRecord) throws(CommandFailure) -> Void)?

    init(
        host: PortalHost, scripts: [PortalScript], paths: [String], repository: Repository,
        options: RunOptions
    ) {
        self.repository = repository
        self.host = host
        self.scripts = scripts
        self.paths = paths
        self.options = options
    }

    /// Whether what was typed is only the beginning of a statement.
    var isWaitingForMore: Bool { !waiting.isEmpty }

    /// What stands before a line.
    var prompt: String { isWaitingForMore ? "… " : "> " }

    /// Opens the portal in a fresh world.
    func open() {
        close()
        shown = 0
        inputs = []
        done = DebugRecord()
        session = host.open(scripts, options)
        // The other scripts are there to be looked at.
        if session?.stop == .loadFailed { session?.resume() }
        for text in options.calls { call(text) }
        for action in options.actions where session?.stop == nil {
            act(action.line ?? action.description)
        }
        showNews()
    }

    func close() {
        session?.close()
        session = nil
    }

    /// Takes a line.
    ///
    /// - Returns: Whether the session goes on.
    func take(_ line: String) -> Bool {
        let trimmed = line.drop { $0.isWhitespace }
        if trimmed.isEmpty, !isWaitingForMore { return true }
        if trimmed.hasPrefix("."), !trimmed.hasPrefix("..") {
            let words = trimmed.split(separator: " ").map(String.init)
            // Between the lines of an expression only a command's own name is one: ".then(" is not.
            if !isWaitingForMore || DebugHelp.names.contains(words[0]) {
                switch words[0] {
                case ".exit": return false
                case ".break" where isWaitingForMore && words.count == 1: waiting = ""
                default: perform(words)
                }
                showNews()
                return true
            }
        }
        if !isWaitingForMore, UserAction.isCommand(line) {
            act(line)
        } else {
            evaluate(waiting + line)
        }
        showNews()
        return true
    }

    /// Drops what was begun: Ctrl-C was pressed.
    func interrupt() { waiting = "" }

    /// Does what a line says that the user does.
    private func act(_ line: String) {
        guard let session else { return }
        do throws(UserAction.CommandError) {
            let action = try UserAction(command: line)
            done.add(action)
            switch session.perform(action) {
            case .done: break
            case .failed(let reason, let lines):
                complain(reason)
                for line in lines { say("  on the page: \(TraceValue.oneLine(line))") }
            case .ended(let reason): ended(reason)
            }
        } catch {
            complain(error.message)
        }
    }

    /// Evaluates what was begun and not ended when the input ended.
    func finish() {
        guard isWaitingForMore else { return }
        evaluate(waiting, isComplete: true)
        showNews()
    }

    // MARK: - JavaScript

    private func call(_ text: String) {
        guard let session else { return }
        done.steps.append(PortalRecord.step(text))
        let source = PortalScript(name: "input-\(inputs.count + 1)", source: text)
        inputs.append(source)
        switch session.call(text, source: source.name) {
        case .value(let value):
            showNews()
            if value != .undefined { say(short(value.literal)) }
        case .notCallable(let reason): complain(reason)
        case .threw: break
        case .ended(let reason): ended(reason)
        }
    }

    private func evaluate(_ text: String, isComplete: Bool = false) {
        guard let session else { return }
        let name = "input-\(inputs.count + 1)"
        let (answer, evaluated) = session.console(text, source: name, isComplete: isComplete)
        if case .incomplete = answer {
            waiting = text + "\n"
            return
        }
        waiting = ""
        done.add(evaluated: text, as: evaluated)
        inputs.append(PortalScript(name: name, source: evaluated))
        switch answer {
        case .value(let value):
            showNews()
            if let value { lines(short(value)).forEach(say) }
        case .threw, .incomplete: break
        case .pending:
            complain(
                "nothing is left to do within an hour, and what is awaited is still pending; "
                    + ".advance and .user may lead to it")
        case .pageLeft: complain("the page was left before what is awaited came")
        case .ended(let reason): ended(reason)
        case .noPage: complain("no page is open; .reload opens the portal anew")
        }
    }

    /// Lines of a text, each without what would control the terminal.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            TraceValue.oneLine(String($0))
        }
    }

    /// Shows a text of several lines.
    func show(_ text: String) { lines(text).forEach(say) }

    private func ended(_ reason: EndReason) {
        let words = ScriptInterrupt.take() ? "the script was interrupted" : reason.words
        complain("\(words); the session goes on, the limits begin anew")
        session?.resume()
    }

    // MARK: - Output

    /// Shows the events that are new.
    func showNews() {
        guard let session else { return }
        let report = RunTextReport(style: style)
        let news = session.events.dropFirst(shown)
        for event in news.prefix(200) {
            say(report.line(event))
            if event.kind == .exception || event.kind == .rejection { showPlace(of: event) }
        }
        if news.count > 200 { say("… \(news.count - 200) more; .trace shows the last ones") }
        shown = session.events.count
        if let stop = session.stop { ended(stop) }
    }

    private func showPlace(of event: TraceEvent) {
        let finding = Finding(
            "uncaught-exception", .error,
            "\(event.name): \(event.arguments.map(\.displayText).joined(separator: " "))",
            at: event.location)
        for line in FindingText(style: style, scripts: scripts + inputs).lines(finding).dropFirst()
        {
            say(line)
        }
    }

    func say(_ text: String) { Terminal.print(text + "\n") }

    func complain(_ text: String) {
        say(style.paint("error:", .error) + " " + TraceValue.oneLine(text))
    }

    private func short(_ text: String) -> String {
        text.utf8.count <= 4_000 ? text : String(text.prefix(4_000)) + "…"
    }
}
