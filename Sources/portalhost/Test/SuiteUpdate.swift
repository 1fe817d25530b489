internal import FoundationEssentials
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// `test --update`: rewrites what failing cases expect to what came of them.
final class SuiteUpdate {
    private let loader: CaseLoader
    private let host: PortalHost
    private let runner: CaseRunner
    private let supervisor = Supervisor(limits: ScriptLimits())
    private let adjust: (inout UserCase) -> Void
    private let paths: [CodeUnits: String]
    /// The files that were rewritten.
    private(set) var written: [String] = []

    static let option = CommandSpecification.Option(
        name: "--update",
        help:
            "rewrites what failing cases expect to what came of them, and says in which files; not "
            + "where CI is set, unless --update-in-ci is given as well")
    static let inCI = CommandSpecification.Option(
        name: "--update-in-ci", help: "lets --update rewrite files where CI is set")

    /// - Parameters:
    ///   - paths: The files of the cases, by what reports call them.
    ///   - adjust: What the command line says of each case.
    init(
        _ loader: CaseLoader, _ maps: SourceMaps, paths: [CodeUnits: String],
        adjust: @escaping (inout UserCase) -> Void
    ) {
        self.loader = loader
        self.paths = paths
        self.adjust = adjust
        let host = PortalHost()
        self.host = host
        runner = CaseRunner(host: host, maps: maps)
        host.onProgress = supervisor.touch
        supervisor.start()
    }

    /// Refuses what makes no sense beside it.
    static func check(_ arguments: ParsedArguments) throws(CommandFailure) {
        guard arguments.has(option.name) else {
            if arguments.has(inCI.name) {
                throw .usage("\(inCI.name) needs \(option.name)", command: "test")
            }
            return
        }
        let others = ["--watch", "--list", "--merge", "--fail-fast", "--coverage", "--html"]
        if let other = others.first(where: arguments.has) {
            throw .usage(
                "--update rewrites cases and runs them again; leave out \(other)", command: "test")
        }
        let ci = ProcessInfo.processInfo.environment["CI"] ?? ""
        guard ci.isEmpty || ["0", "false"].contains(ci.lowercased()) || arguments.has(inCI.name)
        else {
            throw .usage(
                "--update rewrites files, and CI is set, where no one looks at what it wrote; run it "
                    + "at your desk, or add \(inCI.name)", command: "test")
        }
    }

    /// Rewrites a case that failed.
    ///
    /// - Returns: What becomes of it now.
    func updated(_ result: CaseResult) throws(CommandFailure) -> CaseResult {
        guard result.status == .failed, let path = paths[result.id] else { return result }
        var userCase: UserCase
        do throws(DocumentProblems) {
            userCase = try loader.load(path)
        } catch {
            return result
        }
        adjust(&userCase)
        supervisor.expect(userCase.options.limits)
        let name = SafeText.oneLine(path)
        let text: String
        let update: CaseUpdate
        do throws(DocumentProblem) {
            text = try Paths.text(of: path)
            update = try runner.updated(userCase, text: text)
        } catch {
            Terminal.printError("not updated: \(name): \(SafeText.oneLine("\(error)"))")
            return result
        }
        guard !update.changed.isEmpty, !update.text.utf8.elementsEqual(text.utf8) else {
            for reason in update.left {
                Terminal.printError("not updated: \(name): \(SafeText.oneLine(reason))")
            }
            return result
        }
        try FileOutput.write(
            Data(update.text.utf8), to: path, what: "the case", isUpdate: true)
        written.append(path)
        let members = update.changed.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        Terminal.printError(
            "updated: \(name): \(SafeText.oneLine(members.joined(separator: ", ")))")
        for reason in update.left {
            Terminal.printError("not updated: \(name): \(SafeText.oneLine(reason))")
        }
        do throws(DocumentProblems) {
            var again = try loader.load(path)
            adjust(&again)
            return runner.run(again)
        } catch {
            var broken = result
            broken.status = .broken
            broken.problems = error.all.map { .init("\($0)") }
            return broken
        }
    }

    /// Says what was written, and frees the engine.
    func finish() {
        supervisor.stop()
        host.close()
        let count = written.count
        Terminal.printError(
            count == 0
                ? "no case was rewritten"
                : "\(count) case\(count == 1 ? " was" : "s were") rewritten; look at the difference "
                    + "before you commit it")
    }
}
