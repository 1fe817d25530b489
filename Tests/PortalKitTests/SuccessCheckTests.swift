import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A success that is handled like a failure is an error in every command (issue 13, section 1; use.md
/// F4).
@Suite struct SuccessCheckTests {
    private static let alike = [
        "console.log('oh no ' + r.text);", "console.log('Error ' + r.activationResult);",
        "console.log('thanks');", "console.warn(r.activationResult.length > 0 ? 'ok' : 'failed');",
    ]
    private static let apart = [
        "console.log(r.activationResult === 'success' ? 'thanks' : 'sorry');",
        "console.log(r.activationResult);",
        "if (r.activationResult !== 'success') console.log('sorry');",
    ]

    private func portal(_ body: String) -> [PortalScript] {
        [PortalScript(name: "portal.js", source: WiringTests.told(body))]
    }

    private func options() -> RunOptions {
        var options = RunOptions()
        options.calls = ["buy"]
        return options
    }

    private func ids(_ body: String) -> (run: [String], matrix: [String]) {
        let host = PortalHost()
        defer { host.close() }
        let scripts = portal(body)
        let result = host.run(scripts, options())
        let run = SuccessCheck.findings(result, scripts, options(), host: host)
        let matrix = PortalMatrix.run(scripts, options(), groups: [.activation], host: host)
        return (run.map(\.ruleID.rawValue), matrix.findings.map(\.ruleID.rawValue))
    }

    @Test(arguments: alike)
    func `the same after success and after an unknown error is an error`(_ body: String) {
        let ids = ids(body)
        #expect(ids.run == ["success-not-handled"])
        #expect(ids.matrix.contains("success-not-handled"))
    }

    @Test(arguments: apart)
    func `a portal that tells them apart, or only repeats the result, is left alone`(_ body: String)
    {
        let ids = ids(body)
        #expect(ids.run.isEmpty)
        #expect(!ids.matrix.contains("success-not-handled"))
    }

    @Test(arguments: [
        ("", Finding.Severity.error),
        ("if (r.activationResult === 'success') console.log(1);", .warning),
    ])
    func `a result that leads to nothing is told in one run as well`(
        body: String, severity: Finding.Severity
    ) {
        let host = PortalHost()
        defer { host.close() }
        let scripts = portal(body)
        let run = host.run(scripts, options())
        let found = SuccessCheck.findings(run, scripts, options(), host: host)
        #expect(found.map(\.ruleID.rawValue) == ["result-ignored"])
        #expect(found.map(\.severity) == [severity])
    }
}
