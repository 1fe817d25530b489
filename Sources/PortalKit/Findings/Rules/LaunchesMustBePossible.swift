internal import MobilePlans
internal import PortalTrace
internal import Synchronization

/// A portal is tried with launches that a device can bring (mobile-plans.md, sections 2 and 8).
///
/// The URL is not the portal's: it comes from a command line, a configuration, a scenario or a case.
/// A portal that does well with an EID of 31 digits proves nothing, so this is worth a warning there;
/// wrong check digits, which invented numbers have, are an information.
///
/// Lint: a finding without a place in a script for each parameter that no app sends.
struct LaunchesMustBePossible: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        var findings: [Finding] = []
        var last = ""
        for event in run.events(.device) {
            guard case .opensPortal(let url, _) = event.step, url != last else { continue }
            last = url
            findings += Self.problems(in: url).map { Self.finding($0) }
        }
        return findings
    }

    /// What was found in URLs so far: nearly all runs of a process share theirs.
    private static let known = Mutex<[String: [FormatProblem]]>([:])

    private static func problems(in url: String) -> [FormatProblem] {
        if let problems = known.withLock({ $0[url] }) { return problems }
        let problems = LaunchParameters.problems(in: url)
        known.withLock { known in
            if known.count < 100 { known[url] = problems }
        }
        return problems
    }

    static func finding(_ problem: FormatProblem, at location: SourceLocation? = nil) -> Finding {
        let parameter = problem.property ?? ""
        let isWarning = problem.severity == .error
        let id = id(parameter, isWarning: isWarning)
        return Finding(
            id, isWarning ? .warning : .info,
            "a launch URL with an \(isWarning ? "impossible" : "invented") '\(parameter)': "
                + problem.message,
            at: location)
    }

    private static func id(_ parameter: String, isWarning: Bool) -> String {
        switch parameter {
        case "eid": isWarning ? "launch-eid" : "launch-eid-check-digits"
        case "imei": isWarning ? "launch-imei" : "launch-imei-check-digit"
        case "iccid", "iccids": isWarning ? "launch-iccid" : "launch-iccid-check-digit"
        case "location", "market": "launch-country"
        default: "launch-transaction-id"
        }
    }
}
