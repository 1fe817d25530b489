import PortalTrace
import ScriptEngine
import Testing

/// The host ends scripts by itself, and by the memory that they use.
@Suite struct TerminationTests {
    private static let requested = ScriptFailure.terminated(.requested)

    // MARK: - By request

    @Test func `a host function ends the script that called it`() throws {
        try withContext { context throws in
            try context.define("stop") { call in
                call.context.machine.terminate()
                return .undefined
            }
            #expect(throws: Self.requested) {
                try context.evaluate(
                    "var n = 0; try { stop(); for (;;) n++ } catch (e) { n = -1 } finally { n = -1 }"
                )
            }
            #expect(context.machine.termination == .requested)
            #expect(throws: Self.requested) { try context.evaluate("n = -1") }
            context.machine.setLimits(ScriptLimits())
            #expect(try context.snapshot("n >= 0") == true)
        }
    }

    @Test func `what a script does after it was ended does not reach the host`() throws {
        try withObject { context, object throws in
            var calls = 0
            try context.define("stop") { call in
                call.context.machine.terminate()
                return .undefined
            }
            try context.define("count") { _ in
                calls += 1
                return .undefined
            }
            #expect(throws: Self.requested) {
                try context.evaluate("count(); stop(); count(); H.a = 1; H.missing; count()")
            }
            #expect(calls == 1)
            #expect(object.sets == [] && object.missing == [])
        }
    }

    @Test func `a script that ends by itself counts as ended`() throws {
        try withContext { context throws in
            try context.define("stop") { call in
                call.context.machine.terminate()
                return .string("done")
            }
            #expect(throws: Self.requested) { try context.evaluate("stop()") }
        }
    }

    @Test func `after terminate no script runs until the limits are set`() throws {
        try withContext { context throws in
            context.machine.terminate()
            #expect(throws: Self.requested) { try context.evaluate("1") }
            context.machine.terminate()
            context.machine.setLimits(ScriptLimits())
            #expect(try context.snapshot("1") == 1)
        }
    }

    @Test func `a host that is called back sees the end as an error`() throws {
        try withContext(seconds: 0.1) { context throws in
            var seen: [ScriptFailure] = []
            try context.define("call") { call throws in
                do throws(ScriptFailure) {
                    return .value(try call.retained(at: 0).call())
                } catch {
                    seen.append(error)
                    throw error
                }
            }
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try context.evaluate("call(() => call(() => { for (;;) {} }))")
            }
            #expect(seen == [.terminated(.timeLimit), .terminated(.timeLimit)])
        }
    }

    @Test func `the first reason stays`() {
        withContext(seconds: 0.1) { context in
            #expect(throws: ScriptFailure.self) { try context.evaluate("for (;;) {}") }
            context.machine.terminate()
            #expect(context.machine.termination == .timeLimit)
        }
    }

    @Test(arguments: [
        (ScriptTermination.timeLimit, "time-limit", "the script was ended at its time limit"),
        (.memoryLimit, "memory-limit", "the script was ended at its memory limit"),
        (.requested, "requested", "the host ended the script"),
    ])
    func `each reason has its words`(
        _ reason: ScriptTermination, _ name: String, _ words: String
    ) {
        #expect(reason.rawValue == name)
        #expect(ScriptFailure.terminated(reason).description == words)
    }

    // MARK: - By memory
    // In a process of its own: the limit is one of the process's size, which other tests change.

    @Test(arguments: [
        "var a = []; for (;;) a.push({ x: [1, 2, 3], y: 'z' + a.length })",
        "var a = []; for (;;) a.push(new Uint8Array(1 << 16).fill(1))",
        "var a = []; for (;;) try { a.push(new Array(1000).fill({})) } catch (e) {}",
        "var m = new Map; for (var i = 0; ; i++) m.set(i, 'value ' + i)",
        "var a = []; (async () => { for (;;) { a.push([await 0, {}]) } })()",
    ])
    func `a script that allocates for ever is ended`(_ script: String) async {
        await #expect(processExitsWith: .success) { [script] in
            let machine = ScriptVirtualMachine()
            machine.setLimits(ScriptLimits(seconds: 60, bytes: 64 << 20))
            let context = ScriptContext(machine)
            let before = ProcessMemory.residentBytes()
            #expect(throws: ScriptFailure.terminated(.memoryLimit)) { try context.evaluate(script) }
            // It is asked every 20 ms: how much is made in between is the machine's affair.
            #expect(ProcessMemory.residentBytes() - before < 2 << 30)
            machine.setLimits(ScriptLimits())
            let sum = try context.snapshot("a = m = null; 1 + 1")
            #expect(sum == 2)
            context.close()
            machine.close()
        }
    }

    @Test func `one allocation that is too large is the script's RangeError`() throws {
        try withContext { context throws in
            #expect(try context.thrown(by: "new Uint8Array(2 ** 52)").name == "RangeError")
            #expect(
                try context.snapshot("try { 'x'.repeat(2 ** 31) } catch (e) { e.name }")
                    == "RangeError")
        }
    }
}
