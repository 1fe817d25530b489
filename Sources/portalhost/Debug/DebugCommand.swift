internal import PortalKit
internal import PortalTrace

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
            "Exit: 0, 2 could not run, 64 wrong usage.",
            "Example: portalhost debug portal.js --call buy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let request = try RunRequest(arguments)
        if let code = try request.printedConfiguration() { return code }
        let portal = try request.portal()
        let input = try request.inputs(portal)
        let host = PortalHost()
        defer { host.close() }
        let supervisor = Supervisor(limits: input.options.limits)
        supervisor.start()
        defer { supervisor.stop() }
        let reader = LineReader()
        let desk = DebugDesk(
            host: host, scripts: input.scripts, paths: portal.scripts,
            repository: request.repository,
            options: input.options)
        defer { desk.close() }
        if reader.isInteractive {
            Terminal.print("Type .help for the commands.\n")
            Interruption.begin()
            host.isInterrupted = { Interruption.isPending }
            LineCompletion.candidates = desk.completions
        }
        desk.open()
        while let line = reader.next(prompt: desk.prompt) {
            supervisor.touch()
            supervisor.isResting = false
            // What was begun is dropped; what was typed after that is a line of its own.
            if Interruption.take() {
                desk.interrupt()
                if line.isEmpty { continue }
            }
            // What a pipe brings is not on the screen yet.
            if !reader.isInteractive { desk.say(desk.prompt + TraceValue.oneLine(line)) }
            let goesOn = desk.take(line)
            supervisor.isResting = true
            if !goesOn { break }
        }
        desk.finish()
        try input.keep(desk.session?.localStorage)
        return .clean
    }
}
