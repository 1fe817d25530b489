internal import JSONDocuments
internal import MobilePlans
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine

/// A debugging session: the open portal, and what was typed.
final class DebugDesk {
    private(set) var host: PortalHost
    var scripts: [PortalScript]
    let paths: [String]
    let repository: Repository
    var options: RunOptions
    private(set) var session: PortalSession?
    /// What was typed, so that errors can show it.
    private var inputs: [PortalScript] = []
    private var waiting = ConsoleInput()
    /// The longest line that can be a command, in bytes.
    private static let longestCommand = 64 << 10
    private var shown = 0
    let style = Terminal.style(toError: false)
    /// Breakpoints and steps.
    var pauses: StoppedCommands?
    /// What was done since the portal was opened, for a case.
    var record = DebugRecord()
    /// Writes a case of what was done.
    var writeCase: ((_ path: String, _ done: DebugRecord) throws(CommandFailure) -> Void)?
    /// What was done since the portal was opened, for going back.
    private var done: [Step] = []
    /// How much of that was done again.
    private var redone = 0
    /// What the portal was opened with.
    private var opened: (scripts: [PortalScript], options: RunOptions)
    /// The preset that the portal was opened anew in, if that was asked for.
    var preset: String?
    /// Whether nothing is shown: what is done was done before.
    private(set) var isQuiet = false

    /// Something that was done in the session.
    enum Step {
        case line(String)
        /// The engine was asked what a word can be completed to.
        case completion(String)
        case load(PortalScript)
    }

    init(
        host: PortalHost, scripts: [PortalScript], paths: [String], repository: Repository,
        options: RunOptions
    ) {
        self.repository = repository
        self.host = host
        self.scripts = scripts
        self.paths = paths
        self.options = options
        opened = (scripts, options)
    }

    /// Whether what was typed is only the beginning of a statement.
    var isWaitingForMore: Bool { !waiting.text.isEmpty }

    /// What stands before a line.
    var prompt: String { isWaitingForMore ? "… " : "> " }

    /// Opens the portal in a fresh world.
    func open() {
        done = []
        opened = (scripts, options)
        if session != nil {
            // Places in a run are counted from the engine's beginning.
            close()
            host.close()
            host = PortalHost(debugger: pauses?.renewed(to: nil))
        }
        begin()
        goBack()
    }

    private func begin() {
        close()
        shown = 0
        inputs = []
        record = DebugRecord()
        record.scenario = preset
        waiting = ConsoleInput()
        session = host.open(opened.scripts, opened.options)
        // The other scripts are there to be looked at.
        if session?.stop == .loadFailed { session?.resume() }
        for text in opened.options.calls where !isGoingBack { call(text) }
        for action in opened.options.actions where session?.stop == nil && !isGoingBack {
            act(action.line ?? action.description)
        }
        showNews()
    }

    func close() {
        session?.close()
        session = nil
    }

    private var isGoingBack: Bool { pauses?.isGoingBack ?? false }

    /// Takes a line.
    ///
    /// - Returns: Whether the session goes on.
    func take(_ line: String) -> Bool {
        done.append(.line(line))
        let goesOn = act(on: line)
        goBack()
        return goesOn
    }

    /// Leads the session to an earlier place, if it stands still and that was asked for: all that was done
    /// is done again, and shown from that place on.
    private func goBack() {
        while let pauses, let goal = pauses.takeGoal() {
            close()
            host.close()
            host = PortalHost(debugger: pauses.renewed(to: goal))
            isQuiet = true
            redo()
            if pauses.debugger?.isTravelling == true, !pauses.isGoingBack {
                isQuiet = false
                complain("the session did not come by that place again")
                shown = session?.events.count ?? 0
            }
        }
        isQuiet = false
    }

    /// Why the session would not be the same a second time; nil if it would.
    var obstacleToRepeating: String? {
        if options.usesSystemRandom { return "random numbers are others each time (--real-random)" }
        return options.isRepeatable
            ? nil : "real servers answer (--allow-net, --partner-center), and may answer otherwise"
    }

    /// Does all that was done once more.
    private func redo() {
        redone = 0
        begin()
        while redone < done.count, !isGoingBack {
            let step = done[redone]
            redone += 1
            switch step {
            case .line(let line): _ = act(on: line)
            case .completion(let word): _ = session?.completions(of: word)
            case .load(let script):
                record.leave(".load")
                session?.load(script)
            }
        }
    }

    /// Does all that was done once more, on another host, and shows nothing.
    func replay(on host: PortalHost) {
        let desk = DebugDesk(
            host: host, scripts: opened.scripts, paths: paths, repository: repository,
            options: opened.options)
        desk.done = done
        desk.preset = preset
        desk.isQuiet = true
        desk.redo()
        desk.close()
    }

    /// From here on what happens is shown again.
    func arrive() {
        guard isQuiet else { return }
        isQuiet = false
        shown = session?.events.count ?? 0
        guard redone < done.count else { return }
        say("what was done after that is not done again")
        done.removeLast(done.count - redone)
    }

    private func act(on line: String) -> Bool {
        let start = line.utf8.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard let start else {
            if isWaitingForMore { evaluate(adding: line) }
            return true
        }
        let trimmed = line[start...]
        if trimmed.hasPrefix("."), !trimmed.hasPrefix(".."),
            trimmed.utf8.count <= Self.longestCommand
        {
            let words = trimmed.split(separator: " ").map(String.init)
            // Between the lines of an expression only a command's own name is one: ".then(" is not.
            if !isWaitingForMore || DebugHelp.names.contains(words[0]) {
                switch words[0] {
                case ".exit": return false
                case ".break" where isWaitingForMore && words.count == 1: waiting = ConsoleInput()
                default: perform(words)
                }
                showNews()
                return true
            }
        }
        if !isWaitingForMore, UserAction.isCommand(line) {
            act(line)
        } else {
            evaluate(adding: line)
        }
        showNews()
        return true
    }

    /// Drops what was begun: Ctrl-C was pressed.
    func interrupt() { waiting = ConsoleInput() }

    /// Does what a line says that the user does.
    private func act(_ line: String) {
        guard let session else { return }
        do throws(UserAction.CommandError) {
            let action = try UserAction(command: line)
            record.add(action)
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

    /// What the engine says that a word can be completed to: it is entered for that.
    func asked(_ word: String) -> [String] {
        done.append(.completion(word))
        return session?.completions(of: word) ?? []
    }

    /// Takes note of a script in the place of the line that loads it: its file may change.
    func loaded(_ script: PortalScript) {
        if !isQuiet, !done.isEmpty { done[done.count - 1] = .load(script) }
    }

    /// Evaluates what was begun and not ended when the input ended.
    func finish() {
        guard isWaitingForMore else { return }
        evaluate(waiting.text, isComplete: true)
        showNews()
    }

    // MARK: - JavaScript

    private func call(_ text: String) {
        guard let session else { return }
        record.steps.append(PortalRecord.step(text))
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

    private func evaluate(adding line: String) {
        if !waiting.add(line) { evaluate(waiting.text) }
    }

    private func evaluate(_ text: String, isComplete: Bool = false) {
        guard let session else { return }
        let name = "input-\(inputs.count + 1)"
        pauses?.debugger?.forgetStep()
        let (answer, evaluated) = session.console(text, source: name, isComplete: isComplete)
        if case .incomplete = answer { return }
        waiting = ConsoleInput()
        record.add(evaluated: text, as: evaluated)
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
        case .noPage: complain("no page is open; .reload opens the portal again")
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
        // It was ended to be run again.
        guard !isGoingBack else { return }
        let words = ScriptInterrupt.take() ? "the script was interrupted" : reason.words
        complain("\(words); the session goes on, the limits start again")
        session?.resume()
    }

    // MARK: - Output

    /// Shows the events that are new.
    func showNews() {
        guard let session, !isGoingBack, !isQuiet else { return }
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

    func say(_ text: String) {
        if !isQuiet, !isGoingBack { Terminal.print(text + "\n") }
    }

    func complain(_ text: String) {
        say(style.paint("error:", .error) + " " + TraceValue.oneLine(text))
    }

    /// Shows a line that a pipe brought: it is not on the screen yet.
    func echo(_ line: String, after prompt: String) {
        say(prompt + SafeText.excerpt(line, most: 4_000))
    }

    private func short(_ text: String) -> String {
        text.utf8.count <= 4_000 ? text : String(text.prefix(4_000)) + "…"
    }
}
