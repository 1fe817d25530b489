public import JSONDocuments
internal import PortalTrace

/// Findings that are known already, so that only new ones count.
///
/// A finding is known by its rule, its file and the text of its line: lines may move.
public struct Baseline: Sendable {
    private var known: [CodeUnits: Int] = [:]

    /// A baseline of some findings.
    public init(_ findings: [Finding], _ scripts: [PortalScript]) {
        for finding in findings { known[Self.key(finding, scripts), default: 0] += 1 }
    }

    /// Reads a baseline file.
    public static func load(_ path: String) throws(DocumentProblem) -> Baseline {
        let json = try JSONParser.parse(
            try Paths.text(of: path, most: InputFile.Most.written), file: path)
        guard json["version"]?.plain.integer == 1, let findings = json["findings"]?.members else {
            throw DocumentProblem(
                file: path, line: 1, column: 1, path: "",
                message: "expected a baseline that 'portalhost validate --write-baseline' wrote")
        }
        var baseline = Baseline([], [])
        for member in findings {
            guard let count = member.value.plain.integer else { continue }
            baseline.known[member.name] = count
        }
        return baseline
    }

    /// The baseline as a file.
    public var json: String {
        let members = known.sorted { $0.key < $1.key }
            .map { JSONValue.Member($0.key.text, .number(JSONNumber($0.value))) }
        return JSONOutput.text(["version": 1, "findings": .object(members)] as JSONValue)
    }

    /// The findings that are not known yet, and those that are.
    public func sorted(
        _ findings: [Finding], _ scripts: [PortalScript]
    ) -> (news: [Finding], known: [Finding]) {
        var left = known
        var news: [Finding] = []
        var old: [Finding] = []
        for finding in findings {
            let key = Self.key(finding, scripts)
            if let count = left[key], count > 0 {
                left[key] = count - 1
                old.append(finding)
            } else {
                news.append(finding)
            }
        }
        return (news, old)
    }

    private static func key(_ finding: Finding, _ scripts: [PortalScript]) -> String {
        let path = finding.location?.file ?? "-"
        let script = scripts.first { $0.name == path }
        // By its last name, so that the folder does not matter from which a portal is validated.
        let file = path.split(separator: "/").last ?? "-"
        let line = finding.subject(
            line: finding.location.flatMap { script?.line($0.line) })
        let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(finding.ruleID) \(file): \(text.prefix(200))"
    }
}
