/// `portalhost completions`: what a shell needs to complete a command line.
enum CompletionsCommand: Command {
    private enum Shell: String, CaseIterable { case bash, zsh, fish }

    static let specification = CommandSpecification(
        name: "completions",
        summary: "Prints what a shell needs to complete commands, options and their values.",
        operands: "bash|zsh|fish", options: [],
        notes: [
            "bash: portalhost completions bash > "
                + "~/.local/share/bash-completion/completions/portalhost",
            "zsh: portalhost completions zsh > _portalhost, in a folder of $fpath",
            "fish: portalhost completions fish > ~/.config/fish/completions/portalhost.fish",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard let word = arguments.operands.first, arguments.operands.count == 1 else {
            throw .usage("expected one of bash, zsh, fish", command: arguments.command)
        }
        let shell = try arguments.pick(
            word, Shell.allCases.map { ($0.rawValue, $0) }, option: "completions")
        let commands = CommandLineTool.completions
        let text =
            switch shell {
            case .bash: BashCompletion.text(commands)
            case .zsh: ZshCompletion.text(commands)
            case .fish: FishCompletion.text(commands)
            }
        Terminal.print(text)
        return .clean
    }
}
