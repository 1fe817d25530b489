import PortalTestSupport
import Testing

/// `run`, `test`, `matrix` and `validate` ask the same rules about the same device (use.md, F3).
@Suite struct SameRulesTests {
    private static let calls = """
        function leave() {
            var purchase = MobilePlans.createPurchaseMetaData();
            purchase.userAccount = MobilePlansUserAccount.existing;
            purchase.moDirectStatus = MobilePlansMoDirectStatus.cancelled;
            purchase.planName = "";
            MobilePlans.notifyCancelledPurchase(purchase);
        }
        """

    /// What each command does with a portal, by its name.
    private static let commands: [(name: String, arguments: [String])] = [
        ("run", ["run", "portal.js", "--call", "leave"]),
        ("test", ["test"]),
        ("matrix", ["matrix", "portal.js", "--call", "leave", "--only", "launch"]),
        ("validate", ["validate", "portal.js", "--call", "leave"]),
    ]

    private func said(
        _ script: String, _ options: [String] = []
    ) throws -> [(name: String, result: CommandResult)] {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", script)
        try suite.writeCase("leave", name: "Leave")
        return try Self.commands.map { command in
            (command.name, try CommandRunner.run(command.arguments + options, in: suite.path))
        }
    }

    @Test(arguments: [
        ("var plan = null; var name = plan?.name;", "[webview-optional-chaining]"),
        ("class Shop { #cart = 1; }", "[webview-private-field]"),
        ("function ask() { alert(\"Sure?\"); }", "[pop-up-window]"),
    ])
    func `section 11, what a script's text tells is told by every command`(
        _ line: String, _ rule: String
    ) throws {
        for (name, result) in try said(line + "\n" + Self.calls) {
            #expect(result.output.contains(rule), "\(name): \(result.output)")
        }
    }

    @Test
    func `section 11, what a device cannot parse fails in every command, modern has to be chosen`()
        throws
    {
        let script = "var plan = null; var name = plan?.name;\n" + Self.calls
        for (name, result) in try said(script) {
            #expect(result.exitCode == 1, "\(name): \(result.output)")
        }
        for (name, result) in try said(script, ["--target", "modern"]) {
            #expect(result.exitCode == 0, "\(name): \(result.output)")
            #expect(!result.output.contains("[webview-"), "\(name)")
        }
    }

    @Test func `section 11, a portal that a device can parse is clean in every command`() throws {
        for (name, result) in try said(Self.calls) {
            #expect(result.exitCode == 0, "\(name): \(result.output)")
            #expect(!result.output.contains("error: "), "\(name): \(result.output)")
        }
    }

    @Test func `section 11, a case that says modern keeps to it unless the command line does`()
        throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("suite.json", #"{ "scripts": ["portal.js"], "target": "modern" }"#)
        try suite.write("portal.js", "var n = null; var m = n?.m;\n" + Self.calls)
        try suite.writeCase("leave", name: "Leave")
        #expect(try suite.test().exitCode == 0)
        let old = try suite.test("--target", "webview")
        #expect(old.exitCode == 1)
        #expect(old.output.contains("[webview-optional-chaining]"), "\(old.output)")
    }
}
