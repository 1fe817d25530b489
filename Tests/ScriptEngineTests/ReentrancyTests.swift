import PortalTrace
import ScriptEngine
import Testing

/// Host functions call back into scripts, and scripts into the host, to any depth.
@Suite struct ReentrancyTests {
    @Test func `a host function may evaluate a script in its own context`() throws {
        try withContext { context in
            try context.define("run") { call in
                .value(try call.context.evaluate(call.snapshot(at: 0).string ?? ""))
            }
            #expect(try context.snapshot("var n = 1; run('n + 1') + run('run(\"n + 2\")')") == 5)
        }
    }

    @Test func `a host function may call itself through a script`() throws {
        try withContext { context in
            try context.define("down") { call in
                let depth = call.snapshot(at: 0).number ?? 0
                guard depth < 100 else { return .number(depth) }
                let next = try call.context.globalObject.property("down")
                return .value(try next.call([call.context.makeNumber(depth + 1)]))
            }
            #expect(try context.snapshot("down(0)") == 100)
        }
    }

    @Test func `arguments are still there after the script was called back`() throws {
        try withContext { context in
            try context.define("f") { call in
                let callback = call.retained(at: 1)
                for _ in 0..<20 {
                    try callback.call()
                    call.context.machine.collectGarbage()
                }
                return .string(call.snapshot(at: 0).literal)
            }
            let result = try context.snapshot(
                "f({ a: ['kept'] }, () => { new Array(1000).fill().map(() => ({})) })")
            #expect(result == "{ a: [\"kept\"] }")
        }
    }

    @Test func `an endless recursion through the host is the script's RangeError`() throws {
        try withContext { context in
            try context.define("f") { .value(try $0.retained(at: 0).call()) }
            let script = "var depth = 0; (function g() { depth++; f(g) })()"
            #expect(try context.thrown(by: script).name == "RangeError")
            #expect(try context.snapshot("depth > 50") == true)
            #expect(
                try context.snapshot("try { (function g() { f(g) })() } catch (e) { 'caught' }")
                    == "caught")
        }
    }

    @Test func `at the end of the stack the host fails as scripts do`() throws {
        try withContext { context in
            try context.define("make") { call in
                .value(call.context.makeFunction(named: "made", length: 1) { _ in .null })
            }
            try context.define("fail") { _ in throw HostError(name: "TypeError", message: "m") }
            try context.define("read") { .number(Double($0.snapshots().count)) }
            try context.define("where") { .bool($0.location != nil) }
            let object = try context.makeHostObject(
                HostObjectDefinition(names: ["a", "f"]) { _ in .function(length: 0) { _ in .null } }
            )
            try context.globalObject.setProperty("object", to: object.value)
            for call in [
                "make()", "fail()", "read({ a: [1] })", "where()", "object.f",
                "Object.keys(object)",
            ] {
                let exception = try context.thrown(
                    by: """
                        var left = 100;
                        (function f() {
                            try { f() } finally { if (left-- > 0) try { \(call) } catch (e) {} }
                        })()
                        """)
                #expect(exception.name == "RangeError")
            }
            #expect(
                try context.snapshot("[typeof object.f, object.f.name, Object.keys(object)]") == [
                    "function", "f", ["a", "f"],
                ])
            #expect(try context.snapshot("[make().name, read(1), where()]") == ["made", 1, true])
        }
    }

    @Test func `microtasks wait for the end of the outermost stay`() throws {
        try withContext { context in
            try context.define("run") { call in
                .value(try call.context.evaluate(call.snapshot(at: 0).string ?? ""))
            }
            try context.evaluate(
                """
                var log = [];
                Promise.resolve().then(() => log.push('later'));
                run("Promise.resolve().then(() => log.push('last')); log.push('inner')");
                log.push('outer');
                """)
            #expect(try context.snapshot("log") == ["inner", "outer", "later", "last"])
        }
    }

    @Test func `a callback may remove itself`() throws {
        try withContext { context in
            var stored: StoredValue?
            try context.define("listen") { call in
                stored = call.context.store(call.retained(at: 0))
                return .undefined
            }
            try context.define("ignore") { call in
                if let number = stored.take() { call.context.removeStored(number) }
                call.context.machine.collectGarbage()
                return .undefined
            }
            try context.evaluate(
                "var calls = 0; listen(() => { ignore(); calls++; return 'went on' })")
            let number = try #require(stored)
            #expect(try context.storedValue(number)?.call().string == "went on")
            #expect(context.storedValue(number) == nil)
            #expect(try context.snapshot("calls") == 1)
        }
    }

    @Test func `a script may throw away what is running`() throws {
        try withContext { context in
            try context.define("f") { call in
                try call.context.evaluate("f = undefined; delete globalThis.f; 0")
                call.context.machine.collectGarbage()
                return .string("still here")
            }
            #expect(try context.snapshot("f()") == "still here")
            #expect(try context.snapshot("typeof f") == "undefined")
        }
    }
}
