import Foundation
import PortalTestSupport
import Testing

/// `validate -q`, and a baseline of two portals (issue 13, sections 5 and 6; use.md, F23).
@Suite struct QuietValidationTests {
    private static let broken = """
        const onDone = (json) => console.log(JSON.parse(json).activationResult);
        function pay() {
          MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
          MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
            { moDirectStatus: 'Complete', planName: 'S' }, '1$smdp.example.com$ABC-1');
        }
        """

    @Test func `what is wrong and the last line are all that -q says`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", Self.broken)
        let result = try CommandRunner.run(["validate", "portal.js", "-q"], in: suite.path)
        #expect(result.exitCode == 1)
        #expect(result.output.contains("[callback-lexical-binding]"))
        #expect(!result.output.contains(": info:"), "\(result.output)")
        #expect(!result.output.contains("portalhost rules"))
        #expect(result.output.hasSuffix("(1 script, 69 trials, 0 cases)\n"), "\(result.output)")
    }

    @Test func `a baseline knows which of two portals a finding is of`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let right =
            "function pay() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); }"
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(
                atPath: "\(suite.path)/\(name)", withIntermediateDirectories: true)
        }
        try suite.write("a/portal.js", Self.broken)
        try suite.write("b/portal.js", right)
        let folders = ["validate", "a", "b", "--call", "pay"]
        _ = try CommandRunner.run(folders + ["--write-baseline", "known.json"], in: suite.path)
        let before = try CommandRunner.run(folders + ["--baseline", "known.json"], in: suite.path)
        #expect(before.exitCode == 0, "\(before.output)")
        try suite.write("a/portal.js", right)
        try suite.write("b/portal.js", Self.broken)
        let after = try CommandRunner.run(folders + ["--baseline", "known.json"], in: suite.path)
        #expect(after.exitCode == 1)
        #expect(after.output.contains("b/portal.js:1:7: error:"), "\(after.output)")
        #expect(after.output.contains("[stale-baseline]"))
    }
}
