internal import MobilePlans

/// `portalhost presets`: the worlds that have a name.
enum PresetsCommand: Command {
    static let specification = CommandSpecification(
        name: "presets",
        summary: "Lists the worlds that --scenario and case files can name.",
        operands: nil, options: [])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard arguments.operands.isEmpty else {
            throw .usage("expected no operand", command: "presets")
        }
        let width = Preset.all.map(\.name.count).max() ?? 0
        for preset in Preset.all {
            let name = preset.name + String(repeating: " ", count: width - preset.name.count)
            let result = preset.causes.map { " [\($0.rawValue)]" } ?? ""
            Terminal.print("\(name)  \(preset.summary)\(result)\n")
        }
        return .clean
    }
}
