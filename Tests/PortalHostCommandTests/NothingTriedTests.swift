import Foundation
import PortalTestSupport
import Testing

/// A portal of which nothing was tried is no pass (use.md, F1, F7, F15 and F30).
@Suite struct NothingTriedTests {
    private static let leave = """
        MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        """

    private func validate(
        _ script: String, _ options: [String] = [], file: String = "portal.js"
    ) throws -> CommandResult {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(file, script)
        return try CommandRunner.run(["validate", file] + options, in: suite.path)
    }

    // MARK: - What is tried

    @Test(arguments: [
        ("function buy() { \(leave) }", "buy()"),
        ("var shop = { go: function () { \(leave) } };", "shop.go()"),
        ("const buyPlan = () => { \(leave) };", "buyPlan()"),
        ("class Shop { start() { \(leave) } } const shop = new Shop();", "shop.start()"),
        ("function step() { \(leave) } function begin() { step(); }", "begin()"),
    ])
    func `functions that lead to the app are found and tried in every world`(
        _ script: String, _ way: String
    ) throws {
        let result = try validate(script)
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(result.output.contains("in all worlds: \(way)"), "\(result.output)")
        #expect(result.output.contains("[tried-by-itself]"))
        #expect(result.output.contains("69 trials"))
    }

    @Test func `buttons of a page are tried, each in a page of its own`() throws {
        let page = """
            <!DOCTYPE html><title>Plans</title>
            <button id="no">Nothing</button><button id="yes">Leave</button>
            <script>
            document.getElementById("yes").addEventListener("click", function () { \(Self.leave) });
            </script>
            """
        let result = try validate(page, file: "index.html")
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(
            result.output.contains("in all worlds: click button \"Leave\" [tried-by-itself]"),
            "\(result.output)")
        #expect(result.output.contains("tried: click button \"Nothing\", click button \"Leave\""))
        #expect(result.output.contains("69 trials"))
    }

    @Test func `pages behind links and steps of one page are tried as well`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write(
            "index.html", "<a href=\"plans.html\">Plans</a><a href=\"help.html\">Help</a>")
        try folder.write("help.html", "<a href=\"index.html\">Back</a>")
        try folder.write(
            "plans.html",
            """
            <button id="a">Small</button><p id="b" hidden><button id="c">Buy</button></p>
            <script>
            document.getElementById("a").onclick = function () {
              document.getElementById("b").hidden = false;
            };
            document.getElementById("c").onclick = function () { \(Self.leave) };
            </script>
            """)
        let result = try CommandRunner.run(["validate", "index.html"], in: folder.path)
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(
            result.output.contains(
                "in all worlds: click link \"Plans\", then click button \"Small\", then click button \"Buy\""
            ),
            "\(result.output)")
    }

    // MARK: - What is not

    @Test(arguments: [
        "(function () { function buy() { \(leave) } })();",
        "function choose(plan) { plan.name; \(leave) }",
        "var purchase = MobilePlans.createPurchaseMetaData();",
        "console.log(1);",
    ])
    func `nothing tried is exit 2 and an error in every format`(_ script: String) throws {
        let result = try validate(script)
        #expect(result.exitCode == 2, "\(result.output)")
        #expect(result.output.contains("error: nothing was tried: "), "\(result.output)")
        for format in ["json", "sarif", "junit", "github", "html"] {
            let report = try validate(script, ["--format", format])
            #expect(report.exitCode == 2)
            #expect(report.output.contains("nothing-tried"), "\(format)")
        }
    }

    @Test func `a call that leads to nothing is nothing tried`() throws {
        let script = "function buy() {} function leave() { \(Self.leave) }"
        let result = try validate(script, ["--call", "buy"])
        #expect(result.exitCode == 2)
        #expect(result.output.contains("nothing was tried: buy led to no call"), "\(result.output)")
        #expect(try validate(script, ["--call", "leave"]).exitCode == 0)
    }

    @Test func `an untested portal passes where that is asked for`() throws {
        let result = try validate("console.log(1);", ["--allow-untested"])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("info: nothing was tried: "), "\(result.output)")
    }

    @Test
    func `a user case that leads to the app is a trial, one that cannot be read is a finding`()
        throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", "function leave(plan) { plan.x; \(Self.leave) }")
        try suite.write(
            "good.case.json",
            #"{ "name": "Good", "steps": [{ "evaluate": "leave({})" }], "allow": ["calls"] }"#)
        let good = try CommandRunner.run(["validate", "."], in: suite.path)
        #expect(good.exitCode == 0, "\(good.output)")
        try suite.write("bad.case.json", "{ \"name\": 1 }")
        for format in ["text", "json", "sarif", "junit", "github", "html"] {
            let bad = try CommandRunner.run(
                ["validate", ".", "--format", format], in: suite.path)
            #expect(bad.exitCode == 2)
            #expect(bad.output.contains("case-unreadable"), "\(format): \(bad.output)")
        }
    }

    // MARK: - What to call

    @Test func `the hint proposes what a person would call, and only if nothing was called`() throws
    {
        let script = """
            function __awaiter() {}
            function activationDone() {}
            const portal = { start: function () { \(Self.leave) } };
            var names = ["activationDone"];
            """
        let loaded = try CommandRunner.run(script: script)
        #expect(loaded.output.contains("call one with --call portal.start"), "\(loaded.output)")
        #expect(!loaded.output.contains("__awaiter"))
        #expect(!loaded.output.contains("activationDone"))
        let called = try CommandRunner.run(script: script, ["--call", "activationDone"])
        #expect(!called.output.contains("call one with"), "\(called.output)")
    }

    @Test func `a call waits for what the one before has begun`() throws {
        let result = try CommandRunner.run(
            script: """
                var isPaid = false;
                function pay() { setTimeout(function () { isPaid = true; }, 300); }
                function install() { console.log(isPaid ? "installs" : "please pay first"); }
                """, ["--call", "pay", "--call", "install"])
        #expect(result.output.contains("installs"), "\(result.output)")
    }

    // MARK: - What no filter takes away

    @Test(arguments: [
        ["--ignore", "uncaught-exception"], ["--rule", "iccid-length"],
        ["--baseline", "base.json"],
    ])
    func `an error that is filtered away does not make an untried portal a pass`(
        _ options: [String]
    ) throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", "throw new Error('x');")
        let written = try CommandRunner.run(
            ["validate", "portal.js", "--write-baseline", "base.json"], in: suite.path)
        #expect(written.exitCode == 0, "\(written.error)")
        let plain = try CommandRunner.run(["validate", "portal.js"], in: suite.path)
        #expect(plain.exitCode == 1 && !plain.output.contains("nothing-tried"))
        let result = try CommandRunner.run(["validate", "portal.js"] + options, in: suite.path)
        #expect(result.exitCode == 2, "\(result.output)")
        #expect(result.output.contains("[nothing-tried]"), "\(result.output)")
        #expect(
            try CommandRunner.run(
                ["validate", "portal.js", "--allow-untested"] + options, in: suite.path
            ).exitCode == 0)
    }

    @Test func `a comment does not either, nor a syntax error that is left out`() throws {
        for script in [
            "// portalhost-ignore uncaught-exception: known\nthrow new Error('x');",
            "// portalhost-ignore nothing-tried: known\nconsole.log(1);",
        ] {
            let result = try validate(script)
            #expect(result.exitCode == 2, "\(script): \(result.output)")
        }
        let broken = try validate("function ( {", ["--rule", "iccid-length"])
        #expect(broken.exitCode == 2, "\(broken.output)")
    }

    @Test func `a button that fails beside one that leads to the app is an error`() throws {
        let page = """
            <!DOCTYPE html><title>Plans</title>
            <button onclick="MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' })">Leave</button>
            <button onclick="missing.member()">Buy</button>
            """
        let result = try validate(page, file: "index.html")
        #expect(result.exitCode == 1, "\(result.output)")
        #expect(result.output.contains("[uncaught-exception]"), "\(result.output)")
    }

    @Test func `a call that cannot be made is an error in each report of a run`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let result = try CommandRunner.run(
            [
                "run", "portal.js", "--call", "nope", "--trace", "t.jsonl", "--output",
                "junit:r.xml",
            ], in: suite.path)
        #expect(result.exitCode == 2)
        #expect(try suite.read("r.xml").contains("failures=\"1\""))
        #expect(try CommandRunner.run(["report", "t.jsonl"], in: suite.path).exitCode == 2)
    }

    @Test func `standard input is one script, also where the command begins again`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let hold = "'ab'.repeat(20000000).lastIndexOf('ab'.repeat(1000000) + 'ba');"
        let result = try CommandRunner.run(
            ["validate", "-", "--time-limit", "0.2"], input: Data(hold.utf8), in: suite.path)
        #expect(result.exitCode == 1, "\(result.output)\(result.error)")
        #expect(result.output.contains("which could not interrupt it"))
        let watched = try CommandRunner.run(
            ["validate", "-", "--watch"], input: Data(), in: suite.path)
        #expect(watched.exitCode == 64)
    }
}
