internal import FoundationEssentials
public import JSONDocuments

/// The results of a suite, or of a part of one.
public struct TestReport: Equatable, Sendable, Codable {
    /// Of the JSON form.
    public private(set) var version = 1
    /// By case file.
    public private(set) var cases: [CaseResult]
    /// How many there are of each status.
    public private(set) var summary: Summary
    /// Which part of a suite it is; nil for a whole one.
    public private(set) var shard: Shard?

    /// How many cases there are of each status.
    public struct Summary: Equatable, Sendable, Codable {
        /// Cases that could not be run.
        public var broken = 0
        /// Cases with something that is not as expected.
        public var failed = 0
        /// Cases in which everything is as expected.
        public var passed = 0
    }

    /// Makes a report; the order in which the cases ran does not matter.
    ///
    /// - Parameter shard: Which part of a suite it is.
    public init(_ cases: [CaseResult], shard: Shard? = nil) {
        self.shard = shard
        self.cases = cases.sorted { CodeUnits($0.id) < CodeUnits($1.id) }
        summary = Summary()
        for result in cases {
            switch result.status {
            case .passed: summary.passed += 1
            case .failed: summary.failed += 1
            case .broken: summary.broken += 1
            }
        }
    }

    /// Whether every case passed.
    public var isClean: Bool { summary.failed == 0 && summary.broken == 0 }

    /// "49 passed, 1 failed".
    public var summaryLine: String {
        "\(summary.passed) passed, \(summary.failed + summary.broken) failed"
            + (summary.broken > 0 ? " (\(summary.broken) could not be run)" : "")
    }

    /// The report as JSON.
    public var json: String { JSONOutput.text(self) }

    /// Reads a report that `json` wrote.
    ///
    /// - Throws: `DocumentProblem` for a file that is none.
    public static func load(_ path: String) throws(DocumentProblem) -> TestReport {
        let text = try Paths.text(of: path, most: InputFile.Most.written)
        do {
            let report = try JSONDecoder().decode(TestReport.self, from: Data(text.utf8))
            if report.version == 1, report.shard?.isPart ?? true { return report }
        } catch {
            // What the decoder says names Swift types, which does not help here.
        }
        throw DocumentProblem(
            file: path, line: nil, column: nil, path: "",
            message: "expected a report of 'portalhost test --format json', version 1")
    }

    /// Joins the reports of the parts of a suite.
    ///
    /// - Throws: `DocumentProblem` where two have the same case: they are not parts of one suite.
    public static func merged(
        _ reports: [(path: String, report: TestReport)]
    ) throws(DocumentProblem) -> TestReport {
        var origins: [CodeUnits: String] = [:]
        for (path, report) in reports {
            for result in report.cases {
                guard let other = origins.updateValue(path, forKey: CodeUnits(result.id)) else {
                    continue
                }
                throw DocumentProblem(
                    file: path, line: nil, column: nil, path: "",
                    message: "the case \(result.id) is in \(other) as well; "
                        + "merge the parts of one suite, each once")
            }
        }
        try check(reports.compactMap { part in part.report.shard.map { (part.path, $0) } })
        return TestReport(reports.flatMap(\.report.cases))
    }

    /// Parts that are not there would be cases that are not missed.
    private static func check(
        _ parts: [(path: String, shard: Shard)]
    ) throws(DocumentProblem) {
        guard let first = parts.first else { return }
        func problem(_ path: String, _ message: String) -> DocumentProblem {
            DocumentProblem(file: path, line: nil, column: nil, path: "", message: message)
        }
        for part in parts where part.shard.count != first.shard.count {
            throw problem(
                part.path,
                "this is a part of \(part.shard.count), and \(first.path) is one of "
                    + "\(first.shard.count); merge the parts of one suite")
        }
        let known = Set(parts.map(\.shard.index))
        let missing = first.shard.count - known.count
        guard missing > 0 else { return }
        // A file may say that there are any number of parts, so they are not gone through.
        let shown = (1...first.shard.count).lazy.filter { !known.contains($0) }.prefix(10)
        let names = shown.map { "\($0)" }.joined(separator: ", ")
        throw problem(
            first.path,
            "this is part \(first.shard.index) of \(first.shard.count), and "
                + "\(missing == 1 ? "part" : "parts") \(names)\(missing > 10 ? " …" : "") "
                + "\(missing == 1 ? "is" : "are") not there; merge all parts")
    }
}
