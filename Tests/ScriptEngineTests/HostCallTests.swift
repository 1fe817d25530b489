import PortalTrace
import ScriptEngine
import Testing

/// What a host function gets from a script, and what it gives back.
@Suite struct HostCallTests {
    // MARK: - Arguments

    @Test func `arguments arrive in order`() throws {
        try withContext { context in
            var seen: [TraceValue] = []
            try context.define("f") { call in
                seen = call.snapshots() + [.number(Double(call.count)), call.snapshot(at: 2)]
                return .undefined
            }
            try context.evaluate("f(1, 'two', { three: [4] }, undefined)")
            #expect(seen == [1, "two", ["three": [4]], .undefined, 4, ["three": [4]]])
        }
    }

    @Test func `beyond the last argument there is undefined`() throws {
        try withContext { context in
            var answers: [Bool] = []
            try context.define("f") { call in
                answers += [
                    call.count == 0, call.snapshots() == [], call.snapshot(at: 0) == .undefined,
                    call.retained(at: 3).isUndefined, !call.isFunction(at: 0),
                    !call.isTruthy(at: 0),
                ]
                return .undefined
            }
            try context.evaluate("f()")
            #expect(answers == Array(repeating: true, count: 6))
        }
    }

    @Test func `the bytes of a view are those from its place on`() throws {
        try withContext { context in
            var seen: [[UInt8]?] = []
            try context.define("f") { call in
                seen.append(call.bytes(at: 0))
                return .undefined
            }
            try context.evaluate(
                """
                var whole = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
                f(whole); f(whole.subarray(2, 4)); f(whole.buffer);
                f(new Uint16Array(whole.buffer, 4, 1)); f(whole.subarray(8)); f([1]);
                """)
            let all: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
            #expect(seen == [all, [3, 4], all, [5, 6], [], nil])
        }
    }

    @Test func `of very many arguments a hundred are described`() throws {
        try withContext { context in
            try context.define("f") { .string("\($0.count) \($0.snapshots().count)") }
            #expect(try context.snapshot("f(...new Array(50000).fill(7))") == "50000 100")
        }
    }

    @Test func `named members are read even where they are hidden`() throws {
        try withContext { context in
            var seen: TraceValue = .null
            try context.define("f") { call in
                seen = call.snapshot(at: 0, reading: ["a", "inherited", "hidden", "missing"])
                return .undefined
            }
            try context.evaluate(
                """
                var o = Object.create({ inherited: 2 }); o.a = 1;
                Object.defineProperty(o, 'hidden', { value: 3 }); f(o)
                """)
            #expect(seen == ["a": 1, "inherited": 2, "hidden": 3])
        }
    }

    // MARK: - Conversions

    @Test(arguments: ["0", "-0", "NaN", "''", "null", "undefined", "false", "0n"])
    func `what is false in a condition is not truthy`(_ value: String) throws {
        try withContext { context in
            try context.define("f") { .bool($0.isTruthy(at: 0)) }
            #expect(try context.snapshot("f(\(value))") == false)
            #expect(try context.snapshot("f([\(value)])") == true)
        }
    }

    @Test(arguments: [
        ("f", true), ("() => {}", true), ("class {}", true), ("new Proxy(f, {})", true),
        ("async () => {}", true), ("{}", false), ("'f'", false), ("null", false), ("/a/", false),
    ])
    func `it is known what can be called`(_ value: String, _ expected: Bool) throws {
        try withContext { context in
            try context.define("f") { .bool($0.isFunction(at: 0)) }
            #expect(try context.snapshot("f(\(value))") == .bool(expected))
        }
    }

    // MARK: - Results

    @Test func `every kind of result reaches the script`() throws {
        try withContext { context in
            let results: [(HostResult, TraceValue)] = [
                (.undefined, .undefined), (.null, .null), (.bool(true), true),
                (.number(-0.5), -0.5),
                (.string("a\0😀"), "a\0😀"), (.value(try context.evaluate("[1]")), [1]),
            ]
            for (result, expected) in results {
                var pending: HostResult? = result
                let function = context.makeFunction(named: "") { _ in pending.take() ?? .undefined }
                #expect(try function.call().snapshot() == expected)
            }
        }
    }

    @Test func `an argument that is given back is the same value`() throws {
        try withContext { context in
            try context.define("same") { .value($0.retained(at: 0)) }
            #expect(
                try context.snapshot(
                    "[{}, [], f => f, Symbol(), 1n, 'a', NaN].every(v => Object.is(same(v), v))")
                    == true)
        }
    }

    // MARK: - Where

    @Test func `a call knows its context and its place`() throws {
        try withContext { context in
            var places: [PortalTrace.SourceLocation?] = []
            let own = ObjectIdentifier(context)
            try context.define("f") { call in
                let context = call.context
                #expect(ObjectIdentifier(context) == own)
                places.append(call.location)
                return .undefined
            }
            try context.evaluate(
                "\n  f();\n(() => { [0].forEach(f) })();\n  new (class { constructor() { f() } })",
                url: "a.js")
            try context.evaluate("eval('f()')", url: "b.js")
            let call = context.makeUndefined()
            try context.globalObject.property("f").call([call])
            #expect(places.map { $0?.file } == ["a.js", "a.js", "a.js", "b.js", nil])
            #expect(places.first == .init(file: "a.js", line: 2, column: 4))
        }
    }
}
