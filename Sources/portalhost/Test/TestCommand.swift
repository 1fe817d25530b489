internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PartnerCenter
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// `portalhost test`: all user cases of a portal.
enum TestCommand: Command {
    static let specification = CommandSpecification(
        name: "test",
        summary: "Runs user cases and compares what the portal did with what they expect.",
        operands: "[PATH...]",
        options: [
            .init(
                name: "--filter", value: "TEXT", isRepeatable: true,
                help: "runs only cases whose name or file contains this, in any letter case; "
                    + "of several one has to match"),
            .init(name: "--list", help: "lists the cases and runs nothing"),
            .init(name: "--fail-fast", help: "stops after the first case that fails"),
            .init(
                name: "--shard", value: "I/N|auto",
                help: "runs the I-th of N parts of the suite; a case's part follows from its name. "
                    + "'auto' asks the job scheduler (see below)"),
            .init(
                name: "--jobs", value: "N",
                help:
                    "runs up to N cases side by side, each in a process of its own; the report is the "
                    + "same for any N (default: as many as there are processors)"),
            .init(
                name: "--repeat", value: "N",
                help: "runs each case N times, and fails it if two runs differ"),
            .init(
                name: "-k", value: "EXPRESSION",
                help: "runs only the cases that this chooses: words of their names or files with "
                    + "'and', 'or', 'not' and parentheses, such as 'buy and not (esim or roaming)'"),
            .init(name: "--lf", help: "runs only the cases that failed when they were run last"),
            .init(
                name: "--durations", value: "N",
                help: "lists the N slowest cases, by the time of the real world"),
            .init(
                name: "--watch",
                help: "runs again whenever a case, a script or a configuration changes, or is new"),
            SharedOptions.verbose, SharedOptions.quiet, SuiteUpdate.option, SuiteUpdate.inCI,
            .init(
                name: "--merge",
                help:
                    "joins reports of '--format json', which the operands name, into one; all parts "
                    + "of the suite have to be there"),
        ] + CoverageOption.options + ReportOutput.options + SharedOptions.servers
            + [
                SharedOptions.record, SharedOptions.target, SharedOptions.until,
                SharedOptions.noSourceMaps, RootOption.root,
            ],
        notes: [
            "A PATH is a case file or a folder, in which every *.case.json is run, also in folders "
                + "below it (default: the present folder). A suite.json beside or above a case says "
                + "what cases have in common. 'portalhost schema case' describes the files.",
            "What neither a case nor its suite says, \(PortalConfiguration.fileName) does: page, scripts, "
                + "edition, target, scenario, network.",
            "--shard auto reads "
                + Shard.variables.joined(separator: ", ") + ".",
            "Exit: 0 all passed, 1 a case failed, 2 could not run, 64 wrong usage, 69 no case "
                + "was found.",
            "Example: portalhost test PortalScripts/contoso --filter balance",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let coverage = try CoverageOption(arguments)
        try SuiteUpdate.check(arguments)
        try check(arguments)
        let slowest =
            arguments.has("--durations")
            ? try arguments.count("--durations", default: 10) : 0
        let output = try TestOutput(
            arguments, try SharedOptions.detail(arguments), slowest: slowest)
        return try output.reports.reporting("test") { () throws(CommandFailure) in
            if arguments.has("--merge") {
                return try coverage.finish(
                    nil, SourceMaps(isOn: false), [], try merge(arguments, output))
            }
            guard arguments.has("--watch") else { return try run(arguments, output, coverage) }
            if coverage.isOn {
                throw .usage("--coverage is of one run; leave out --watch", command: "test")
            }
            let named = arguments.operands.isEmpty ? ["."] : arguments.operands
            try Watching.repeating(
                named + arguments.all("--network"), except: output.reports.paths(arguments)
            ) { () throws(CommandFailure) in
                try output.reports.reporting("test") { () throws(CommandFailure) in
                    try run(arguments, output, coverage)
                }
            }
        }
    }

    /// Refuses options that would be without effect beside others.
    private static func check(_ arguments: ParsedArguments) throws(CommandFailure) {
        let reports = ["--output", "--html", "--format"]
        let runs =
            ["--fail-fast", "--repeat", "--jobs", "--durations", "--watch", "--record", "-v"]
            + CoverageOption.options.map(\.name)
        if arguments.has("--list"),
            let other = (reports + runs + ["--merge"]).first(where: arguments.has)
        {
            throw .usage(
                "--list runs nothing, so there is nothing for \(other) to do; leave one of them out",
                command: "test")
        }
        let choices = ["--filter", "-k", "--lf", "--shard"]
        let worlds =
            (SharedOptions.servers + [SharedOptions.target, SharedOptions.until]).map(\.name)
        let left = (choices + runs + worlds).filter { !$0.hasPrefix("--coverage") }
        if arguments.has("--merge"), let other = left.first(where: arguments.has) {
            throw .usage(
                "--merge joins reports of runs that are over, so \(other) has no effect; leave it out",
                command: "test")
        }
    }

    private static func run(
        _ arguments: ParsedArguments, _ output: TestOutput, _ coverage: CoverageOption
    ) throws(CommandFailure) -> ExitCode {
        let selection = try CaseSelection(arguments)
        let count = try arguments.count("--repeat", default: 1)
        let jobs = try arguments.count(
            "--jobs", default: max(1, ProcessInfo.processInfo.activeProcessorCount))
        let partnerCenter = try PartnerOption.choice(arguments)
        let target = try SharedOptions.chosenTarget(arguments)
        let until = try SharedOptions.chosenEnd(arguments)
        var network = try NetworkOption.setup(arguments)
        let repository = try RootOption.repository(arguments)
        let paths: [String]
        do throws(DocumentProblem) {
            paths = try CaseFinder.find(arguments.operands.isEmpty ? ["."] : arguments.operands)
        } catch {
            throw CommandFailure(error)
        }
        if arguments.has("--list") { return list(paths, selection, repository) }
        var access: PartnerAccess?
        if let partnerCenter { access = try PartnerOption.access(partnerCenter) }
        let isNamed = arguments.has("--network")
        network.fixtures = try NetworkOption.fixtures(arguments.all("--network"))
        let loader = CaseLoader(
            network: network, overridesFixtures: isNamed, repository: repository,
            target: target, until: until)
        try check(arguments, paths, loader, output)
        let maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        let run = TestRun(
            paths: paths, selection: selection, repeating: count,
            stopsEarly: arguments.has("--fail-fast"), keepsEvidence: output.writesPage,
            timelines: output.timelines,
            jobs: jobs, maps: maps, coverage: coverage, loader: loader, repository: repository,
            partnerCenter: access, recording: network.recording)
        defer { run.close() }
        let results: [CaseResult]
        if arguments.has(SuiteUpdate.option.name) {
            results = try updated(run, paths, loader, maps, repository, access, output)
        } else {
            results = try run.run { output.show($0, timeline: run.timeline) }
        }
        // Of one case's fixtures, others of its suite may well need more.
        let folders = arguments.operands.isEmpty ? ["."] : arguments.operands
        if run.isComplete, isNamed || folders.allSatisfy({ !$0.hasSuffix(".json") }) {
            for fixtures in loader.allFixtures {
                NetworkOption.tellUnused(fixtures, below: isNamed ? nil : folders)
            }
        }
        try NetworkOption.writeRecording(network, to: arguments.value("--record"))
        LastFailures.write(results.map { ($0.id, $0.status != .passed) })
        guard run.selectedCount > 0 || selection.isEmptyShardFine(paths.count, run.matchedCount)
        else { return nothing(paths, selection) }
        let code = try output.finish(
            TestedSuite(
                report: TestReport(results, shard: selection.shard), evidence: run.evidence,
                times: run.times, notRun: run.notRunCount))
        return try coverage.finish(
            run.host, maps, run.findings, code, canBeEmpty: selection.shard != nil)
    }

    /// Runs the cases, and rewrites those that fail.
    private static func updated(
        _ run: TestRun, _ paths: [String], _ loader: CaseLoader, _ maps: SourceMaps,
        _ repository: Repository, _ access: PartnerAccess?, _ output: TestOutput
    ) throws(CommandFailure) -> [CaseResult] {
        var results = try run.run {
            if $0.status == .passed { output.show($0, timeline: run.timeline) }
        }
        var files: [CodeUnits: String] = [:]
        for path in paths { files[repository.name(of: path)] = path }
        let update = SuiteUpdate(loader, maps, paths: files) {
            $0.options.partnerCenter = access ?? $0.options.partnerCenter
        }
        defer { update.finish() }
        for index in results.indices where results[index].status != .passed {
            results[index] = try update.updated(results[index])
            output.show(results[index])
        }
        return results
    }

    /// Refuses outputs that are inputs: a case, or what a case leads to.
    private static func check(
        _ arguments: ParsedArguments, _ cases: [String], _ loader: CaseLoader,
        _ output: TestOutput
    ) throws(CommandFailure) {
        let outputs = output.reports.paths(arguments)
        // A file that is not there yet is none of the inputs.
        if outputs.contains(where: { $0.path.map(FileManager.default.fileExists) ?? false }) {
            for path in cases {
                FilesRead.note(path: path)
                // What is wrong with a case is told when it is its turn.
                _ = try? loader.load(path)
            }
        }
        try FileOutput.check(outputs, command: "test")
    }

    private static func merge(
        _ arguments: ParsedArguments, _ output: TestOutput
    ) throws(CommandFailure) -> ExitCode {
        guard !arguments.operands.isEmpty else {
            throw .usage(
                "no reports given: portalhost test --merge A.json B.json", command: "test")
        }
        let report: TestReport
        do throws(DocumentProblem) {
            var reports: [(path: String, report: TestReport)] = []
            for path in arguments.operands { reports.append((path, try TestReport.load(path))) }
            report = try TestReport.merged(reports)
        } catch {
            throw CommandFailure(error)
        }
        try output.reports.check(arguments)
        for result in report.cases { output.show(result) }
        return try output.finish(TestedSuite(report: report))
    }

    private static func list(
        _ paths: [String], _ selection: CaseSelection, _ repository: Repository
    ) -> ExitCode {
        let loader = CaseLoader(repository: repository)
        var isAny = false
        for path in paths {
            let loaded = Result { () throws(DocumentProblems) in try loader.load(path) }
            let name = TestRun.name(loaded) ?? "(cannot be read)"
            let id = repository.name(of: path)
            guard selection.contains(name: name, path: id) else { continue }
            isAny = true
            Terminal.print("\(TraceValue.oneLine(id))  \(TraceValue.oneLine(name))\n")
        }
        return isAny ? .clean : nothing(paths, selection)
    }

    private static func nothing(_ paths: [String], _ selection: CaseSelection) -> ExitCode {
        if selection.hasNoFailures {
            Terminal.printError(
                "no case failed when it was run last from this folder; leave out --lf")
            return .nothingMatched
        }
        Terminal.printError(
            paths.isEmpty
                ? "portalhost: error: no file ending in \(CaseFinder.suffix) was found; "
                    + "'portalhost init DIR' writes a first portal with cases"
                : "portalhost: error: none of \(paths.count) cases matches \(selection.words)")
        return .nothingMatched
    }
}
