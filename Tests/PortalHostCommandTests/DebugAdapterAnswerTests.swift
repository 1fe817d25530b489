import Foundation
import PortalTestSupport
import Testing

/// What an editor is answered of breakpoints that cannot work, and of the app's own objects.
@Suite struct DebugAdapterAnswerTests {
    @Test func `the end of a function has no breakpoint, and that is said`() throws {
        let script = "function f(a) {\n  a++;\n}\nconst g = () => { f(1);\n}; f(2);\ng();\n"
        try DebugSession.withSession(script, lines: [3, 5]) { (client: DebugClient) throws in
            // What else the line has is taken.
            #expect(try client.stop() == "breakpoint global code portal.js:5:4")
            #expect(try client.go() == "terminated")
            let answers = client.events.filter { $0["event"] as? String == "breakpoint" }
                .compactMap { ($0["body"] as? [String: Any])?["breakpoint"] as? [String: Any] }
            let end = try #require(answers.first { $0["line"] as? Int == 3 })
            #expect(end["verified"] as? Bool == false)
            #expect(
                (end["message"] as? String)?.contains("the last statement of the function") == true)
        }
    }

    @Test(
        arguments: [
            (["line": 1, "condition": "a = = 1"], "the condition 'a = = 1' is no expression: "),
            (["line": 1, "logMessage": "x {a b}"], "has no expression between its braces: "),
        ] as [([String: any Sendable], String)])
    func `what is no expression is refused where it is typed`(
        breakpoint: [String: any Sendable], words: String
    ) throws {
        try DebugSession.withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(["program": "portal.js"], breakpoints: [])
            let answer = try client.ask(
                "setBreakpoints",
                ["source": ["path": "\(folder)/portal.js"], "breakpoints": [breakpoint]])
            let answers = try #require(answer["breakpoints"] as? [[String: Any]])
            let first = try #require(answers.first)
            #expect(first["verified"] as? Bool == false)
            #expect((first["message"] as? String)?.contains(words) == true, "\(first)")
            try client.leave()
        }
    }

    @Test func `two braces of a log message are one, and a condition may name this`()
        throws
    {
        let script = "class K {\n  m() {\n    this.q = 2;\n  }\n}\nnew K().m();\n"
        try DebugSession.withSession(
            script,
            breakpoints: [
                [
                    "line": 3,
                    "condition": "this.q === undefined",
                ],
                ["line": 6, "logMessage": "{{a}} {1 + 1}"],
            ]
        ) { (client: DebugClient) throws in
            #expect(try client.stop().hasPrefix("breakpoint m portal.js:3:"))
            #expect(try client.go() == "terminated")
            #expect(client.said.contains("{a} 2\n"))
        }
    }

    @Test func `the app's objects show their members and complete, and the trace does not see it`()
        throws
    {
        let script = """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'done';
            localStorage.plan = 'x';
            console.log(1);

            """
        try DebugSession.withSession(script, lines: [3]) { (client: DebugClient) throws in
            _ = try client.stop()
            func completions(_ text: String) throws -> [String] {
                let answer = try client.ask(
                    "completions", ["frameId": 1, "text": text, "column": text.utf16.count + 1])
                return (answer["targets"] as? [[String: Any]] ?? []).compactMap {
                    $0["label"] as? String
                }
            }
            #expect(try completions("MobilePlans.notifyP").contains("notifyPurchaseResult"))
            #expect(try completions("localStorage.getI") == ["getItem"])
            #expect(
                try client.value("MobilePlansInlineProfileDownload.profileActivationCompleteScript")
                    == "\"done\"")
            let value = try client.ask(
                "evaluate",
                [
                    "expression": "MobilePlansInlineProfileDownload", "frameId": 1,
                    "context": "hover",
                ])
            let members = try client.ask(
                "variables", ["variablesReference": value["variablesReference"] ?? 0])
            let names = (members["variables"] as? [[String: Any]] ?? []).compactMap {
                $0["name"] as? String
            }
            #expect(names.contains("profileActivationCompleteScript"))
            #expect(!names.contains("[[handler]]"))
            #expect(!client.said.contains("does not exist"))
        }
    }

    @Test func `a launch that fails is the end of the command`() throws {
        try DebugSession.withFolder(["other.js": ""]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.ask("initialize", ["adapterID": "portalhost"])
            #expect(throws: DebugClient.Failure.self) {
                try client.ask("launch", ["program": "nothing.js"])
            }
            #expect(try client.leave() == 2)
        }
    }

    @Test func `an async function is there once, without what the engine runs it with`() throws {
        let script = """
            async function buy() {
              const a = await one();
              return a;
            }
            async function one() { return 1; }
            buy();

            """
        try DebugSession.withSession(script, lines: [2, 3]) { (client: DebugClient) throws in
            _ = try client.stop()
            #expect(
                try client.frames() == ["buy portal.js:2:3", "global code portal.js:6:4"])
            _ = try client.go()
            #expect(try client.frames().prefix(2) == ["buy portal.js:3:3", "— earlier —"])
        }
    }

    @Test func `going back says nothing twice, and says what is different then`() throws {
        let script = "let a = 1;\nconsole.log('a is ' + a);\nconsole.log('end');\n"
        try DebugSession.withSession(script, lines: [2, 3]) { (client: DebugClient) throws in
            _ = try client.stop()
            _ = try client.go()
            #expect(try client.go("stepBack") == "step global code portal.js:2:1")
            #expect(client.said.components(separatedBy: "opens the portal").count == 2)
            _ = try client.value("a = 2")
            #expect(try client.go() == "breakpoint global code portal.js:3:1")
            #expect(client.said.contains("a is 2"))
            #expect(try client.go() == "terminated")
            #expect(client.said.components(separatedBy: "opens the portal").count == 2)
            #expect(client.said.components(separatedBy: "a is 1").count == 2)
        }
    }
}
