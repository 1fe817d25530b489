import Foundation
import PortalTestSupport
import Testing

/// `matrix`, `debug`, `init`, `presets` and `schema`, as a user types them.
@Suite struct ToolCommandTests {
    private var snapshots: String { folder() + "/Snapshots" }

    private let portals = projectFolder() + "/PortalScripts"

    @Test(arguments: ["text", "json"])
    func `a matrix shows what a portal does in every world`(_ format: String) throws {
        let arguments = [
            "matrix", "portal.js", "--call", "buyPlan", "--format", format,
        ]
        let folder = portals + "/inline-download"
        let result = try CommandRunner.run(arguments, in: folder)
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        #expect(
            try snapshotDifference(
                result.output, named: "tools/matrix.\(format)", in: snapshots) == nil)
        #expect(try CommandRunner.run(arguments, in: folder).output == result.output)
    }

    @Test func `a matrix finds what goes wrong in some worlds only`() throws {
        let result = try CommandRunner.run(
            ["matrix", "-", "--call", "go", "--only", "registration"],
            input: Data(
                """
                function done(json) { console.log(json); }
                function network(json) {
                    var state = JSON.parse(json).networkRegistrationState;
                    if (state === "denied") state.missing.property;
                }
                function go() {
                    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "done";
                    MobilePlansInlineProfileDownload.registrationChangedScript = "network";
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        { moDirectStatus: "Complete", planName: "P" }, "1$a.example.com$X");
                }
                """.utf8))
        #expect(result.exitCode == 1)
        #expect(result.output.contains("<stdin>:4:42: error: uncaught TypeError"))
        #expect(result.output.contains("note: happens with: denied; searching, denied"))
    }

    @Test func `a matrix of a portal that calls nothing says what to do`() throws {
        let result = try CommandRunner.run(
            ["matrix", "-"], input: Data("function buy() {}".utf8))
        #expect(result.exitCode == 2)
        #expect(result.error.contains("the portal called nothing in the app"))
        #expect(result.error.contains("--call"))
    }

    @Test func `a debugging session goes as its golden file says`() throws {
        let input = """
            1 + 1
            .callbacks
            buyPlan()
            .step
            .advance 1s
            .user cancels
            .run
            .fire activation cardBuzy
            .fire activation cardBusy
            .fire registration denied
            .network roaming
            .callbacks
            var plan = {
              name: "10 GB" };
            plan
            missing.name
            .trace 2
            .findings
            .app
            .device
            .scenario no-such-world
            .scenario full-card
            buyPlan()
            .run
            .relaunch
            .load no-such-file.js
            .reload
            .wat
            for (;;) {}
            "still here"
            .exit
            "never evaluated"
            """
        let arguments = ["debug", "portal.js", "--time-limit", "0.2"]
        let folder = portals + "/inline-download"
        let result = try CommandRunner.run(arguments, input: Data(input.utf8), in: folder)
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        #expect(
            try snapshotDifference(result.output, named: "tools/debug.txt", in: snapshots) == nil)
        #expect(result.output.contains("\"still here\"\n"))
        #expect(!result.output.contains("never evaluated"))
    }

    @Test func `init writes a portal whose cases pass, and overwrites nothing`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let written = try CommandRunner.run(["init", "first/portal"], in: suite.path)
        #expect(written.exitCode == 0)
        let tested = try CommandRunner.run(["test", "first"], in: suite.path)
        #expect(tested.output.contains("4 passed, 0 failed"))
        let again = try CommandRunner.run(["init", "first/portal"], in: suite.path)
        #expect(again.exitCode == 2)
        #expect(again.error.contains("nothing was written: all of it is there already"))
    }

    @Test func `presets are listed with what they cause`() throws {
        let result = try CommandRunner.run(["presets"])
        #expect(result.exitCode == 0)
        #expect(
            try snapshotDifference(result.output, named: "tools/presets.txt", in: snapshots) == nil)
    }

    @Test func `a scenario comes from a preset or a file, and mistakes are placed`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("good.json", #"{ "preset": "full-card", "launch": { "market": "DE" } }"#)
        try suite.write("bad.json", "{\n  \"devise\": {},\n  \"user\": { \"consent\": \"yes\" }\n}")
        let good = try CommandRunner.run(
            ["run", "portal.js", "--call", "leave", "--scenario", "good.json", "-v"],
            in: suite.path)
        #expect(good.output.contains("market=DE"))
        let bad = try CommandRunner.run(
            ["run", "portal.js", "--scenario", "bad.json"], in: suite.path)
        #expect(bad.exitCode == 2)
        #expect(
            bad.error == """
                bad.json:2:3: error: unknown member 'devise'; did you mean 'device'?
                bad.json:3:24: error: user.consent: expected one of not-asked, gives, refuses, \
                never-answers, found 'yes'

                """)
        let unknown = try CommandRunner.run(
            ["run", "portal.js", "--scenario", "full-cart"], in: suite.path)
        #expect(unknown.exitCode == 64)
        #expect(unknown.error.contains("did you mean 'full-card'?"))
    }

    @Test func `a matrix of an endless portal ends soon and says what it left out`() throws {
        let result = try CommandRunner.run(
            ["matrix", "-", "--call", "go", "--time-limit", "0.2"],
            input: Data(
                """
                function done(json) { for (;;) {} }
                function go() {
                    MobilePlansInlineProfileDownload.profileActivationCompleteScript = "done";
                    MobilePlansInlineProfileDownload.registrationChangedScript = "done";
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        { moDirectStatus: "Complete", planName: "P" }, "1$a.example.com$X");
                }
                """.utf8))
        #expect(result.exitCode == 1)
        #expect(result.output.contains("were left out, because three before ran into their limits"))
        #expect(result.output.contains("[time-limit]"))
    }

    @Test func `a full disk is told`() throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [
            "-c", "'\(CommandRunner.executable.path)' presets > /dev/full 2> /dev/null",
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 2)
    }
}
