extension PortalHost {
    /// Runs the scripts as one page, and judges them and what they did.
    public func run(_ scripts: [PortalScript], _ options: RunOptions) -> RunResult {
        var result = trace(scripts, options)
        onProgress?()
        result.swallowed = SwallowedExceptions.of(result, scripts, options)
        // Most of what an exploration tries leads nowhere.
        if options.listsFunctions {
            result.swallowed += SwallowedExceptions.inDeadEnd(result, scripts, options)
        }
        result.findings = judge(result)
        if options.listsFunctions, !result.hasCalls {
            result.deadEnd = DeadEnd.notes(result, outline(of: result))
        }
        return result
    }

    /// Runs the scripts as one page, and judges what they did: one of many runs of the same scripts.
    func runAgain(_ scripts: [PortalScript], _ options: RunOptions) -> RunResult {
        var result = trace(scripts, options)
        onProgress?()
        result.findings = RuleRegistry.findings(inTraceOf: result)
        return result
    }

    /// What the rules say about a run of this host.
    func judge(_ run: RunResult) -> [Finding] { RuleRegistry.findings(in: run, scriptJudge) }

    /// The scripts of a run, read together; read once for all runs of the same scripts.
    func outline(of run: RunResult) -> PageOutline { scriptJudge.outline(of: run) }

    /// What was said of scripts before: runs of one host mostly have the same.
    private var scriptJudge: ScriptJudge {
        if let known = memory as? ScriptJudge { return known }
        let made = ScriptJudge()
        memory = made
        return made
    }

    /// What the rules say about a run.
    public static func findings(in run: RunResult) -> [Finding] {
        RuleRegistry.findings(in: run)
    }
}
