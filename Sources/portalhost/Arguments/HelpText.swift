/// The help pages, made from the same tables that the parser uses.
enum HelpText {
    /// What the program is for.
    static let purpose =
        "portalhost runs a mobile operator's portal script against a simulated Mobile Plans app, in "
        + "virtual time, and shows everything that crosses between the two."

    /// How it ends.
    static let exitCodes = [
        (0, "clean"), (1, "an error finding or an uncaught exception"), (2, "could not run"),
        (64, "wrong usage"), (69, "nothing to do"),
    ]

    private static var exits: String {
        exitCodes.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    static func overview(_ commands: [CommandSpecification]) -> String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { "  \(padded($0.name, width))  \($0.summary)" }
        return """
            \(wrapped(purpose, width: 92).joined(separator: "\n"))

            Usage: portalhost COMMAND [options] ...

            Commands:
            \(lines.joined(separator: "\n"))
              \(padded("help", width))  explains a command: portalhost help run ('help --man' prints a manual page)

            Options:
              --help        shows this page
              --version     shows the version
              --color WHEN  auto (default), always or never, in every command; where it is not given,
                            FORCE_COLOR and NO_COLOR count

            \(wrapped("Exit: \(exits).", width: 92).joined(separator: "\n"))

            """
    }

    static func page(_ command: CommandSpecification) -> String {
        var text = "\(command.summary)\n\nUsage: portalhost \(command.name) [options]"
        if let operands = command.operands { text += " \(operands)" }
        text += command.options.isEmpty ? "\n" : "\n\nOptions:\n"
        let heads = command.options.map { option in
            option.value.map { value in
                option.optionalEnding == nil
                    ? "\(option.name) \(value)" : "\(option.name) [\(value)]"
            } ?? option.name
        }
        for (head, option) in zip(heads, command.options) {
            let words = option.help + (option.isRepeatable ? "; repeatable" : "")
            text += "  \(head)\n"
            for line in wrapped(words, width: 84) { text += "        \(line)\n" }
        }
        for note in command.notes {
            text += "\n\(wrapped(note, width: 92).joined(separator: "\n"))\n"
        }
        return text
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
