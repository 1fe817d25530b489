import Foundation
import PortalTestSupport
import Testing

/// Sessions of an editor with the real `portalhost dap` over standard input and output.
@Suite(.serialized) struct DebugAdapterTests {
    // MARK: - Breakpoints

    @Test func `the first line, a line without code, and a line behind the end`() throws {
        try DebugSession.withSession(
            "const a = 1;\n\n// no code\nconst b = 2;\n", lines: [1, 2, 9]
        ) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(try client.go() == "breakpoint global code portal.js:4:1")
            #expect(try client.go() == "terminated")
            let changed = client.events.filter { $0["event"] as? String == "breakpoint" }
                .compactMap { ($0["body"] as? [String: Any])?["breakpoint"] as? [String: Any] }
            #expect(changed.map { $0["verified"] as? Bool } == [true, true, false])
            #expect(
                changed.last?["message"] as? String == "there is no code at this line or after it")
        }
    }

    @Test func `a breakpoint is verified before the first statement runs`() throws {
        try DebugSession.withSession("console.log('first');\n", lines: [1]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(!client.said.contains("first"))
        }
    }

    @Test func `a file that no page loads is told, with what they loaded`() throws {
        try DebugSession.withFolder(["portal.js": "let a = 1;", "other/portal.js": ""]) {
            (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"],
                breakpoints: [("\(folder)/other/portal.js", [["line": 1]])])
            #expect(try client.stop() == "terminated")
            let changed = client.events.last { $0["event"] as? String == "breakpoint" }
            let body = changed?["body"] as? [String: Any]
            let message = (body?["breakpoint"] as? [String: Any])?["message"] as? String
            #expect(message?.contains("one of the same name: \(folder)/portal.js") == true)
            try client.leave()
        }
    }

    @Test func `a condition, a count and a log message`() throws {
        let script = "for (let i = 0; i < 6; i++) {\n  f(i);\n}\nfunction f(i) {\n  return i;\n}\n"
        try DebugSession.withSession(
            script,
            breakpoints: [
                ["line": 5, "condition": "i === 4"],
                ["line": 2, "hitCondition": "% 3", "logMessage": "turn {i} `of` {'$' + 6}"],
            ]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:5:3")
            #expect(try client.value("i") == "4")
            #expect(try client.go() == "terminated")
            #expect(client.said.contains("turn 2 `of` $6\n"))
            #expect(client.said.contains("turn 5 `of` $6\n"))
            #expect(!client.said.contains("turn 3"))
        }
    }

    @Test func `a condition that throws is told, and does not stop`() throws {
        try DebugSession.withSession(
            "let a = 1;\n", breakpoints: [["line": 1, "condition": "nothing.here"]]
        ) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "terminated")
            #expect(client.said.contains("the condition 'nothing.here' of the breakpoint failed"))
        }
    }

    @Test func `two breakpoints at one place are both told, and columns are kept`() throws {
        try DebugSession.withSession(
            "function f(a) { a++; a++; return a; }\nf(1);\n",
            breakpoints: [
                ["line": 1, "column": 17], ["line": 1, "column": 22], ["line": 1, "column": 18],
            ]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:1:17")
            #expect(try client.go() == "breakpoint f portal.js:1:22")
            let stops = client.events.filter { $0["event"] as? String == "stopped" }
                .compactMap { ($0["body"] as? [String: Any])?["hitBreakpointIds"] as? [Int] }
            #expect(stops == [[1], [2, 3]])
        }
    }

    @Test func `a file that is reached by a symbolic link is the same file`() throws {
        try DebugSession.withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/link.js", withDestinationPath: "\(folder)/portal.js")
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"], breakpoints: [("\(folder)/link.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code link.js:1:1")
            try client.leave()
        }
    }

    @Test func `a file of a megabyte has breakpoints to its last line`() throws {
        let line =
            "f('x'); var filler = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';\n"
        let count = 1_100_000 / line.utf8.count
        let script = String(repeating: line, count: count) + "f(1);\nfunction f() {}\n"
        try DebugSession.withSession(script, lines: [count + 1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:\(count + 1):1")
        }
    }

    @Test func `a bundle of one line is stopped in by columns`() throws {
        let script = "function a(){return 1}function b(){return a()+1}b();"
        try DebugSession.withSession(script, breakpoints: [["line": 1, "column": 36]]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint b portal.js:1:36")
            #expect(try client.go("stepIn") == "step a portal.js:1:14")
        }
    }

    @Test func `a page's inline script, a script element and a module`() throws {
        try DebugSession.withFolder([
            "site/index.html": """
            <!DOCTYPE html>
            <title>Shop</title>
            <script>
              let inline = 1;
              inline += 1;
            </script>
            <script src="a.js"></script>
            <script type="module" src="m.js"></script>
            <button onclick="inline++">Buy</button>

            """,
            "site/a.js": "function classic() {\n  return 2;\n}\nclassic();\n",
            "site/m.js": "const value = 3;\nexport default value;\n",
        ]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "site", "cwd": folder, "do": ["click \"Buy\""]],
                breakpoints: [
                    ("\(folder)/site/index.html", [["line": 5]]),
                    ("\(folder)/site/a.js", [["line": 2]]),
                    ("\(folder)/site/m.js", [["line": 1]]),
                ])
            #expect(try client.stop() == "breakpoint global code index.html:5:3")
            #expect(try client.value("inline") == "1")
            #expect(try client.go() == "breakpoint classic a.js:2:3")
            #expect(try client.go().hasPrefix("breakpoint module code m.js:1:"))
            #expect(try client.go() == "terminated")
            try client.leave()
        }
    }

    @Test func `a function by its name`() throws {
        try DebugSession.withSession("function f() {\n  return 1;\n}\nf();\n", functions: ["f"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "function breakpoint f portal.js:2:3")
        }
    }

    // MARK: - Exceptions and stops of our own

    private static let thrower = """
        function f() {
          throw new TypeError('no');
        }
        try { f(); } catch { }
        try { JSON.parse('{'); } catch { }
        addEventListener('load', () => {
          f();
        });

        """

    @Test func `an uncaught exception, though a host script catches it to report`() throws {
        try DebugSession.withSession(Self.thrower, filters: ["uncaught"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "exception f portal.js:2:28")
            let info = try client.ask("exceptionInfo", ["threadId": 1])
            #expect(info["exceptionId"] as? String == "TypeError")
            #expect(info["breakMode"] as? String == "unhandled")
            #expect(try client.frames().contains { $0.contains("portal.js:7:") })
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `all exceptions, and none`() throws {
        try DebugSession.withSession(Self.thrower, filters: ["all"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "exception f portal.js:2:28")
            #expect(try client.go().hasPrefix("exception global code portal.js:5:"))
            #expect(try client.go() == "exception f portal.js:2:28")
        }
        try DebugSession.withSession(Self.thrower) { (client: DebugClient) throws in
            #expect(try client.stop() == "terminated")
        }
    }

    @Test func `callbacks, calls into the app and findings stop the run where asked for`() throws {
        try DebugSession.withSession(
            DebugSession.shop, launch: ["call": "buy"], filters: ["callbacks"]
        ) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "callback onDone portal.js:10:3")
        }
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], filters: ["calls"])
        {
            (client: DebugClient) throws in
            #expect(try client.stop() == "call into the app buy portal.js:5:3")
        }
        let wrong = "function f() {\n  return missing.value;\n}\nf();\n"
        try DebugSession.withSession(wrong, filters: ["findings"]) { (client: DebugClient) throws in
            #expect(try client.stop() == "finding f portal.js:2:3")
        }
    }

    // MARK: - Values

    @Test func `scopes, members, collections and assignments`() throws {
        let script = """
            function f(given) {
              let list = [1, 'two', { three: 3 }];
              const map = new Map([['key', { deep: 1 }]]);
              var zero = -0, none = null;
              return list;
            }
            f({ a: { b: 'c' }, get evil() { for (;;) {} } });

            """
        try DebugSession.withSession(script, lines: [5]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:5:3")
            let scopes = try client.scopes()
            #expect(
                scopes.map(\.name) == ["Local", "Global", "Virtual time", "Callbacks"])
            let locals = try client.variables(try #require(scopes.first).reference)
            func local(_ name: String) throws -> [String: Any] {
                try #require(locals.first { $0["name"] as? String == name })
            }
            func local(_ name: String, _ member: String) throws -> String? {
                try local(name)[member] as? String
            }
            #expect(try local("zero", "value") == "-0")
            #expect(try local("none", "value") == "null")
            #expect(try local("list", "evaluateName") == "list")
            let map = try client.variables(try #require(local("map")["variablesReference"] as? Int))
            #expect(map.contains { $0["name"] as? String == "\"key\"" })
            let given = try client.variables(
                try #require(local("given")["variablesReference"] as? Int))
            let evil = try #require(given.first { $0["name"] as? String == "evil" })
            #expect(evil["value"] as? String == "(getter)")
            #expect(try client.value("given.evil", context: "hover") == "\"(getter)\"")
            #expect(try client.value("given.a.b", context: "hover") == "\"c\"")
            #expect(throws: DebugClient.Failure.self) {
                try client.value("f()", context: "hover")
            }
            let reference = try #require(scopes.first).reference
            try client.ask(
                "setVariable",
                ["variablesReference": reference, "name": "zero", "value": "{ x: 5 }"])
            #expect(try client.value("zero.x") == "5")
            #expect(throws: DebugClient.Failure.self) {
                try client.ask(
                    "setVariable",
                    ["variablesReference": reference, "name": "map", "value": "1"])
            }
            let targets = try client.ask(
                "completions", ["text": "given.a", "column": 8, "frameId": 1])
            let labels = (targets["targets"] as? [[String: Any]] ?? []).map {
                $0["label"] as? String
            }
            #expect(labels == ["a"])
        }
    }

    @Test func `large and hostile values are shown in part, and run nothing`() throws {
        let script = """
            const long = 'x'.repeat(5 << 20);
            const many = Array.from({ length: 20000 }, (_, i) => i);
            const round = { name: 'round' }; round.self = round;
            const proxy = new Proxy({}, { get() { for (;;) {} }, ownKeys() { for (;;) {} },
              getOwnPropertyDescriptor() { for (;;) {} }, getPrototypeOf() { for (;;) {} } });
            const tag = { get [Symbol.toStringTag]() { for (;;) {} } };
            let end = 1;

            """
        try DebugSession.withSession(script, lines: [7]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:7:1")
            #expect(try client.value("long").hasSuffix("(5242880 characters)"))
            #expect(try client.value("long", context: "clipboard").count == 5 << 20)
            let scopes = try client.scopes()
            let script = try #require(scopes.first { $0.name == "Script" })
            let names = try client.variables(script.reference)
            #expect(names.count >= 6)
            let many = try #require(names.first { $0["name"] as? String == "many" })
            let shown = try client.variables(try #require(many["variablesReference"] as? Int))
            #expect(shown.last?["value"] as? String == "19000 more")
            let proxy = try #require(names.first { $0["name"] as? String == "proxy" })
            _ = try client.variables(try #require(proxy["variablesReference"] as? Int))
            #expect(throws: DebugClient.Failure.self) {
                try client.value("proxy.x", context: "hover")
            }
        }
    }

    @Test(arguments: ["repl", "watch"])
    func `an evaluation that does not end is ended, and the session goes on`(_ context: String)
        throws
    {
        try DebugSession.withSession("let a = 1;\n", lines: [1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            let failure = #expect(throws: DebugClient.Failure.self) {
                try client.value("(() => { for (;;) {} })()", context: context)
            }
            #expect(failure?.description.contains("had not ended after 3 s") == true)
            #expect(try client.value("1 + 1") == "2")
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `a condition that does not end is told, and counts as false`() throws {
        try DebugSession.withSession(
            "let a = 1;\na++;\n",
            breakpoints: [["line": 1, "condition": "(() => { for (;;) {} })()"], ["line": 2]]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            #expect(client.said.contains("had not ended after 3 s"))
        }
    }

    @Test(arguments: [
        "const x = { get constructor() { for (;;) {} } };",
        "const x = Object.create(new Proxy({}, { get() { for (;;) {} } }));",
        "const x = new Error('x'); Object.defineProperty(x, 'message', { get() { for (;;) {} } });",
        "const x = new Date(0); x.toString = () => { for (;;) {} };",
        "const x = function () {}; x.toString = () => { for (;;) {} };",
    ])
    func `a value that does not end when it is described takes nothing along`(_ made: String)
        throws
    {
        let script = "function f(other) {\n  \(made)\n  return x;\n}\nf(5);\n"
        try DebugSession.withSession(script, lines: [3]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:3:3")
            let reference = try #require(try client.scopes().first).reference
            // The variables, or a sentence.
            do {
                let names = try client.variables(reference).map { $0["name"] as? String }
                #expect(names.contains("other"))
            } catch let failure as DebugClient.Failure {
                #expect(failure.description != "the adapter has ended")
            }
            #expect(try client.value("other") == "5")
            #expect(client.said.contains("a value is shown as null"))
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `an evaluation that catches its end takes the session along, which is told`() throws
    {
        try DebugSession.withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"], breakpoints: [("\(folder)/portal.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(throws: DebugClient.Failure.self) {
                try client.value("for (;;) { try { for (;;) {} } catch {} }", context: "repl")
            }
            #expect(try client.stop() == "terminated")
            #expect(client.end() == 2)
        }
    }

    // MARK: - The run

    @Test func `a run without breakpoints says what 'run' says`() throws {
        try DebugSession.withFolder(["portal.js": DebugSession.shop]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(["program": "portal.js", "call": ["buy"]])
            #expect(try client.stop() == "terminated")
            let plain = try CommandRunner.run(
                ["run", "portal.js", "--call", "buy", "-v"], in: folder)
            let events = plain.output.split(separator: "\n").filter { $0.hasPrefix("00:") }
            #expect(events.count > 8)
            for line in events { #expect(client.said.contains(line)) }
            try client.leave()
        }
    }

    @Test func `a user case, a restart and a run without a debugger`() throws {
        let portal = projectFolder() + "/PortalScripts/contoso"
        let client = try DebugClient(in: portal)
        let cases = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: portal).filter {
                $0.hasSuffix(".case.json")
            }.sorted().first)
        try client.start(["program": cases, "cwd": portal, "stopOnEntry": true])
        #expect(try client.stop().hasPrefix("entry "))
        try client.ask("restart")
        #expect(try client.stop().hasPrefix("entry "))
        #expect(try client.go() == "terminated")
        #expect(client.said.contains("passed: "))
        #expect(try client.leave() == 0)
        try DebugSession.withSession(
            "let a = 1;\ndebugger;\n", launch: ["noDebug": true], lines: [1], filters: ["all"]
        ) { (client: DebugClient) throws in #expect(try client.stop() == "terminated") }
    }

    // MARK: - Bad input

    @Test(
        arguments: [
            "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "hello\r\n\r\n",
            "Content-Type: a\r\n\r\n{}", "Content-Length: 99999999999\r\n\r\n",
            String(repeating: "x", count: 20_000),
        ])
    func `a stream that is none of messages ends the session`(_ bytes: String) throws {
        try DebugSession.withFolder([:]) { (folder: String) throws in
            let client = try DebugClient(in: TestFolder.url.path)
            try client.send(bytes: Array(bytes.utf8))
            #expect(client.end() == 2)
        }
    }

    @Test func `requests out of order and unknown ones are refused with a sentence`() throws {
        let client = try DebugClient(in: TestFolder.url.path)
        for (command, arguments) in [
            ("threads", [:]), ("launch", ["program": "portal.js"]), ("setBreakpoints", [:]),
            ("configurationDone", [:]), ("continue", ["threadId": 1]),
        ] as [(String, [String: Any])] {
            let failure = #expect(throws: DebugClient.Failure.self, "\(command)") {
                try client.ask(command, arguments)
            }
            #expect(failure?.description == "expected 'initialize' first, found '\(command)'")
        }
        try client.ask("initialize", ["adapterID": "portalhost"])
        for (command, arguments) in [
            ("initialize", ["adapterID": "portalhost"]), ("continue", ["threadId": 1]),
            ("stackTrace", ["threadId": 1]), ("scopes", [:]),
            ("variables", ["variablesReference": 7]), ("evaluate", ["expression": "1"]),
            ("nothing", [:]), ("attach", [:]), ("pause", ["threadId": 1]), ("restart", [:]),
            ("stepBack", [:]), ("goto", [:]), ("source", ["sourceReference": 5]),
            ("setExceptionBreakpoints", ["filters": ["moon"]]),
            ("launch", ["program": "/nowhere/portal.js"]), ("launch", ["progam": "a.js"]),
            ("launch", [:]), ("launch", ["program": 5 as Any]), ("setBreakpoints", [:]),
            ("launch", ["program": "portal.js", "stopOnEntry": "yes"]),
            ("launch", ["program": "portal.js", "noDebug": 1]),
        ] as [(String, [String: Any])] {
            let failure = #expect(throws: DebugClient.Failure.self, "\(command)") {
                try client.ask(command, arguments)
            }
            #expect(failure?.description.isEmpty == false)
        }
        #expect(try client.leave() == 2)
    }

    @Test func `unknown threads, frames and values are refused while a script stands still`() throws
    {
        try DebugSession.withSession("let a = 1;\n", lines: [1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            for (command, arguments) in [
                ("next", ["threadId": 9]), ("scopes", ["frameId": 77]),
                ("evaluate", ["expression": "a", "frameId": 5]),
                ("variables", ["variablesReference": 99]),
                ("goto", ["targetId": 3, "threadId": 1]),
                ("exceptionInfo", ["threadId": 1]),
            ] as [(String, [String: Any])] {
                #expect(throws: DebugClient.Failure.self, "\(command)") {
                    try client.ask(command, arguments)
                }
            }
        }
    }

    @Test func `an editor that vanishes while a script stands still leaves no process`() throws {
        try DebugSession.withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"], breakpoints: [("\(folder)/portal.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(client.end() == 0)
        }
    }

    @Test func `a thousand breakpoints, and a message that is no JSON`() throws {
        let script = String(repeating: "f(1);\n", count: 1000) + "function f() {}\n"
        try DebugSession.withSession(script, lines: Array(1...1000)) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            try client.send(bytes: Array("Content-Length: 3\r\n\r\n{a}".utf8))
            #expect(try client.go() == "breakpoint global code portal.js:2:1")
            #expect(client.said.contains("a message cannot be read"))
        }
    }
}
