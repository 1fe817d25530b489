/// Completion for bash.
enum BashCompletion {
    static func text(_ commands: [CompletedCommand]) -> String {
        """
        # Completion of portalhost for bash; 'portalhost completions bash' writes it.
        _portalhost() {
            local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
            # bash takes '=' for a word of its own: '--format=json'.
            if [[ $current == '=' ]]; then
                current=''
            elif [[ $previous == '=' ]]; then
                previous="${COMP_WORDS[COMP_CWORD-2]}"
            fi
            COMPREPLY=()
            if [[ $COMP_CWORD -eq 1 ]]; then
                COMPREPLY=($(compgen -W '\(names(commands)) --help --version' -- "$current"))
                return
            fi
            case "${COMP_WORDS[1]} $previous" in
        \(commands.map(options).joined())    esac
            local options='' words='' files=0
            case "${COMP_WORDS[1]}" in
        \(commands.map(command).joined())    esac
            if [[ $current == -* ]]; then
                COMPREPLY=($(compgen -W "$options" -- "$current"))
            else
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                if [[ $files -eq 1 ]]; then _portalhost_files "$current"; fi
            fi
        }
        _portalhost_files() {
            local file
            compopt -o filenames 2> /dev/null
            while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$1")
        }
        complete -F _portalhost portalhost

        """
    }

    private static func names(_ commands: [CompletedCommand]) -> String {
        commands.map(\.name).joined(separator: " ")
    }

    /// What follows the options of a command, one branch for all that are followed by the same.
    private static func options(_ command: CompletedCommand) -> String {
        command.options.map { option in
            let work =
                switch option.value {
                case .none: ""
                case .words(let words, let orFile):
                    "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$current\")); "
                        + (orFile ? "_portalhost_files \"$current\"; " : "")
                case .file: "_portalhost_files \"$current\"; "
                case .text: ":; "
                }
            return work.isEmpty
                ? "" : "        '\(command.name) \(option.name)') \(work)return ;;\n"
        }.joined()
    }

    private static func command(_ command: CompletedCommand) -> String {
        var work = "options='\(command.options.map(\.name).joined(separator: " "))'"
        switch command.operand {
        case .none, .text: break
        case .file: work += " files=1"
        case .words(let words, let orFile):
            work += " words='\(words.joined(separator: " "))'" + (orFile ? " files=1" : "")
        }
        return "        \(command.name)) \(work) ;;\n"
    }
}
