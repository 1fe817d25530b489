import Foundation
import FoundationXML
import PortalJudge
import PortalKit
import PortalReports
import PortalTestSupport
import PortalTrace
import Testing

/// The formats for CI systems: JUnit XML, GitHub's annotations, JSON.
@Suite struct FindingReportTests {
    private let scripts = [
        PortalScript(name: "a.js", source: "one\ntwo"), PortalScript(name: "b.js", source: "x"),
    ]
    private let findings = [
        Finding(
            "callback-not-set", .error, "expected <a> & \"b\"",
            at: SourceLocation(file: "a.js", line: 2, column: 1), notes: ["first", "second"]),
        Finding(
            "metadata-value", .warning, "100% wrong: a, b",
            at: SourceLocation(file: "a.js", line: 2)),
        Finding("page-not-trusted", .info, "nowhere", at: nil),
    ]

    // MARK: - JUnit

    @Test func `findings make the JUnit document of their golden file`() throws {
        let text = FindingJUnitReport.text(findings, scripts: scripts)
        #expect(
            try snapshotDifference(text, named: "findings/junit.xml", in: reportSnapshots) == nil)
    }

    @Test func `errors fail, the rest passes with its text`() throws {
        let root = try root(FindingJUnitReport.text(findings, scripts: scripts))
        let suites = root.elements(forName: "testsuite")
        #expect(
            suites.map { $0.attribute(forName: "name")?.stringValue } == [
                "a.js", "b.js", "without a place in a script",
            ])
        #expect(root.attribute(forName: "tests")?.stringValue == "4")
        #expect(root.attribute(forName: "failures")?.stringValue == "1")
        let cases = suites[0].elements(forName: "testcase")
        #expect(cases.count == 2)
        let failure = cases[0].elements(forName: "failure").first
        #expect(failure?.attribute(forName: "message")?.stringValue == "expected <a> & \"b\"")
        #expect(
            failure?.stringValue
                == "a.js:2:1: error: expected <a> & \"b\" [callback-not-set]\n"
                + "note: first\nnote: second")
        #expect(cases[1].elements(forName: "failure").isEmpty)
        #expect(cases[1].elements(forName: "system-out").count == 1)
        #expect(suites[1].elements(forName: "testcase").count == 1, "a clean script passes")
    }

    @Test func `hostile text stays text in JUnit XML`() throws {
        let text = FindingJUnitReport.text(hostileRun.findings, scripts: hostileRun.scripts)
        let root = try root(text)
        let cases = root.elements(forName: "testsuite").flatMap {
            $0.elements(forName: "testcase")
        }
        #expect(cases.count == hostileRun.findings.count)
        #expect(!text.contains("<img"))
    }

    @Test func `a document has the elements and attributes that readers of JUnit XML take`() throws
    {
        // Of Jenkins' schema for JUnit reports; "file" and "line" of a case are what GitLab reads, and
        // "properties" of a case what pytest and Playwright write.
        let taken: [String: Set<String>] = [
            "testsuites": ["name", "time", "tests", "failures", "errors", "skipped"],
            "testsuite": [
                "name", "tests", "failures", "errors", "skipped", "time", "file", "timestamp",
            ], "properties": [], "property": ["name", "value"],
            "testcase": ["name", "classname", "time", "file", "line"],
            "failure": ["type", "message"], "error": ["type", "message"], "system-out": [],
        ]
        let inside: [String: Set<String>] = [
            "testsuites": ["testsuite"], "testsuite": ["testcase"],
            "testcase": ["properties", "failure", "error", "system-out"],
            "properties": ["property"],
        ]
        let reports = [
            FindingJUnitReport.text(findings, scripts: scripts),
            FindingJUnitReport.text([], scripts: []),
            TestJUnitReport.text(
                TestReport([
                    CaseResult(id: "a", name: "A", status: .failed, problems: [.init("x")]),
                    CaseResult(id: "b", name: "B", status: .broken),
                    CaseResult(id: "c", name: "C", status: .passed),
                ])),
        ]
        func check(_ element: XMLElement) {
            let name = element.name ?? ""
            let attributes = Set((element.attributes ?? []).compactMap(\.name))
            #expect(taken[name] != nil && attributes.isSubset(of: taken[name] ?? []), "\(name)")
            if name == "testsuite" {
                #expect(attributes.isSuperset(of: ["name", "tests", "failures", "errors"]))
            }
            for child in (element.children ?? []).compactMap({ $0 as? XMLElement }) {
                #expect(inside[name]?.contains(child.name ?? "") == true, "\(name)")
                check(child)
            }
        }
        for report in reports { check(try root(report)) }
    }

    @Test func `characters that XML cannot have are shown as text reports show them`() throws {
        let finding = Finding("r", .error, "a\u{0}b\u{1B}c\u{FFFE}d\te\r\nf", at: nil)
        let root = try root(FindingJUnitReport.text([finding], scripts: []))
        let failure = try root.nodes(forXPath: "//failure").first as? XMLElement
        #expect(
            failure?.attribute(forName: "message")?.stringValue
                == "a\\u0000b\\u001bc\u{FFFD}d\te\\r\nf")
    }

    private func root(_ text: String) throws -> XMLElement {
        try #require(try XMLDocument(xmlString: text).rootElement())
    }

    // MARK: - GitHub

    @Test func `findings are annotations with what is known of their place`() {
        #expect(
            GitHubReport.text(findings) == """
                ::error file=a.js,line=2,col=1,title=callback-not-set::expected <a> & "b"%0Anote: \
                first%0Anote: second
                ::warning file=a.js,line=2,title=metadata-value::100%25 wrong: a, b
                ::notice title=page-not-trusted::nowhere

                """)
    }

    @Test func `no text of a portal becomes a property or a command`() {
        let finding = Finding(
            "r", .error, "x\r\n::stop-commands::y\r%0A",
            at: SourceLocation(file: "a,line=9::b:%\n\u{301}:\u{301}.js", line: 1))
        let text = GitHubReport.text([finding])
        #expect(
            text == "::error file=a%2Cline=9%3A%3Ab%3A%25%0A\u{301}%3A\u{301}.js,line=1,title=r::"
                + "x%0D%0A::stop-commands::y%0D%250A\n")
    }

    // MARK: - JSON

    @Test func `findings make the JSON document of their golden file`() throws {
        let text = FindingJSONReport.text(findings)
        #expect(
            try snapshotDifference(text, named: "findings/findings.json", in: reportSnapshots)
                == nil)
    }

    @Test func `no findings make a JSON document`() throws {
        let object = try JSONSerialization.jsonObject(
            with: Data(FindingJSONReport.text([]).utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["version"] as? Int == 1)
        #expect((document["findings"] as? [Any])?.isEmpty == true)
        #expect(
            document["summary"] as? [String: Int] == [
                "errors": 0, "warnings": 0, "infos": 0, "cases": 0, "scripts": 0, "trials": 0,
                "suppressed": 0,
            ])
    }
}
