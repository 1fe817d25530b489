import Foundation
import PortalTestSupport
import Testing

/// What is read is bounded, and told in a sentence and at once.
@Suite struct BoundedInputTests {
    private let folder: SuiteFolder

    init() throws { folder = try SuiteFolder() }

    private func sparse(_ name: String) throws {
        try folder.write(name, "")
        #expect(truncate("\(folder.path)/\(name)", 6 << 30) == 0)
    }

    @Test(arguments: [
        (["run", "portal.js", "--scenario", "big.json"], "too large"),
        (["run", "portal.js", "--network", "big.json"], "too large"),
        (["run", "portal.js", "--storage", "big.json"], "too large"),
        (["run", "big.json"], "too large"), (["report", "big.json"], "MiB"),
        (["validate", "portal.js", "--baseline", "big.json"], "too large"),
        (["test", "--merge", "big.json"], "too large"),
        (["run", "portal.js", "--partner-center", "sandbox:big.json"], "too large"),
        (["run", "portal.js", "--scenario", "pipe.json"], "a pipe"),
        (["run", "/dev/zero"], "a device"), (["run", "pipe.json"], "a pipe"),
    ])
    func `attack 23: a file of 6 GB, a pipe and a device are refused before they are read`(
        arguments: [String], words: String
    ) throws {
        defer { folder.remove() }
        try sparse("big.json")
        #expect(mkfifo("\(folder.path)/pipe.json", 0o600) == 0)
        let result = try CommandRunner.run(arguments, in: folder.path)
        #expect(result.exitCode == 2)
        #expect(result.error.contains(words), "\(result.error)")
        #expect(result.seconds < 5)
    }

    @Test func `one case file that cannot be read leaves the others alone`() throws {
        defer { folder.remove() }
        try folder.writeCase("a", name: "a")
        try sparse("b.case.json")
        #expect(mkfifo("\(folder.path)/c.case.json", 0o600) == 0)
        try folder.write("d.case.json", String(repeating: "[", count: 100_000))
        let result = try folder.test(".")
        #expect(result.output.contains("✔ a"))
        #expect(
            result.output.contains("1 passed, 3 failed (3 could not be run)"), "\(result.output)")
        #expect(result.exitCode == 1)
    }

    @Test func `attack 17: judging is bounded, and says what it left out`() throws {
        defer { folder.remove() }
        try folder.write(
            "payloads.js",
            """
            for (let i = 0; i < 400; i++)
                MobilePlans.notifyPurchaseResult('[' + i + ',1'.repeat(10000) + ']');
            """)
        let payloads = try CommandRunner.run(["run", "payloads.js"], in: folder.path)
        #expect(payloads.output.contains("from this call on they were not judged"))
        try folder.write(
            "comments.js",
            String(repeating: "// portalhost-ignore unknown-membr: x\n", count: 20_000)
                + String(repeating: "var a = \"http://x.example/\";\n", count: 20_000))
        let comments = try CommandRunner.run(["validate", "comments.js"], in: folder.path)
        #expect(comments.output.contains("there is more of the same than the 100 findings"))
        #expect(comments.output.split(separator: "\n").count < 1_000)
    }

    @Test(arguments: ["const", "globals"])
    func `attack 17: names of callbacks are looked for once, in however many purchases`(
        _ kind: String
    ) throws {
        defer { folder.remove() }
        let name = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 2)
        let head =
            kind == "const"
            ? "const \(name)a = function () {}, \(name)b = function () {};\n"
                + (0..<6_000).map {
                    "function f\($0)(a) { var b = a + \($0); if (b > 3) { return { x: b } } }\n"
                }.joined()
            : "for (var i = 0; i < 50000; i++) window['\(name)' + i] = function () {};\n"
        try folder.write(
            "many.js",
            head
                + """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = '\(name)a';
                MobilePlansInlineProfileDownload.registrationChangedScript = '\(name)b';
                var m = MobilePlans.createPurchaseMetaData();
                m.userAccount = MobilePlansUserAccount.existing;
                m.purchaseInstrument = MobilePlansPurchaseInstrument.new;
                m.line = MobilePlansLineType.new;
                m.moDirectStatus = MobilePlansMoDirectStatus.complete;
                m.planName = 'p';
                for (let i = 0; i < 300; i++) setTimeout(function () {
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        m, '1$rsp.northwind-wireless.example$NW-4471-INLINE');
                }, i * 60000);
                """)
        let result = try CommandRunner.run(["run", "many.js"], in: folder.path)
        #expect(result.exitCode == 1, "\(result.error)")
        #expect(
            result.output.contains(
                kind == "const" ? "[callback-lexical-binding]" : "[callback-not-found]"))
        #expect(result.seconds < 20)
    }

    @Test func `attack 30: no place of the host is in what a finding says`() throws {
        defer { folder.remove() }
        try folder.write(
            "loop.js", "structuredClone({ get a() { for (;;) { Math.random(); } } });")
        let result = try CommandRunner.run(
            ["run", "loop.js", "--target", "modern", "--time-limit", "0.3"], in: folder.path)
        #expect(result.output.contains("[time-limit]"))
        #expect(result.output.contains("called from"))
        #expect(!result.output.contains("host:"), "\(result.output)")
    }

    @Test func `attack 32: the configuration's scenario is told with its place`() throws {
        defer { folder.remove() }
        try folder.write(".portalhost.json", #"{ "scripts": ["portal.js"], "scenario": "nope" }"#)
        let result = try CommandRunner.run(["validate", "."], in: folder.path)
        #expect(result.exitCode == 2)
        #expect(result.error.contains(".portalhost.json:1:41: error: "), "\(result.error)")
        // A configuration is for all commands.
        try folder.write(".portalhost.json", #"{ "scripts": ["portal.js"] }"#)
        try folder.write("world.json", #"{ "launch": { "language": "en\r\nX-Evil: 1" } }"#)
        let world = try CommandRunner.run(
            ["run", "portal.js", "--scenario", "world.json"], in: folder.path)
        #expect(world.exitCode == 2 && world.error.contains("expected languages such as"))
    }
}
