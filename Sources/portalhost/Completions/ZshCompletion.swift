internal import PortalKit

/// Completion for zsh.
enum ZshCompletion {
    static func text(_ commands: [CompletedCommand]) -> String {
        """
        #compdef portalhost
        # Completion of portalhost for zsh; 'portalhost completions zsh' writes it.
        _portalhost() {
            local -a commands
            commands=(
        \(commands.map { "        \("\($0.name):\($0.summary)".shellQuoted)\n" }.joined())    )
            if (( CURRENT == 2 )); then
                _describe command commands
                compadd -- --help --version
                return
            fi
            local name=$words[2]
            shift words
            (( CURRENT-- ))
            case $name in
        \(commands.map(command).joined())    esac
        }
        _portalhost "$@"

        """
    }

    private static func command(_ command: CompletedCommand) -> String {
        var lines = command.options.map { option in
            // A '*' lets an option come again, as all that may be repeated do.
            "            \("*\(option.name)[\(escaped(option.help))]\(action(option.value))".shellQuoted)"
        }
        let operand = action(command.operand)
        if !operand.isEmpty { lines.append("            \(("*" + operand).shellQuoted)") }
        return "        \(command.name))\n            _arguments \\\n"
            + lines.map { "    \($0)" }.joined(separator: " \\\n") + " ;;\n"
    }

    private static func action(_ value: CompletedCommand.Value) -> String {
        switch value {
        case .none: ""
        case .words(let words, false): ":value:(\(words.joined(separator: " ")))"
        case .words(let words, true):
            ":value:{ compadd -- \(words.joined(separator: " ")); _files }"
        case .file: ":file:_files"
        case .text: ":text: "
        }
    }

    /// Characters that end the words of an option in brackets.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
}
