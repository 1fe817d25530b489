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
        #expect(result.output.contains("[tried-by-itself]"), "\(result.output)")
        #expect(result.output.contains("69 trials"))
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
}
