import JSONDocuments
import ScriptEngine
import Testing

/// The engine's inspector in this process.
@Suite(.serialized) struct InspectorTests {
    /// Writes down the stops, and does at each what the test says.
    final class Desk: InspectorDelegate {
        var stops: [String] = []
        var events: [String] = []
        var contexts: [InspectedContext] = []
        var onConnect: (InspectedContext) throws -> Void = { _ in }
        var onPause: (InspectedContext, JSONValue) throws -> Resumption = { _, _ in .resume }
        var onQuestion: (InspectedContext) throws -> Void = { _ in }
        var problems: [any Error] = []

        private func attempt<Result>(_ usual: Result, _ work: () throws -> Result) -> Result {
            do { return try work() } catch {
                problems.append(error)
                return usual
            }
        }

        func inspectorDidConnect(_ context: InspectedContext) {
            contexts.append(context)
            attempt(()) {
                try context.ask("Debugger.enable")
                try context.ask("Debugger.setBreakpointsActive", ["active": true])
                try onConnect(context)
            }
        }

        func inspectorWillDisconnect(_ context: InspectedContext) {
            contexts.removeAll { $0 === context }
        }

        func inspectorReceived(
            _ event: String, _ parameters: JSONValue, from context: InspectedContext
        ) {
            events.append(event)
        }

        func inspectorPaused(_ context: InspectedContext, _ parameters: JSONValue) -> Resumption {
            let frame = parameters["callFrames"]?.array?.first
            let line = (frame?["location"]?["lineNumber"]?.integer ?? -1) + 1
            stops.append("\(frame?["functionName"]?.string ?? "") \(line)")
            return attempt(.resume) { try onPause(context, parameters) }
        }

        func inspectorWillEnter(_ number: Int) {}

        func inspectorMayAct() {
            guard let context = contexts.first else { return }
            attempt(()) { try onQuestion(context) }
        }
    }

    private static let script = """
        function outer(list) {
          let sum = 0;
          for (const one of list) sum += inner(one);
          return sum;
        }
        function inner(number) {
          const twice = number * 2;
          return twice;
        }
        outer([1, 2]);

        """

    /// Runs a script with a breakpoint, and steps as told.
    private func stops(
        _ script: String = script, at line: Int, _ steps: [Resumption], options: JSONValue = [:]
    ) throws -> [String] {
        try withMachine { machine in
            let desk = Desk()
            var rest = steps
            desk.onConnect = {
                try $0.ask(
                    "Debugger.setBreakpointByUrl",
                    [
                        "url": "a.js", "lineNumber": .number(.init(line - 1)),
                        "options": options,
                    ])
            }
            desk.onPause = { _, _ in rest.isEmpty ? .resume : rest.removeFirst() }
            let inspector = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            try context.evaluate(script, url: "a.js")
            context.close()
            #expect(desk.problems.isEmpty)
            #expect(desk.contexts.isEmpty)
            #expect(inspector.entries == 1)
            return desk.stops
        }
    }

    @Test func `there is a debugger on this build of the engine`() {
        #expect(Inspector.problem == nil)
    }

    @Test func `a step goes over, into and out of a function`() throws {
        #expect(
            try stops(at: 7, [.over, .out, .resume, .resume])
                == ["inner 7", "inner 8", "outer 3", "inner 7"])
        #expect(try stops(at: 2, [.over, .over, .into]).first == "outer 2")
        #expect(try stops(at: 3, [.into, .into, .into]).contains("inner 7"))
    }

    @Test func `a breakpoint has a condition and a count`() throws {
        #expect(try stops(at: 7, [], options: ["condition": "number == 2"]) == ["inner 7"])
        #expect(try stops(at: 7, [], options: ["ignoreCount": 1]) == ["inner 7"])
        #expect(try stops(at: 7, [], options: ["condition": "number == 3"]).isEmpty)
    }

    @Test func `an exception stops a script where it is thrown`() throws {
        try withMachine { machine in
            let desk = Desk()
            desk.onConnect = { try $0.ask("Debugger.setPauseOnExceptions", ["state": "all"]) }
            var thrown: String?
            desk.onPause = { _, parameters in
                thrown = parameters["data"]?["description"]?.string
                return .resume
            }
            _ = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            defer { context.close() }
            try context.evaluate(
                "function f() {\n  throw new Error('no');\n}\ntry { f() } catch {}", url: "a.js")
            #expect(desk.stops == ["f 2"])
            #expect(thrown == "Error: no")
        }
    }

    @Test func `values of a scope can be read and changed while a script stands still`() throws {
        try withMachine { machine in
            let desk = Desk()
            desk.onConnect = {
                try $0.ask("Debugger.setBreakpointByUrl", ["url": "a.js", "lineNumber": 7])
            }
            desk.onPause = { context, parameters in
                let frame = try #require(parameters["callFrames"]?.array?.first)
                let id = try #require(frame["callFrameId"])
                let result = try context.ask(
                    "Debugger.evaluateOnCallFrame",
                    ["callFrameId": id, "expression": "'\u{e9}\u{1F600}' + number"])
                desk.events.append(result["result"]?["value"]?.string ?? "")
                return .resume
            }
            _ = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            defer { context.close() }
            try context.evaluate(Self.script, url: "a.js")
            #expect(desk.problems.isEmpty)
            #expect(desk.events.contains("\u{e9}\u{1F600}1"))
        }
    }

    @Test func `time in which a script stands still does not count against its limit`() throws {
        try withMachine(seconds: 0.3) { machine in
            let desk = Desk()
            desk.onConnect = {
                try $0.ask("Debugger.setBreakpointByUrl", ["url": "a.js", "lineNumber": 1])
            }
            desk.onPause = { _, _ in
                let start = uptime()
                while uptime() - start < 0.5 {}
                return .resume
            }
            _ = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            defer { context.close() }
            let loop = "let n = 0;\nn = 1;\nwhile (n < 3e5) n++;\nn"
            #expect(try context.evaluate(loop, url: "a.js").number == 3e5)
            #expect(desk.stops == ["global code 2"])
            // The script's own time still does.
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try context.evaluate("for (;;) {}", url: "b.js")
            }
        }
    }

    @Test func `an endless loop can be brought to a stop while it runs`() throws {
        try withMachine { machine in
            let desk = Desk()
            var asked = 0
            desk.onQuestion = { context in
                asked += 1
                if asked == 2 { try context.ask("Debugger.pause") }
            }
            desk.onPause = { context, parameters in
                let id = try #require(parameters["callFrames"]?.array?.first?["callFrameId"])
                try context.ask(
                    "Debugger.evaluateOnCallFrame", ["callFrameId": id, "expression": "go = false"])
                return .resume
            }
            _ = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            defer { context.close() }
            try context.evaluate(
                "let go = true;\nlet n = 0;\nwhile (go) { f() }\nfunction f() { n++ }", url: "a.js")
            #expect(desk.stops.count == 1)
            #expect(desk.problems.isEmpty)
        }
    }

    @Test func `a blackboxed script is passed by`() throws {
        try withMachine { machine in
            let desk = Desk()
            desk.onConnect = {
                try $0.ask(
                    "Debugger.setShouldBlackboxURL",
                    [
                        "url": "^host:", "isRegex": true, "caseSensitive": true,
                        "shouldBlackbox": true,
                    ])
                try $0.ask("Debugger.setBreakpointByUrl", ["url": "a.js", "lineNumber": 1])
            }
            var rest: [Resumption] = [.into, .into]
            desk.onPause = { _, _ in rest.isEmpty ? .resume : rest.removeFirst() }
            _ = try #require(machine.useInspector(desk))
            let context = ScriptContext(machine)
            defer { context.close() }
            try context.evaluate("function call(f) {\n  f();\n}\n", url: "host:call")
            try context.evaluate(
                "function f() {\n  call(g);\n}\nfunction g() {\n  return 1;\n}\nf();\n", url: "a.js"
            )
            #expect(desk.stops == ["f 2", "g 5", "g 6"])
        }
    }

    @Test func `each context has a connection of its own, and a closed one has none`() throws {
        try withMachine { machine in
            let desk = Desk()
            let inspector = try #require(machine.useInspector(desk))
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            let inspected = try #require(inspector.context(second.id))
            #expect(desk.contexts.map(\.id) == [first.id, second.id])
            let parsed = try inspected.ask("Runtime.parse", ["source": "1 +"])
            #expect(parsed["result"]?.string == "recoverable")
            #expect(throws: InspectedContext.Refusal.self) { try inspected.ask("Nothing.here") }
            second.close()
            #expect(throws: InspectedContext.Refusal.self) {
                try inspected.ask("Runtime.parse", ["source": "1"])
            }
            first.close()
        }
    }

    @Test func `a machine without a debugger counts nothing and connects nothing`() {
        withMachine { machine in
            let context = ScriptContext(machine)
            #expect(machine.inspector == nil)
            context.close()
        }
    }
}
