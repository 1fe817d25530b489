internal import FoundationEssentials
internal import PortalJudge
internal import PortalKit

/// `portalhost init`: a first portal, with cases that pass.
enum InitCommand: Command {
    static let specification = CommandSpecification(
        name: "init",
        summary: "Writes a first portal with user cases that pass, to begin from.",
        operands: "DIR",
        options: [],
        notes: [
            "Writes index.html, portal.js, suite.json and a folder of cases. Nothing that exists is "
                + "overwritten.",
            "Exit: 0 written, 2 could not write, 64 wrong usage.",
            "Example: portalhost init my-portal && portalhost test my-portal",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard let folder = arguments.operands.first, arguments.operands.count == 1 else {
            throw .usage("expected one folder: portalhost init DIR", command: "init")
        }
        let files = FirstPortal.files.map { (path: "\(folder)/\($0.path)", text: $0.text) }
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            throw CommandFailure(
                "\(file.path): error: this file exists and is not overwritten; name another folder")
        }
        for file in files {
            let folder = URL(filePath: file.path).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true)
            } catch {
                throw .couldNotRun(
                    "'\(folder.relativePath)' cannot be made: \(FileErrors.words(error))")
            }
            try FileOutput.write(file.text, to: file.path, what: "the file")
            Terminal.print("wrote \(file.path)\n")
        }
        Terminal.print("\nrun the cases: portalhost test \(folder)\n")
        return .clean
    }
}
