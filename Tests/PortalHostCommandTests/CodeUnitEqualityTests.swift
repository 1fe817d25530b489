import Foundation
import PortalTestSupport
import Testing

/// Two spellings of one text are two texts to JavaScript, whatever ran before: "ä" as one character
/// (NFC), and as "a" with a diaeresis (NFD).
@Suite struct CodeUnitEqualityTests {
    private static let one = "\u{E4}"
    private static let two = "a\u{308}"

    @Test func `attack 03: the app calls the function of the spelling that was given`() throws {
        let result = try CommandRunner.run(
            script: """
                function on\(Self.one)(json) { console.log("FIRST"); }
                function on\(Self.two)(json) { console.log("SECOND"); }
                var api = MobilePlansInlineProfileDownload;
                api.profileActivationCompleteScript = "on\(Self.one)";
                api.registrationChangedScript = "on\(Self.two)";
                var meta = MobilePlans.createPurchaseMetaData();
                meta.userAccount = MobilePlansUserAccount.existing;
                meta.purchaseInstrument = MobilePlansPurchaseInstrument.new;
                meta.line = MobilePlansLineType.new;
                meta.moDirectStatus = MobilePlansMoDirectStatus.complete;
                meta.planName = "p";
                api.notifyInlineProfileDownload(meta, "1$rsp.northwind-wireless.example$NW-4471");
                """)
        #expect(result.output.count(of: "log: FIRST") == 1, "\(result.output)")
        #expect(result.output.count(of: "log: SECOND") == 2, "\(result.output)")
    }

    @Test func `attack 03: two case files whose names are equivalent are both run, in order`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        for name in [Self.one, Self.two] { try folder.writeCase(name, name: "case \(name)") }
        let result = try folder.test(".")
        let lines = result.output.split(separator: "\n").filter { $0.contains("case.json") }
        try #require(lines.count == 2, "\(result.output)")
        #expect(lines[0].unicodeScalars.contains("\u{308}"))
        #expect(result.output.contains("2 passed, 0 failed"))
        #expect(result.exitCode == 0)
    }

    @Test func `attack 03: a console line in another spelling is not the expected one`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        for (file, name) in [("one", Self.one), ("two", Self.two)] {
            try folder.write(
                "\(file).case.json",
                #"""
                { "name": "\#(file)", "steps": [{ "evaluate": "greet('\#(Self.one)')" }],
                  "expect": { "console": ["hello \#(name)"] } }
                """#)
        }
        let result = try folder.test(".")
        #expect(result.output.contains("✔ one"), "\(result.output)")
        #expect(result.output.contains("✘ two"), "\(result.output)")
    }

    @Test func `attack 03: the debugger runs what the line says, not what a line before said`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let result = try CommandRunner.run(
            ["debug", "portal.js"],
            input: Data("'\(Self.two)'.length\n.reload\n'\(Self.one)'.length\n".utf8),
            in: folder.path)
        let answers = result.output.split(separator: "\n").filter { Int($0) != nil }
        #expect(answers == ["2", "1"], "\(result.output)")
    }

    @Test
    func `an import map leads each spelling to its own module, and a prefix ends at its slash`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/lib", withIntermediateDirectories: true)
        try folder.write("one.js", "console.log('ONE')")
        try folder.write("two.js", "console.log('TWO')")
        try folder.write("lib/\u{301}x.js", "console.log('LIB')")
        try folder.write(
            "index.html",
            """
            <!doctype html><meta charset=utf-8><script type=importmap>{"imports": {
            "\(Self.one)": "./one.js", "\(Self.two)": "./two.js", "lib/": "./lib/"}}</script>
            <script type=module>import "\(Self.two)"; import "\(Self.one)"; import "lib/\u{301}x.js";
            </script>
            """)
        let result = try CommandRunner.run(["run", "index.html"], in: folder.path)
        let order = result.output.split(separator: "\n").compactMap { line in
            ["TWO", "ONE", "LIB"].first { line.contains("log: \($0)") }
        }
        #expect(order == ["TWO", "ONE", "LIB"], "\(result.output)\(result.error)")
    }

    @Test func `breakpoints of two files stay apart`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("\(Self.one).js", "console.log(1);\n")
        try folder.write("\(Self.two).js", "console.log(2);\n")
        try folder.write(
            "index.html",
            "<!doctype html><meta charset=utf-8><script src=\"\(Self.one).js\"></script>"
                + "<script src=\"\(Self.two).js\"></script>")
        let client = try DebugClient(in: folder.path)
        try client.start(
            ["program": "index.html"],
            breakpoints: [Self.one, Self.two].map { ("\(folder.path)/\($0).js", [["line": 1]]) })
        let first = try client.stop()
        #expect(first.contains("breakpoint") && first.utf8.contains(0xC3), "\(first)")
        let second = try client.go()
        #expect(second.contains("breakpoint") && second.utf8.contains(0xCC), "\(second)")
        try client.leave()
    }

    @Test func `names that a portal adds are told in the order of their code points`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        // The sign of the unit is a K to `String`.
        for names in [
            ["\u{212A}", "K", Self.one, Self.two], ["K", "\u{212A}", Self.two, Self.one],
        ] {
            try folder.write(
                "portal.js", names.map { "window['\($0)'] = 1;" }.joined(separator: "\n"))
            _ = try CommandRunner.run(["run", "portal.js", "--trace", "t.jsonl"], in: folder.path)
            let trace = try folder.read("t.jsonl")
            let order = ["K", Self.two, Self.one, "\u{212A}"].map { "\"\($0)\"" }
            #expect(
                Array(trace.utf8).firstRange(
                    of: Array("\"globals\":[\(order.joined(separator: ","))]".utf8)) != nil)
        }
    }
}

extension String {
    /// How often a text is in this one.
    fileprivate func count(of text: String) -> Int {
        components(separatedBy: text).count - 1
    }
}
