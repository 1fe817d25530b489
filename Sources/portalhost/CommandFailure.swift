internal import JSONDocuments
internal import PortalKit

/// Why a command ends without having done its work, in the words for standard error.
struct CommandFailure: Error {
    /// The first line.
    let message: String
    let exitCode: ExitCode
    /// Further lines.
    let notes: [String]

    init(_ message: String, exitCode: ExitCode = .couldNotRun, notes: [String] = []) {
        self.message = message
        self.exitCode = exitCode
        self.notes = notes
    }

    /// A document that cannot be used.
    init(_ problem: DocumentProblem) {
        self.init("\(problem)")
    }

    /// A document that cannot be used.
    init(_ problems: DocumentProblems) {
        let lines = problems.all.map { "\($0)" }
        self.init(lines.first ?? "", notes: Array(lines.dropFirst()))
    }

    /// A script that cannot be read.
    init(_ error: ScriptFile.LoadError) {
        self.init("\(error)")
    }

    /// A mistake in the command line.
    static func usage(_ message: String, command: String?) -> CommandFailure {
        CommandFailure(
            "portalhost: error: \(SafeText.oneLine(message))", exitCode: .usage,
            notes: ["See 'portalhost \(command.map { "help \($0)" } ?? "--help")'."])
    }

    /// Something else that keeps the command from running.
    static func couldNotRun(_ message: String) -> CommandFailure {
        CommandFailure("portalhost: error: \(message)")
    }

    /// Says it on standard error.
    func tell() {
        for line in [message] + notes { Terminal.printError(SafeText.oneLine(line)) }
    }
}
