internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// What is written beside a portal that is there: a suite, a configuration and first cases.
struct PortalScaffold {
    private let operand: String
    private let folder: String
    private let seconds: Double

    /// - Parameters:
    ///   - operand: The portal's folder, page or script.
    ///   - seconds: The script time of each try.
    init(_ operand: String, seconds: Double) throws(CommandFailure) {
        guard FileManager.default.fileExists(atPath: operand) else {
            throw .couldNotRun("'\(operand)': no such file or folder")
        }
        self.operand = operand
        self.seconds = seconds
        folder = Self.isFolder(operand) ? operand : CaseOption.folder(of: operand)
    }

    /// Whether a folder has a page or scripts.
    static func hasPortal(_ folder: String) -> Bool {
        // A folder that is not there yet has none.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.contains { $0.hasSuffix(".js") || $0 == "index.html" || $0 == "index.htm" }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    private func path(_ name: String) -> String {
        if folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Writes what is missing, and says what was kept.
    func write(_ worker: CommandWorker) throws(CommandFailure) -> ExitCode {
        let repository = Repository()
        let portal: PortalFolder
        do throws(DocumentProblems) {
            guard let found = try PortalFolder.find([operand], in: repository).first else {
                throw DocumentProblems(all: [])
            }
            portal = found
        } catch {
            throw CommandFailure(error)
        }
        let known = portal.configuration
        if known.scenario != nil || known.network != nil || !known.pages.isEmpty || known.url != nil
            || known.notificationHost != nil
        {
            throw .couldNotRun(
                "\(PortalConfiguration.fileName) says in what world this portal runs, and first cases "
                    + "are of the usual one; record cases with 'portalhost run --write-case "
                    + "FILE.case.json'")
        }
        var options = RunOptions()
        options.limits.seconds = seconds
        options.target = portal.configuration.target ?? .webView
        let scripts: [PortalScript]
        do throws(ScriptFile.LoadError) {
            let input = try PortalInput(portal.scripts, in: repository)
            options.open(input)
            if case .scripts(let paths) = input {
                scripts = try ScriptFile.load(paths, in: repository, standardInput: { .init() })
            } else {
                scripts = []
            }
        } catch {
            throw CommandFailure(error)
        }
        do throws(DocumentProblems) {
            options.network.fixtures = try NetworkFile.load(
                portal.scripts.first.map(NetworkFile.besides) ?? [])
        } catch {
            throw CommandFailure(error)
        }
        let host = PortalHost()
        defer { host.close() }
        let supervisor = worker.watch(host, options.limits)
        defer { supervisor.stop() }
        let first = FirstCases(scripts, options, host: host)
        for file in portal.scripts { kept(file) }
        var count = try writeDocuments(portal, first)
        let cases = try writeCases(portal, first, scripts, CaseRunner(host: host), repository)
        count += cases.written
        // What could not be written was said case by case.
        guard cases.failed == 0 else { return .couldNotRun }
        guard count > 0 else {
            throw .couldNotRun("nothing was written: all of it is there already")
        }
        Terminal.print(
            "\nrun the cases: portalhost test \(folder.isEmpty ? "." : SafeText.oneLine(folder))\n")
        return .clean
    }

    private func kept(_ file: String) { Terminal.print("kept \(SafeText.oneLine(file))\n") }

    /// - Returns: Whether the file was written.
    private func put(_ text: String, _ name: String) throws(CommandFailure) -> Bool {
        let file = path(name)
        guard !FileManager.default.fileExists(atPath: file) else {
            kept(file)
            return false
        }
        try CaseOption.makeFolder(of: file)
        try FileOutput.write(text, to: file, what: "the file")
        Terminal.print("wrote \(SafeText.oneLine(file))\n")
        return true
    }

    /// - Returns: How many files were written.
    private func writeDocuments(
        _ portal: PortalFolder, _ first: FirstCases
    ) throws(CommandFailure) -> Int {
        let names = portal.scripts.map { JSONValue.string(CaseWriter.path($0, from: folder)) }
        let isPage = portal.scripts.contains(where: PortalInput.isPage)
        var members: [JSONValue.Member] =
            isPage
            ? [.init("page", names.first ?? "index.html")] : [.init("scripts", .array(names))]
        if first.edition != .all {
            members.append(.init("edition", .string(first.edition.rawValue)))
        }
        let about = JSONValue.Member(
            "description", "What all cases in this folder have in common.")
        var count = 0
        if try put(JSONLayout.text(.object([about] + members)) + "\n", "suite.json") { count += 1 }
        let configuration = JSONLayout.text(.object(members)) + "\n"
        if try put(configuration, PortalConfiguration.fileName) { count += 1 }
        return count
    }

    /// - Returns: How many files were written, and how many could not be.
    private func writeCases(
        _ portal: PortalFolder, _ first: FirstCases, _ scripts: [PortalScript],
        _ runner: CaseRunner, _ repository: Repository
    ) throws(CommandFailure) -> (written: Int, failed: Int) {
        guard portal.cases.isEmpty else {
            portal.cases.forEach(kept)
            return (0, 0)
        }
        let writer = CaseWriter(loader: CaseLoader(repository: repository), runner: runner)
        var count = 0
        var failed = 0
        var expected: [String] = []
        for entry in first.entries {
            let name = "cases/\(entry.file)\(CaseFinder.suffix)"
            var record = PortalRecord(portal: portal.scripts)
            let text: String
            do throws(CaseWriter.Problem) {
                record.steps = try PortalRecord.steps(of: entry.options, in: path("cases"))
                text = try writer.text(
                    for: path(name), name: entry.name, record, scripts, entry.options)
            } catch {
                failed += 1
                Terminal.printError(
                    "not written: \(SafeText.oneLine(path(name))): \(error.message)")
                continue
            }
            if try put(text, name) {
                count += 1
                for rule in Self.expectedRules(text) where !expected.contains(rule) {
                    expected.append(rule)
                }
            }
        }
        if !expected.isEmpty {
            Terminal.printError(
                "note: these cases expect what the rules say of the portal as it is now ("
                    + expected.joined(separator: ", ")
                    + "), so they pass with it: see 'portalhost validate "
                    + "\(folder.isEmpty ? "." : SafeText.oneLine(folder))'")
        }
        for problem in first.problems.prefix(5) {
            let place = problem.location.map { "\($0): " } ?? ""
            let way = problem.notes.last.map { " (\($0.message))" } ?? ""
            Terminal.printError("note: \(SafeText.oneLine(place + problem.message + way))")
        }
        if first.entries.count == 1, failed == 0 {
            let call = first.needy.first.map { "'\(SafeText.oneLine($0))(…)'" } ?? "NAME"
            Terminal.printError(
                "note: nothing that the portal offers without further input leads to the app; record "
                    + "what does: portalhost run --call \(call) --write-case "
                    + path("cases/buys.case.json"))
        }
        return (count, failed)
    }

    /// The rules whose findings a case expects.
    private static func expectedRules(_ text: String) -> [String] {
        // What was written here is JSON.
        let findings = (try? JSONParser.parse(text, file: ""))?.plain["expect"]?["findings"]?.array
        return (findings ?? []).compactMap { $0["rule"]?.string ?? $0.string }
    }
}
