internal import MobilePlans
internal import PortalJudge
internal import PortalKit

/// A command as shells complete it.
struct CompletedCommand {
    /// One option.
    struct Option {
        let name: String
        /// What it is for, in a few words without line ends.
        let help: String
        let value: Value
    }

    /// What follows an option or a command.
    enum Value: Equatable {
        case none
        /// One of these words, or a file as well.
        case words([String], orFile: Bool)
        case file
        /// A text that only the user knows.
        case text
    }

    let name: String
    let summary: String
    let options: [Option]
    let operand: Value

    init(_ command: CommandSpecification) {
        name = command.name
        summary = command.summary
        operand = command.operands.map(Self.value) ?? .none
        let help = Option(name: "--help", help: "shows the command's page", value: .none)
        let colour = Option(
            name: "--color", help: "when colour is used",
            value: .words(Terminal.Colour.allCases.map(\.rawValue), orFile: false))
        options =
            command.options.map { option in
                Option(
                    name: option.name, help: Self.firstClause(option.help),
                    value: option.value.map { Self.value(of: option.name, $0) } ?? .none)
            } + [colour, help]
    }

    /// A command of which only the operands are completed.
    init(name: String, summary: String, words: [String]) {
        self.name = name
        self.summary = summary
        options = []
        operand = .words(words, orFile: false)
    }

    private static func firstClause(_ help: String) -> String {
        let end = help.firstIndex { ";:(".contains($0) } ?? help.endIndex
        let clause = help[..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(clause.prefix(70))
    }

    /// The values that the program's tables know, then what the help page has for them.
    private static func value(of option: String, _ shown: String) -> Value {
        switch option {
        case "--edition": .words(Edition.allCases.map(\.rawValue), orFile: false)
        case "--scenario": .words(Preset.all.map(\.name), orFile: true)
        case "--rule", "--ignore":
            .words(RuleCatalog.all.map(\.id.rawValue), orFile: false)
        case "--activation":
            .words(ActivationResult.members(of: .all).map(\.rawValue), orFile: false)
        case "--registration":
            .words(NetworkRegistrationState.allCases.map(\.rawValue), orFile: false)
        default: value(shown)
        }
    }

    /// What a help page has in the place of a value: small words are meant literally ("text|json"),
    /// FILE, PATH and the like are files.
    private static func value(_ shown: String) -> Value {
        // "FILE.json" is a file, and "SCRIPT..." one of several.
        let parts = shown.split { "|[] ".contains($0) }.map(String.init)
        let words = parts.filter { part in
            part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        }
        let isFile = parts.contains { part in
            ["FILE", "FOLDER", "PATH", "SCRIPT", "PAGE", "DIR", "TRACE"].contains {
                part.hasPrefix($0)
            }
        }
        if words.count == parts.count || (!words.isEmpty && isFile) {
            return .words(words, orFile: isFile)
        }
        return isFile ? .file : .text
    }
}

extension CommandLineTool {
    /// The commands for shells, in the order of the overview.
    static var completions: [CompletedCommand] {
        let known = commands.map { CompletedCommand($0.specification) }
        let help = CompletedCommand(
            name: "help", summary: "Explains a command.", words: known.map(\.name) + ["--man"])
        return known + [help]
    }
}
