internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// `portalhost validate`: may this portal be shipped?
enum ValidateCommand: Command {
    static let specification = CommandSpecification(
        name: "validate",
        summary:
            "Says whether a portal may be shipped: runs it in every world and asks every rule.",
        operands: "[FOLDER|PAGE|SCRIPT...]",
        options: SharedOptions.portal + [
            .init(
                name: "--rule", value: "ID", isRepeatable: true, help: "shows only these rules"),
            .init(
                name: "--ignore", value: "ID", isRepeatable: true, help: "leaves these rules out"),
            .init(
                name: "--severity", value: "error|warning|info",
                help: "shows findings of at least this severity (default info)"),
            .init(name: "--strict", help: "warnings fail as well"),
            .init(
                name: "--allow-untested",
                help: "a portal of which nothing leads to the app is no failure"),
            .init(
                name: "--baseline", value: "FILE",
                help: "findings that this file knows neither show nor fail"),
            .init(
                name: "--write-baseline", value: "FILE",
                help: "writes the present findings as a baseline"),
            .init(
                name: "--prune-baseline",
                help: "removes from the --baseline file what no longer occurs"),
            .init(name: "--watch", help: "validates again whenever a file of it changes"),
            SharedOptions.verbose, SharedOptions.quiet,
        ] + CoverageOption.options + ReportOutput.options,
        notes: [
            "Scripts are one page, in order. A folder is a portal of "
                + "its own: its scripts are those of \(PortalConfiguration.fileName), else of "
                + "suite.json, else every .js in it; what its user cases lead to is judged as well "
                + "(whether they meet their expectations is for 'portalhost test' to say).",
            SharedOptions.configurationNote,
            "The last line says how many scripts, trials and cases were looked at, and how many findings "
                + "a comment, the configuration or the baseline suppressed; sarif and json list those too.",
            "A comment '// portalhost-ignore RULE: reason' takes the findings of a rule back in its "
                + "line and the next.",
            "Where nothing is said to call and loading the page calls nothing, what it offers is tried: "
                + "buttons, links and functions without arguments, each in a page of its own. If nothing "
                + "leads to the app, that is the error nothing-tried, and exit 2.",
            "--do: " + UserAction.commandHelp,
            "Exit: 0 may be shipped, 1 findings, 2 could not run, or nothing was tried, 64 wrong usage.",
            "Example: portalhost validate portal.js --call buy --strict",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let filter = try FindingFilter(arguments)
        if arguments.has("--write-baseline") {
            for other in [
                "--baseline", "--output", "--format", "--html", "--watch", "--rule", "--ignore",
                "--severity", "--strict",
            ]
            where arguments.has(other) {
                throw .usage(
                    "--write-baseline writes the present findings and nothing else; leave out \(other)",
                    command: arguments.command)
            }
        }
        if arguments.has("--prune-baseline"), !arguments.has("--baseline") {
            throw .usage(
                "--prune-baseline needs the --baseline that is meant", command: arguments.command)
        }
        if arguments.has("--prune-baseline"), arguments.has("--severity") {
            throw .usage(
                "--prune-baseline removes what no longer occurs, which only all findings tell; leave "
                    + "out --severity", command: arguments.command)
        }
        _ = try SharedOptions.detail(arguments)
        let output = try ReportOutput(arguments)
        if arguments.operands.count > 1, !arguments.operands.allSatisfy({ $0.hasSuffix(".js") }),
            output.has(.html)
        {
            throw .usage(
                "an html report is about one portal; validate the folders one by one",
                command: arguments.command)
        }
        let coverage = try CoverageOption(arguments)
        if coverage.isOn, let other = ["--watch", "--write-baseline"].first(where: arguments.has) {
            throw .usage("--coverage is of one validation; leave out \(other)", command: "validate")
        }
        let request = try RunRequest(arguments)
        return try output.reporting("validate") { () throws(CommandFailure) in
            if let code = try request.printedConfiguration() { return code }
            return try run(arguments, request, filter, output, coverage)
        }
    }

    private static func run(
        _ arguments: ParsedArguments, _ request: RunRequest, _ filter: FindingFilter,
        _ output: ReportOutput, _ coverage: CoverageOption
    ) throws(CommandFailure) -> ExitCode {
        request.readStandardInput()
        // A script that takes its process along fails alone; what really happened is not done again.
        func once() throws(CommandFailure) -> ExitCode {
            try CommandWorker.run(isRepeatable: !request.asksRealServers) {
                worker throws(CommandFailure) in
                try output.reporting("validate") { () throws(CommandFailure) in
                    try validate(arguments, request, filter, output, coverage, worker)
                }
            }
        }
        guard arguments.has("--watch") else { return try once() }
        try Watching.repeating(request.dependencies, except: output.paths(arguments)) {
            () throws(CommandFailure) in
            try once()
        }
    }

    private static func validate(
        _ arguments: ParsedArguments, _ request: RunRequest, _ filter: FindingFilter,
        _ output: ReportOutput, _ coverage: CoverageOption, _ worker: CommandWorker
    ) throws(CommandFailure) -> ExitCode {
        var filter = filter
        do throws(DocumentProblem) {
            filter.baseline = try arguments.value("--baseline").map {
                path throws(DocumentProblem) in
                try Baseline.load(path, in: request.repository)
            }
        } catch {
            throw CommandFailure(error)
        }
        let portals = try request.portals()
        try check(portals, arguments, request, output)
        let host = try coverage.host()
        defer { host.close() }
        let supervisor = worker.watch(host, request.options.limits)
        defer { supervisor.stop() }
        var validations: [PortalValidation] = []
        var remarks = ValidationRemarks()
        for portal in portals {
            validations.append(
                try validate(portal, request, host, &remarks, supervisor.expect))
        }
        remarks.tell()
        let isComplete = remarks.isComplete && !validations.contains(where: \.isUntested)
        if let file = arguments.value("--write-baseline") {
            let findings = validations.flatMap(\.findings)
            var baseline = Baseline(path: file, in: request.repository)
            for validation in validations {
                baseline.add(validation.findings, validation.scripts + validation.originals)
            }
            try FileOutput.write(baseline.json, to: file, what: "the baseline")
            Terminal.print(
                "wrote \(file): findings that are known from now on: \(findings.count)\n")
            return isComplete ? .clean : .couldNotRun
        }
        for index in validations.indices {
            filter.apply(to: &validations[index])
        }
        // What was not looked at may well occur.
        let stale =
            isComplete
            ? try filter.staleEntries(
                validations.flatMap { $0.scripts + $0.originals },
                pruning: arguments.has("--prune-baseline") ? arguments.value("--baseline") : nil)
            : []
        if !validations.isEmpty { validations[0].findings += stale }
        try ValidationOutput(
            validations: validations, hasBaseline: filter.baseline != nil,
            detail: try SharedOptions.detail(arguments)
        ).show(output)
        let findings = validations.flatMap(\.findings)
        let code = filter.fails(findings) ? ExitCode.findings : .clean
        return try coverage.finish(
            host, request.maps, findings,
            remarks.isComplete && !validations.contains(where: \.isUntested) ? code : .couldNotRun)
    }

    /// Refuses outputs that are inputs.
    private static func check(
        _ portals: [PortalFolder], _ arguments: ParsedArguments, _ request: RunRequest,
        _ output: ReportOutput
    ) throws(CommandFailure) {
        let loader = CaseLoader(repository: request.repository)
        for portal in portals {
            let configuration = portal.configuration
            let named = configuration.pages.flatMap(\.scripts) + (configuration.network ?? [])
            for path in portal.scripts + portal.cases + named { FilesRead.note(path: path) }
            // What is wrong with a case is told when it is its turn.
            for path in portal.cases { _ = try? loader.load(path) }
        }
        let worlds = [arguments.value("--scenario")].compactMap(\.self)
        for path in arguments.all("--network") + worlds { FilesRead.note(path: path) }
        try output.check(arguments)
    }

    private static func validate(
        _ portal: PortalFolder, _ request: RunRequest, _ host: PortalHost,
        _ remarks: inout ValidationRemarks, _ expect: (ScriptLimits) -> Void
    ) throws(CommandFailure) -> PortalValidation {
        let configuration = portal.configuration
        let input = try request.inputs(portal)
        let loader = CaseLoader(
            network: input.options.network, repository: request.repository,
            target: request.chosenTarget, until: input.options.until)
        var cases: [UserCase] = []
        var unreadable: [DocumentProblem] = []
        for path in portal.cases {
            do throws(DocumentProblems) {
                var userCase = try loader.load(path)
                userCase.options.partnerCenter =
                    input.options.partnerCenter ?? userCase.options.partnerCenter
                cases.append(userCase)
            } catch {
                // The others are looked at even so.
                remarks.isComplete = false
                unreadable += error.all
            }
        }
        let progress = WorldProgress(portal.name)
        var validation = PortalValidation.run(
            input.scripts, input.options, cases: cases,
            launchPlace: request.launchPlace(portal), settings: configuration.rules, host: host,
            maps: request.maps, allowsUntested: request.arguments.has("--allow-untested"),
            unreadable: unreadable,
            willTry: { progress.show($0, of: $1) }, willRun: expect)
        progress.clear()
        validation.name = portal.name
        remarks.lines += NetworkOption.unused(input.options.network.fixtures)
        if let error = validation.run.callError {
            throw .couldNotRun("--call: \(TraceValue.oneLine(error))")
        }
        return validation
    }
}
