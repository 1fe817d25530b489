internal import JSONDocuments
internal import PortalTrace

/// How the process ends.
enum ExitCode: Int32 {
    /// Nothing to complain about.
    case clean = 0
    /// An error finding or an uncaught exception.
    case findings = 1
    /// It could not run.
    case couldNotRun = 2
    /// Not known whether a purchase was made.
    case notKnown = 3
    /// The command line is wrong (`EX_USAGE`).
    case usage = 64
    /// There was nothing to do (`EX_UNAVAILABLE`).
    case nothingMatched = 69
}

/// The program's version, which traces carry.
let toolVersion = "0.1.0"

/// Finds the command that the first argument names, and runs it.
enum CommandLineTool {
    static var commands: [any Command.Type] {
        [
            RunCommand.self, TestCommand.self, ValidateCommand.self, MatrixCommand.self,
            ReportCommand.self,
            DebugCommand.self, DapCommand.self,
            InitCommand.self, PresetsCommand.self, SchemaCommand.self, RulesCommand.self,
            TypesCommand.self, CompletionsCommand.self,
            PartnerCenterCommand.self, BenchCommand.self,
        ]
    }

    private static var specifications: [CommandSpecification] {
        commands.map { $0.specification }
    }

    static func run(_ arguments: [String]) -> ExitCode {
        do throws(CommandFailure) {
            return checked(try dispatch(arguments))
        } catch {
            error.tell()
            return error.exitCode
        }
    }

    /// How a command ended, if all that it said could be written.
    static func checked(_ code: ExitCode) -> ExitCode {
        guard let failure = Terminal.failure else { return code }
        Terminal.printError("portalhost: error: standard output cannot be written: \(failure)")
        return .couldNotRun
    }

    private static func dispatch(_ arguments: [String]) throws(CommandFailure) -> ExitCode {
        guard let first = arguments.first else {
            Terminal.print(HelpText.overview(specifications), toError: true)
            return .usage
        }
        var rest = Array(arguments.dropFirst())
        try takeColour(&rest)
        switch first {
        case "--help", "-h":
            Terminal.print(HelpText.overview(specifications))
            return .clean
        case "--version":
            Terminal.print("portalhost \(toolVersion)\n")
            return .clean
        case "help":
            guard let topic = rest.first, topic != "help" else {
                Terminal.print(HelpText.overview(specifications))
                return .clean
            }
            if topic == "--man" {
                guard rest.count == 1 else {
                    throw .usage("expected nothing after 'help --man'", command: nil)
                }
                Terminal.print(ManualPage.text(specifications))
                return .clean
            }
            Terminal.print(HelpText.page(try command(named: topic).specification))
            return .clean
        default:
            let command = try command(named: first)
            if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" })
            {
                Terminal.print(HelpText.page(command.specification))
                return .clean
            }
            return try command.run(try ParsedArguments(rest, command.specification))
        }
    }

    /// Takes `--color WHEN` out, which every command has.
    private static func takeColour(_ arguments: inout [String]) throws(CommandFailure) {
        let end = arguments.firstIndex(of: "--") ?? arguments.count
        guard
            let index = arguments[..<end].firstIndex(where: {
                $0 == "--color" || $0.hasPrefix("--color=")
            })
        else { return }
        var word = String(arguments.remove(at: index).dropFirst("--color=".count))
        if word.isEmpty, index + 1 < end { word = arguments.remove(at: index) }
        guard let colour = Terminal.Colour(rawValue: word) else {
            throw .usage(
                "expected --color auto, always or never, found '\(word)'", command: nil)
        }
        Terminal.colour = colour
    }

    private static func command(named name: String) throws(CommandFailure) -> any Command.Type {
        if let found = commands.first(where: { $0.specification.name == name }) { return found }
        let names = specifications.map(\.name) + ["help"]
        let hint =
            NearestName.suggestion(for: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
        let kind = name.hasPrefix("-") ? "option" : "command"
        // People try the script first.
        let run = name.hasSuffix(".js") ? "; to run a script: portalhost run \(name)" : ""
        throw .usage("unknown \(kind) '\(name)'\(hint)\(run)", command: nil)
    }
}

/// One command of the program.
protocol Command {
    static var specification: CommandSpecification { get }
    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode
}
