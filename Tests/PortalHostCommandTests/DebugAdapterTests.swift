import Foundation
import PortalTestSupport
import Testing

/// Sessions of an editor with the real `portalhost dap` over standard input and output
/// (debugging.md, sections 3, 5 and 7).
@Suite(.serialized) struct DebugAdapterTests {
    /// Files in a folder of their own, for the length of a test.
    private func withFolder<Result>(
        _ files: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }

    /// A session with one script, `portal.js`.
    private func withSession<Result>(
        _ script: String, launch: DebugClient.Message = [:], lines: [Int] = [],
        breakpoints: [DebugClient.Message] = [], filters: [String] = [], functions: [String] = [],
        _ body: (DebugClient) throws -> Result
    ) throws -> Result {
        try withFolder(["portal.js": script]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"].merging(launch) { $1 },
                breakpoints: [
                    ("\(folder)/portal.js", lines.map { ["line": $0] } + breakpoints)
                ], filters: filters, functions: functions)
            let result = try body(client)
            try client.leave()
            return result
        }
    }

    private static let shop = """
        var count = 0;
        function buy() {
          count += 1;
          MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
          MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
            Object.assign(MobilePlans.createPurchaseMetaData(), { moDirectStatus: 'Complete', planName: 'A' }), '1$rsp.example$A');
          return count;
        }
        function onDone(json) {
          const result = JSON.parse(json);
          console.log(result.activationResult);
        }

        """

    // MARK: - Breakpoints

    @Test func `the first line, a line without code, and a line behind the end`() throws {
        try withSession("const a = 1;\n\n// no code\nconst b = 2;\n", lines: [1, 2, 9]) {
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
        try withSession("console.log('first');\n", lines: [1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(!client.said.contains("first"))
        }
    }

    @Test func `a file that no page loads is told, with what they loaded`() throws {
        try withFolder(["portal.js": "let a = 1;", "other/portal.js": ""]) {
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
        try withSession(
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
        try withSession("let a = 1;\n", breakpoints: [["line": 1, "condition": "nothing.here"]]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "terminated")
            #expect(client.said.contains("the condition 'nothing.here' of the breakpoint failed"))
        }
    }

    @Test func `two breakpoints at one place are both told, and columns are kept`() throws {
        try withSession(
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
        try withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
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
        try withSession(script, lines: [count + 1]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:\(count + 1):1")
        }
    }

    @Test func `a bundle of one line is stopped in by columns`() throws {
        let script = "function a(){return 1}function b(){return a()+1}b();"
        try withSession(script, breakpoints: [["line": 1, "column": 36]]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint b portal.js:1:36")
            #expect(try client.go("stepIn") == "step a portal.js:1:14")
        }
    }

    @Test func `a page's inline script, a script element and a module`() throws {
        try withFolder([
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
        try withSession("function f() {\n  return 1;\n}\nf();\n", functions: ["f"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "function breakpoint f portal.js:2:3")
        }
    }

    // MARK: - Steps

    @Test func `into a callback of the app, over its statements, and into the next task`() throws {
        try withSession(Self.shop, launch: ["call": "buy"], lines: [10]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint onDone portal.js:10:3")
            #expect(try client.value("json").contains("activationResult"))
            #expect(try client.go("next") == "step onDone portal.js:11:3")
            #expect(try client.value("result.activationResult") == "\"success\"")
            #expect(try client.go("next") == "step onDone portal.js:12:2")
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `over an await, from a timer to the next, and out of a function`() throws {
        let script = """
            async function f() {
              const a = await new Promise((done) => setTimeout(done, 1000, 7));
              return a;
            }
            setTimeout(() => {
              g();
            }, 10);
            function g() {
              return 1;
            }
            f();

            """
        try withSession(script, lines: [2]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:2:3")
            #expect(try client.go("next") == "step f portal.js:3:3")
            #expect(try client.value("a") == "7")
        }
        try withSession(script, lines: [9]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint g portal.js:9:3")
            #expect(try client.go("stepOut").hasPrefix("step "))
            #expect(try client.frames().count == 1)
        }
    }

    @Test func `a stop on the way of a step over, and a step by lines`() throws {
        let script = """
            function f(a) {
              if (a > 5) { a = 1; a = 2; a = 3; }
              return a;
            }
            f(1);
            f(9); f(8);
            f(2);

            """
        try withSession(script, lines: [5], breakpoints: [["line": 3, "condition": "a < 2"]]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:5:1")
            #expect(try client.go("next") == "breakpoint f portal.js:3:3")
            #expect(try client.go("stepOut").contains("portal.js:"))
        }
        try withSession(script, lines: [6]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:6:1")
            #expect(
                try client.go("next", ["granularity": "line"]) == "step global code portal.js:7:1")
        }
    }

    @Test func `an event listener, a microtask and stopOnEntry`() throws {
        let script = """
            addEventListener('message', (event) => {
              event.data;
            });
            queueMicrotask(() => {
              1 + 1;
            });
            postMessage('x', '*');

            """
        try withSession(script, launch: ["stopOnEntry": true, "target": "modern"], lines: [2, 5]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "entry global code portal.js:1:1")
            #expect(try client.go() == "breakpoint (anonymous) portal.js:5:3")
            #expect(try client.go() == "breakpoint (anonymous) portal.js:2:3")
            // A getter is not run where the pointer rests on it.
            #expect(try client.value("event.data", context: "hover") == "\"(getter)\"")
            #expect(try client.value("event.data", context: "watch") == "\"x\"")
        }
    }

    @Test func `an endless loop is brought to a stop, and the run can be ended`() throws {
        try withSession(
            "let go = true;\nlet n = 0;\nwhile (go) { f(); }\nfunction f() { n++; }\n",
            launch: ["timeLimit": 60]
        ) { (client: DebugClient) throws in
            try client.ask("pause", ["threadId": 1])
            #expect(try client.stop().hasPrefix("pause "))
            #expect(try client.value("go") == "true")
            #expect(throws: DebugClient.Failure.self) {
                try client.ask("stepBack", ["threadId": 1])
            }
            try client.ask("terminate")
            #expect(try client.stop() == "terminated")
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
        try withSession(Self.thrower, filters: ["uncaught"]) { (client: DebugClient) throws in
            #expect(try client.stop() == "exception f portal.js:2:28")
            let info = try client.ask("exceptionInfo", ["threadId": 1])
            #expect(info["exceptionId"] as? String == "TypeError")
            #expect(info["breakMode"] as? String == "unhandled")
            #expect(try client.frames().contains { $0.contains("portal.js:7:") })
            #expect(try client.go() == "terminated")
        }
    }

    @Test func `all exceptions, and none`() throws {
        try withSession(Self.thrower, filters: ["all"]) { (client: DebugClient) throws in
            #expect(try client.stop() == "exception f portal.js:2:28")
            #expect(try client.go().hasPrefix("exception global code portal.js:5:"))
            #expect(try client.go() == "exception f portal.js:2:28")
        }
        try withSession(Self.thrower) { (client: DebugClient) throws in
            #expect(try client.stop() == "terminated")
        }
    }

    @Test func `callbacks, calls into the app and findings stop the run where asked for`() throws {
        try withSession(Self.shop, launch: ["call": "buy"], filters: ["callbacks"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "callback onDone portal.js:10:3")
        }
        try withSession(Self.shop, launch: ["call": "buy"], filters: ["calls"]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "call into the app buy portal.js:5:3")
        }
        let wrong = "function f() {\n  return missing.value;\n}\nf();\n"
        try withSession(wrong, filters: ["findings"]) { (client: DebugClient) throws in
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
        try withSession(script, lines: [5]) { (client: DebugClient) throws in
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
        try withSession(script, lines: [7]) { (client: DebugClient) throws in
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

    @Test func `an evaluation that does not end is told, and the session ends`() throws {
        try withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"], breakpoints: [("\(folder)/portal.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(throws: DebugClient.Failure.self) {
                try client.value("(() => { for (;;) {} })()", context: "repl")
            }
            #expect(try client.stop() == "terminated")
            #expect(client.end() == 2)
        }
    }

    // MARK: - The run

    @Test func `a run without breakpoints says what 'run' says`() throws {
        try withFolder(["portal.js": Self.shop]) { (folder: String) throws in
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
        try withSession(
            "let a = 1;\ndebugger;\n", launch: ["noDebug": true], lines: [1], filters: ["all"]
        ) { (client: DebugClient) throws in #expect(try client.stop() == "terminated") }
    }

    // MARK: - Going back

    @Test func `back to the breakpoint before, and on again, with the same values`() throws {
        let script = """
            let sum = 0;
            function add(i) {
              const r = Math.random();
              sum += i * r;
              return sum;
            }
            function run() {
              for (let i = 0; i < 2000; i++) {
                add(i);
              }
              throw new Error('end');
            }
            run();

            """
        try withSession(script, lines: [4], filters: ["uncaught"]) { (client: DebugClient) throws in
            var values: [String] = []
            #expect(try client.stop() == "breakpoint add portal.js:4:3")
            for _ in 0..<3 {
                values.append(try client.value("[i, r, sum].join()"))
                #expect(try client.go() == "breakpoint add portal.js:4:3")
            }
            for value in values.reversed() {
                #expect(try client.go("reverseContinue") == "breakpoint add portal.js:4:3")
                #expect(try client.value("[i, r, sum].join()") == value)
            }
            #expect(try client.go("reverseContinue") == "entry global code portal.js:1:1")
        }
    }

    @Test func `statement by statement, over calls and into an earlier task`() throws {
        try withSession(Self.shop, launch: ["call": "buy"], lines: [11]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint onDone portal.js:11:3")
            #expect(try client.go("stepBack") == "step onDone portal.js:10:3")
            #expect(try client.go("stepBack") == "step buy portal.js:8:2")
            #expect(try client.go("stepBack") == "step buy portal.js:7:3")
            // The statement has three calls, and is passed once.
            #expect(try client.go("stepBack") == "step buy portal.js:5:3")
            #expect(try client.value("count") == "1")
            #expect(try client.go("stepBack") == "step buy portal.js:4:3")
            #expect(try client.go("stepBack") == "step buy portal.js:3:3")
            #expect(try client.value("count") == "0")
            #expect(try client.go() == "breakpoint onDone portal.js:11:3")
        }
    }

    @Test func `back from a step, and to an event of the trace`() throws {
        try withSession(Self.shop, launch: ["call": "buy"], lines: [3]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint buy portal.js:3:3")
            #expect(try client.go("next") == "step buy portal.js:4:3")
            #expect(try client.go("next") == "step buy portal.js:5:3")
            #expect(try client.go("stepBack") == "step buy portal.js:4:3")
            #expect(try client.go("next") == "step buy portal.js:5:3")
            #expect(try client.go("next") == "step buy portal.js:7:3")
            _ = try client.value(".goto 2", context: "repl")
            #expect(try client.stop() == "goto buy portal.js:5:3")
            #expect(throws: DebugClient.Failure.self) {
                try client.value(".goto 99", context: "repl")
            }
            #expect(try client.go("reverseContinue") == "breakpoint buy portal.js:3:3")
        }
    }

    @Test func `what was evaluated is told when the run is run again without it`() throws {
        try withSession("let a = 1;\na += 1;\na += 1;\n", lines: [2, 3]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            #expect(try client.value("a = 50", context: "repl") == "50")
            #expect(try client.go() == "breakpoint global code portal.js:3:1")
            #expect(try client.value("a") == "51")
            #expect(try client.go("reverseContinue") == "breakpoint global code portal.js:2:1")
            #expect(try client.value("a") == "1")
            #expect(client.said.contains("run again without what was evaluated in it: a = 50"))
        }
    }

    @Test func `a run that is not the same each time is not run again`() throws {
        try withSession("let a = 1;\na++;\n", launch: ["realRandom": true], lines: [2]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            #expect(throws: DebugClient.Failure.self) {
                try client.ask("stepBack", ["threadId": 1])
            }
        }
    }

    // MARK: - Set afterwards, and begun anew

    @Test func `a log point that is set afterwards says at once what it would have said`() throws {
        let script = "let sum = 0;\nfor (let i = 0; i < 5; i++) {\n  sum += i;\n}\nsum;\nsum++;\n"
        try withSession(script, lines: [5]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:5:1")
            let path = "\(client.folder)/portal.js"
            try client.ask(
                "setBreakpoints",
                [
                    "source": ["path": path],
                    "breakpoints": [
                        ["line": 5], ["line": 3, "logMessage": "turn {i}: {sum}"],
                        ["line": 6, "logMessage": "behind {sum}"],
                    ],
                ])
            try client.ask("threads")
            #expect(
                client.said.contains(
                    """
                    what the new log points say of the run so far:
                    turn 0: 0
                    turn 1: 0
                    turn 2: 1
                    turn 3: 3
                    turn 4: 6

                    """), "\(client.said)")
            #expect(!client.said.contains("behind"))
            #expect(try client.go() == "terminated")
            #expect(client.said.contains("behind 10\n"))
            #expect(client.said.split(separator: "\n").count { $0.hasPrefix("turn ") } == 5)
        }
    }

    @Test func `a restart takes over changed attributes, and refuses wrong ones`() throws {
        let script = "function a() {\n  return 1;\n}\nfunction b() {\n  return 2;\n}\n"
        try withSession(script, launch: ["call": "a"], lines: [2, 5]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint a portal.js:2:3")
            let failure = #expect(throws: DebugClient.Failure.self) {
                try client.ask("restart", ["arguments": ["program": "portal.js", "cal": "b"]])
            }
            #expect(failure?.description.contains("did you mean 'call'?") == true)
            try client.ask("restart", ["arguments": ["program": "portal.js", "call": "b"]])
            #expect(try client.stop() == "breakpoint b portal.js:5:3")
            try client.ask("restart")
            #expect(try client.stop() == "breakpoint b portal.js:5:3")
            #expect(try client.go("stepBack").hasPrefix("step "))
        }
    }

    @Test func `paths are found in the repository that 'root' names`() throws {
        try withFolder(["shop/portal.js": "function f(a) {\n  return a;\n}\nf(1);\n"]) {
            (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js", "cwd": "shop", "root": ".."],
                breakpoints: [("\(folder)/shop/portal.js", [["line": 2]])])
            #expect(try client.stop() == "breakpoint f portal.js:2:3")
            let stack = try client.ask("stackTrace", ["threadId": 1])
            let frame = (stack["stackFrames"] as? [[String: Any]])?.first
            #expect(
                (frame?["source"] as? [String: Any])?["path"] as? String
                    == "\(folder)/shop/portal.js")
            try client.leave()
        }
    }

    @Test func `jump to cursor, at a line with an event of the trace`() throws {
        try withSession(Self.shop, launch: ["call": "buy"], lines: [11]) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint onDone portal.js:11:3")
            let path = "\(client.folder)/portal.js"
            let found = try client.ask("gotoTargets", ["source": ["path": path], "line": 4])
            let targets = try #require(found["targets"] as? [[String: Any]])
            let target = try #require(targets.first)
            #expect(
                (target["label"] as? String)?.contains("profileActivationCompleteScript") == true)
            try client.ask("goto", ["threadId": 1, "targetId": target["id"] ?? 0])
            #expect(try client.stop().hasPrefix("goto buy portal.js:"))
            let none = try client.ask("gotoTargets", ["source": ["path": path], "line": 1])
            #expect((none["targets"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `every request of the protocol is answered, with a body or with a sentence`() throws
    {
        // All requests of version 1.71 but those that end or move the session.
        let requests = [
            "attach", "breakpointLocations", "cancel", "completions", "dataBreakpointInfo",
            "disassemble", "evaluate", "exceptionInfo", "gotoTargets", "launch", "loadedSources",
            "locations", "modules", "pause", "readMemory", "restartFrame", "scopes",
            "setDataBreakpoints", "setExceptionBreakpoints", "setExpression",
            "setFunctionBreakpoints", "setInstructionBreakpoints", "setVariable", "source",
            "stackTrace", "stepInTargets", "terminateThreads", "threads", "variables",
            "writeMemory",
            "runInTerminal", "startDebugging", "nothing",
        ]
        try withSession("let a = 1;\na++;\n", lines: [2]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            for request in requests {
                do {
                    try client.ask(request)
                } catch let failure as DebugClient.Failure {
                    #expect(failure.description.count > 8, "\(request): \(failure)")
                    #expect(failure.description != "refused", "\(request)")
                }
            }
            #expect(try client.value("a") == "1")
        }
    }

    // MARK: - Bad input

    @Test(
        arguments: [
            "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "hello\r\n\r\n",
            "Content-Type: a\r\n\r\n{}", "Content-Length: 99999999999\r\n\r\n",
            String(repeating: "x", count: 20_000),
        ])
    func `a stream that is none of messages ends the session`(_ bytes: String) throws {
        try withFolder([:]) { (folder: String) throws in
            let client = try DebugClient(in: TestFolder.url.path)
            try client.send(bytes: Array(bytes.utf8))
            #expect(client.end() == 2)
        }
    }

    @Test func `requests out of order and unknown ones are refused with a sentence`() throws {
        let client = try DebugClient(in: TestFolder.url.path)
        for (command, arguments) in [
            ("continue", ["threadId": 1]), ("stackTrace", ["threadId": 1]), ("scopes", [:]),
            ("variables", ["variablesReference": 7]), ("evaluate", ["expression": "1"]),
            ("nothing", [:]), ("attach", [:]), ("pause", ["threadId": 1]), ("restart", [:]),
            ("stepBack", [:]), ("goto", [:]), ("source", ["sourceReference": 5]),
            ("setExceptionBreakpoints", ["filters": ["moon"]]),
            ("launch", ["program": "/nowhere/portal.js"]), ("launch", ["progam": "a.js"]),
            ("launch", [:]), ("launch", ["program": 5 as Any]), ("setBreakpoints", [:]),
        ] as [(String, [String: Any])] {
            let failure = #expect(throws: DebugClient.Failure.self, "\(command)") {
                try client.ask(command, arguments)
            }
            #expect(failure?.description.isEmpty == false)
        }
        #expect(try client.leave() == 0)
    }

    @Test func `unknown threads, frames and values are refused while a script stands still`() throws
    {
        try withSession("let a = 1;\n", lines: [1]) { (client: DebugClient) throws in
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
        try withFolder(["portal.js": "let a = 1;\n"]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"], breakpoints: [("\(folder)/portal.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            #expect(client.end() == 0)
        }
    }

    @Test func `a thousand breakpoints, and a message that is no JSON`() throws {
        let script = String(repeating: "f(1);\n", count: 1000) + "function f() {}\n"
        try withSession(script, lines: Array(1...1000)) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            try client.send(bytes: Array("Content-Length: 3\r\n\r\n{a}".utf8))
            #expect(try client.go() == "breakpoint global code portal.js:2:1")
            #expect(client.said.contains("a message cannot be read"))
        }
    }
}
