/// The manual page, made from the same tables as the help pages, in the language of `man` (man(7)).
enum ManualPage {
    static func text(_ commands: [CommandSpecification]) -> String {
        var lines = [
            ".\\\" 'portalhost help --man' writes this page.",
            ".TH PORTALHOST 1 \"\" \"portalhost \(toolVersion)\" \"User Commands\"",
            ".SH NAME",
            "portalhost \\- runs mobile operators\\(aq portals against a simulated Mobile Plans app",
            ".SH SYNOPSIS",
        ]
        for command in commands {
            let operands = command.operands.map { " " + argument($0) } ?? ""
            let options = command.options.isEmpty ? "" : " [options]"
            lines += [
                ".B portalhost \(escaped(command.name))", "\(options)\(operands)".trimmed, ".br",
            ]
        }
        lines += [".B portalhost help", "[\\-\\-man | COMMAND]", ".SH DESCRIPTION"]
        lines.append(line(HelpText.purpose))
        lines.append(".SH COMMANDS")
        for command in commands { lines += page(command) }
        lines += [".SH EXIT STATUS"]
        for (code, words) in HelpText.exitCodes {
            lines += [".TP", ".B \(code)", line(words)]
        }
        return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    }

    private static func page(_ command: CommandSpecification) -> [String] {
        var lines = [".SS portalhost \(escaped(command.name))", line(command.summary)]
        for option in command.options {
            let value = option.value.map { value in
                " " + argument(option.optionalEnding == nil ? value : "[\(value)]")
            }
            lines += [
                ".TP", "\\fB\(escaped(option.name))\\fR\(value ?? "")",
                line(option.help + (option.isRepeatable ? "; repeatable" : "")),
            ]
        }
        for note in command.notes { lines += [".PP", line(note)] }
        return lines
    }

    private static func argument(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// Text as a line of its own: one that begins like a request is none.
    private static func line(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let escaped = escaped(words)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            default: result.append(character)
            }
        }
        return result
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
