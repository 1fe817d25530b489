import PortalTrace
import ScriptEngine
import Testing

/// The ownership rules of the C API, one by one (style.md, 4.3).
///
/// O12, the promises quoted beside the calls, is for readers; the rest is here. Rules about what
/// the process holds are tested in a process of their own, so that other tests do not count.
@Suite struct OwnershipTests {
    // MARK: - O1, O2: strings are released once, values are never released

    @Test func `O1 and O2: strings that crossed the border are let go of`() async {
        await #expect(processExitsWith: .success) {
            try withContext(seconds: 300) { context in
                let text = String(repeating: "text ", count: 100_000)
                let echo = try context.evaluate("(s => s + '!')")
                func cross(_ times: Int) throws {
                    for round in 0..<times {
                        let value = try echo.call([context.makeString(text + "\(round)")])
                        _ = value.string
                        _ = value.snapshot()
                        if round % 10 == 0 { context.machine.collectGarbage() }
                    }
                }
                try cross(20)
                let before = ProcessMemory.residentBytes()
                try cross(100)
                // A leak of one of the copies would be 50 MB.
                #expect(ProcessMemory.residentBytes() - before < 30 << 20)
            }
        }
    }

    // MARK: - O3: a context keeps its machine, and both are closed

    @Test func `O3: a context keeps its machine`() throws {
        var machine: ScriptVirtualMachine? = ScriptVirtualMachine()
        let context = ScriptContext(try #require(machine))
        weak let observed = machine
        machine = nil
        #expect(observed != nil)
        #expect(try context.snapshot("1") == 1)
        let last = context.machine
        context.close()
        last.close()
    }

    // MARK: - O4: values are protected as long as Swift holds them

    @Test func `O4: a value lives as long as Swift holds it, and no longer`() throws {
        try withContext { context throws in
            let machine = context.machine
            do {
                let values = try (0..<100).map {
                    try context.evaluate("({ n: \($0), s: 'x' + \($0) })")
                }
                #expect(machine.protectedValues == 100)
                try context.evaluate("new Array(10000).fill().map(() => ({ garbage: [] })).length")
                machine.collectGarbage()
                for (number, value) in values.enumerated() {
                    #expect(
                        value.snapshot() == [
                            "n": .number(Double(number)), "s": .string("x\(number)"),
                        ])
                }
            }
            #expect(machine.protectedValues == 0)
        }
    }

    @Test func `O4: the same value may be held twice`() throws {
        try withContext { context in
            var first: ScriptValue? = try context.evaluate("({ a: 1 })")
            let second = try #require(first)
            let third = try context.evaluate("(x => x)").call([second])
            first = nil
            context.machine.collectGarbage()
            #expect(third.snapshot() == ["a": 1])
            #expect(second.isIdentical(to: third))
        }
    }

    @Test func `O4: a value may outlive its context and its machine`() throws {
        let machine = ScriptVirtualMachine()
        let context = ScriptContext(machine)
        var values: [ScriptValue] = [try context.evaluate("({})"), context.makeString("a")]
        context.close()
        #expect(machine.protectedValues == 2)
        values.removeLast()
        #expect(machine.protectedValues == 1)
        machine.close()
        values = []
        #expect(machine.protectedValues == 0)
    }

    // MARK: - O5: arguments are borrowed, `retained(at:)` keeps them

    @Test func `O5: a retained argument outlives the call`() throws {
        try withContext { context in
            var kept: ScriptValue?
            try context.define("keep") { call in
                kept = call.retained(at: 0)
                return .undefined
            }
            try context.evaluate("keep({ deep: [1, { x: 'y' }] })")
            try context.evaluate("new Array(10000).fill().map(() => ({})).length")
            context.machine.collectGarbage()
            #expect(kept?.snapshot() == ["deep": [1, ["x": "y"]]])
            #expect(context.machine.protectedValues == 1)
            kept = nil
            #expect(context.machine.protectedValues == 0)
        }
    }

    // MARK: - O8: one wrapper for one object

    @Test func `O8: what the host hands out twice is one object`() throws {
        try withContext { context in
            let object = try context.makeHostObject(.init(names: ["a"]) { _ in .string("1") })
            let function = context.makeFunction(named: "f") { _ in .undefined }
            let same = try context.evaluate("((a, b) => a === b)")
            for value in [object.value, function] {
                #expect(try same.call([value, value]).bool == true)
                let number = context.store(value)
                #expect(context.storedValue(number)?.isIdentical(to: value) == true)
            }
        }
    }

    // MARK: - O9, O10: every error finds its way

    @Test func `O9 and O10: whatever the engine is asked to do, what is thrown comes out`() throws {
        try withContext { context throws in
            try context.define("fail") { _ in throw HostError(name: "RangeError", message: "host") }
            let hostile = try context.evaluate(
                "new Proxy(function () {}, { get: fail, set: fail, ownKeys: fail, apply: fail })")
            func expectThrow(_ work: () throws(ScriptFailure) -> Void) {
                let failure = #expect(throws: ScriptFailure.self) { try work() }
                #expect(failure?.description == "RangeError: host")
            }
            expectThrow { () throws(ScriptFailure) in _ = try hostile.property("a") }
            expectThrow { () throws(ScriptFailure) in try hostile.setProperty("a", to: hostile) }
            expectThrow { () throws(ScriptFailure) in _ = try hostile.keys() }
            expectThrow { () throws(ScriptFailure) in try hostile.call() }
            expectThrow { () throws(ScriptFailure) in try context.evaluate("fail()") }
        }
    }

    // MARK: - O11: classes are made once for a machine

    @Test func `O11: every context of a machine has working host functions and objects`() throws {
        try withMachine { machine throws in
            for number in 0..<50 {
                let context = ScriptContext(machine)
                try context.define("f") { _ in .number(Double(number)) }
                let object = try ObservedObject(in: context)
                let seen = try context.snapshot("[f(), H.a, String(H)]")
                #expect(seen == [.number(Double(number)), "1", "[object Object]"])
                #expect(object.sets == [])
                context.close()
            }
        }
    }
}
