internal import FoundationEssentials
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// `portalhost init`: a first portal with cases that pass, or the first cases of a portal that is there.
enum InitCommand: Command {
    static let specification = CommandSpecification(
        name: "init",
        summary: "Writes a first portal with user cases that pass, or first cases for a portal.",
        operands: "[DIR]",
        options: [
            .init(
                name: "--for", value: "FOLDER|PAGE|SCRIPT",
                help:
                    "writes suite.json, .portalhost.json and first cases for this portal, beside it, "
                    + "and leaves the portal as it is"),
            .init(
                name: "--time-limit", value: "SECONDS",
                help: "script time of each try before it is ended (default 10)"),
        ],
        notes: [
            "Writes index.html, portal.js, suite.json, .portalhost.json and a folder of cases. Nothing "
                + "that exists is overwritten: what was kept is said.",
            "In a folder that has a portal, or with --for, the cases are of that portal: that it opens, "
                + "and each button or function that leads to the app, with all that comes of it. Look "
                + "at what they expect: it is what the portal does now.",
            "Exit: 0 written, 2 could not write, or nothing was left to write, 64 wrong usage.",
            "Example: portalhost init my-portal && portalhost test my-portal",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let portal = arguments.value("--for")
        guard arguments.operands.count == (portal == nil ? 1 : 0) else {
            throw .usage(
                portal == nil
                    ? "expected one folder: portalhost init DIR"
                    : "--for writes beside the portal; leave out '\(arguments.operands[0])'",
                command: "init")
        }
        let seconds = try arguments.positiveNumber("--time-limit", default: ScriptLimits().seconds)
        if let portal { return try write(portal, seconds) }
        let folder = arguments.operands[0]
        if PortalScaffold.hasPortal(folder) { return try write(folder, seconds) }
        let files = FirstPortal.files.map { (path: "\(folder)/\($0.path)", text: $0.text) }
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            throw CommandFailure(
                "\(file.path): error: this file exists and is not overwritten; name another folder")
        }
        for file in files {
            try CaseOption.makeFolder(of: file.path)
            try FileOutput.write(file.text, to: file.path, what: "the file")
            Terminal.print("wrote \(SafeText.oneLine(file.path))\n")
        }
        Terminal.print("\nrun the cases: portalhost test \(SafeText.oneLine(folder))\n")
        return .clean
    }

    /// Writes what a portal that is there lacks. A function of it that takes its process along is left
    /// out.
    private static func write(
        _ portal: String, _ seconds: Double
    ) throws(CommandFailure) -> ExitCode {
        let scaffold = try PortalScaffold(portal, seconds: seconds)
        return try CommandWorker.run(isRepeatable: true) { worker throws(CommandFailure) in
            try scaffold.write(worker)
        }
    }
}
