import Foundation
import FoundationXML
import MobilePlans
import PortalTestSupport
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// The page of a suite and that of a matrix. What a browser makes of them is in
/// `HTMLBrowserTests`.
@Suite struct SuitePageTests {
    /// A suite whose names, script and expectations are markup.
    static func hostilePage() throws -> String {
        let attack = "</script></style></title></svg>--><img src=x onerror=alert(1)>\\u202Egnp"
        let files = try Files([
            "bad.case.json": """
            {"name": "\(attack)", "scripts": ["portal.js"],
             "steps": [{"call": "buy"}], "expect": {"console": ["\(attack)"]}}
            """,
            "good.case.json": """
            {"name": "good", "scripts": ["portal.js"], "steps": [{"call": "buy"}],
             "allow": ["console", "findings", "calls", "callbacks"]}
            """,
            "portal.js": """
            function buy() {
                console.log("</script></style></title></svg><img src=x onerror=alert(2)>");
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "<b>x</b>";
                null.x; // <img src=x>
            }
            """,
        ])
        return try page(of: files, ["bad.case.json", "good.case.json"])
    }

    private static func page(of files: Files, _ names: [String]) throws -> String {
        let host = PortalHost()
        defer { host.close() }
        let runner = CaseRunner(host: host)
        var evidence = CaseEvidence()
        var results: [CaseResult] = []
        for name in names {
            let judged = runner.judge(try files.load(name))
            results.append(judged.result)
            if let run = judged.run { evidence.add(judged.result, run) }
        }
        return TestHTMLReport.text(TestReport(results), evidence: evidence, toolVersion: "1.2.3")
            .replacing(files.folder, with: "")
    }

    @Test func `failed cases are open, with differences, findings, diagram, wiring and trace`()
        throws
    {
        let page = try Self.hostilePage()
        let failed = try part("failed", until: "<section id=\"passed\"", of: page)
        let document = try XMLDocument(xmlString: failed.replacing(" open>", with: ">"))
        let titles = try document.nodes(forXPath: "//h4").map { $0.stringValue ?? "" }
        #expect(titles == ["Findings", "Sequence", "Callbacks", "Trace"])
        #expect(failed.contains("<details class=\"case failed\""))
        #expect(failed.contains("open>\n<summary>"))
        #expect(failed.contains("<pre class=\"difference\""))
        #expect(failed.contains("<pre class=\"excerpt\""))
        #expect(failed.contains("<svg "))
        let passed = try part("passed", until: "</main>", of: page)
        #expect(passed.contains("<details class=\"case passed\"") && !passed.contains(" open>"))
        #expect(page.contains("1 passed, 1 failed"))
        let folded = try XMLDocument(xmlString: passed)
        #expect(try folded.nodes(forXPath: "//details/summary/h3").count == 1)
    }

    /// A section with those inside it.
    private func part(_ id: String, until end: String, of page: String) throws -> String {
        let start = try #require(page.range(of: "<section id=\"\(id)\""))
        let stop = try #require(page.range(of: end, range: start.upperBound..<page.endIndex))
        return String(page[start.lowerBound..<stop.lowerBound])
    }

    @Test func `no text of a case or its portal becomes markup, and every id is there once`()
        throws
    {
        let page = try Self.hostilePage()
        #expect(!page.contains("<img"))
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.components(separatedBy: "</style").count == 2)
        #expect(!page.unicodeScalars.contains { ("\u{202A}"..."\u{202E}").contains($0) })
        let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let named = page.matches(of: /aria-labelledby="([^"]*)"/)
            .flatMap { $0.1.split(separator: " ").map(String.init) }
        #expect(named.allSatisfy(ids.contains))
        #expect(page.matches(of: /(?:href|src|action)="([^"]*)"/).allSatisfy { $0.1.first == "#" })
        #expect(page.contains(HTMLPolicy.text.replacing("'", with: "&#39;")))
    }

    @Test func `a page stays bounded: what is left out is counted`() throws {
        let run = run("for (var i = 0; i < 900; i += 1) { console.log('x'.repeat(2000)); }")
        var evidence = CaseEvidence()
        let long = String(repeating: "e\u{301}", count: 1_500)
        let results = (0..<7_000).map { number in
            CaseResult(
                id: "\(number)", name: long, status: number % 2 == 0 ? .failed : .passed,
                problems: number % 2 == 0
                    ? Array(repeating: .init(long, lines: [long, "+ \(long)"]), count: 40) : [])
        }
        for result in results.prefix(200) { evidence.add(result, run) }
        let page = TestHTMLReport.text(TestReport(results), evidence: evidence, toolVersion: "1")
        #expect(page.utf8.count < 24 << 20)
        #expect(page.contains("… 10 more differences"))
        #expect(page.contains(/… [0-9]+ more; the other report formats have them all/))
        #expect(page.contains("events in the middle are left out"))
    }

    @Test func `merged reports make a page that says what it does not have`() {
        let report = TestReport([
            CaseResult(id: "a/x.case.json", name: "A", status: .failed, problems: [.init("why")]),
            CaseResult(id: "a/y.case.json", name: "B", status: .broken, problems: [.init("no")]),
        ])
        let page = TestHTMLReport.text(
            report, evidence: CaseEvidence(), notRun: 2, toolVersion: "1")
        #expect(page.contains("<title>a: test report</title>"))
        #expect(page.components(separatedBy: "The trace of this case is not kept").count == 2)
        #expect(page.contains("2 cases, after the first failure"))
    }

    @Test func `evidence is the same if another process made it`() {
        let run = run("console.log(1)")
        let result = CaseResult(id: "a", name: "A", status: .failed)
        var evidence = CaseEvidence()
        evidence.add(result, run)
        var copy = CaseEvidence()
        copy.add(result, CaseEvidence.piece(result, run))
        let report = TestReport([result])
        #expect(
            TestHTMLReport.text(report, evidence: copy, toolVersion: "1")
                == TestHTMLReport.text(report, evidence: evidence, toolVersion: "1"))
    }

    @Test func `a matrix has a page of its own, with figures and the heat map`() throws {
        let page = try Self.matrixPage()
        #expect(page.contains("<title>inline-download/portal.js: matrix report</title>"))
        #expect(page.contains("<td class=\"heat warn\">"))
        #expect(page.contains("like unknownError"))
        let summary = try #require(reportSection("summary", of: page))
        let facts = try XMLDocument(xmlString: summary).nodes(forXPath: "//dd")
            .map { $0.stringValue ?? "" }
        #expect(facts.first?.contains("warning") == true)
        #expect(facts.contains { $0.contains("handled of their own") })
    }

    static func matrixPage() throws -> String {
        var options = RunOptions()
        options.calls = ["buyPlan"]
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.run(
            [try shippedScript("inline-download/portal.js")], options,
            groups: MatrixGroup.allCases, host: host)
        return MatrixHTMLReport.text(matrix, toolVersion: "1")
    }
}
