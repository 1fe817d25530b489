import Foundation
import PortalTestSupport
import Testing

/// Steps of an editor's session, and the way back.
@Suite(.serialized) struct DebugTravelTests {
    // MARK: - Steps

    @Test func `into a callback of the app, over its statements, and into the next task`() throws {
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [10]) {
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
        try DebugSession.withSession(script, lines: [2]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint f portal.js:2:3")
            #expect(try client.go("next") == "step f portal.js:3:3")
            #expect(try client.value("a") == "7")
        }
        try DebugSession.withSession(script, lines: [9]) { (client: DebugClient) throws in
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
        try DebugSession.withSession(
            script, lines: [5], breakpoints: [["line": 3, "condition": "a < 2"]]
        ) {
            (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:5:1")
            #expect(try client.go("next") == "breakpoint f portal.js:3:3")
            #expect(try client.go("stepOut").contains("portal.js:"))
        }
        try DebugSession.withSession(script, lines: [6]) { (client: DebugClient) throws in
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
        try DebugSession.withSession(
            script, launch: ["stopOnEntry": true, "target": "modern"], lines: [2, 5]
        ) {
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
        try DebugSession.withSession(
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
        try DebugSession.withSession(script, lines: [4], filters: ["uncaught"]) {
            (client: DebugClient) throws in
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
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [11]) {
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
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [3]) {
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
        try DebugSession.withSession("let a = 1;\na += 1;\na += 1;\n", lines: [2, 3]) {
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
        try DebugSession.withSession("let a = 1;\na++;\n", launch: ["realRandom": true], lines: [2])
        {
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
        try DebugSession.withSession(script, lines: [5]) { (client: DebugClient) throws in
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
        try DebugSession.withSession(script, launch: ["call": "a"], lines: [2, 5]) {
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
        try DebugSession.withFolder(["shop/portal.js": "function f(a) {\n  return a;\n}\nf(1);\n"])
        {
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
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [11]) {
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
        try DebugSession.withSession("let a = 1;\na++;\n", lines: [2]) {
            (client: DebugClient) throws in
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

    @Test func `a log point says how many lines are left out`() throws {
        let script = "let sum = 0;\nfor (let i = 0; i < 10003; i++) {\n  sum += i;\n}\nsum++;\n"
        try DebugSession.withSession(script, lines: [5]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:5:1")
            try client.ask(
                "setBreakpoints",
                [
                    "source": ["path": "\(client.folder)/portal.js"],
                    "breakpoints": [["line": 5], ["line": 3, "logMessage": "turn {i}"]],
                ])
            try client.ask("threads")
            #expect(client.said.contains("turn 9999\n"))
            #expect(!client.said.contains("turn 10000\n"))
            #expect(
                client.said.contains("… 3 more lines are not shown"), "\(client.said.suffix(300))")
        }
    }

    @Test func `back from a step by lines that passed over several statements`() throws {
        let script = "let a = 0;\na = 1; a = 2; a = 3;\nlet b = a;\nb++;\n"
        try DebugSession.withSession(script, lines: [2]) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:2:1")
            let line = ["granularity": "line"]
            #expect(try client.go("next", line) == "step global code portal.js:3:1")
            #expect(try client.go("next", line) == "step global code portal.js:4:1")
            #expect(try client.go("stepBack") == "step global code portal.js:3:1")
            #expect(try client.value("a") == "3")
            #expect(try client.go("stepBack") == "step global code portal.js:2:15")
            #expect(try client.value("a") == "2")
        }
    }

    @Test func `a place behind a stop on the way says why there is no way back from it`() throws {
        let script = "function f() {\n  return 1;\n}\nf();\nlet a = 1;\na++;\n"
        try DebugSession.withSession(
            script, lines: [4], breakpoints: [["line": 2, "logMessage": "here"]]
        ) { (client: DebugClient) throws in
            #expect(try client.stop() == "breakpoint global code portal.js:4:1")
            #expect(try client.go("next") == "step global code portal.js:5:1")
            let failure = #expect(throws: DebugClient.Failure.self) { try client.ask("stepBack") }
            #expect(
                failure?.description.contains("has no number") == true,
                "\(failure?.description ?? "")")
        }
    }
}
