internal import JSONDocuments
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
struct LaunchesMustBePossible: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var findings: [Finding] = []
        var last = ""
        for event in run.events(.device) {
            guard case .opensPortal(let url, _) = event.step, url != last else { continue }
            last = url
            findings += Self.problems(in: url).map {
                Self.finding($0, evidence: [event.sequence])
            }
        }
        return findings
    }

    /// What was found in URLs so far: nearly all runs of a process share theirs.
    private static let known = Mutex<[CodeUnits: [FormatProblem]]>([:])

    private static func problems(in url: String) -> [FormatProblem] {
        if let problems = known.withLock({ $0[url] }) { return problems }
        let problems = LaunchParameters.problems(in: url)
        known.withLock { known in
            if known.count < 100 { known[url] = problems }
        }
        return problems
    }

    static func finding(
        _ problem: FormatProblem, at location: SourceLocation? = nil, evidence: [Int] = []
    ) -> Finding {
        let parameter = problem.property ?? ""
        let isWarning = problem.severity == .error
        return Finding(
            rule(parameter, isWarning: isWarning).id, isWarning ? .warning : .info,
            "a launch URL with an \(isWarning ? "impossible" : "invented") '\(parameter)': "
                + problem.message,
            at: location, evidence: evidence)
    }

    private static func rule(_ parameter: String, isWarning: Bool) -> RuleDescription {
        switch parameter {
        case "eid": isWarning ? launchEid : launchEidCheckDigits
        case "imei": isWarning ? launchImei : launchImeiCheckDigit
        case "iccid", "iccids": isWarning ? launchIccid : launchIccidCheckDigit
        case "location", "market": launchCountry
        default: launchTransactionId
        }
    }
}

extension LaunchesMustBePossible {
    static let descriptions = [
        launchEid, launchEidCheckDigits, launchImei, launchImeiCheckDigit, launchIccid,
        launchIccidCheckDigit, launchCountry, launchTransactionId,
    ]

    private static let launchEid = RuleDescription.launch(
        "launch-eid", "The EID of a launch has 32 digits and begins with 89.",
        because: RuleDescription.impossibleLaunch, source: "GSMA SGP.29",
        bad: "eid=8903302342620000000000543009950",
        "eid=12033023426200000000005430099507", "eid=8903302342620000000000543009950X")

    private static let launchEidCheckDigits = RuleDescription.launch(
        "launch-eid-check-digits", as: .info,
        "The EID of a launch has the check digits of ISO 7064 MOD 97-10.",
        because: "Servers refuse others; invented numbers mostly have wrong ones.",
        source: "GSMA SGP.29", bad: "eid=89033023426200000000005430099508")

    private static let launchImei = RuleDescription.launch(
        "launch-imei", "The IMEI of a launch has 15 digits.",
        because: RuleDescription.impossibleLaunch,
        source: "3GPP TS 23.003", bad: "imei=49015420323751", "imei=4901542032375189")

    private static let launchImeiCheckDigit = RuleDescription.launch(
        "launch-imei-check-digit", as: .info,
        "The last digit of a launch's IMEI is its Luhn digit.",
        because: "Servers refuse others; invented numbers mostly have wrong ones.",
        source: "3GPP TS 23.003", bad: "imei=490154203237519")

    private static let launchIccid = RuleDescription.launch(
        "launch-iccid", "The ICCIDs of a launch have 18 to 20 digits, and no F at the end.",
        because: "The app removes the F that pads an ICCID. \(RuleDescription.impossibleLaunch)",
        source: "ITU-T E.118", bad: "iccids=8988247000100003293,898824700",
        "iccid=8988247000100003293F")

    private static let launchIccidCheckDigit = RuleDescription.launch(
        "launch-iccid-check-digit", as: .info,
        "The last digit of a launch's ICCID is its Luhn digit.",
        because: "Invented numbers mostly have a wrong one.", source: "ITU-T E.118",
        bad: "iccids=8988247000100003292")

    private static let launchCountry = RuleDescription.launch(
        "launch-country", "Location and market are two-letter country codes.",
        because: RuleDescription.impossibleLaunch, source: "ISO 3166", bad: "location=usa",
        "market=d3")

    private static let launchTransactionId = RuleDescription.launch(
        "launch-transaction-id", "A transaction id has 1 to 64 characters.",
        because: RuleDescription.impossibleLaunch, source: "decided for the empty one",
        bad: "transactionId=", "transactionId=" + String(repeating: "a", count: 65))
}
