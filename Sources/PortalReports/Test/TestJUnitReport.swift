internal import JSONDocuments
internal import PortalTrace

/// The results of a suite as JUnit XML, in the form that CI systems read: `time` is that of the real
/// world, by which they plan; virtual time is a property.
public enum TestJUnitReport {
    /// The document.
    ///
    /// - Parameter times: How long cases took; none where reports were merged.
    public static func text(_ report: TestReport, times: CaseTimes = CaseTimes()) -> String {
        let counts =
            "tests=\"\(report.cases.count)\" failures=\"\(report.summary.failed)\" "
            + "errors=\"\(report.summary.broken)\""
        let began = times.began.map {
            " time=\"\(CaseTimes.text(times.sum))\" timestamp=\"\(XMLText.escaped($0))\""
        }
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"portalhost\" \(counts)>",
            "  <testsuite name=\"portalhost\" \(counts) skipped=\"0\"\(began ?? "")>",
        ]
        var names: [CodeUnits: JUnitNames] = [:]
        for result in report.cases {
            let group = group(result.id)
            let name = names[group, default: JUnitNames()].next(result.name, or: result.id)
            lines += testCase(result, name, group, times.of(result.id))
        }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func testCase(
        _ result: CaseResult, _ name: String, _ group: String, _ seconds: Double?
    ) -> [String] {
        let head =
            "    <testcase name=\"\(XMLText.escaped(name))\""
            + " classname=\"\(XMLText.escaped(group))\" file=\"\(XMLText.escaped(result.id))\""
            + (seconds.map { " time=\"\(CaseTimes.text($0))\"" } ?? "") + ">"
        let properties = [
            "      <properties>",
            "        <property name=\"virtual-time\" value=\"\(timeText(result.time))\"/>",
            "      </properties>",
        ]
        return [head] + properties + failure(result) + ["    </testcase>"]
    }

    private static func failure(_ result: CaseResult) -> [String] {
        guard result.status != .passed else { return [] }
        let element = result.status == .broken ? "error" : "failure"
        let message = result.problems.first?.message ?? ""
        let details = result.problems.flatMap { problem in
            [(problem.location.map { "\($0): " } ?? "") + problem.message]
                + problem.lines.map { "  \($0)" }
        }
        return [
            "      <\(element) message=\"\(XMLText.escaped(message))\">"
                + XMLText.escaped(details.joined(separator: "\n")) + "</\(element)>"
        ]
    }

    /// The folder of a case, in the form of a class name.
    private static func group(_ id: String) -> String {
        let folder = Paths.folder(of: id)
        return folder.isEmpty ? "cases" : folder.split(separator: "/").joined(separator: ".")
    }
}
