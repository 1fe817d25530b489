import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What a portal is opened with, and opened again with (mobile-plans.md, sections 2 and 8).
@Suite struct LaunchRuleTests {
    private static let base = "https://portal.contoso-mobile.example/plans"

    @Test func `section 2, no preset opens the portal with what the app never sends`() {
        for preset in Preset.all {
            #expect(
                LaunchParameters.problems(in: preset.scenario.launchURL) == [], "\(preset.name)")
        }
    }

    @Test(arguments: [
        ("?eid=%38%39033023426200000000005430099507", ""),
        ("?eid", ""), ("", ""), ("#?eid=1", ""), ("?EID=1&Imei=2", ""),
        ("?iccids=8988247000100003293,8988247000100003301", ""),
        ("?iccids=8988247000100003293,", "iccid-empty"),
        ("?imei=%", "imei-character"), ("?imei=%4", "imei-character"),
        ("?imei=%ff49015420323751", "imei-character"), ("?imei=", "imei-empty"),
        ("?location=%55S&market=DE", ""), ("?location=U%53%20", "launch-country"),
        ("?imei=490154203237518&imei=1", "imei-length"),
        ("?transactionId=%20%20", ""), ("?transactionId=", "launch-transaction-id"),
    ])
    func `section 8, parameters are decoded and judged one by one`(query: String, code: String) {
        let codes = LaunchParameters.problems(in: Self.base + query).map(\.code)
        #expect(codes == (code.isEmpty ? [] : [code]))
    }

    @Test func `an invented IMEI is an information, an impossible one a warning`() {
        let run = run("console.log(1)") { $0.url = Self.base + "?imei=490154203237519&eid=89" }
        #expect(run.findings.map(\.severity) == [.warning, .info])
        #expect(run.findings.allSatisfy { $0.location == nil })
        #expect(
            run.findings.first?.message
                == "a launch URL with an impossible 'eid': expected 32 digits in an EID, found 2")
    }

    @Test func `a wrong EID of a case is placed in the case's file`() throws {
        let files = try Files([
            "a.case.json": """
            { "name": "A", "scripts": ["portal.js"],
              "scenario": { "device": { "eSIM": { "eid": "890330234262" } } } }
            """, "portal.js": "console.log(1)",
        ])
        let host = PortalHost()
        defer { host.close() }
        let run = CaseRunner(host: host).observe(try files.load())
        let finding = try #require(run.findings.first { $0.ruleID == "launch-eid" })
        #expect(finding.location?.file?.hasSuffix("a.case.json") == true)
        #expect(finding.location?.line == 2 && finding.location?.column == 15)
    }

    @Test(arguments: [
        "var url = \"https://x.example/?eid=\" + eid;", "var url = `?eid=${eid}&imei=${imei}`;",
        "var rule = 'eid=1';", "var url = '?weid=1&theimei=3';", "eid.length > 31;",
        "if (eid.length === 0) {}", "plan.length === 31;", "freid.length === 4;",
        "imei.length === 15 || imei.length === 17;", "imei.length === 14;", "imei.length === 16;",
        "eid.length !== 30;", "/^\\d{31}$/.test(plan);",
        "/^\\d{31}$/.test(f(eid), 1);", "/^\\d{31}X$/.test(eid);", "eid.length === x;",
    ])
    func `section 8, what may be right is left alone`(source: String) {
        let findings = findings(in: source)
        #expect(!findings.contains { $0.ruleID.rawValue.hasPrefix("launch-") }, "\(findings)")
    }

    /// What is said of a script that is not run.
    private func findings(in source: String) -> [Finding] {
        var run = RunResult(
            scripts: [PortalScript(name: "p.js", source: source)], edition: .all, url: "",
            events: [], end: .idle, endTime: 0, definedFunctions: [], callError: nil)
        run.target = .modern
        return ScriptJudge().findings(in: run)
    }

    @Test func `section 8, a launch URL in a script is read`() throws {
        let findings = findings(in: "var test = location.search || '?eid=8903&imei=4901';")
        #expect(findings.map(\.ruleID) == ["launch-eid", "launch-imei"])
        #expect(findings.first?.location?.column == 31)
    }

    // MARK: - Errors of an earlier visit

    private static let portal = """
        function buy() {
            MobilePlans.notifyPurchaseWithProfileDownload(
                { moDirectStatus: "Complete", planName: "10 GB" }, "1$smdp.example.com$ABC-1", 0);
        }
        """

    private func validate(_ steps: String, scenario: String) throws -> [Finding] {
        let files = try Files([
            "a.case.json": """
            { "name": "A", "scripts": ["portal.js"], "scenario": "\(scenario)",
              "steps": [{ "call": "buy" }\(steps)] }
            """, "portal.js": Self.portal,
        ])
        let host = PortalHost()
        defer { host.close() }
        let userCase = try files.load()
        return PortalValidation.run(userCase.scripts, RunOptions(), cases: [userCase], host: host)
            .findings.filter { $0.ruleID == "lpa-error-not-tried" }
    }

    @Test func `section 12, a portal that never comes back after a failed download is told`() throws
    {
        let findings = try validate("", scenario: "full-card")
        #expect(findings.map(\.severity) == [.info])
        #expect(findings.first?.location?.line == 2)
        #expect(
            try validate(", {\"settle\": true}, {\"relaunch\": true}", scenario: "default").count
                == 1)
    }

    @Test func `section 2, coming back with the headers is enough`() throws {
        #expect(
            try validate(", {\"settle\": true}, {\"relaunch\": true}", scenario: "full-card") == [])
    }

    @Test func `without cases nothing is said of them`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.calls = ["buy"]
        let validation = PortalValidation.run(
            [PortalScript(name: "p.js", source: Self.portal)], options, host: host)
        #expect(!validation.findings.contains { $0.ruleID == "lpa-error-not-tried" })
    }
}
