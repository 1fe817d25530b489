import PortalTrace
import ScriptEngine
import Testing

/// A script that uses too much is ended, whatever it does, and the host goes on.
@Suite struct WatchdogTests {
    // MARK: - The time limit

    /// Scripts that never end; `read` is a host function that describes its argument, `call` one that
    /// calls it, and `queue` one that makes a microtask of it.
    static let endless = [
        "while (true) {}",
        "for (;;) ;",
        "(function f() { for (;;) { try { f2() } catch (e) {} } function f2() { f2() } })()",
        "for (;;) { try { for (;;) {} } catch (e) {} }",
        "for (;;) { try { for (;;) {} } finally { continue } }",
        "while (true) { try { while (true) {} } catch (e) { while (true) {} } finally { while (true) {} } }",
        "try { for (;;) {} } catch (e) { caught = true } finally { for (;;) {} }",
        "label: for (;;) { try { for (;;) {} } finally { continue label } }",
        "function f() { Promise.resolve().then(f) } f()",
        "function f() { return Promise.resolve().then(f) } f().catch(f).finally(f)",
        "(async () => { for (;;) await 0 })()",
        "(async () => { for (;;) { try { await Promise.reject() } catch (e) {} } })()",
        "(async function f() { await 0; f(); f2(); async function f2() {} })()",
        "var t = { then(f) { f(t) } }; Promise.resolve(t)",
        "function f() { queue(f) } f()",
        "queue(() => { for (;;) {} })",
        "read({ get a() { for (;;) {} } })",
        "read(new Proxy({}, { ownKeys() { for (;;) {} } }))",
        "read([1, { get a() { return { get b() { while (true) {} } } } }])",
        "call(() => { for (;;) {} })",
        "for (;;) { try { call(() => { for (;;) {} }) } catch (e) {} }",
        "for (;;) call(() => {})",
        "for (;;) { try { call(() => { throw 1 }) } catch (e) {} }",
        "call(() => call(() => call(() => { for (;;) {} })))",
        "throw { get message() { for (;;) {} } }",
        "throw { get name() { for (;;) {} } }",
        "[1, 2].sort(() => { for (;;) {} })",
        "JSON.stringify({ toJSON() { for (;;) {} } })",
        "'a'.replace(/a/, () => { for (;;) {} })",
        "`${{ toString() { for (;;) {} } }}`",
        "for (const x of (function* () { for (;;) yield 1 })()) ;",
        "new (class { constructor() { for (;;) {} } })",
        "new Proxy({}, { get() { for (;;) {} } }).x",
        "eval('for (;;) {}')",
        "new Function('for (;;) {}')()",
        "({ [Symbol.toPrimitive]() { for (;;) {} } }) + 1",
        "with (new Proxy({}, { has() { for (;;) {} } })) { x }",
    ]

    @Test(arguments: endless) func `a script that never ends is ended`(_ script: String) throws {
        try withContext(seconds: 0.1) { context throws in
            try context.define("read") { .string($0.snapshot(at: 0).kindDescription) }
            try context.define("call") { .value(try $0.retained(at: 0).call()) }
            try context.define("queue") { call in
                try call.context.enqueueMicrotask(call.retained(at: 0))
                return .undefined
            }
            let begin = uptime()
            #expect(throws: ScriptFailure.terminated(.timeLimit)) { try context.evaluate(script) }
            // The limit also counts the calls that set the test up.
            #expect(uptime() - begin >= 0.05)
            #expect(context.machine.termination == .timeLimit)

            context.machine.setLimits(ScriptLimits(seconds: 30))
            #expect(context.machine.termination == nil)
            #expect(try context.snapshot("1 + 1") == 2)
        }
    }

    @Test func `no catch and no finally runs when a script is ended`() throws {
        try withContext(seconds: 0.1) { context throws in
            let script =
                "var ran = []; try { for (;;) {} } catch (e) { ran.push(1) } finally { ran.push(2) }"
            #expect(throws: ScriptFailure.terminated(.timeLimit)) { try context.evaluate(script) }
            context.machine.setLimits(ScriptLimits())
            #expect(try context.snapshot("ran") == [])
        }
    }

    @Test func `until the limits are set anew no script runs`() throws {
        try withMachine(seconds: 0.1) { machine throws in
            let context = ScriptContext(machine)
            let other = ScriptContext(machine)
            let ended = ScriptFailure.terminated(.timeLimit)
            try context.evaluate("var n = 0; function f() { n++ }")
            let function = try context.evaluate("f")
            #expect(throws: ended) { try context.evaluate("for (;;) {}") }
            #expect(throws: ended) { try context.evaluate("n++") }
            #expect(throws: ended) { try other.evaluate("1") }
            #expect(throws: ended) { try function.call() }
            #expect(throws: ended) { try function.property("name") }
            #expect(throws: ended) { try context.enqueueMicrotask(function) }
            #expect(throws: ended) {
                try context.perform { () throws(ScriptFailure) in Issue.record("it ran") }
            }
            machine.setLimits(ScriptLimits())
            #expect(try context.snapshot("n") == 0)
            context.close()
            other.close()
        }
    }

    @Test func `time is summed over the entries since the limits were set`() throws {
        try withContext { context throws in
            let spin = try context.evaluate(
                "(ms => { var t = Date.now(); while (Date.now() - t < ms) ; })")
            let argument = context.makeNumber(120)
            context.machine.setLimits(ScriptLimits(seconds: 0.3))
            try spin.call([argument])
            // On a busy computer a script gets less of its processor in the same time.
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                for _ in 1...100 { try spin.call([argument]) }
            }
            context.machine.setLimits(ScriptLimits(seconds: 30))
            try spin.call([argument])
        }
    }

    @Test func `time without a script does not count`() throws {
        try withContext(seconds: 0.2) { context throws in
            let begin = uptime()
            while uptime() - begin < 0.3 { _ = ProcessMemory.residentBytes() }
            #expect(try context.snapshot("1") == 1)
        }
    }

    @Test func `where a script was ended is known`() throws {
        try withContext(seconds: 0.1) { context throws in
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                // A loop without a body would be on the line of its function: the engine knows no better.
                try context.evaluate(
                    "function inner() {\n  for (;;) outer.n++;\n}\nfunction outer() {\n  inner();\n}\nouter();",
                    url: scriptName)
            }
            let frames = context.machine.terminatedAt.filter { $0.location?.file == scriptName }
            #expect(frames.map(\.function) == ["inner", "outer", ""])
            #expect(frames.map { $0.location?.line } == [2, 5, 7])
            context.machine.setLimits(ScriptLimits())
            #expect(context.machine.terminatedAt.isEmpty)
        }
    }

    @Test func `other machines go on`() throws {
        try withContext { other throws in
            _ = withContext(seconds: 0.1) { context in
                #expect(throws: ScriptFailure.self) { try context.evaluate("for (;;) {}") }
            }
            #expect(other.machine.termination == nil)
            #expect(try other.snapshot("1") == 1)
        }
    }

    @Test func `the same function is ended again and again`() throws {
        try withContext { context in
            let function = try context.evaluate("(function () { for (;;) {} })")
            for _ in 0..<10 {
                context.machine.setLimits(ScriptLimits(seconds: 0.05))
                #expect(throws: ScriptFailure.terminated(.timeLimit)) { try function.call() }
            }
        }
    }

    @Test
    func `many endless getters in one host call are ended`() throws {
        try withContext(seconds: 0.1) { context throws in
            try context.define("read") { .string($0.snapshot(at: 0).kindDescription) }
            let begin = uptime()
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try context.evaluate(
                    """
                    var o = {};
                    for (var i = 0; i < 1000; i++) {
                        Object.defineProperty(o, 'k' + i, { enumerable: true, get() { for (;;) {} } });
                    }
                    read(o)
                    """)
            }
            #expect(uptime() - begin < 2)
        }
    }
}
