internal import Glibc
internal import PortalJudge
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// `portalhost debug`: a portal on the table, to be touched.
enum DebugCommand: Command {
    static let specification = CommandSpecification(
        name: "debug",
        summary:
            "Opens a portal for an interactive session: evaluate, fire callbacks, let time pass.",
        operands: "[FOLDER|PAGE|SCRIPT...]",
        options: SharedOptions.portal,
        notes: [
            "Lines are JavaScript, evaluated in the page, what the user does, or commands that begin with a dot. They "
                + "come from the terminal or from a pipe. Nothing happens by itself: time passes "
                + "only when a command says so. What comes from a pipe is shown before it is done."
        ] + [UserAction.commandHelp, DebugHelp.text] + [
            "On a terminal Ctrl-C ends the script that runs, or empties the line; Ctrl-\\ ends the "
                + "session, and --storage is written.",
            "Exit: 0, 2 could not run, 64 wrong usage.",
            "Example: portalhost debug portal.js --call buy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let request = try RunRequest(arguments)
        if let code = try request.printedConfiguration() { return code }
        let portal = try request.portal()
        let input = try request.inputs(portal)
        try FileOutput.check(
            [("--record", arguments.value("--record"))], command: arguments.command)
        let pauses = StoppedCommands(
            SourceMaps(isOn: !arguments.has("--no-source-maps")), in: request.repository)
        let host = PortalHost(debugger: pauses.debugger)
        let supervisor = Supervisor(limits: input.options.limits)
        supervisor.start()
        defer { supervisor.stop() }
        let reader = LineReader()
        let desk = DebugDesk(
            host: host, scripts: input.scripts, paths: portal.scripts,
            repository: request.repository, options: input.options)
        desk.pauses = pauses
        desk.writeCase = { path, done throws(CommandFailure) in
            try writeCase(path, done, request, portal, input)
            supervisor.touch()
        }
        pauses.rests = { _ in supervisor.touch() }
        pauses.showNews = { [unowned desk] in
            desk.arrive()
            desk.showNews()
        }
        pauses.replay = { [unowned desk] in desk.replay(on: $0) }
        pauses.obstacle = { [unowned desk] in desk.obstacleToRepeating }
        pauses.readLine = { [unowned desk] prompt in
            let line = reader.next(prompt: prompt)
            // What was pressed while a line was typed is not for the script that stands still.
            if !DebugSignals.isEnding { _ = ScriptInterrupt.take() }
            if !reader.isInteractive, let line { desk.echo(line, after: prompt) }
            return line
        }
        defer {
            desk.close()
            desk.host.close()
        }
        if reader.isInteractive {
            Terminal.print("Type .help for the commands.\n")
            LineCompletion.candidates = desk.completions
            DebugSignals.install {
                do throws(CommandFailure) {
                    try input.keep(desk.session?.localStorage)
                } catch {
                    error.tell()
                    _exit(error.exitCode.rawValue)
                }
                Terminal.print("\n")
                _exit(ExitCode.clean.rawValue)
            }
        }
        desk.open()
        while let line = reader.next(prompt: desk.prompt) {
            supervisor.touch()
            // What was begun is dropped; what was typed after that is a line of its own.
            if ScriptInterrupt.take() {
                desk.interrupt()
                if line.isEmpty { continue }
            }
            // What a pipe brings is not on the screen yet.
            if !reader.isInteractive { desk.echo(line, after: desk.prompt) }
            let goesOn =
                reader.isInteractive
                ? desk.take(line) : DebugSignals.interruptible { desk.take(line) }
            if !goesOn || DebugSignals.isEnding { break }
        }
        desk.finish()
        try input.keep(desk.session?.localStorage)
        return .clean
    }

    /// Writes a case of what was done at the desk.
    private static func writeCase(
        _ path: String, _ done: DebugRecord, _ request: RunRequest, _ portal: PortalFolder,
        _ input: RunInputs
    ) throws(CommandFailure) {
        try CaseOption.check(path, request)
        var record = try CaseOption.record(request, portal)
        record.scenario = done.scenario ?? record.scenario
        do throws(CaseWriter.Problem) {
            record.steps = try done.steps(in: CaseOption.folder(of: path))
        } catch {
            throw .couldNotRun("'\(path)' was not written: \(error.message)")
        }
        try CaseOption.write(path, record, input, request)
    }
}
