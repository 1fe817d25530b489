import Foundation
import PortalTestSupport
import Testing

/// What the specification of the Debug Adapter Protocol says of members that few editors send
/// (issue 14, part 2; debugging.md, section 5).
@Suite(.serialized) struct DebugProtocolTests {
    private static let loop = """
        function add(a, b) {
          const sum = a + b;
          return sum;
        }
        let total = 0;
        for (let i = 0; i < 20; i++) {
          total = add(total, i);
        }
        const list = Array.from({ length: 250 }, (_, i) => i);
        const object = { number: 255, less: -16, part: 0.5 };
        total++;

        """

    private func members(
        _ client: DebugClient, _ expression: String, _ arguments: DebugClient.Message
    ) throws -> [DebugClient.Message] {
        let body = try client.ask(
            "evaluate", ["expression": expression, "frameId": 1, "context": "watch"])
        let reference = body["variablesReference"] as? Int ?? 0
        let answer = try client.ask(
            "variables", ["variablesReference": reference].merging(arguments) { $1 })
        return answer["variables"] as? [DebugClient.Message] ?? []
    }

    @Test func `a filter shows the elements of an array, or its other members`() throws {
        try DebugSession.withSession(
            Self.loop, lines: [11], traits: ["supportsVariablePaging": true]
        ) { (client: DebugClient) throws in
            _ = try client.stop()
            func names(_ arguments: DebugClient.Message) throws -> [String] {
                try members(client, "list", arguments).compactMap { $0["name"] as? String }
            }
            #expect(try names(["filter": "indexed"]) == (0..<250).map(String.init))
            #expect(
                try names(["filter": "indexed", "start": 240, "count": 100])
                    == (240..<250).map(String.init))
            #expect(try names(["filter": "indexed", "start": 1000, "count": 5]).isEmpty)
            let named = try names(["filter": "named"])
            #expect(!named.isEmpty && named.allSatisfy { Int($0) == nil }, "\(named)")
        }
    }

    @Test func `numbers are shown in hexadecimal where that is asked for`() throws {
        try DebugSession.withSession(Self.loop, lines: [11]) { (client: DebugClient) throws in
            _ = try client.stop()
            let format = ["format": ["hex": true]]
            let values = try members(client, "object", format).map { $0["value"] as? String }
            #expect(values.prefix(3) == ["0xff", "-0x10", "0.5"])
            let body = try client.ask(
                "evaluate",
                ["expression": "object.number", "frameId": 1].merging(format) { $1 })
            #expect(body["result"] as? String == "0xff")
            #expect(try client.value("object.number") == "255")
        }
    }

    @Test(arguments: [true, false])
    func `what is completed begins where the editor counts it`(_ startsAt1: Bool) throws {
        try DebugSession.withSession(
            Self.loop, lines: startsAt1 ? [11] : [10],
            traits: ["columnsStartAt1": startsAt1, "linesStartAt1": startsAt1]
        ) { (client: DebugClient) throws in
            _ = try client.stop()
            let first = startsAt1 ? 1 : 0
            func target(_ text: String, _ column: Int, line: Int) throws -> DebugClient.Message? {
                let body = try client.ask(
                    "completions",
                    ["text": text, "column": column + first, "line": line + first, "frameId": 1])
                return (body["targets"] as? [DebugClient.Message])?.first
            }
            let simple = try target("x + obj", 7, line: 0)
            #expect(simple?["label"] as? String == "object")
            #expect(simple?["start"] as? Int == 4 + first)
            #expect(simple?["length"] as? Int == 3)
            let second = try target("total\nobject.nu", 9, line: 1)
            #expect(second?["label"] as? String == "number")
            #expect(second?["start"] as? Int == 13 + first)
        }
    }

    @Test func `a function's breakpoint has a condition and a count`() throws {
        try DebugSession.withSession(
            Self.loop,
            functionBreakpoints: [
                ["name": "add", "condition": "b > 10", "hitCondition": "% 4"]
            ]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "function breakpoint add portal.js:2:3")
            let stopped = client.events.last { $0["event"] as? String == "stopped" }
            #expect(
                (stopped?["body"] as? DebugClient.Message)?["hitBreakpointIds"] as? [Int] == [1])
            #expect(try client.value("b") == "14")
            #expect(try client.go() == "function breakpoint add portal.js:2:3")
            #expect(try client.value("b") == "18")
            // The count goes on where it was after a way back.
            #expect(try client.go("reverseContinue") == "function breakpoint add portal.js:2:3")
            #expect(try client.value("b") == "14")
            #expect(try client.go() == "function breakpoint add portal.js:2:3")
            #expect(try client.value("b") == "18")
            let body = try client.ask(
                "setFunctionBreakpoints",
                ["breakpoints": [["name": "add", "hitCondition": "often"]]])
            let answer = (body["breakpoints"] as? [DebugClient.Message])?.first
            #expect(answer?["verified"] as? Bool == false)
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `counts of breakpoints go on after a way back as they went before`() throws {
        try DebugSession.withSession(
            Self.loop,
            breakpoints: [
                ["line": 2, "hitCondition": "== 8"], ["line": 3, "hitCondition": "% 5"],
                ["line": 7, "hitCondition": "== 10", "condition": "i % 2 == 0"],
            ]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint add portal.js:3:3")
            #expect(try client.value("b") == "4")
            let there = ["b = 7 at 2", "b = 9 at 3", "b = 14 at 3", "b = undefined at 7"]
            func place(after command: String) throws -> String {
                let line = try client.go(command).split(separator: ":").dropFirst().first ?? ""
                return
                    "b = \(try client.value("typeof b == 'undefined' ? undefined : b")) at \(line)"
            }
            #expect(try there.map { _ in try place(after: "continue") } == there)
            #expect(try client.value("i") == "18")
            for turn in 1...3 {
                let back = try (0..<turn).map { _ in try place(after: "reverseContinue") }
                #expect(back == there.dropLast().suffix(turn).reversed())
                let on = try (0..<turn).map { _ in try place(after: "continue") }
                #expect(on == there.suffix(turn))
            }
            #expect(try client.go("stepBack") == "step global code portal.js:6:17")
            #expect(try client.go() == "breakpoint global code portal.js:7:3")
        }
    }

    @Test func `an editor with URLs for paths gets URLs`() throws {
        try DebugSession.withFolder(["my pörtal.js": DebugSession.shop]) {
            (folder: String) throws in
            let file = "\(folder)/my pörtal.js"
            let url = URL(filePath: file).absoluteString
            #expect(url.hasSuffix("my%20p%C3%B6rtal.js"))
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": file, "call": "buy"],
                breakpoints: [(url, [["line": 7]])], traits: ["pathFormat": "uri"])
            #expect(try client.stop() == "breakpoint buy my pörtal.js:7:3")
            let frames = try client.ask("stackTrace", ["threadId": 1])["stackFrames"]
            let source = (frames as? [DebugClient.Message])?.first?["source"]
            #expect((source as? DebugClient.Message)?["path"] as? String == url)
            let targets = try client.ask(
                "gotoTargets", ["source": ["path": url], "line": 5])["targets"]
            #expect((targets as? [DebugClient.Message])?.count == 1)
            try client.leave()
        }
    }

    @Test func `locations of breakpoints are those of the columns that were asked for`() throws {
        try DebugSession.withSession("f(1); f(2); f(3);\nfunction f() {}\n", lines: [1]) {
            (client: DebugClient) throws in
            _ = try client.stop()
            func columns(_ arguments: DebugClient.Message) throws -> [Int] {
                let body = try client.ask(
                    "breakpointLocations",
                    ["source": ["path": "\(client.folder)/portal.js"], "line": 1]
                        .merging(arguments) { $1 })
                return (body["breakpoints"] as? [DebugClient.Message] ?? [])
                    .compactMap { $0["column"] as? Int }
            }
            let all = try columns([:])
            #expect(all.count >= 3)
            #expect(try columns(["column": 7]) == all.filter { $0 >= 7 })
            #expect(
                try columns(["column": 2, "endColumn": 8]) == all.filter { (2...8).contains($0) })
        }
    }

    @Test func `the text of a script that has a path is given as well`() throws {
        try DebugSession.withSession("let a = 1;\n", lines: [1]) { (client: DebugClient) throws in
            _ = try client.stop()
            let body = try client.ask(
                "source",
                ["source": ["path": "\(client.folder)/portal.js"], "sourceReference": 0])
            #expect(body["content"] as? String == "let a = 1;\n")
        }
    }

    @Test func `the editor is told where the script goes on without its request`() throws {
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [7]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint buy portal.js:7:3")
            #expect(!client.events.contains { $0["event"] as? String == "continued" })
            _ = try client.value(".goto 1", context: "repl")
            #expect(try client.stop().hasPrefix("goto "))
            #expect(client.events.contains { $0["event"] as? String == "continued" })
            let before = client.events.count
            try client.ask("restart")
            #expect(try client.stop() == "breakpoint buy portal.js:7:3")
            #expect(
                client.events.dropFirst(before - 1).contains {
                    $0["event"] as? String == "continued"
                })
        }
    }

    @Test func `a refused way back leaves the editor at the stop`() throws {
        try DebugSession.withSession("let a = 1;\na++;\n", lines: [1]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            let number = try client.send("stepBack", ["threadId": 1])
            #expect(throws: DebugClient.Failure.self) { try client.answer(to: number) }
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `a breakpoint whose count is none is told with its line`() throws {
        try DebugSession.withSession("let a = 1;\na++;\n", lines: [1]) {
            (client: DebugClient) throws in
            _ = try client.stop()
            let body = try client.ask(
                "setBreakpoints",
                [
                    "source": ["path": "\(client.folder)/portal.js"],
                    "breakpoints": [["line": 2, "hitCondition": "often"]],
                ])
            let answer = (body["breakpoints"] as? [DebugClient.Message])?.first
            #expect(answer?["line"] as? Int == 2)
            #expect(answer?["verified"] as? Bool == false)
            #expect((answer?["message"] as? String)?.contains("'often' is no count") == true)
        }
    }

    @Test func `a breakpoint is pending without a message until the run begins`() throws {
        try DebugSession.withFolder(["portal.js": "let a = 1;\na++;\n"]) {
            (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.ask("initialize", ["adapterID": "portalhost"])
            func set(_ path: String) throws -> DebugClient.Message? {
                let body = try client.ask(
                    "setBreakpoints",
                    ["source": ["path": "\(folder)/\(path)"], "breakpoints": [["line": 1]]])
                return (body["breakpoints"] as? [DebugClient.Message])?.first
            }
            let first = try set("portal.js")
            #expect(first?["reason"] as? String == "pending")
            #expect(first?["message"] == nil)
            let launched = try client.send("launch", ["program": "portal.js"])
            try client.ask("configurationDone")
            _ = try client.answer(to: launched)
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            let later = try set("other.js")
            #expect(later?["message"] as? String == "no page has loaded the script yet")
            try client.leave()
        }
    }

    @Test(arguments: [[], [["line": 3]]])
    func `there is no way back from the beginning, which is said`(_ more: [[String: Int]]) throws {
        let script = "let a = 1;\na++;\na++;\n"
        try DebugSession.withSession(
            script, launch: ["stopOnEntry": true], breakpoints: more
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "entry global code portal.js:1:1")
            for command in ["reverseContinue", "stepBack"] {
                let number = try client.send(command, ["threadId": 1])
                let failure = #expect(throws: DebugClient.Failure.self, "\(command)") {
                    try client.answer(to: number)
                }
                #expect(failure?.description == "this is the beginning of the run")
                #expect(try client.stop() == "entry global code portal.js:1:1")
            }
            #expect(try client.go("next") == "step global code portal.js:2:1")
            #expect(try client.go("reverseContinue") == "entry global code portal.js:1:1")
        }
    }

    @Test func `a breakpoint at the first statement is gone back to`() throws {
        try DebugSession.withSession("  let a = 1;\na++;\na++;\n", lines: [1, 3]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:3")
            #expect(try client.go() == "breakpoint global code portal.js:3:1")
            #expect(try client.go("reverseContinue") == "breakpoint global code portal.js:1:3")
            #expect(try client.go() == "breakpoint global code portal.js:3:1")
        }
    }

    @Test func `a restart reads files that were changed, and is refused where they are gone`()
        throws
    {
        try DebugSession.withSession("let a = 1;\na++;\n", lines: [2]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            let file = URL(filePath: "\(client.folder)/portal.js")
            try Data("let a = 1;\n  a += 5;\n".utf8).write(to: file)
            try client.ask("restart")
            #expect(try client.stop() == "breakpoint global code portal.js:2:3")
            try FileManager.default.removeItem(at: file)
            let failure = #expect(throws: DebugClient.Failure.self) { try client.ask("restart") }
            #expect(failure?.description.contains("no such file") == true, "\(failure as Any)")
            #expect(try client.value("a") == "1")
        }
    }

    @Test func `ten thousand breakpoints are set at once`() throws {
        let script = String(repeating: "f(1);\n", count: 1000) + "function f() {}\n"
        try DebugSession.withSession(script, lines: [1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            for _ in 1...2 {
                let body = try client.ask(
                    "setBreakpoints",
                    [
                        "source": ["path": "\(client.folder)/portal.js"],
                        "breakpoints": (0..<10_000).map { ["line": $0 % 1000 + 1] },
                    ])
                let answers = body["breakpoints"] as? [DebugClient.Message] ?? []
                #expect(answers.count { $0["verified"] as? Bool == true } == 10_000)
            }
            #expect(try client.go() == "breakpoint global code portal.js:2:1")
        }
    }

    @Test(arguments: [Int.min, -1, 0, Int.max], [0, 1])
    func `numbers that count nothing are answered, and the session goes on`(
        _ number: Int, _ first: Int
    ) throws {
        try DebugSession.withSession(
            Self.loop, lines: [11 - 1 + first],
            traits: ["linesStartAt1": first == 1, "columnsStartAt1": first == 1]
        ) { (client: DebugClient) throws in
            _ = try client.stop()
            let source = ["path": "\(client.folder)/portal.js"]
            let requests: [(String, DebugClient.Message)] = [
                ("source", ["sourceReference": number]),
                ("source", ["source": ["sourceReference": number]]),
                ("scopes", ["frameId": number]), ("variables", ["variablesReference": number]),
                ("variables", ["variablesReference": 1, "start": number, "count": number]),
                ("evaluate", ["expression": "1", "frameId": number]),
                ("goto", ["threadId": 1, "targetId": number]), ("threads", ["threadId": number]),
                ("gotoTargets", ["source": source, "line": number, "column": number]),
                ("breakpointLocations", ["source": source, "line": number]),
                ("breakpointLocations", ["source": source, "line": 1, "endLine": number]),
                (
                    "breakpointLocations",
                    ["source": source, "line": 1, "column": number, "endColumn": number]
                ),
                ("completions", ["text": "a\nb", "column": number, "line": number]),
                ("completions", ["text": "a\nb", "column": number, "line": 2]),
                ("stackTrace", ["threadId": 1, "startFrame": number, "levels": number]),
                ("stackTrace", ["threadId": number]),
                (
                    "setBreakpoints",
                    [
                        "source": source,
                        "breakpoints": [["line": number], ["line": 1, "column": number]],
                    ]
                ),
            ]
            for (command, arguments) in requests {
                let request = try client.send(command, arguments)
                do {
                    _ = try client.answer(to: request)
                } catch let failure as DebugClient.Failure {
                    #expect(failure.description != "the adapter has ended", "\(command)")
                }
            }
            #expect(try client.value("total") == "190")
        }
    }

    @Test func `a breakpoint without a line is told to have none`() throws {
        try DebugSession.withSession("let a = 1;\n", lines: [1]) { (client: DebugClient) throws in
            _ = try client.stop()
            let body = try client.ask(
                "setBreakpoints",
                [
                    "source": ["path": "\(client.folder)/portal.js"],
                    "breakpoints": [["line": "x"], [:], ["line": 1.5]],
                ])
            let answers = body["breakpoints"] as? [DebugClient.Message] ?? []
            #expect(answers.map { $0["verified"] as? Bool } == [false, false, false])
            #expect(answers.first?["message"] as? String == "expected the number of a line")
        }
    }

    @Test func `an answer with nothing to say has no body`() throws {
        try DebugSession.withSession("let a = 1;\na++;\n", lines: [1]) {
            (client: DebugClient) throws in
            _ = try client.stop()
            try client.ask("next", ["threadId": 1])
            #expect(client.lastAnswer["command"] as? String == "next")
            #expect(client.lastAnswer["body"] == nil)
            _ = try client.stop()
            try client.ask("continue", ["threadId": 1])
            #expect(client.lastAnswer["body"] != nil)
        }
    }

    @Test func `the elements of a large array are not completed`() throws {
        try DebugSession.withSession(
            "const bytes = new Uint8Array(5e6);\nconst list = new Array(1e6).fill(1);\nlist.length;\n",
            lines: [3]
        ) { (client: DebugClient) throws in
            _ = try client.stop()
            for (text, name) in [("bytes.", "byteLength"), ("list.", "length")] {
                let body = try client.ask(
                    "completions", ["text": text, "column": text.count + 1, "frameId": 1])
                let targets = body["targets"] as? [DebugClient.Message] ?? []
                #expect(targets.contains { $0["label"] as? String == name }, "\(text)")
            }
        }
    }
}
