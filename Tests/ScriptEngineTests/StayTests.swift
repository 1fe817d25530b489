import PortalTrace
import ScriptEngine
import Testing

/// One stay in the engine for many calls changes nothing that a script could see.
@Suite struct StayTests {
    @Test func `each call in a stay ends with its microtasks`() throws {
        try withMachine { machine in
            let seen = try machine.stay {
                Result {
                    let context = ScriptContext(machine)
                    defer { context.close() }
                    try context.evaluate("var log = []; Promise.resolve().then(() => log.push(1))")
                    let first = try context.snapshot("log.length")
                    let push = try context.evaluate("(() => { (async () => log.push(2))() })")
                    try context.perform { () throws(ScriptFailure) in
                        try push.call()
                        try push.call()
                    }
                    return [first, try context.snapshot("log")]
                }
            }.get()
            #expect(seen == [1, [1, 2, 2]])
            #expect(machine.openContexts == 0)
        }
    }

    @Test func `unhandled rejections are reported within a stay`() {
        withContext { context in
            var reports: [String] = []
            context.onUnhandledRejection { reports.append($0.description) }
            let before = context.machine.stay {
                _ = try? context.evaluate("Promise.reject(new TypeError('first'))")
                return reports
            }
            #expect(before == ["TypeError: first"])
        }
    }

    @Test func `a script is ended in a stay, and the next stay runs`() {
        withContext { context in
            let machine = context.machine
            machine.setLimits(ScriptLimits(seconds: 0.05))
            let failures = machine.stay {
                ["for (;;) {}", "1"].map { script in
                    Result { () throws(ScriptFailure) in try context.evaluate(script) }
                }
            }
            for failure in failures {
                #expect(throws: ScriptFailure.terminated(.timeLimit)) { try failure.get() }
            }
            machine.setLimits(ScriptLimits(seconds: 30))
            let value = machine.stay { try? context.snapshot("6 * 7") }
            #expect(value == 42)
        }
    }

    @Test func `an endless chain of promises is ended in a stay`() throws {
        try withContext { context throws in
            let machine = context.machine
            try #require(machine.endsMicrotaskLoops)
            machine.setLimits(ScriptLimits(seconds: 0.05))
            let failure = machine.stay {
                Result { () throws(ScriptFailure) in
                    try context.evaluate(
                        "(function f() { Promise.resolve().then(f) })()")
                }
            }
            #expect(throws: ScriptFailure.terminated(.timeLimit)) { try failure.get() }
        }
    }

    @Test func `a stay in a stay, or in a script, is the same stay`() throws {
        try withContext { context in
            try context.define("f") { call in
                .number(call.context.machine.stay { 2 })
            }
            let value = context.machine.stay {
                context.machine.stay { try? context.snapshot("f() + 1") }
            }
            #expect(value == 3)
        }
    }
}
