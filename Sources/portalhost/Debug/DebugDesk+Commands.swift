internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// What the commands of a debugging session do.
extension DebugDesk {
    func perform(_ words: [String]) {
        guard let session, let command = words.first else { return }
        let rest = Array(words.dropFirst())
        switch command {
        case ".fire":
            record.leave(command)
            fire(rest, session)
        case ".user":
            guard let action = pick(rest, MobilePlansApp.UserAction.self, "an action") else {
                return
            }
            if let problem = session.app.perform(action) { return complain(problem) }
            record.steps.append(["user": .string(action.rawValue)])
        case ".network":
            guard let state = pick(rest, NetworkRegistrationState.self, "a state") else { return }
            session.app.report(state)
            record.steps.append(["network": .string(state.rawValue)])
        case ".advance":
            guard let time = rest.first.flatMap(TimeText.milliseconds) else {
                return complain(
                    rest.first.map(TimeText.isTooLong) == true
                        ? "expected a time of at most \(TimeText.text(TimeText.longest))"
                        : "expected a time such as 500ms, 3s, 15m, 1h")
            }
            session.advance(by: time)
            record.steps.append(["advance": .string(TimeText.text(time))])
        case ".step":
            record.leave(command)
            if !session.step() { say("nothing is left to do") }
        case ".run":
            session.settle()
            record.steps.append(["settle": true])
            if let rest = session.rest { say("at rest: \(rest.words)") }
        case ".callbacks":
            let text = RunTextReport(style: style).wiring(session.result())
            say(text.isEmpty ? "no callback is set, and none was called" : String(text.dropLast(2)))
        case ".trace": trace(rest, session)
        case ".findings": findings(session)
        case ".page":
            show(session.accessibleTree() ?? "no page is open")
        case ".html":
            guard !rest.isEmpty else { return complain("expected a CSS selector: .html #buy") }
            show(session.markup(of: rest.joined(separator: " ")) ?? "no page is open")
        case ".role":
            guard !rest.isEmpty else { return complain("expected a CSS selector: .role #buy") }
            show(session.roles(of: rest.joined(separator: " ")) ?? "no page is open")
        case ".device": say(String(ScenarioFile.text(session.app.world.device).dropLast()))
        case ".app": app(session)
        case ".relaunch":
            session.relaunch()
            record.steps.append(["relaunch": true])
        case ".scenario":
            let known = Preset.all.map(\.name)
            guard let name = rest.first, let preset = Preset.named(name) else {
                return complain(
                    "expected the name of a preset"
                        + (rest.first.flatMap { hint($0, among: known) }
                            ?? "; 'portalhost presets' lists them"))
            }
            options.scenario = preset.scenario
            self.preset = name
            open()
        case ".reload": reload()
        case ".load":
            record.leave(command)
            load(rest, session)
        case ".write-case": writeCase(rest)
        case let name where StoppedCommands.commands.contains(name):
            // What was set stays set where the session is run again.
            if !isQuiet { pauses?.perform(words) }
        case ".help": DebugHelp.lines.forEach(say)
        case ".do" where !rest.isEmpty:
            complain(
                "what the user does is typed without a command: \(rest.joined(separator: " "))")
        default:
            complain(
                "unknown command '\(command)'"
                    + (hint(command, among: DebugHelp.names) ?? "; .help lists them"))
        }
    }

    /// What a mistyped or unfinished word may have meant.
    private func hint(_ word: String, among known: [String]) -> String? {
        var unique: [String] = []
        for name in known where name.hasPrefix(word) && !unique.contains(name) {
            unique.append(name)
        }
        if unique.isEmpty {
            unique = NearestName.suggestion(for: word, among: known).map { [$0] } ?? []
        }
        guard !unique.isEmpty, !word.isEmpty else { return nil }
        let names = unique.prefix(4).map { "'\($0)'" }.joined(separator: " or ")
        return "; did you mean \(names)?"
    }

    private func fire(_ words: [String], _ session: PortalSession) {
        let iccid = session.app.world.device.eSIM?.activeProfile?.iccid ?? ""
        let payload: CallbackPayload
        switch words.first {
        case "activation":
            let names = ActivationResult.members(of: options.edition).map(\.rawValue)
            guard let result = pick(Array(words.dropFirst()), ActivationResult.self, "a result"),
                names.contains(result.rawValue)
            else { return }
            payload = .activation(result, iccid: result == .success ? iccid : "")
        case "registration":
            guard
                let state = pick(
                    Array(words.dropFirst()), NetworkRegistrationState.self, "a state")
            else { return }
            payload = .registration(state, iccid: iccid)
        default:
            return complain("expected .fire activation RESULT or .fire registration STATE")
        }
        if let problem = session.fire(payload) { complain(problem) }
    }

    /// The member that a word names.
    private func pick<Value: RawRepresentable & CaseIterable>(
        _ words: [String], _ type: Value.Type, _ what: String
    ) -> Value? where Value.RawValue == String {
        if let value = words.first.flatMap(Value.init(rawValue:)) { return value }
        let known = Value.allCases.map(\.rawValue)
        let near = words.first.flatMap { hint($0, among: known) }
        complain("expected \(what)" + (near ?? ": one of \(known.joined(separator: ", "))"))
        return nil
    }

    private func trace(_ words: [String], _ session: PortalSession) {
        let count = words.first.flatMap { Int($0) } ?? 20
        let report = RunTextReport(style: style)
        for event in session.events.suffix(max(0, count)) { say(report.line(event)) }
    }

    private func findings(_ session: PortalSession) {
        let run = session.result(definedFunctions: session.definedFunctions())
        let printer = FindingText(style: style, scripts: scripts)
        let findings = PortalHost.findings(in: run)
        if findings.isEmpty { say("no findings so far") }
        for finding in findings { printer.lines(finding).forEach(say) }
    }

    private func app(_ session: PortalSession) {
        let state = session.app.state
        let control =
            session.app.handBack.map { "gave control back by \($0.name)" } ?? "has control"
        say("time: \(TimeText.text(session.time))")
        say("the portal \(control)")
        say("registration: \(state.registration?.rawValue ?? "nothing reported")")
        say("balance: \(state.isBalanceShown ? "shown" : "not shown")")
        let told = state.notifications.map(\.rawValue).joined(separator: ", ")
        say("the user was told: \(told.isEmpty ? "nothing" : told)")
        let errors = state.launchErrors.map(\.result.rawValue).joined(separator: ", ")
        say("errors for the next launch: \(errors.isEmpty ? "none" : errors)")
    }

    private func reload() {
        do throws(ScriptFile.LoadError) {
            // A page brings its scripts itself.
            let files = paths.filter { $0 != "-" && !PortalInput.isPage($0) }
            scripts = try ScriptFile.load(files, in: repository) { .init() }
        } catch {
            return complain("\(error)")
        }
        open()
    }

    private func writeCase(_ words: [String]) {
        guard let path = words.first else {
            return complain("expected a file: .write-case buys.case.json")
        }
        do throws(CommandFailure) {
            try writeCase?(path, record)
        } catch {
            complain(error.message)
        }
    }

    private func load(_ words: [String], _ session: PortalSession) {
        guard let path = words.first else { return complain("expected a file") }
        do throws(ScriptFile.LoadError) {
            guard
                let script = try ScriptFile.load(
                    [path], in: repository, standardInput: { .init() }
                ).first
            else {
                return
            }
            scripts.append(script)
            loaded(script)
            session.load(script)
        } catch {
            complain("\(error)")
        }
    }

    // MARK: - Completion

    /// What a word of a line may be completed to.
    func completions(_ word: String, _ line: String) -> [String] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if !isWaitingForMore, UserAction.isCommand(line + "\"") { return controls(word, line) }
        guard let command = words.first, command.hasPrefix("."), !isWaitingForMore else {
            return asked(word)
        }
        let known: [String] =
            switch (command, words.count) {
            case (_, 1): DebugHelp.names
            case (".fire", 2): ["activation", "registration"]
            case (".fire", 3):
                words[1] == "activation"
                    ? ActivationResult.members(of: options.edition).map(\.rawValue)
                    : NetworkRegistrationState.allCases.map(\.rawValue)
            case (".user", 2): MobilePlansApp.UserAction.allCases.map(\.rawValue)
            case (".network", 2): NetworkRegistrationState.allCases.map(\.rawValue)
            case (".scenario", 2): Preset.all.map(\.name)
            case (".break", 2), (".clear", 2): scriptFiles
            default: []
            }
        return known.filter { $0.hasPrefix(word) }.sorted()
    }

    /// The files of the scripts that were met, as `.break` takes them: the ends of their paths.
    private var scriptFiles: [String] {
        var files: [String] = []
        for script in session?.knownScripts ?? [] {
            let file = script.name.split(separator: "/").last.map { "\($0):" } ?? ""
            if !file.isEmpty, !files.contains(where: { $0.hasSameCodeUnits(as: file) }) {
                files.append(file)
            }
        }
        return files
    }

    /// What the page offers to what a user does, behind a quotation mark that is open: `click "Ch`.
    private func controls(_ word: String, _ line: String) -> [String] {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count.isMultiple(of: 2), let typed = parts.last.map(String.init) else {
            return []
        }
        // The words before the one that is completed stand there already.
        let before = typed.unicodeScalars.count - word.unicodeScalars.count
        guard before >= 0 else { return [] }
        return (session?.offeredNames() ?? []).filter { $0.hasPrefix(typed) && !$0.contains("\"") }
            .map { String(String.UnicodeScalarView($0.unicodeScalars.dropFirst(before))) + "\"" }
            .sorted()
    }
}
