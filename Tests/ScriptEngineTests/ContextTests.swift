import PortalTrace
import ScriptEngine
import Testing

/// A context is one realm: what its scripts share, and how the host enters it.
@Suite struct ContextTests {
    // MARK: - Evaluating

    @Test(arguments: [
        (source: "1 + 2", value: 3 as TraceValue),
        (source: "", value: .undefined),
        (source: "// nothing", value: .undefined),
        (source: "var a = 1;", value: .undefined),
        (source: "1; 2; var b;", value: 2),
        (source: "if (true) { 'in a block' }", value: "in a block"),
        (source: "this === globalThis", value: true),
        (source: "(function () { return this === globalThis })()", value: true),
        (source: "'use strict'; (function () { return this })()", value: .undefined),
        (source: "#!/usr/bin/env node\n7", value: 7),
    ])
    func `a script gives the value of its last expression`(
        _ example: (source: String, value: TraceValue)
    ) throws {
        let value = try withContext { try $0.snapshot(example.source) }
        #expect(value == example.value)
    }

    @Test func `scripts of a context share one scope`() throws {
        try withContext { context in
            try context.evaluate(
                "var a = 1; let b = 2; const c = 3; function d() { return a + b + c }")
            #expect(try context.snapshot("d()") == 6)
            #expect(
                try context.snapshot("['a', 'b', 'c', 'd'].map(n => n in globalThis)") == [
                    true, false, false, true,
                ])
            #expect(try context.thrown(by: "let b = 4").name == "SyntaxError")
            #expect(try context.snapshot("b") == 2)
        }
    }

    @Test func `the global object is the script's own`() throws {
        try withContext { context in
            try context.globalObject.setProperty("given", to: context.makeNumber(7))
            #expect(try context.snapshot("given + globalThis.given") == 14)
            try context.evaluate("made = 'by the script'")
            #expect(try context.globalObject.property("made").string == "by the script")
            #expect(try context.globalObject.isIdentical(to: context.evaluate("globalThis")))
        }
    }

    @Test func `a realm holds the language and no platform`() throws {
        let names =
            "['setTimeout', 'fetch', 'URL', 'require', 'process', 'load', 'Promise', 'Proxy']"
        let present = try withContext { try $0.snapshot("\(names).filter(n => n in globalThis)") }
        #expect(present == ["Promise", "Proxy"])
    }

    @Test func `an exception ends a script and leaves the context usable`() throws {
        try withContext { context in
            try context.evaluate("var n = 0")
            for round in 1...50 {
                #expect(
                    try context.thrown(by: "n++; throw new Error('no'); n = 1000").message == "no")
                #expect(try context.snapshot("n") == .number(Double(round)))
            }
        }
    }

    // MARK: - One stay for several things

    @Test func `perform returns and throws what its work does`() throws {
        try withContext { context in
            let sum = try context.perform { () throws(ScriptFailure) in
                try context.evaluate("var a = 1")
                return try context.perform { () throws(ScriptFailure) in
                    try context.snapshot("a + 1")
                }
            }
            #expect(sum == 2)
            let failure = #expect(throws: ScriptFailure.self) {
                try context.perform { () throws(ScriptFailure) in try context.snapshot("missing") }
            }
            #expect(failure?.description == "ReferenceError: Can't find variable: missing")
            #expect(try context.snapshot("a") == 1)
        }
    }

    @Test func `the microtasks of one stay run at its end`() throws {
        try withContext { context in
            let before = try context.perform { () throws(ScriptFailure) in
                try context.evaluate(
                    "var ran = false; Promise.resolve().then(() => { ran = true })")
                return try context.snapshot("ran")
            }
            #expect(before == false)
            #expect(try context.snapshot("ran") == true)
        }
    }

    // MARK: - Values kept by number

    @Test func `a stored value is there until it is removed`() throws {
        try withContext { context in
            let numbers = try (0..<3).map { context.store(try context.evaluate("({ n: \($0) })")) }
            #expect(Set(numbers).count == 3)
            context.machine.collectGarbage()
            #expect(context.storedValue(numbers[1])?.snapshot() == ["n": 1])
            context.removeStored(numbers[1])
            #expect(context.storedValue(numbers[1]) == nil)
            context.removeStored(numbers[1])
            #expect(context.storedValue(numbers[2])?.snapshot() == ["n": 2])
            #expect(context.storedValue(.init(context: context.id, number: 12_345)) == nil)
            #expect(!numbers.contains(context.store(context.makeUndefined())))
        }
    }

    @Test func `a stored value is none of another context`() throws {
        try withMachine { machine in
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            defer {
                first.close()
                second.close()
            }
            let stored = first.store(try first.evaluate("(function () { return 'first' })"))
            let other = second.store(try second.evaluate("(function () { return 'second' })"))
            #expect(stored.number == other.number)
            #expect(second.storedValue(stored) == nil)
            #expect(try second.callStored(stored) == false)
            second.removeStored(stored)
            #expect(try second.storedValue(other)?.call().string == "second")
            #expect(try first.storedValue(stored)?.call().string == "first")
        }
    }

    @Test func `closing twice does nothing`() {
        withMachine { machine in
            let context = ScriptContext(machine)
            context.close()
            context.close()
            #expect(machine.openContexts == 0)
        }
    }
}
