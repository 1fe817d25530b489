import Foundation
import PortalTestSupport
import Testing

/// A script that the engine cannot end fails alone, in `matrix` and `validate` too.
@Suite struct CommandWorkerTests {
    /// Holds the engine after one result of its purchase.
    private static let portal = """
        function onA(text) {
            var r = JSON.parse(text);
            console.log(r.activationResult);
            if (r.activationResult === MobilePlansActivationError.cardRemoved)
                'ab'.repeat(20000000).lastIndexOf('ab'.repeat(1000000) + 'ba');
        }
        function onB(text) { console.log(JSON.parse(text).networkRegistrationState); }
        MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onA';
        MobilePlansInlineProfileDownload.registrationChangedScript = 'onB';
        function buy() {
            var m = MobilePlans.createPurchaseMetaData();
            m.userAccount = MobilePlansUserAccount.existing;
            m.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            m.line = MobilePlansLineType.new;
            m.moDirectStatus = MobilePlansMoDirectStatus.complete;
            m.planName = 'p';
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                m, '1$rsp.northwind-wireless.example$NW-4471-INLINE');
        }
        """
    private let folder: SuiteFolder

    init() throws {
        folder = try SuiteFolder()
        try folder.write("portal.js", Self.portal)
    }

    @Test(arguments: ["matrix", "validate"])
    func `the trial that holds the engine is an error, and all others are made`(
        _ command: String
    ) throws {
        defer { folder.remove() }
        let result = try CommandRunner.run(
            [command, "portal.js", "--call", "buy", "--time-limit", "0.2"], in: folder.path)
        #expect(result.exitCode == 1, "\(result.error)")
        #expect(result.output.contains("which could not interrupt it"), "\(result.output)")
        #expect(result.output.contains("note: happens with: cardRemoved"))
        #expect(result.output.contains("69 trials"))
        #expect(result.error.isEmpty, "\(result.error)")
    }

    @Test func `trials that ask a live service are not made again, however it has its tokens`()
        throws
    {
        defer { folder.remove() }
        let server = try SandboxProcess(in: folder.path)
        let variables = [
            "AZURE_TENANT_ID": "contoso.example", "AZURE_CLIENT_ID": "app",
            "AZURE_CLIENT_SECRET": "some-secret", "AZURE_AUTHORITY_HOST": server.base,
            "XDG_CACHE_HOME": "\(folder.path)/xdg",
        ]
        let result = try CommandRunner.run(
            [
                "matrix", "portal.js", "--call", "buy", "--time-limit", "0.2", "--partner-center",
                server.base,
            ], in: folder.path, environment: variables)
        #expect(result.exitCode == 1, "\(result.error)")
        #expect(result.error.contains("abandoned without a report"), "\(result.error)")
        #expect(!result.output.contains(" trials"), "\(result.output)")
    }

    @Test func `user cases of a validation as well`() throws {
        defer { folder.remove() }
        try folder.write(
            "portal.js",
            "function hold() { 'ab'.repeat(20000000).lastIndexOf('ab'.repeat(1000000) + 'ba'); }")
        try folder.write(
            "a.case.json",
            #"""
            { "name": "a", "limits": { "seconds": 1 }, "steps": [{ "call": "hold" }], "expect": {} }
            """#)
        try folder.write(
            "b.case.json", #"{ "name": "b", "steps": [{ "evaluate": "nothing()" }], "expect": {} }"#
        )
        let result = try CommandRunner.run(
            ["validate", ".", "--output", "json:all.json"], in: folder.path)
        #expect(result.exitCode == 1, "\(result.output)\(result.error)")
        #expect(result.output.contains("which could not interrupt it"))
        // The other case was looked at.
        #expect(result.output.contains("nothing"))
        #expect(try folder.read("all.json").contains("time-limit"))
    }

    @Test(arguments: [["validate", "."], ["test", "."]])
    func `attack 27: SIGUSR1 does nothing to a command with workers either`(
        _ command: [String]
    ) throws {
        defer { folder.remove() }
        try folder.write("portal.js", "for (;;) {}")
        try folder.write(
            "a.case.json", #"{ "name": "a", "limits": { "seconds": 1 }, "expect": {} }"#)
        let run = try RunningCommand(command, in: folder.path)
        run.wait(0.4)
        run.send(SIGUSR1)
        let result = try run.end()
        #expect(!result.wasSignalled && result.exitCode == 1)
        #expect(!result.error.contains("signal"), "\(result.error)")
    }

    @Test func `attack 27: nor to a worker itself, whatever its engine is about`() throws {
        defer { folder.remove() }
        for number in 0..<12 {
            try folder.write(
                "\(number).case.json",
                "{ \"name\": \"c\(number)\", \"steps\": [{ \"settle\": true }] }")
        }
        try folder.write("portal.js", "for (var i = 0, a = []; i < 300000; i++) a.push({ i: i });")
        for _ in 0..<3 {
            let run = try RunningCommand(["test", ".", "--jobs", "2"], in: folder.path)
            while run.isRunning {
                for worker in run.workers { kill(worker, SIGUSR1) }
                run.wait(0.0005)
            }
            let result = try run.end()
            #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        }
    }

    @Test func `attack 32: --watch sees a new script, and goes on after one that takes it along`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try FileManager.default.removeItem(atPath: "\(folder.path)/suite.json")
        try folder.write("portal.js", "console.log('hello');")
        let watch = try RunningCommand(
            ["validate", ".", "--watch", "--time-limit", "0.2"], in: folder.path)
        let waiting = "waiting for changes"
        #expect(try watch.waitForError(waiting, times: 1))
        try folder.write(
            "second.js", "'ab'.repeat(20000000).lastIndexOf('ab'.repeat(1000000) + 'ba');")
        #expect(try watch.waitForError(waiting, times: 2))
        try folder.write("third.js", "null.third;")
        #expect(try watch.waitForError(waiting, times: 3))
        watch.send(SIGKILL)
        let result = try watch.end()
        let waits = result.error.components(separatedBy: waiting).count - 1
        #expect(waits == 3, "\(result.error)")
        #expect(result.output.contains("which could not interrupt it"), "\(result.output)")
    }

    @Test func `--watch is not woken by its own words, where they go into the folder`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let watch = try RunningCommand(
            ["validate", ".", "--watch"], in: folder.path,
            output: URL(filePath: "\(folder.path)/log"))
        #expect(try watch.waitForError("waiting for changes", times: 1))
        watch.wait(1)
        try folder.write("portal.js", "null.changed;")
        #expect(try watch.waitForError("waiting for changes", times: 2))
        watch.send(SIGKILL)
        let result = try watch.end()
        let changes = result.error.split(separator: "\n").filter { $0.contains(" UTC: ") }
        #expect(changes.count == 1, "\(result.error)")
        #expect(changes.first?.hasSuffix("portal.js changed") == true, "\(result.error)")
    }
}
