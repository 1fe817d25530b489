internal import Glibc
internal import JSONDocuments
internal import PortalKit

/// `portalhost dap`: an editor's debugger for portals.
enum DapCommand: Command {
    static let specification = CommandSpecification(
        name: "dap",
        summary: "Serves an editor's debugger: the Debug Adapter Protocol.",
        operands: nil,
        options: [
            .init(
                name: "--port", value: "PORT",
                help: "serves one editor after another at this port of 127.0.0.1 (0 chooses one, "
                    + "and standard error says which); without it one editor is served over "
                    + "standard input and output"),
            .init(
                name: "--vscode", value: "FOLDER",
                help:
                    "writes an extension for Visual Studio Code into the folder, which has no code "
                    + "of its own, and ends; files there that are not of portalhost stay"),
        ],
        notes: [
            "Launch attributes: program (a script, a page, a user case or a folder of them), scripts, "
                + "cwd, stopOnEntry, noDebug, realRandom, sourceMaps, and the options of 'portalhost run' by their names: "
                + "call, do, edition, scenario, url, siteRoot, page, target, network, allowNet, "
                + "partnerCenter, activation, registration, timeLimit, memoryLimit, root. With a user case these "
                + "are refused, but for root: a case says itself what is done in which world.",
            "The article 'Debugging' of the manual has the configurations of editors.",
            "Exit: what the last run came to (0 clean, 1 findings), 2 could not run, "
                + "64 wrong usage.",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        // Some editors append the file that they have open; the launch request names the portal.
        if let folder = arguments.value("--vscode") {
            try VSCodeExtension.write(to: folder)
            Terminal.print("wrote \(folder)/package.json and \(folder)/.vscode/launch.json\n")
            return .clean
        }
        // A script that computes is brought to a stop within milliseconds where this compiler does
        // not make it faster.
        setenv("JSC_useDFGJIT", "0", 1)
        signal(SIGPIPE, SIG_IGN)
        guard let text = arguments.value("--port") else {
            return serve(input: STDIN_FILENO, output: STDOUT_FILENO)
        }
        guard let port = UInt16(text) else {
            throw .usage(
                "expected a port from 0 to 65535 for --port, found '\(text)'", command: "dap")
        }
        let listener = try LocalListener(port: port)
        Terminal.printError("portalhost: listening on 127.0.0.1:\(listener.port)")
        while true {
            let connection = try listener.accept()
            _ = serve(input: connection, output: connection)
            close(connection)
        }
    }

    private static func serve(input: Int32, output: Int32) -> ExitCode {
        let inbox = MessageInbox(input)
        let adapter = DebugAdapter(inbox: inbox, outbox: MessageOutbox(output))
        adapter.serve()
        if input == output {
            // The number of the connection may be another's once nothing reads from it any more.
            shutdown(input, Int32(SHUT_RDWR))
            inbox.waitForEnd()
        }
        return adapter.exitCode
    }
}
