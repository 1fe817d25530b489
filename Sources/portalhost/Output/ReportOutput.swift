internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalKit
internal import PortalReports

/// Where the reports of a command go, and in which forms: `--format`, `--output` and `--html`.
struct ReportOutput {
    private static let format = CommandSpecification.Option(
        name: "--format", value: ReportFormat.words,
        help:
            "the form of what goes to standard output (default text); github appends a summary to "
            + "the job's page as well")
    private static let output = CommandSpecification.Option(
        name: "--output", value: "FORMAT:FILE", isRepeatable: true,
        help: "writes a report to a file as well, such as junit:report.xml; a FILE alone takes the "
            + "form of --format, and standard output then shows text")
    private static let html = CommandSpecification.Option(
        name: "--html", value: "FILE",
        help:
            "the same as --output html:FILE: a page for a browser, in one file that works without a "
            + "network")

    /// The options of every command that reports.
    static let options = [format, output, html]

    /// The form of what goes to standard output.
    let format: ReportFormat
    private let files: [(format: ReportFormat, path: String, option: String)]

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        let known = ReportFormat.allCases.map { ($0.rawValue, $0) }
        let asked = try arguments.choice("--format", known, default: .text)
        var files: [(format: ReportFormat, path: String, option: String)] = []
        var isMoved = false
        for word in arguments.all("--output") {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 1, asked != .text {
                files.append((asked, word, "--output"))
                isMoved = true
                continue
            }
            guard parts.count == 2, let path = parts.last, !path.isEmpty, path != "-" else {
                throw .usage(
                    "expected --output FORMAT:FILE, such as json:report.json, found '\(word)'",
                    command: arguments.command)
            }
            let form = try arguments.pick(String(parts[0]), known, option: "--output")
            files.append((form, String(path), "--output"))
        }
        if let page = arguments.value("--html") {
            guard page != "-" else {
                throw .usage("--html needs a file, not '-'", command: arguments.command)
            }
            files.append((.html, page, "--html"))
        }
        if let twice = Self.twice(files.map(\.path)) {
            throw .usage("two reports cannot be one file: '\(twice)'", command: arguments.command)
        }
        format = isMoved ? .text : asked
        self.files = files
    }

    private static func twice(_ paths: [String]) -> String? {
        var seen: Set<CodeUnits> = []
        return paths.first { !seen.insert($0) }
    }

    /// The options that name files to be written, with those files: reports, and what else commands
    /// write that make some.
    func paths(_ arguments: ParsedArguments) -> [(option: String, path: String?)] {
        files.map { ($0.option, $0.path) }
            + ["--trace", "--record", "--write-baseline", CaseOption.writeCase.name].map {
                ($0, arguments.value($0))
            }
            + CoverageOption.paths(arguments)
    }

    /// Refuses outputs that are inputs, or each other; called when the inputs were read.
    func check(_ arguments: ParsedArguments) throws(CommandFailure) {
        try FileOutput.check(
            paths(arguments),
            updates: [("--write-fixtures", arguments.value("--write-fixtures"))],
            command: arguments.command)
    }

    /// Whether anything has this form.
    func has(_ format: ReportFormat) -> Bool {
        self.format == format || files.contains { $0.format == format }
    }

    /// Prints and writes everything.
    ///
    /// - Parameters:
    ///   - toError: Whether standard output has something else to carry.
    ///   - summary: Markdown for the page of a job.
    ///   - text: Makes a report.
    func show(
        toError: Bool = false, summary: () -> String,
        _ text: (ReportFormat, TextStyle) -> String
    ) throws(CommandFailure) {
        show(text(format, Terminal.style(toError: toError)), toError: toError)
        try write(summary: summary, text)
    }

    /// What is one of commands, or for a browser, is shown as it is.
    private func show(_ report: String, toError: Bool = false) {
        if format == .github || format == .html {
            Terminal.print(document: report, toError: toError)
        } else {
            Terminal.print(report, toError: toError)
        }
    }

    /// Does the work of a command. If it cannot be done, the reports say why: the next step of a job
    /// finds its file.
    func reporting(
        _ command: String, _ work: () throws(CommandFailure) -> ExitCode
    ) throws(CommandFailure) -> ExitCode {
        do throws(CommandFailure) {
            return try work()
        } catch {
            guard error.exitCode == .couldNotRun, !error.isOfOutput else { throw error }
            let output = FindingOutput(error, command: command)
            // Standard error has the words already.
            if format != .text { show(output.whole(format, TextStyle(isColoured: false))) }
            try write(summary: { output.summary }, output.whole)
            throw error
        }
    }

    /// Writes the files.
    func write(
        summary: () -> String, _ text: (ReportFormat, TextStyle) -> String
    ) throws(CommandFailure) {
        let plain = TextStyle(isColoured: false)
        // One that cannot be written is no reason to leave out the others.
        var failure: CommandFailure?
        for file in files {
            do throws(CommandFailure) {
                try FileOutput.write(
                    text(file.format, plain), to: file.path,
                    what: file.format == .html ? "the page" : "the report")
            } catch {
                failure = failure ?? error
            }
        }
        if has(.github) { try append(summary) }
        if let failure { throw failure }
    }

    /// Adds to the page that GitHub shows for a job.
    private func append(_ summary: () -> String) throws(CommandFailure) {
        guard let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
        else { return }
        func failure() -> CommandFailure {
            var failure = CommandFailure.couldNotRun(
                "the job's summary cannot be written to '\(path)': \(String(cString: strerror(errno)))"
            )
            failure.isOfOutput = true
            return failure
        }
        guard let file = fopen(path, "a") else { throw failure() }
        defer { fclose(file) }
        let bytes = Array((summary() + "\n").utf8)
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure() }
    }
}
