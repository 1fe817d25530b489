internal import JSONDocuments
internal import PortalKit
internal import PortalTrace

/// Why a command ends without having done its work, in the words for standard error.
struct CommandFailure: Error {
    /// What is wrong.
    let words: String
    /// Whether the first line names the program, and not a file.
    private let isOfProgram: Bool
    /// The first line.
    var message: String { isOfProgram ? "portalhost: error: \(words)" : words }
    let exitCode: ExitCode
    /// Further lines.
    let notes: [String]
    /// Whether a report could not be written: then no other is tried.
    var isOfOutput = false
    /// What is wrong with files, where they are the reason.
    private var problems: [DocumentProblem] = []

    init(
        _ words: String, isOfProgram: Bool = false, exitCode: ExitCode = .couldNotRun,
        notes: [String] = []
    ) {
        self.words = words
        self.isOfProgram = isOfProgram
        self.exitCode = exitCode
        self.notes = notes
    }

    /// A document that cannot be used.
    init(_ problem: DocumentProblem) {
        self.init(DocumentProblems(all: [problem]))
    }

    /// A document that cannot be used.
    init(_ problems: DocumentProblems) {
        let lines = problems.all.map { "\($0)" }
        self.init(lines.first ?? "", notes: Array(lines.dropFirst()))
        self.problems = problems.all
    }

    /// A script that cannot be read.
    init(_ error: ScriptFile.LoadError) {
        self.init(
            DocumentProblem(
                file: error.path, line: nil, column: nil, path: "", message: error.message))
    }

    /// What findings say that no rule makes.
    private static let ruleID: RuleID = "could-not-run"

    /// The same for reports, which there have to be even then.
    var findings: [Finding] {
        func finding(_ message: String, _ location: SourceLocation?, _ file: String?) -> Finding {
            var finding = Finding(Self.ruleID, .error, message, at: location)
            finding.file = file
            return finding
        }
        guard problems.isEmpty else {
            return problems.map { problem in
                let message = (problem.path.isEmpty ? "" : "\(problem.path): ") + problem.message
                let place = problem.line.map {
                    SourceLocation(file: problem.file, line: $0, column: problem.column)
                }
                return finding(message, place, problem.file)
            }
        }
        return [finding(words, nil, nil)]
    }

    /// A mistake in the command line.
    static func usage(_ message: String, command: String?) -> CommandFailure {
        CommandFailure(
            SafeText.oneLine(message), isOfProgram: true, exitCode: .usage,
            notes: ["See 'portalhost \(command.map { "help \($0)" } ?? "--help")'."])
    }

    /// Something else that keeps the command from running.
    static func couldNotRun(_ message: String) -> CommandFailure {
        CommandFailure(message, isOfProgram: true)
    }

    /// Says it on standard error.
    func tell() {
        for line in [message] + notes { Terminal.printError(SafeText.oneLine(line)) }
    }
}
