/// Completion for fish.
enum FishCompletion {
    static func text(_ commands: [CompletedCommand]) -> String {
        var lines = [
            "# Completion of portalhost for fish; 'portalhost completions fish' writes it.",
            "complete -c portalhost -f",
            "complete -c portalhost -n __fish_use_subcommand -l help -d 'shows what there is'",
            "complete -c portalhost -n __fish_use_subcommand -l version -d 'shows the version'",
        ]
        for command in commands {
            lines.append(
                "complete -c portalhost -n __fish_use_subcommand -a \(command.name) "
                    + "-d \(quoted(command.summary))")
        }
        for command in commands {
            let start =
                "complete -c portalhost -n '__fish_seen_subcommand_from \(command.name)'"
            for option in command.options {
                lines.append(
                    "\(start) \(flag(option.name)) -d \(quoted(option.help))"
                        + following(option.value))
            }
            switch command.operand {
            case .none, .text: break
            case .file: lines.append("\(start) -F")
            case .words(let words, let orFile):
                lines.append("\(start) -a \(quoted(words.joined(separator: " ")))")
                if orFile { lines.append("\(start) -F") }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `-l call` of `--call`, and `-s q` of `-q`.
    private static func flag(_ name: String) -> String {
        name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst(1))"
    }

    private static func following(_ value: CompletedCommand.Value) -> String {
        switch value {
        case .none: ""
        case .words(let words, let orFile):
            (orFile ? " -r -F -a " : " -x -a ") + quoted(words.joined(separator: " "))
        case .file: " -r -F"
        case .text: " -x"
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
