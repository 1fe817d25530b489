internal import FoundationEssentials
public import JSONDocuments
internal import PortalTrace

/// Reads the trace of a run from a file, to judge and to show it anew.
public enum WrittenRun {
    /// More than any trace has, whose events are limited: a file beyond it is not looked at.
    public static let mostBytes = 128 << 20

    /// Reads a file, and asks the rules about it.
    ///
    /// - Parameter path: The file's path.
    /// - Throws: What is wrong with it, and what to do.
    public static func load(_ path: String) throws(DocumentProblem) -> RunResult {
        try read(try contents(of: path), file: path)
    }

    /// Reads a file's bytes, and asks the rules about them.
    ///
    /// - Parameter file: What the file is called in problems.
    public static func read(
        _ bytes: some Collection<UInt8>, file: String
    ) throws(DocumentProblem) -> RunResult {
        let trace: TraceFile
        do throws(TraceFile.ReadError) {
            trace = try TraceFile(bytes, check: RunResult.check)
        } catch {
            throw DocumentProblem(
                file: file, line: error.line, column: error.column, path: "",
                message: error.message)
        }
        do throws(TraceProblem) {
            var run = try RunResult(trace)
            let judge = ScriptJudge()
            run.findings = RuleRegistry.findings(in: run, judge) + ofSecondRuns(trace)
            if !run.hasCalls { run.deadEnd = DeadEnd.notes(run, judge.outline(of: run)) }
            return run
        } catch {
            throw DocumentProblem(
                file: file, line: nil, column: nil, path: error.member, message: error.message)
        }
    }

    private static func contents(of path: String) throws(DocumentProblem) -> Data {
        func problem(_ message: String) -> DocumentProblem {
            DocumentProblem(file: path, line: nil, column: nil, path: "", message: message)
        }
        let manager = FileManager.default
        var isFolder = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw problem("no such file\(TextFile.nearby(path))")
        }
        if isFolder { throw problem("this is a folder; name the trace file in it") }
        let size = (try? manager.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= mostBytes else {
            throw problem(
                "the file has \(size >> 20) MiB, and no trace has more than \(mostBytes >> 20); write "
                    + "it again with 'portalhost run SCRIPT --trace FILE', whose events are limited"
            )
        }
        do throws(InputFile.Failure) {
            return Data(try InputFile.bytes(of: path, most: mostBytes))
        } catch {
            throw problem("the file cannot be read (\(error.words))")
        }
    }

    /// What second runs showed: they are not in the trace, and what came of them is.
    private static func ofSecondRuns(_ trace: TraceFile) -> [Finding] {
        let rules = ResultsMustBeHandled.idsOfSecondRuns.union([
            ConnectionMustBeToldApart.connectionNotHandled.id, SecondRunsMustBeMade.leftOut.id,
        ])
        return trace.events.compactMap { event in
            guard case .finding(let judgement) = event.what,
                rules.contains(RuleID(rawValue: judgement.rule))
            else { return nil }
            return Finding(
                RuleID(rawValue: judgement.rule), Finding.Severity(judgement.severity),
                judgement.message, at: event.location,
                notes: judgement.notes.map { Finding.Note(written: $0) })
        }
    }
}
