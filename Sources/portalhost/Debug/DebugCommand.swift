internal import PortalKit
internal import PortalTrace

/// `portalhost debug`: a portal on the table, to be touched.
enum DebugCommand: Command {
    static let specification = CommandSpecification(
        name: "debug",
        summary:
            "Opens a portal for an interactive session: evaluate, fire callbacks, let time pass.",
        operands: "PAGE|SCRIPT...",
        options: [SharedOptions.call] + SharedOptions.world + SharedOptions.place
            + SharedOptions.servers + [SharedOptions.record, SharedOptions.target]
            + SharedOptions.singleRun + SharedOptions.limits,
        notes: [
            "Lines are JavaScript, evaluated in the page, what the user does, or commands that begin with a dot. They "
                + "come from the terminal or from a pipe. Nothing happens by itself: time passes "
                + "only when a command says so. What comes from a pipe is shown before it is done."
        ] + [UserAction.commandHelp, DebugHelp.text] + [
            "Exit: 0, 2 could not run, 64 wrong usage.",
            "Example: portalhost debug portal.js --call buy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let input = try RunRequest(arguments).inputs()
        let pauses = DebugPauses()
        let host = PortalHost(debugger: pauses.debugger)
        defer { host.close() }
        let supervisor = Supervisor(limits: input.options.limits)
        supervisor.start()
        defer { supervisor.stop() }
        let reader = LineReader()
        let desk = DebugDesk(
            host: host, scripts: input.scripts, paths: arguments.operands, options: input.options)
        desk.pauses = pauses
        pauses.rests = { supervisor.isResting = $0 }
        pauses.showNews = { [unowned desk] in desk.showNews() }
        pauses.readLine = { [unowned desk] prompt in
            let line = reader.next(prompt: prompt)
            if !reader.isInteractive, let line { desk.say(prompt + TraceValue.oneLine(line)) }
            return line
        }
        defer { desk.close() }
        if reader.isInteractive { Terminal.print("Type .help for the commands.\n") }
        desk.open()
        while let line = reader.next(prompt: desk.prompt) {
            supervisor.touch()
            supervisor.isResting = false
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
