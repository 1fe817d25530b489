import PortalTrace
import ScriptEngine
import Testing

/// Promises and microtasks run when the outermost call into the engine ends, in the language's order.
@Suite struct PromiseTests {
    // MARK: - Order

    @Test func `reactions run in the language's order before evaluate returns`() throws {
        try withContext { context in
            try context.evaluate(
                """
                var log = [];
                (async () => { log.push(1); await 0; log.push(4); await 0; log.push(7) })();
                Promise.resolve().then(() => log.push(5)).then(() => log.push(8));
                Promise.reject().catch(() => log.push(6));
                log.push(2);
                (function () { log.push(3) })();
                """)
            #expect(try context.snapshot("log.join('')") == "12345678")
        }
    }

    @Test func `calls and property reads run the microtasks that they leave`() throws {
        try withContext { context in
            let leave = try context.evaluate(
                "var n = 0; function leave() { Promise.resolve().then(() => n++) } leave")
            try leave.call()
            #expect(try context.snapshot("n") == 1)
            let object = try context.evaluate("({ get a() { leave() }, set a(v) { leave() } })")
            _ = try object.property("a")
            try object.setProperty("a", to: object)
            #expect(try context.snapshot("n") == 3)
        }
    }

    @Test func `microtasks run although the script throws`() throws {
        try withContext { context in
            _ = try context.thrown(by: "var ran = 0; Promise.resolve().then(() => ran++); throw 1")
            #expect(try context.snapshot("ran") == 1)
        }
    }

    @Test func `the microtasks of several contexts run in the order in which they were left`()
        throws
    {
        try withMachine { machine in
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            try second.globalObject.setProperty("log", to: first.evaluate("var log = []; log"))
            try first.perform { () throws(ScriptFailure) in
                try first.evaluate("Promise.resolve().then(() => log.push(1))")
                try second.evaluate(
                    "Promise.resolve().then(() => log.push(2)).then(() => log.push(4))")
                try first.evaluate("Promise.resolve().then(() => log.push(3))")
            }
            #expect(try first.snapshot("log") == [1, 2, 3, 4])
            first.close()
            second.close()
        }
    }

    // MARK: - Promises of the host

    @Test func `a promise that the host resolves runs its reactions at once`() throws {
        try withContext { context in
            let promise = try context.makePromise()
            try context.globalObject.setProperty("p", to: promise.value)
            try context.evaluate(
                "var log = []; p.then(v => log.push(v), e => log.push('not ' + e))")
            #expect(try context.snapshot("p instanceof Promise && log.length === 0") == true)
            try promise.resolve(context.makeNumber(7))
            #expect(try context.snapshot("log") == [7])
            try promise.resolve(context.makeNumber(8))
            try promise.reject(context.makeNumber(9))
            #expect(try context.snapshot("log") == [7])
            #expect(try context.snapshot("p.then(v => log.push(v)); 0") == 0)
            #expect(try context.snapshot("log") == [7, 7])
        }
    }

    @Test func `a promise that the host rejects is caught by the script`() throws {
        try withContext { context in
            let promise = try context.makePromise()
            try context.globalObject.setProperty("p", to: promise.value)
            try context.evaluate(
                "var seen; (async () => { try { await p } catch (e) { seen = e } })()")
            try promise.reject(context.evaluate("new RangeError('far')"))
            #expect(try context.snapshot("seen.message") == "far")
        }
    }

    @Test func `a promise resolved with a promise follows it`() throws {
        try withContext { context in
            let outer = try context.makePromise()
            let inner = try context.makePromise()
            try context.globalObject.setProperty("p", to: outer.value)
            try context.evaluate("var seen; p.then(v => { seen = v })")
            try outer.resolve(inner.value)
            #expect(try context.snapshot("seen") == .undefined)
            try inner.resolve(context.makeString("at last"))
            #expect(try context.snapshot("seen") == "at last")
        }
    }

    @Test func `inside a script reactions wait for its end`() throws {
        try withContext { context in
            try context.define("settle") { call in
                let promise = try call.context.makePromise()
                try promise.resolve(call.retained(at: 0))
                return .value(promise.value)
            }
            try context.evaluate(
                "var log = []; settle(1).then(v => log.push(v)); log.push('first')")
            #expect(try context.snapshot("log") == ["first", 1])
        }
    }

    // MARK: - Jobs of the host

    @Test func `a job runs after what was queued before it`() throws {
        try withContext { context in
            try context.define("queue") { call in
                try call.context.enqueueMicrotask(call.retained(at: 0))
                return .undefined
            }
            try context.evaluate(
                """
                var log = [];
                Promise.resolve().then(() => log.push(2));
                queue(() => { log.push(3); queue(() => log.push(5)) });
                Promise.resolve().then(() => log.push(4));
                log.push(1);
                """)
            #expect(try context.snapshot("log.join('')") == "12345")
        }
    }

    @Test func `a job from outside of a script runs at once`() throws {
        try withContext { context in
            try context.enqueueMicrotask(
                context.evaluate("var n = 0; (function () { n += 1 + arguments.length })"))
            #expect(try context.snapshot("n >= 1") == true)
        }
    }

    @Test(arguments: ["Promise.prototype.then = null", "Promise = null", "Promise.resolve = null"])
    func `a job runs although the script replaced promises`(_ tampering: String) throws {
        try withContext { context in
            try context.evaluate("var n = 0; \(tampering)")
            try context.enqueueMicrotask(context.evaluate("(() => { n++ })"))
            #expect(try context.snapshot("n") == 1)
        }
    }
}
