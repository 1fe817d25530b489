import Foundation
import FoundationXML
import PortalJudge
import PortalKit
import PortalReports
import PortalTestSupport
import Testing

/// The page as text. What a browser makes of it is in `HTMLBrowserTests`.
@Suite struct HTMLReportTests {
    @Test func `a run that goes well makes the page of its golden file`() throws {
        let run = try shippedRun("inline-download/portal.js", call: "buyPlan")
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1.2.3")
        #expect(
            try snapshotDifference(page, named: "html/inline-download.html", in: reportSnapshots)
                == nil)
    }

    @Test func `a broken portal makes the page of its golden file`() throws {
        let run = try shippedRun("broken/const-callback.js", call: "buy")
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1.2.3")
        #expect(
            try snapshotDifference(page, named: "html/const-callback.html", in: reportSnapshots)
                == nil)
    }

    @Test func `hostile text makes the page of its golden file`() throws {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1.2.3")
        #expect(
            try snapshotDifference(page, named: "html/hostile.html", in: reportSnapshots) == nil)
    }

    @Test func `a run that led to nothing says so beside its verdict`() throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.listsFunctions = true
        let quiet = host.run(
            [PortalScript(name: "portal.js", source: "function buy() {}")], options)
        let page = HTMLReport.text(run: quiet, matrix: nil, toolVersion: "1")
        let summary = try #require(reportSection("summary", of: page))
        #expect(summary.contains("Loading the page called nothing in the app. It has buy:"))
        let busy = HTMLReport.text(
            run: try shippedRun("inline-download/portal.js", call: "buyPlan"), matrix: nil,
            toolVersion: "1")
        #expect(!busy.contains("called nothing in the app"))
    }

    @Test func `a matrix is a heat map with words and signs in its cells`() throws {
        let script = try shippedScript("inline-download/portal.js")
        var options = RunOptions()
        options.calls = ["buyPlan"]
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.run([script], options, groups: [.activation], host: host)
        let page = HTMLReport.text(
            run: host.run([script], options), matrix: matrix, toolVersion: "1")
        let section = try #require(reportSection("matrix", of: page))
        let document = try XMLDocument(xmlString: section)
        let rows = try document.nodes(forXPath: "//tbody/tr[td]")
        #expect(rows.count == matrix.rows.count)
        let cells = try rows.first { $0.stringValue?.hasPrefix("policyViolation") == true }?
            .nodes(forXPath: "*").map { $0.stringValue ?? "" }
        #expect(
            cells == [
                "policyViolation", "✓ 1 callback", "! like unknownError",
                "The download failed (policyViolation). Please call our customer service.",
                "1 call", "✓ no errors", "idle",
            ])
        let heads = try document.nodes(forXPath: "//tbody/tr/th/@scope").map(\.stringValue)
        #expect(Set(heads) == ["row", "rowgroup"])
        #expect(section.contains("<td class=\"heat warn\">"))
    }

    // MARK: - The security policy

    @Test(arguments: ["style", "script"])
    func `the policy names the hash of what is inline`(_ element: String) throws {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        let parts = page.components(separatedBy: "<\(element)>")
        #expect(parts.count == 2, "one inline \(element)")
        let content = try #require(parts.last?.components(separatedBy: "</\(element)>").first)
        let hash = Data(SHA256.digest(Array(content.utf8))).base64EncodedString()
        #expect(
            page.contains("\(element)-src &#39;sha256-\(hash)&#39;"),
            "put this hash into HTMLPolicy: \(hash)")
    }

    @Test func `the policy allows nothing else`() {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        #expect(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-"))
        #expect(!page.contains("unsafe-"))
        #expect(!page.contains(" style="), "an inline style would be refused")
        #expect(!page.contains(" src=\""))
    }

    // MARK: - Hostile text

    @Test func `no text of a portal becomes markup`() {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1</script>")
        #expect(!page.contains("<img"))
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.components(separatedBy: "</script").count == 2)
        #expect(page.components(separatedBy: "</title>").count > 2)
        #expect(page.components(separatedBy: "</svg>").count == 2)
        #expect(!page.contains("-->"))
    }

    @Test func `no text of a portal turns or hides what stands beside it`() {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        let hidden = page.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || ("\u{202A}"..."\u{202E}").contains($0)
        }
        #expect(hidden.isEmpty)
        #expect(page.contains("\\u202egnp.exe"))
    }

    @Test func `the page refers to nothing outside itself`() throws {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        let references = page.matches(of: /(?:href|src|action|xlink:href)="([^"]*)"/)
        #expect(references.allSatisfy { $0.1.hasPrefix("#") })
    }

    @Test func `a diagram of hostile text is well-formed XML`() throws {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        let diagram = try XMLDocument(xmlString: try #require(reportSection("sequence", of: page)))
        let rows = try diagram.nodes(forXPath: "//*[local-name()='g']")
        #expect(rows.count == hostileRun.events.count)
        #expect(
            try diagram.nodes(forXPath: "//*[local-name()='script' or local-name()='img']") == [])
        let log = try diagram.nodes(forXPath: "//*[local-name()='g']/*[local-name()='title']")
            .compactMap(\.stringValue)
        #expect(log.contains { $0.hasPrefix("log: </script></style></title></svg>-->") })
    }

    // MARK: - Size

    @Test func `a long run is cut in the middle`() {
        let long = run(
            """
            for (var i = 0; i < 3000; i++) { console.log("line " + i); }
            """)
        let page = HTMLReport.text(run: long, matrix: nil, toolVersion: "1")
        #expect(page.contains("2801 events in the middle are left out."))
        #expect(page.contains("… 1001 more events are left out here"))
        #expect(page.contains("line 0<") && page.contains("line 2999<"))
        #expect(!page.contains("line 1500<"))
    }

    @Test func `a character as long as a text is cut`() {
        let long = run("console.log('x' + '\\u0301'.repeat(100000));")
        let page = HTMLReport.text(run: long, matrix: nil, toolVersion: "1")
        #expect(page.utf8.count < 60_000)
    }

    @Test func `many findings are counted`() {
        var many = hostileRun
        many.findings = (1...700).map { Finding("r", .error, "number \($0)", at: nil) }
        let page = HTMLReport.text(run: many, matrix: nil, toolVersion: "1")
        #expect(page.contains("… 200 more findings"))
        #expect(page.contains("number 500<") && !page.contains("number 501<"))
    }

    @Test func `a long text is cut`() {
        let long = run(
            "console.log('x'.repeat(100000)); var y = '\(String(repeating: "y", count: 50_000))'; y();"
        )
        let page = HTMLReport.text(run: long, matrix: nil, toolVersion: "1")
        #expect(page.utf8.count < 60_000)
    }

    @Test func `a run without events has a page`() {
        let empty = run("var x = ;")
        let page = HTMLReport.text(run: empty, matrix: nil, toolVersion: "1")
        #expect(page.contains("syntax-error"))
    }

    @Test func `a portal that failed says so without colour`() throws {
        let run = try shippedRun("broken/const-callback.js", call: "buy")
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1")
        #expect(page.contains("✗</span> 1 error"))
        #expect(page.contains("<g class=\"failure\"><title>✗ "))
    }
}
