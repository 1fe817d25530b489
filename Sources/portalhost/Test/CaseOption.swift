internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// `--write-case`: what a run was, as a user case.
enum CaseOption {
    static let writeCase = CommandSpecification.Option(
        name: "--write-case", value: "FILE.case.json",
        help:
            "writes this run as a user case: the portal, its world, what was done, and all that came "
            + "of it as what is expected")

    /// What cannot be in a case.
    private static let others = [
        "--allow-net", "--storage", "--real-random", "--watch", "--no-source-maps",
    ]

    /// Refuses what no case can be written of, before anything runs.
    static func check(
        _ arguments: ParsedArguments, _ request: RunRequest
    ) throws(CommandFailure) {
        guard let path = arguments.value(writeCase.name) else { return }
        try check(path, request)
    }

    /// Refuses files that are no cases, or are there, and runs that no case can make again.
    static func check(_ path: String, _ request: RunRequest) throws(CommandFailure) {
        let command = request.arguments.command
        guard path.hasSuffix(CaseFinder.suffix) else {
            throw .usage(
                "expected a file that ends in \(CaseFinder.suffix) for a case, found '\(path)'",
                command: command)
        }
        if let other = others.first(where: request.arguments.has) {
            throw .usage(
                "a case is what can be done again by itself; leave out \(other)"
                    + (other == "--allow-net" ? ", and use the fixtures that --record writes" : ""),
                command: command)
        }
        if request.asksLivePartnerCenter {
            throw .usage(
                "a case is what can be done again by itself, and a live Partner Center is not asked "
                    + "again; use --partner-center sandbox", command: command)
        }
        if request.operands.contains("-") {
            throw .usage(
                "a case names its scripts, and standard input has no name; name a file",
                command: command)
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .couldNotRun(
                "'\(path)' exists and is not overwritten; 'portalhost test --update' rewrites what a "
                    + "case expects")
        }
    }

    /// What a command line gave a run, as a case says it.
    static func record(
        _ request: RunRequest, _ portal: PortalFolder
    ) throws(CommandFailure) -> PortalRecord {
        let arguments = request.arguments
        let whole = request.completed(by: portal)
        var record = PortalRecord(portal: portal.scripts)
        record.siteRoot = arguments.value("--site-root")
        record.scenario = whole.scenario
        record.notificationHost = whole.notificationHost
        record.network = whole.network
        record.pages = whole.pages
        if let text = arguments.value("--partner-center") {
            record.partnerCenter =
                text == "sandbox" ? text : String(text.dropFirst("sandbox:".count))
        }
        if arguments.has("--time-limit") {
            record.seconds = max(1, Int(request.options.limits.seconds.rounded(.up)))
        }
        if arguments.has("--memory-limit") {
            record.memory = max(1, request.options.limits.bytes >> 20)
        }
        return record
    }

    /// Writes the case, and says so.
    static func write(
        _ path: String, _ record: PortalRecord, _ input: RunInputs, _ request: RunRequest
    ) throws(CommandFailure) {
        let supervisor = Supervisor(limits: input.options.limits)
        supervisor.start()
        defer { supervisor.stop() }
        let host = PortalHost()
        defer { host.close() }
        host.onProgress = supervisor.touch
        let writer = CaseWriter(
            loader: CaseLoader(repository: request.repository),
            runner: CaseRunner(host: host, maps: request.maps))
        let text: String
        do throws(CaseWriter.Problem) {
            text = try writer.text(for: path, record, input.scripts, input.options)
        } catch {
            throw .couldNotRun("'\(path)' was not written: \(error.message)")
        }
        try makeFolder(of: path)
        try FileOutput.write(text, to: path, what: "the case")
        Terminal.printError(
            "wrote \(SafeText.oneLine(path)); it passes: portalhost test \(SafeText.oneLine(path))")
    }

    /// The folder of a file; empty for one in the present folder.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// Makes the folder of a file, where it is not there yet.
    static func makeFolder(of path: String) throws(CommandFailure) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .couldNotRun(
                "'\(folder.relativePath)' cannot be made: \(FileErrors.words(error))")
        }
    }
}
