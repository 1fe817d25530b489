internal import JSONDocuments
internal import PortalKit
internal import PortalReports

/// `--coverage`, `--coverage-min` and `--coverage-merge`: what of a portal ran.
struct CoverageOption {
    static let options: [CommandSpecification.Option] = [
        .init(
            name: "--coverage", value: "FORMAT:FILE", isRepeatable: true,
            help: "writes which lines, functions and branches ran, in all runs together: "
                + "lcov:lcov.info, cobertura:cobertura.xml, json:coverage.json, html:coverage.html"),
        .init(
            name: "--coverage-min", value: "PERCENT|KIND=PERCENT", isRepeatable: true,
            help: "fails if less ran: --coverage-min 80 is of lines; lines=80, functions=80, "
                + "branches=60"),
        .init(
            name: "--coverage-merge", value: "FILE.json", isRepeatable: true,
            help: "adds what another part of the suite counted: a file that --coverage json:FILE "
                + "wrote"),
    ]

    /// What a share has to be of.
    private enum Kind: String, CaseIterable { case lines, functions, branches }

    private let files: [(format: CoverageFormat, path: String)]
    private let least: [(kind: Kind, percent: Double)]
    private let parts: [Coverage]
    private let recorder: CoverageRecorder?
    private let repository: Repository

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        repository = try RootOption.repository(arguments)
        var files: [(CoverageFormat, String)] = []
        for word in arguments.all("--coverage") {
            let parts = word.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else {
                throw .usage(
                    "expected --coverage FORMAT:FILE, such as lcov:lcov.info, found '\(word)'",
                    command: arguments.command)
            }
            let format = try arguments.pick(
                String(parts[0]), CoverageFormat.allCases.map { ($0.rawValue, $0) },
                option: "--coverage")
            files.append((format, String(parts[1])))
        }
        self.files = files
        least = try Self.least(arguments)
        var parts: [Coverage] = []
        for path in arguments.all("--coverage-merge") {
            do throws(DocumentProblem) {
                parts.append(try CoverageJSON.load(path))
            } catch {
                throw CommandFailure(error)
            }
        }
        self.parts = parts
        guard !files.isEmpty || !least.isEmpty || !parts.isEmpty else {
            recorder = nil
            return
        }
        if files.isEmpty, least.isEmpty {
            throw .usage(
                "--coverage-merge needs --coverage FORMAT:FILE or --coverage-min",
                command: arguments.command)
        }
        recorder = CoverageRecorder(in: repository)
    }

    private static func least(
        _ arguments: ParsedArguments
    ) throws(CommandFailure) -> [(kind: Kind, percent: Double)] {
        var least: [(Kind, Double)] = []
        for text in arguments.all("--coverage-min") {
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                let kind = parts.count == 2 ? Kind(rawValue: parts[0]) : .lines
                guard let kind, let last = parts.last, let percent = Double(last),
                    percent >= 0, percent <= 100
                else {
                    throw .usage(
                        "expected a number from 0 to 100 for --coverage-min, or lines=80, "
                            + "functions=80, branches=60, found '\(word)'",
                        command: arguments.command)
                }
                least.append((kind, percent))
            }
        }
        return least
    }

    /// The files that `--coverage` names.
    static func paths(_ arguments: ParsedArguments) -> [(option: String, path: String?)] {
        arguments.all("--coverage").map { word in
            let parts = word.split(separator: ":", maxSplits: 1)
            return ("--coverage", parts.count == 2 ? String(parts[1]) : nil)
        }
    }

    /// Whether anything is counted.
    var isOn: Bool { recorder != nil }

    /// A host whose runs are counted, if that was asked for. The engine is asked whether it can here, in
    /// the process that runs something.
    func host() throws(CommandFailure) -> PortalHost {
        guard let recorder else { return PortalHost() }
        if let problem = CoverageRecorder.problem {
            throw .couldNotRun("--coverage: nothing can be counted: \(problem)")
        }
        return PortalHost(coverage: recorder)
    }

    /// Says that something ran and was not counted.
    func note(_ gap: String) { recorder?.note(gap) }

    /// What this process has counted, for the one that writes the files.
    func part() -> CoveragePart? { recorder?.part() }

    /// Adds what another process has counted.
    func add(_ part: CoveragePart) { recorder?.add(part) }

    /// Whether a host is needed to say what would have counted.
    var needsHost: Bool { recorder?.needsHost ?? false }

    /// Writes the files, and compares with what was asked for.
    ///
    /// - Parameters:
    ///   - host: What ran; nil is nothing but what is merged, and what other processes counted.
    ///   - code: How the process would end without.
    ///   - canBeEmpty: Whether it is right that nothing ran, as in a small part of a suite.
    /// - Returns: How it ends.
    func finish(
        _ host: PortalHost?, _ maps: SourceMaps, _ findings: [Finding], _ code: ExitCode,
        canBeEmpty: Bool = false
    ) throws(CommandFailure) -> ExitCode {
        guard let recorder else { return code }
        var coverage = host?.coverage(maps) ?? recorder.coverage(maps)
        for part in parts { coverage.merge(part) }
        for file in files {
            let text = file.format.text(
                coverage, findings: findings, in: repository, toolVersion: toolVersion)
            try FileOutput.write(text, to: file.path, what: "the coverage")
        }
        Terminal.printError(CoverageText.line(coverage))
        var code = code
        for (kind, percent) in least {
            let share =
                switch kind {
                case .lines: coverage.lines
                case .functions: coverage.functions
                case .branches: coverage.branches
                }
            guard share.percent < percent else { continue }
            Terminal.printError(
                "portalhost: error: \(share.covered) of \(share.all) \(kind.rawValue) ran; expected "
                    + "at least \(JSONNumber.javaScriptText(percent)) % (--coverage-min)")
            if code == .clean { code = .findings }
        }
        if coverage.files.isEmpty, !canBeEmpty {
            Terminal.printError("portalhost: error: --coverage: no file of the portal was counted")
            code = .couldNotRun
        }
        for gap in coverage.gaps {
            Terminal.printError("portalhost: error: --coverage: \(SafeText.oneLine(gap))")
        }
        return coverage.gaps.isEmpty ? code : .couldNotRun
    }
}
