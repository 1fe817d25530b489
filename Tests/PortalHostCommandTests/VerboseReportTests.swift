import PortalTestSupport
import Testing

/// `-v` of the commands that run a portal many times.
@Suite struct VerboseReportTests {
    private let script = """
        function done(json) { console.log(JSON.parse(json).activationResult); }
        MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'done';
        function buy() {
            var m = MobilePlans.createPurchaseMetaData();
            m.moDirectStatus = 'Complete'; m.planName = 'p';
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, '1$rsp.example$A');
        }

        """

    @Test func `test -v shows the run of each case below it`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("portal.js", script)
        for name in ["one", "two"] {
            try folder.write(
                "\(name).case.json",
                #"{ "name": "\#(name)", "scripts": ["portal.js"], "steps": [{ "call": "buy" }], "expect": {} }"#
            )
        }
        let update = try CommandRunner.run(["test", "--update"], in: folder.path)
        try #require(update.exitCode == 0, "\(update.output) \(update.error)")
        for jobs in ["1", "2"] {
            let result = try CommandRunner.run(["test", "-v", "--jobs", jobs], in: folder.path)
            let lines = result.output.split(separator: "\n").map(String.init)
            let heads = lines.indices.filter { lines[$0].contains(".case.json") }
            #expect(heads.count == 2, "\(result.output) \(result.error)")
            let second = try #require(heads.last)
            for part in [lines[..<second], lines[second...]] {
                let calls = part.filter {
                    $0.hasPrefix("    ") && $0.contains("MO portal →")
                        && $0.contains("notifyInlineProfileDownload(")
                }
                #expect(calls.count == 1)
            }
            #expect(lines.last?.contains("2 passed") == true)
        }
        let usual = try CommandRunner.run(["test"], in: folder.path)
        #expect(!usual.output.contains("notifyInlineProfileDownload("))
        let both = try CommandRunner.run(["test", "-v", "-q"], in: folder.path)
        #expect(both.exitCode == 64 && both.error.contains("give one of them"))
        let list = try CommandRunner.run(["test", "-v", "--list"], in: folder.path)
        #expect(list.exitCode == 64 && list.error.contains("nothing for -v to do"))
    }

    @Test func `validate -v shows the run and every world`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("portal.js", script)
        let arguments = ["validate", "portal.js", "--call", "buy()"]
        let result = try CommandRunner.run(arguments + ["-v"], in: folder.path)
        #expect(result.output.contains("notifyInlineProfileDownload("), "\(result.error)")
        #expect(result.output.contains("Activation results"))
        #expect(result.output.contains("policyViolation"))
        let usual = try CommandRunner.run(arguments, in: folder.path)
        #expect(!usual.output.contains("Activation results"))
        #expect(
            result.output.split(separator: "\n").suffix(2)
                == usual.output.split(separator: "\n").suffix(2))
        #expect(result.exitCode == usual.exitCode)
    }
}
