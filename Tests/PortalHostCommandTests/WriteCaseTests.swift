import Foundation
import PortalTestSupport
import Testing

/// use.md, F18: cases are recorded, rewritten, and written for a portal that is there.
@Suite struct WriteCaseTests {
    private func run(_ suite: SuiteFolder, _ arguments: String...) throws -> CommandResult {
        try CommandRunner.run(arguments, in: suite.path)
    }

    @Test func `a run is written as a case that passes at once`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let written = try run(
            suite, "run", "portal.js", "--call", "greet('Ann')", "--call", "leave",
            "--write-case", "cases/leaves.case.json")
        #expect(written.error.contains("wrote cases/leaves.case.json"))
        let text = try suite.read("cases/leaves.case.json")
        // The suite above names the script already.
        #expect(!text.contains("\"scripts\""))
        #expect(text.contains("\"name\": \"Leaves\""))
        #expect(text.contains("{ \"evaluate\": \"greet('Ann')\" }"))
        #expect(text.contains("{ \"rest\": true }"))
        #expect(text.contains("\"console\": [\"hello Ann\"]"))
        #expect(text.contains("\"control\": \"returned\""))
        let tested = try run(suite, "test", "cases/leaves.case.json")
        #expect(tested.output.contains("1 passed, 0 failed"))
        // It is not written over.
        let again = try run(
            suite, "run", "portal.js", "--call", "leave", "--write-case", "cases/leaves.case.json")
        #expect(again.exitCode == 2)
        #expect(again.error.contains("exists and is not overwritten"))
        #expect(try suite.read("cases/leaves.case.json") == text)
    }

    @Test func `world, outcome, fixtures and storage of a run are those of its case`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "buy.js",
            """
            function onDone(json) { localStorage.last = JSON.parse(json).activationResult; }
            function onChange(json) { console.log(JSON.parse(json).networkRegistrationState); }
            function buy() {
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
                MobilePlansInlineProfileDownload.registrationChangedScript = "onChange";
                var metadata = MobilePlans.createPurchaseMetaData();
                metadata.userAccount = MobilePlansUserAccount.new;
                metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
                metadata.line = MobilePlansLineType.new;
                metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
                metadata.planName = "S";
                fetch("/order", { method: "POST", body: JSON.stringify({ plan: "S" }) }).then(function () {
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                        metadata, "1$smdp.example.com$ABC-1");
                });
            }
            """)
        try suite.write("api.json", #"{ "fixtures": [{ "url": "/order", "json": {} }] }"#)
        let written = try run(
            suite, "run", "buy.js", "--call", "buy", "--network", "api.json", "--scenario",
            "full-card", "--activation", "success", "--registration", "searching,roaming",
            "--until", "10m", "--write-case", "buys.case.json")
        #expect(written.error.contains("wrote buys.case.json"), "\(written.error)")
        let text = try suite.read("buys.case.json")
        #expect(text.contains("\"scripts\": [\"buy.js\"]"))
        #expect(text.contains("\"preset\": \"full-card\""))
        #expect(text.contains("\"activation\": \"success\""))
        #expect(text.contains("\"network\": [\"api.json\"]"))
        #expect(text.contains("\"until\": \"10m\""))
        #expect(text.contains("\"url\": \"/order\""))
        #expect(text.contains("\"storage\": { \"last\": \"success\" }"))
        let tested = try run(suite, "test", "buys.case.json")
        #expect(tested.output.contains("1 passed, 0 failed"), "\(tested.output)")
    }

    @Test func `what no case can do again is refused with the reason`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let real = try run(
            suite, "run", "portal.js", "--allow-net", "example.com", "--write-case", "a.case.json")
        #expect(real.exitCode == 64)
        #expect(real.error.contains("leave out --allow-net, and use the fixtures"))
        let name = try run(suite, "run", "portal.js", "--write-case", "a.json")
        #expect(name.exitCode == 64)
        #expect(name.error.contains("expected a file that ends in .case.json"))
        let hangs = try run(
            suite, "run", "portal.js", "--call", "hang", "--time-limit", "1", "--write-case",
            "a.case.json")
        #expect(hangs.exitCode == 2)
        #expect(hangs.error.contains("that is nothing to expect"))
        #expect(!FileManager.default.fileExists(atPath: suite.path + "/a.case.json"))
    }

    @Test func `the debugger writes what was done at its desk`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let input = "greet('Bo')\n.advance 5s\nleave()\n.write-case desk.case.json\n"
        let result = try CommandRunner.run(
            ["debug", "portal.js"], input: Data(input.utf8), in: suite.path)
        #expect(result.error.contains("wrote desk.case.json"), "\(result.output)\(result.error)")
        #expect(try suite.read("desk.case.json").contains("{ \"advance\": \"5s\" }"))
        #expect(try suite.test("desk.case.json").output.contains("1 passed, 0 failed"))
        let fired = try CommandRunner.run(
            ["debug", "portal.js"],
            input: Data(".step\n.write-case no.case.json\n".utf8), in: suite.path)
        #expect(fired.output.contains("no case can do what .step does"))
    }

    @Test func `going back keeps the chosen world, and what no case can do`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("back.js", "function go() {\n  var a = 1;\n  console.log(a);\n}\n")
        try suite.write("more.js", "var more = 1;\n")
        let back = ".break back.js:3\ngo()\n.back statement\n.go\n.go\n"
        let world = try CommandRunner.run(
            ["debug", "back.js"],
            input: Data(".scenario warm-sim\n\(back).write-case world.case.json\n".utf8),
            in: suite.path)
        #expect(world.error.contains("wrote world.case.json"), "\(world.output)\(world.error)")
        #expect(try suite.read("world.case.json").contains("\"scenario\": \"warm-sim\""))
        let loaded = try CommandRunner.run(
            ["debug", "back.js"],
            input: Data(".load more.js\n\(back).write-case loaded.case.json\n".utf8),
            in: suite.path)
        #expect(loaded.output.contains("no case can do what .load does"))
    }

    @Test func `fixtures that a scenario brings are not taken away by the case`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "asks.js",
            "fetch('/plans').then(function (a) { return a.json(); }).then(function (a) { console.log(a.name); });"
        )
        try suite.write(
            "world.json",
            #"{ "network": { "fixtures": [{ "url": "/plans", "json": { "name": "S" } }] } }"#)
        let written = try run(
            suite, "run", "asks.js", "--scenario", "world.json", "--write-case", "asks.case.json")
        #expect(written.error.contains("wrote asks.case.json"), "\(written.error)")
        let text = try suite.read("asks.case.json")
        #expect(text.contains("\"console\": [\"S\"]"))
        #expect(!text.contains("\"network\""))
    }

    @Test func `fixtures are added once, and a file that is no UTF-8 is left alone`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("asks.js", "fetch('/plans').catch(function () {});")
        let first = try run(suite, "run", "asks.js", "--write-fixtures", "net.json")
        #expect(first.error.contains("1 fixture"), "\(first.error)")
        let text = try suite.read("net.json")
        let second = try run(suite, "run", "asks.js", "--write-fixtures", "net.json")
        #expect(second.error.contains("as it was"))
        #expect(try suite.read("net.json") == text)
        let bytes =
            Data(#"{ "fixtures": [{ "url": "/a", "text": "caf"#.utf8) + [0xE9]
            + Data(#"" }] }"#.utf8)
        let file = URL(filePath: suite.path).appending(path: "old.json")
        try bytes.write(to: file)
        let refused = try run(suite, "run", "asks.js", "--write-fixtures", "old.json")
        #expect(refused.exitCode == 2)
        #expect(refused.error.contains("UTF-8"))
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `init says with its exit code that cases could not be written`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        for name in ["new", "set"] {
            try FileManager.default.createDirectory(
                at: URL(filePath: suite.path).appending(path: name),
                withIntermediateDirectories: true)
        }
        try suite.write("new/portal.js", "while (true) {}")
        let endless = try run(suite, "init", "--for", "new/portal.js", "--time-limit", "1")
        #expect(endless.exitCode == 2)
        #expect(endless.error.contains("not written: "))
        #expect(!endless.error.contains("nothing that the portal offers"))
        try suite.write(
            "set/portal.js", "function leave() { MobilePlans.notifyCancelledPurchase({}); }")
        try suite.write(
            "set/.portalhost.json", #"{ "scripts": ["portal.js"], "scenario": "warm-sim" }"#)
        let configured = try run(suite, "init", "--for", "set")
        #expect(configured.exitCode == 2)
        #expect(configured.error.contains("--write-case"))
    }

    // MARK: - test --update

    @Test func `update rewrites only what differs, and says where`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("good", name: "Good")
        let good = try suite.read("good.case.json")
        let text = """
            { "name" : "Greeting",
              "steps": [{ "call": "greet", "arguments": ["Ann"] },
                        { "call": "greet", "arguments": ["Bo"] }],
              "expect": {
                "console": [ {"$regex": "^hello A"}, "hello Bob" ],
                "app":   { "control": "portal" }
              }
            }

            """
        try suite.write("greeting.case.json", text)
        let result = try suite.test("--update")
        #expect(result.exitCode == 0)
        #expect(result.error.contains("updated: greeting.case.json: console\n"))
        #expect(result.error.contains("1 case was rewritten"))
        #expect(result.output.contains("2 passed, 0 failed"))
        #expect(
            try suite.read("greeting.case.json")
                == text.replacing(
                    #"[ {"$regex": "^hello A"}, "hello Bob" ]"#,
                    with: #"[{"$regex": "^hello A"}, "hello Bo"]"#))
        #expect(try suite.read("good.case.json") == good)
        // A second time nothing is left to do.
        #expect(
            try suite.test("--update").error
                .contains("no case was rewritten"))
    }

    @Test
    func `update writes calls, ends and how things stand, and an expectation that was not there`()
        throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "leaves.case.json",
            #"{ "name": "Leaves", "steps": [{ "call": "leave" }], "expect": { "app": { "control": "portal" }, "end": "idle" } }"#
        )
        try suite.write("bare.case.json", #"{ "name": "Bare", "steps": [{ "call": "leave" }] }"#)
        let result = try suite.test("--update")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        let leaves = try suite.read("leaves.case.json")
        #expect(leaves.contains("\"control\": \"returned\""))
        #expect(leaves.contains("\"end\": \"control-returned\""))
        #expect(
            try suite.read("bare.case.json").contains("MobilePlans.notifyCancelledPurchase"))
    }

    @Test func `a step that fails, a hang and CI are no reason to rewrite`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let text = #"{ "name": "A", "steps": [{ "call": "greeet" }], "expect": {} }"#
        try suite.write("a.case.json", text)
        let step = try suite.test("--update")
        #expect(step.exitCode == 1)
        #expect(step.error.contains("not updated: a.case.json: step 1"))
        #expect(try suite.read("a.case.json") == text)
        let refused = try suite.test("--update", environment: ["CI": "true"])
        #expect(refused.exitCode == 64)
        #expect(refused.error.contains("CI is set"))
        let asked = try suite.test("--update", "--update-in-ci", environment: ["CI": "true"])
        #expect(asked.exitCode == 1)
    }

    // MARK: - init for a portal

    @Test func `init writes a suite and cases for a portal that is there, and keeps it`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let portal =
            try suite.read("portal.js").replacing("leave(name)", with: "leave()")
        try suite.write("portal.js", portal)
        let result = try run(suite, "init", ".", "--time-limit", "1")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(result.output.contains("kept portal.js\n"))
        #expect(result.output.contains("kept suite.json\n"))
        #expect(result.output.contains("wrote .portalhost.json\n"))
        #expect(result.output.contains("wrote cases/opens.case.json\n"))
        #expect(result.output.contains("wrote cases/leave.case.json\n"))
        #expect(try suite.read("portal.js") == portal)
        let tested = try suite.test()
        #expect(tested.output.contains("2 passed, 0 failed"), "\(tested.output)")
        let again = try run(suite, "init", "--for", "portal.js", "--time-limit", "1")
        #expect(again.exitCode == 2)
        #expect(again.error.contains("all of it is there already"))
    }

    @Test func `init --for takes a page, whose buttons lead to the app`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.createDirectory(
            atPath: suite.path + "/shop", withIntermediateDirectories: true)
        try suite.write(
            "shop/shop.js",
            "function leave() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); }\n"
        )
        try suite.write(
            "shop/index.html",
            "<!DOCTYPE html><title>Shop</title><button onclick=\"leave()\">Not now</button><script src=\"shop.js\"></script>"
        )
        let result = try run(suite, "init", "--for", "shop/index.html")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(try suite.read("shop/suite.json").contains("\"page\": \"index.html\""))
        let click = try suite.read("shop/cases/click-button-not-now.case.json")
        #expect(click.contains("click role=button name=\\\"Not now\\\" exact=true"))
        #expect(try run(suite, "test", "shop").output.contains("2 passed, 0 failed"))
    }
    @Test func `init --for says which findings of the portal its cases expect`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.createDirectory(
            atPath: suite.path + "/shop", withIntermediateDirectories: true)
        try suite.write(
            "shop/portal.js",
            "function buy() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'cancelled', planName: '' }); }\n"
        )
        let result = try run(suite, "init", "--for", "shop/portal.js")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(
            result.error.contains(
                "note: these cases expect what the rules say of the portal as it is now ("),
            "\(result.error)")
        #expect(result.error.contains("see 'portalhost validate shop'"))
    }
}
