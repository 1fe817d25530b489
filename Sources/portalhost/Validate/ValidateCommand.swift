internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// `portalhost validate`: may this portal be shipped?
enum ValidateCommand: Command {
    static let specification = CommandSpecification(
        name: "validate",
        summary:
            "Says whether a portal may be shipped: runs it in every world and asks every rule.",
        operands: "PATH...",
        options: SharedOptions.doing + SharedOptions.world + SharedOptions.place + [
            .init(
                name: "--rule", value: "ID", isRepeatable: true, help: "shows only these rules"),
            .init(
                name: "--ignore", value: "ID", isRepeatable: true, help: "leaves these rules out"),
            .init(
                name: "--severity", value: "error|warning|info",
                help: "shows findings of at least this severity (default info)"),
            .init(name: "--strict", help: "warnings fail as well"),
            .init(
                name: "--baseline", value: "FILE",
                help: "findings that this file knows neither show nor fail"),
            .init(
                name: "--write-baseline", value: "FILE",
                help: "writes the present findings as a baseline"),
            .init(
                name: "--format", value: ValidationOutput.words,
                help: "the form of what goes to standard output (default text)"),
            .init(
                name: "--output", value: "FORMAT:FILE", isRepeatable: true,
                help: "writes a report to a file as well, such as json:findings.json"),
            .init(name: "--watch", help: "validates again whenever a script changes"),
        ] + SharedOptions.servers + [SharedOptions.target, SharedOptions.noSourceMaps]
            + CoverageOption.options + SharedOptions.limits,
        notes: [
            "A PATH is a script or a folder. Scripts are one page, in order. A folder is a portal of "
                + "its own: its scripts are those of \(ValidationConfiguration.fileName), else of "
                + "suite.json, else every .js in it; what its user cases lead to is judged as well "
                + "(whether they meet their expectations is for 'portalhost test' to say).",
            "\(ValidationConfiguration.fileName) beside the scripts can say: scripts, calls, do, edition, "
                + "scenario, network, pages, url, notificationHost, rules (each 'off', 'info', 'warning' or 'error').",
            "The last line says how many scripts, trials and cases were looked at, and how many findings "
                + "a comment, the configuration or the baseline suppressed; sarif and json list those too.",
            "A comment '// portalhost-ignore RULE: reason' takes the findings of a rule back in its "
                + "line and the next.",
            "--do: " + UserAction.commandHelp,
            "Exit: 0 may be shipped, 1 findings, 2 could not run, 64 wrong usage.",
            "Example: portalhost validate portal.js --call buy --strict",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard arguments.has("--watch") else { return try validateApart(arguments) }
        // What is wrong with the command line does not change.
        let command = try ValidationArguments(arguments)
        let watch = FileWatch()
        while true {
            watch.files = watched(arguments, command.request)
            var last = ExitCode.couldNotRun
            do throws(CommandFailure) {
                last = try validateApart(arguments)
            } catch {
                error.tell()
                last = error.exitCode
            }
            Terminal.printError("waiting for changes; Ctrl-C ends (last: exit \(last.rawValue))")
            watch.wait()
        }
    }

    /// Validates in a process of its own: a script that takes it along does not end the watching, and
    /// fails alone.
    private static func validateApart(
        _ arguments: ParsedArguments
    ) throws(CommandFailure) -> ExitCode {
        // What really happened is not done again.
        let isRepeatable = !arguments.has("--allow-net") && !arguments.has("--token-file")
        return try CommandWorker.run(isRepeatable: isRepeatable) {
            worker throws(CommandFailure) in
            try validate(arguments, try ValidationArguments(arguments), worker)
        }
    }

    private static func validate(
        _ arguments: ParsedArguments, _ command: ValidationArguments, _ worker: CommandWorker
    ) throws(CommandFailure) -> ExitCode {
        let request = command.request
        let coverage = command.coverage
        let portals: [PortalFolder]
        do throws(DocumentProblems) {
            portals = try PortalFolder.find(arguments.operands)
        } catch {
            throw CommandFailure(error)
        }
        try check(portals, arguments, command.output)
        let host = coverage.host()
        defer { host.close() }
        let supervisor = worker.watch(host, request.options.limits)
        defer { supervisor.stop() }
        let maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        var validations: [PortalValidation] = []
        var remarks = ValidationRemarks()
        for portal in portals {
            validations.append(
                try validate(
                    portal, arguments, request, host, maps, &remarks, supervisor.expect))
        }
        remarks.tell()
        if let file = arguments.value("--write-baseline") {
            let findings = validations.flatMap(\.findings)
            let baseline = Baseline(
                findings, validations.flatMap { $0.scripts + $0.originals })
            try FileOutput.write(baseline.json, to: file, what: "the baseline")
            Terminal.print(
                "wrote \(file): findings that are known from now on: \(findings.count)\n")
            return .clean
        }
        let filter = command.filter
        for index in validations.indices {
            filter.apply(to: &validations[index])
        }
        try command.output.show(validations, hasBaseline: filter.baseline != nil)
        let findings = validations.flatMap(\.findings)
        let code = filter.fails(findings) ? ExitCode.findings : .clean
        return try coverage.finish(host, maps, findings, remarks.isComplete ? code : .couldNotRun)
    }

    /// What a validation depends on, as far as it is known by name; of folders, what is in them.
    private static func watched(
        _ arguments: ParsedArguments, _ request: RunRequest
    ) -> [String] {
        var files = request.pages.flatMap(\.scripts)
        // What is wrong with a folder is told by the validation.
        let portals = (try? PortalFolder.find(arguments.operands)) ?? []
        for portal in portals {
            files += portal.scripts + portal.cases
            files += portal.configuration.pages.flatMap(\.scripts)
        }
        for path in arguments.operands {
            files += [path, "\(path)/\(ValidationConfiguration.fileName)", "\(path)/suite.json"]
        }
        return files
    }

    /// Refuses outputs that are inputs.
    private static func check(
        _ portals: [PortalFolder], _ arguments: ParsedArguments, _ output: ValidationOutput
    ) throws(CommandFailure) {
        let loader = CaseLoader()
        for portal in portals {
            let configuration = portal.configuration
            let named = configuration.pages.flatMap(\.scripts) + (configuration.network ?? [])
            for path in portal.scripts + portal.cases + named { FilesRead.note(path: path) }
            // What is wrong with a case is told when it is its turn.
            for path in portal.cases { _ = try? loader.load(path) }
        }
        let worlds = [arguments.value("--scenario")].compactMap(\.self)
        for path in arguments.all("--network") + worlds { FilesRead.note(path: path) }
        try FileOutput.check(
            output.paths.map { ("--output", $0) }
                + [("--write-baseline", arguments.value("--write-baseline"))]
                + CoverageOption.paths(arguments),
            command: "validate")
    }

    private static func validate(
        _ portal: PortalFolder, _ arguments: ParsedArguments, _ request: RunRequest,
        _ host: PortalHost, _ maps: SourceMaps, _ remarks: inout ValidationRemarks,
        _ expect: (ScriptLimits) -> Void
    ) throws(CommandFailure) -> PortalValidation {
        var request = request
        let configuration = portal.configuration
        if arguments.value("--edition") == nil, let edition = configuration.edition {
            request.options.edition = edition
        }
        if request.options.calls.isEmpty { request.options.calls = configuration.calls }
        if request.options.actions.isEmpty { request.options.actions = configuration.actions }
        request.scripts = portal.scripts
        request.scenario = request.scenario ?? configuration.scenario
        request.network = request.network ?? configuration.network
        // The command line goes first.
        request.pages += configuration.pages
        var input = try request.inputs()
        if let host = configuration.notificationHost {
            input.options.scenario.launch.notificationHost = host
            // A portal is mostly on its notification host.
            input.options.scenario.launch.portal = "https://\(host)/"
        }
        if input.options.url == nil { input.options.url = configuration.url }
        let loader = CaseLoader(
            network: input.options.network, target: try SharedOptions.chosenTarget(arguments),
            until: input.options.until)
        var cases: [UserCase] = []
        for path in portal.cases {
            do throws(DocumentProblems) {
                var userCase = try loader.load(path)
                userCase.options.partnerCenter =
                    input.options.partnerCenter ?? userCase.options.partnerCenter
                cases.append(userCase)
            } catch {
                // The others are looked at even so.
                remarks.isComplete = false
                remarks.lines += error.all.map { "\($0)" }
            }
        }
        var validation = PortalValidation.run(
            input.scripts, input.options, cases: cases,
            launchPlace: arguments.value("--url") == nil && arguments.value("--scenario") == nil
                ? configuration.launchPlace : nil, settings: configuration.rules, host: host,
            maps: maps, willRun: expect)
        validation.name = portal.name
        remarks.lines += NetworkOption.unused(input.options.network.fixtures)
        // A page that does not load has an error that says so.
        if validation.matrix == nil, validation.run.callError == nil,
            validation.run.end != .loadFailed
        {
            let calls = input.options.calls.map { String($0.unicodeScalars.prefix(60)) }
                .joined(separator: ", ")
            remarks.lines.append(
                "note: \(portal.name): "
                    + (calls.isEmpty
                        ? "loading the page calls nothing in the app, so it was not tried in other "
                            + "worlds; name what to call with --call, or as \"calls\" in "
                            + ValidationConfiguration.fileName
                        : "\(TraceValue.oneLine(calls)) called nothing in the app, so the page was "
                            + "not tried in other worlds"))
        }
        if let error = validation.run.callError {
            throw .couldNotRun("--call: \(TraceValue.oneLine(error))")
        }
        return validation
    }
}
