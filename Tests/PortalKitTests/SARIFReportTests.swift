import Foundation
import PortalJudge
import PortalKit
import PortalReports
import PortalTestSupport
import PortalTrace
import Testing

/// SARIF, held against what the standard's schema demands of the parts in use.
@Suite struct SARIFReportTests {
    private let broken: RunResult

    init() throws {
        broken = try shippedRun("broken/const-callback.js", call: "buy")
    }

    @Test func `a broken portal makes the document of its golden file`() throws {
        let text = SARIFReport.text(
            findings: broken.findings, rules: sampleRules, runs: [broken], toolVersion: "1.2.3")
        #expect(
            try snapshotDifference(text, named: "sarif/const-callback.sarif", in: reportSnapshots)
                == nil)
        #expect(schemaProblems(try document(text)) == [])
    }

    // MARK: - Results

    @Test func `a result has rule, level, place and line`() throws {
        let run = run("var a = 1;\n  MobilePlans.notifyCancelled();\n")
        let finding = try #require(run.findings.first)
        let result = try #require(results([finding], [run]).first)
        #expect(result["ruleId"] as? String == finding.ruleID.rawValue)
        #expect(result["level"] as? String == "error")
        let place = try #require(physicalLocation(result))
        #expect(at(place, "artifactLocation", "uri") as? String == "portal.js")
        #expect(at(place, "region", "startLine") as? Int == 2)
        let line = at(place, "contextRegion", "snippet", "text") as? String
        #expect(line == "  MobilePlans.notifyCancelled();")
        let start = try #require(at(place, "region", "startColumn") as? Int)
        let end = try #require(at(place, "region", "endColumn") as? Int)
        let cut = line.map { String($0.dropFirst(start - 1).prefix(end - start)) }
        #expect(at(place, "region", "snippet", "text") as? String == cut)
    }

    @Test(arguments: [
        (Finding.Severity.error, "error"), (.warning, "warning"), (.info, "note"),
    ])
    func `a severity has its level`(_ severity: Finding.Severity, _ level: String) throws {
        let result = try #require(results([Finding("r", severity, "m", at: nil)], []).first)
        #expect(result["level"] as? String == level)
    }

    @Test func `bugs 14, a finding without a place has its file as location`() throws {
        var finding = Finding("r", .error, "m", at: nil)
        func uri(_ scripts: [PortalScript]) throws -> String? {
            var run = hostileRun
            run.scripts = scripts
            let result = try #require(results([finding], [run]).first)
            #expect(result["codeFlows"] == nil)
            let locations = try #require(result["locations"] as? [[String: Any]])
            #expect(locations.count == 1)
            return at(locations[0], "physicalLocation", "artifactLocation", "uri") as? String
        }
        let scripts = [PortalScript(name: "a.js", source: "x"), .init(name: "b.js", source: "y")]
        #expect(try uri(scripts) == "a.js")
        finding.file = "b.js"
        #expect(try uri(scripts) == "b.js")
        finding.location = SourceLocation(file: nil, line: 3)
        #expect(try uri(scripts) == "b.js")
    }

    @Test func `columns count UTF-16 code units`() throws {
        let script = PortalScript(name: "é.js", source: "/* 😀 */ missing();")
        let run = run([script])
        let finding = Finding(
            "r", .error, "m", at: SourceLocation(file: "é.js", line: 1, column: 10))
        let result = try #require(results([finding], [run]).first)
        let place = try #require(physicalLocation(result))
        #expect(at(place, "region", "endColumn") as? Int == 17)
        #expect(at(place, "region", "snippet", "text") as? String == "missing")
        #expect(at(place, "artifactLocation", "uri") as? String == "%C3%A9.js")
    }

    @Test func `notes stand below the message, and nothing in them is a link`() throws {
        let finding = Finding(
            "r", .error, "see [here](https://evil.example)", at: nil, notes: ["one", "two"])
        let result = try #require(results([finding], []).first)
        #expect(
            at(result, "message", "text") as? String
                == "see [here] (https://evil.example)\nnote: one\nnote: two")
    }

    @Test func `section 3.27.22, notes that name a place are related locations`() throws {
        let script = PortalScript(name: "a/p.js", source: "one\ntwo();\nthree")
        let other = PortalScript(name: "p.js", source: "x")
        let run = run([script, other])
        let finding = Finding(
            "r", .error, "m", at: SourceLocation(file: "a/p.js", line: 1),
            notes: [
                .init("passed to X", at: SourceLocation(file: "a/p.js", line: 2, column: 1)),
                .init(
                    "called from buy p.js:1:1",
                    location: SourceLocation(file: "p.js", line: 1, column: 1)),
                "no place of its own: p.js:1:1", .init("passed to Y", at: nil),
            ])
        let result = try #require(results([finding], [run]).first)
        let related = try #require(result["relatedLocations"] as? [[String: Any]])
        #expect(related.map { $0["id"] as? Int } == [1, 2])
        #expect(
            related.map { at($0, "message", "text") as? String } == [
                "passed to X at a/p.js:2:1", "called from buy p.js:1:1",
            ])
        #expect(
            related.map { at($0, "physicalLocation", "artifactLocation", "uri") as? String }
                == ["a/p.js", "p.js"])
        #expect(
            at(related[0], "physicalLocation", "region", "snippet", "text") as? String == "two")
    }

    @Test func `sections 3.27.23 and 3.35, suppressed findings are listed with who did it and why`()
        throws
    {
        let script = PortalScript(name: "p.js", source: "// portalhost-ignore r: why\nx")
        let run = run([script])
        let place = SourceLocation(file: "p.js", line: 2, column: 1)
        let text = SARIFReport.text(
            findings: [Finding("new", .error, "m", at: place)],
            withheld: [
                WithheldFinding(
                    Finding("r", .error, "m", at: place),
                    .comment(
                        "see [x](y)", at: SourceLocation(file: "p.js", line: 1, column: 1))),
                WithheldFinding(Finding("off", .warning, "m", at: nil), .configuration),
                WithheldFinding(Finding("old", .info, "m", at: place), .baseline),
            ], hasBaseline: true, rules: sampleRules, runs: [run], toolVersion: "1")
        let document = try document(text)
        #expect(schemaProblems(document) == [])
        let log = try #require((document["runs"] as? [[String: Any]])?.first)
        let results = try #require(log["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["new", "r", "off", "old"])
        #expect(
            results.map { $0["baselineState"] as? String } == ["new", "new", "new", "unchanged"])
        let suppressions = try results.map {
            try #require($0["suppressions"] as? [[String: Any]])
        }
        #expect(suppressions.map(\.count) == [0, 1, 1, 0])
        #expect(suppressions[1][0]["kind"] as? String == "inSource")
        #expect(suppressions[1][0]["justification"] as? String == "see [x](y)")
        let line = at(suppressions[1][0], "location", "physicalLocation", "region", "startLine")
        #expect(line as? Int == 1)
        #expect(suppressions[2][0]["kind"] as? String == "external")
    }

    @Test(arguments: [
        (["p.js"], "portalhost/validate/p.js/"),
        (["a/b/p.js", "a/b/q.js"], "portalhost/validate/a/b/"),
        (["a/p.js", "q.js"], "portalhost/validate/scripts/"),
        ([], "portalhost/validate/no scripts/"),
    ])
    func `section 3.17, a run is named by what it looked at`(
        _ names: [String], _ id: String
    ) throws {
        let run = run(names.map { PortalScript(name: $0, source: "x") })
        #expect(try at(logRun([], [run]), "automationDetails", "id") as? String == id)
        #expect(try logRun([], [run])["results"] as? [[String: String]] == [])
    }

    @Test func `section 3.27.24, without a baseline nothing is new`() throws {
        let result = try #require(results([Finding("r", .error, "m", at: nil)], []).first)
        #expect(result["baselineState"] == nil)
        #expect((result["suppressions"] as? [Any])?.isEmpty == true)
    }

    // MARK: - Rules

    @Test func `the rules of findings come as they are given, then those that only findings name`()
        throws
    {
        let findings = [
            Finding("zebra", .error, "m", at: nil),
            Finding("callback-lexical-binding", .info, "m", at: nil),
            Finding("aardvark", .error, "m", at: nil),
        ]
        let run = try logRun(findings, [])
        let rules = try #require(at(run, "tool", "driver", "rules") as? [[String: Any]])
        #expect(
            rules.map { $0["id"] as? String } == [
                "callback-lexical-binding", "aardvark", "zebra",
            ])
        #expect(at(rules[0], "defaultConfiguration", "level") as? String == "error")
        let help = at(rules[0], "help", "markdown") as? String
        #expect(help?.contains("```js\nconst done = json => {};\n```") == true)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleIndex"] as? Int } == [2, 0, 1])
    }

    @Test func `the whole catalogue makes a document that the schema takes`() throws {
        let text = SARIFReport.text(
            findings: RuleCatalog.all.map { Finding($0.id, $0.severity, "m", at: nil) },
            rules: RuleCatalog.all, runs: [], toolVersion: "1")
        let document = try document(text)
        #expect(schemaProblems(document) == [])
        let run = try #require((document["runs"] as? [[String: Any]])?.first)
        let rules = try #require(at(run, "tool", "driver", "rules") as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == RuleCatalog.all.map(\.id.rawValue))
        #expect(!text.contains("↓"), "the marks in examples are for their tests")
    }

    // MARK: - Code flows

    @Test func `a code flow is what led to the finding, the last twenty places`() throws {
        let run = run(
            """
            for (var i = 0; i < 50; i++) console.log(i);
            missing();
            console.log("after");
            """)
        let finding = try #require(run.findings.first { $0.ruleID == "uncaught-exception" })
        let result = try #require(results([finding], [run]).first)
        let flows = try #require(result["codeFlows"] as? [[String: Any]])
        let threads = try #require(flows.first?["threadFlows"] as? [[String: Any]])
        let steps = try #require(threads.first?["locations"] as? [[String: Any]])
        #expect(steps.count == 20)
        let words = steps.map { at($0, "location", "message", "text") as? String ?? "" }
        #expect(words.first == "00:00.000 log: 31")
        #expect(words.last?.hasPrefix("00:00.000 exception ReferenceError") == true)
        let orders = steps.compactMap { $0["executionOrder"] as? Int }
        #expect(orders == orders.sorted() && orders.count == 20)
    }

    @Test func `the way to what stands at no event ends where its evidence does`() throws {
        let result = try #require(results(broken.findings, [broken]).first)
        let flows = try #require(result["codeFlows"] as? [[String: Any]])
        let threads = try #require(flows.first?["threadFlows"] as? [[String: Any]])
        let steps = try #require(threads.first?["locations"] as? [[String: Any]])
        let evidence = try #require(broken.findings.first?.evidence.last)
        #expect(broken.events[evidence - 1].callback?.outcome == .lexicalBinding)
        let last = broken.events.prefix(evidence).last { $0.location != nil }
        #expect(steps.last?["executionOrder"] as? Int == last?.sequence)
    }

    // MARK: - Fingerprints

    @Test func `a fingerprint stays when lines are inserted above or indented`() throws {
        let before = run("MobilePlans.nothing();\nMobilePlans.nothing();")
        let after = run("\n// more\n\n    MobilePlans.nothing();\n\nMobilePlans.nothing();  ")
        #expect(try fingerprints(before) == fingerprints(after))
    }

    @Test func `two findings of one kind in equal lines have two fingerprints`() throws {
        let source = "try { MobilePlans.no(); } catch (e) {}\n"
        let run = run(source + source)
        let two = try fingerprints(run)
        #expect(two.count == 2)
        #expect(Set(two).count == 2)
    }

    @Test func `a fingerprint is the FNV-1a hash of what it is made of`() throws {
        let result = try #require(results([Finding("r", .error, "m", at: nil)], []).first)
        // "r", NUL, NUL, "m", NUL, "0".
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte: UInt8 in [0x72, 0, 0, 0x6D, 0, 0x30] {
            hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
        }
        #expect(
            at(result, "partialFingerprints", "portalhostFinding/v1") as? String
                == String(format: "%016lx", hash))
    }

    // MARK: - Files

    @Test(arguments: [
        ("portal.js", "portal.js"), ("a b/ü.js", "a%20b/%C3%BC.js"), ("<stdin>", "%3Cstdin%3E"),
        ("c:x.js", "c%3Ax.js"), ("/tmp/x.js", "file:///tmp/x.js"), ("../x#1.js", "../x%231.js"),
    ])
    func `a file's name is a URI reference`(_ name: String, _ uri: String) throws {
        let finding = Finding("r", .error, "m", at: SourceLocation(file: name, line: 1))
        let run = try logRun([finding], [])
        let artifacts = try #require(run["artifacts"] as? [[String: Any]])
        #expect(artifacts.map { at($0, "location", "uri") as? String } == [uri])
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let place = try #require(physicalLocation(result))
        #expect(at(place, "artifactLocation", "index") as? Int == 0)
        #expect(at(place, "region", "startColumn") == nil)
    }

    @Test func `hostile text makes a document that the schema takes, twice the same`() throws {
        let text = SARIFReport.text(
            findings: hostileRun.findings, rules: [], runs: [hostileRun], toolVersion: "1\"")
        #expect(schemaProblems(try document(text)) == [])
        #expect(
            text
                == SARIFReport.text(
                    findings: hostileRun.findings, rules: [], runs: [hostileRun],
                    toolVersion: "1\""))
    }

    @Test func `no findings make an empty list of results`() throws {
        let run = try logRun([], [])
        #expect((run["results"] as? [Any])?.isEmpty == true)
    }

    // MARK: - Reading

    private func document(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func logRun(_ findings: [Finding], _ runs: [RunResult]) throws -> [String: Any] {
        let document = try document(
            SARIFReport.text(
                findings: findings, rules: sampleRules, runs: runs, toolVersion: "1"))
        #expect(schemaProblems(document) == [])
        return try #require((document["runs"] as? [[String: Any]])?.first)
    }

    private func results(
        _ findings: [Finding], _ runs: [RunResult]
    ) throws -> [[String: Any]] {
        try #require(try logRun(findings, runs)["results"] as? [[String: Any]])
    }

    private func fingerprints(_ run: RunResult) throws -> [String] {
        try results(run.findings.filter { $0.ruleID == "unknown-member" }, [run]).compactMap {
            at($0, "partialFingerprints", "portalhostFinding/v1") as? String
        }
    }

    private func physicalLocation(_ result: [String: Any]) -> [String: Any]? {
        (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    }

    private func at(_ object: [String: Any], _ path: String...) -> Any? {
        path.reduce(object as Any?) { ($0 as? [String: Any])?[$1] }
    }
}
