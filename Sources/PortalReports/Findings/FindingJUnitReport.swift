internal import JSONDocuments
internal import PortalTrace

/// Findings as JUnit XML, in the form that CI systems read: a suite for each script, a case for
/// each finding. Errors fail; what is no error passes and stands in the case's output.
public enum FindingJUnitReport {
    /// The document.
    ///
    /// - Parameter scripts: The scripts that were judged; one without findings has a case that
    ///   passes, because readers take an empty document for a mistake.
    public static func text(_ findings: [Finding], scripts: [PortalScript]) -> String {
        var seen: Set<CodeUnits> = []
        let files = (scripts.map(\.name) + findings.compactMap(\.shownFile))
            .filter { seen.insert(CodeUnits($0)).inserted }
        var suites = files.map { file in
            suite(file, findings.filter { $0.shownFile == file })
        }
        let placeless = findings.filter { $0.shownFile == nil }
        if !placeless.isEmpty { suites.append(suite(nil, placeless)) }
        let tests = suites.reduce(0) { $0 + $1.tests }
        let failures = suites.reduce(0) { $0 + $1.failures }
        let lines =
            [
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<testsuites name=\"portalhost\" \(counts(tests, failures))>",
            ] + suites.flatMap(\.lines) + ["</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private struct Suite {
        var tests: Int
        var failures: Int
        var lines: [String]
    }

    private static func suite(_ file: String?, _ findings: [Finding]) -> Suite {
        let name = XMLText.escaped(file ?? "without a place in a script")
        let tests = max(1, findings.count)
        let failures = findings.count { $0.severity == .error }
        var names = JUnitNames()
        var cases = findings.flatMap { finding in
            testCase(finding, names.next(Self.name(finding), or: finding.message), suite: name)
        }
        if findings.isEmpty { cases = [head("no findings", suite: name, at: nil) + "/>"] }
        return Suite(
            tests: tests, failures: failures,
            lines: ["  <testsuite name=\"\(name)\" \(counts(tests, failures))>"] + cases
                + ["  </testsuite>"])
    }

    private static func counts(_ tests: Int, _ failures: Int) -> String {
        "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\""
    }

    private static func head(
        _ name: String, suite: String, at location: SourceLocation?
    ) -> String {
        var text =
            "    <testcase name=\"\(XMLText.escaped(name))\" classname=\"\(suite)\" time=\"0\""
        if let location, let file = location.file {
            text += " file=\"\(XMLText.escaped(file))\" line=\"\(location.line)\""
        }
        return text
    }

    /// Rule and place.
    private static func name(_ finding: Finding) -> String {
        guard let location = finding.location else { return finding.ruleID.rawValue }
        return "\(finding.ruleID) at \(location.line)" + (location.column.map { ":\($0)" } ?? "")
    }

    private static func testCase(
        _ finding: Finding, _ name: String, suite: String
    ) -> [String] {
        let line =
            "\(finding.location.map { "\($0): " } ?? "")\(finding.severity.rawValue): "
            + "\(finding.message) [\(finding.ruleID)]"
        let text = XMLText.escaped(
            ([line] + finding.notes.map { "note: \($0.message)" }).joined(separator: "\n"))
        let content =
            finding.severity == .error
            ? "<failure type=\"\(XMLText.escaped(finding.ruleID.rawValue))\" "
                + "message=\"\(XMLText.escaped(finding.message))\">\(text)</failure>"
            : "<system-out>\(text)</system-out>"
        return [
            head(name, suite: suite, at: finding.location) + ">",
            "      \(content)",
            "    </testcase>",
        ]
    }
}
