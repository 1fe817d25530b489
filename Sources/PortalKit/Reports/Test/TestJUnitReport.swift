internal import PortalTrace

/// The results of a suite as JUnit XML, in the form that CI systems read. Times are virtual.
public enum TestJUnitReport {
    /// The document.
    public static func text(_ report: TestReport) -> String {
        let tests = report.cases.count
        let counts =
            "tests=\"\(tests)\" failures=\"\(report.summary.failed)\" "
            + "errors=\"\(report.summary.broken)\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"portalhost\" \(counts)>",
            "  <testsuite name=\"portalhost\" \(counts)>",
        ]
        for result in report.cases { lines += testCase(result) }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func testCase(_ result: CaseResult) -> [String] {
        let milliseconds = String(1_000 + result.time % 1_000).dropFirst()
        let head =
            "    <testcase name=\"\(XMLText.escaped(result.name))\""
            + " classname=\"\(XMLText.escaped(group(result.id)))\""
            + " file=\"\(XMLText.escaped(result.id))\" time=\"\(result.time / 1_000).\(milliseconds)\""
        guard result.status != .passed else { return [head + "/>"] }
        let element = result.status == .broken ? "error" : "failure"
        let message = result.problems.first?.message ?? ""
        let details = result.problems.flatMap { problem in
            [(problem.location.map { "\($0): " } ?? "") + problem.message]
                + problem.lines.map { "  \($0)" }
        }
        return [
            head + ">",
            "      <\(element) message=\"\(XMLText.escaped(message))\">"
                + XMLText.escaped(details.joined(separator: "\n")) + "</\(element)>",
            "    </testcase>",
        ]
    }

    /// The folder of a case, in the form of a class name.
    private static func group(_ id: String) -> String {
        let folder = Paths.folder(of: id)
        return folder.isEmpty ? "cases" : folder.split(separator: "/").joined(separator: ".")
    }
}
