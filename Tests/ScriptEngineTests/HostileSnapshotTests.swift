import PortalTrace
import ScriptEngine
import Testing

/// Whatever fights back when it is read becomes a value that says so.
@Suite struct HostileSnapshotTests {
    // MARK: - Proxies and getters that throw

    @Test(arguments: [
        (
            script: "new Proxy({ a: 1 }, { ownKeys() { throw new TypeError('keys') } })",
            value: TraceValue.unreadable("threw TypeError: keys")
        ),
        (
            script: "new Proxy({ a: 1 }, { getOwnPropertyDescriptor() { throw 'no' } })",
            value: .unreadable("threw no")
        ),
        (
            script: "new Proxy({ a: 1 }, { get() { throw 1 } })",
            value: .object([.init("a", .unreadable("threw 1"))])
        ),
        (
            script: "new Proxy({ a: 1 }, { get(t, k, r) { throw r } })",
            value: .object([.init("a", .unreadable("threw an object"))])
        ),
        (script: "new Proxy({}, { ownKeys() { return ['z'] } })", value: .object([])),
        (script: "new Proxy([1, 2], {})", value: .object([.init("0", 1), .init("1", 2)])),
        (
            script: "({ get a() { throw new Error('mine') }, b: 1 })",
            value: .object([.init("a", .unreadable("threw Error: mine")), .init("b", 1)])
        ),
        (
            script: "({ get a() { throw { get name() { throw 1 } } } })",
            value: .object([.init("a", .unreadable("threw an object"))])
        ),
        (
            script: "({ get a() { throw new Proxy({}, { get() { throw 1 } }) } })",
            value: .object([.init("a", .unreadable("threw an object"))])
        ),
        (
            script: "({ get a() { throw Symbol('s') } })",
            value: .object([.init("a", .unreadable("threw a value"))])
        ),
        (
            script: "Object.defineProperty([1, 2], 1, { get() { throw new Error('x') } })",
            value: .array([1, .unreadable("threw Error: x")])
        ),
        (
            script: "Object.defineProperty(new Error('m'), 'message', { get() { throw 'x' } })",
            value: .object([.init("name", "Error"), .init("message", .unreadable("threw x"))])
        ),
        (
            script: "Object.defineProperty(function f() {}, 'name', { get() { throw 1 } })",
            value: .function(name: "")
        ),
        (
            script: "Object.defineProperty(() => {}, 'name', { value: {} })",
            value: .function(name: "")
        ),
    ])
    func `what throws is described`(_ example: (script: String, value: TraceValue)) throws {
        let value = try withContext { try $0.snapshot(example.script) }
        #expect(value == example.value)
    }

    @Test func `a revoked proxy is unreadable`() throws {
        let value = try withContext {
            try $0.snapshot("var r = Proxy.revocable({}, {}); r.revoke(); [r.proxy, 1]")
        }
        guard case .array(let elements) = value, case .unreadable(let reason)? = elements.first
        else {
            Issue.record("expected an unreadable value, found \(value)")
            return
        }
        #expect(reason.hasPrefix("threw TypeError: "))
        #expect(elements.last == 1)
    }

    @Test func `a proxy that makes a new object at each read is cut`() throws {
        let value = try withContext {
            try $0.snapshot(
                """
                function make() {
                    return new Proxy({ a: 1, b: 2 }, { get: make });
                }
                make()
                """)
        }
        #expect(value.literal.contains("nested too deeply"))
        #expect(value.literal.utf8.count < 1 << 20)
    }

    // MARK: - What reading runs

    @Test func `a getter is read once`() throws {
        try withContext { context in
            let value = try context.snapshot(
                "var n = 0; var o = { get a() { return ++n }, list: [{ get b() { return ++n } }] }; o"
            )
            #expect(value == ["a": 1, "list": [["b": 2]]])
            #expect(try context.snapshot("n") == 2)
        }
    }

    @Test func `a getter that changes the object changes nothing else`() throws {
        try withContext { context in
            let value = try context.snapshot(
                "({ get a() { delete this.b; this.c = 1; return 'a' }, b: 2 })")
            #expect(value == ["a": "a", "b": .undefined])
            let list = try context.snapshot(
                "Object.defineProperty([0, 1, 2], 0, { get() { this.length = 1; return 'cut' } })")
            #expect(list == ["cut", .undefined, .undefined])
        }
    }

    @Test func `no conversion of the script's is run`() throws {
        try withContext { context in
            try context.evaluate("var ran = [];")
            _ = try context.snapshot(
                """
                ({ toString() { ran.push('toString') }, valueOf() { ran.push('valueOf') },
                   toJSON() { ran.push('toJSON') }, [Symbol.toPrimitive]() { ran.push('primitive') } })
                """)
            #expect(try context.snapshot("ran") == [])
        }
    }

    @Test(arguments: [
        "JSON = null", "Object.keys = null", "Object.prototype.toJSON = () => 'x'", "Error = null",
        "Array.isArray = null",
    ])
    func `a script's built-ins are not asked`(_ tampering: String) throws {
        try withContext { context in
            try context.evaluate("var list = [1, { a: 2 }, new TypeError('m')]; \(tampering)")
            #expect(
                try context.snapshot("list") == [
                    1, ["a": 2], ["name": "TypeError", "message": "m"],
                ])
        }
    }

    // MARK: - Known gaps

    @Test
    func `a member whose name is a lone surrogate is there`() throws {
        let value = try withContext { try $0.snapshot("({ '\\ud800': 1, a: 2 })") }
        #expect(value.members?.count == 2)
    }

    @Test
    func `a symbol without a description has an empty one`() throws {
        let value = try withContext { try $0.snapshot("Symbol()") }
        #expect(value == .symbol(description: ""))
    }

    @Test(arguments: [
        "delete Symbol.prototype.description",
        "Object.defineProperty(Symbol.prototype, 'description', { get() { throw 1 } })",
    ])
    func `a symbol keeps its description where the page has none`(_ script: String) throws {
        let value = try withContext { context in
            try context.evaluate(script, url: "evil.js")
            return try context.snapshot("Symbol('s')")
        }
        #expect(value == .symbol(description: "s"))
    }

    @Test
    func `a wide object says how wide it is`() throws {
        let value = try withContext {
            try $0.snapshot("var o = {}; for (var i = 0; i < 10000; i++) o['k' + i] = i; o")
        }
        #expect(value.members?.last == .init("…", .unreadable("10000 members in all")))
    }

    @Test
    func `a date is described by the engine`() throws {
        let value = try withContext {
            try $0.snapshot("Object.assign(new Date(0), { toString() { throw 1 } })")
        }
        #expect(value.string?.hasPrefix("Thu Jan 01 1970") == true)
    }

    @Test
    func `an array whose elements all throw is cut`() throws {
        try withContext(seconds: 5) { context in
            let value = try context.snapshot(
                "var a = []; a.length = 20000; Object.setPrototypeOf(a, new Proxy({}, { get() { throw 1 } })); a"
            )
            #expect(value.literal.utf8.count < 100_000)
        }
    }
}
