import PortalTrace
import ScriptEngine
import Testing

/// What is thrown may fight back when it is read: it is described all the same, within limits.
@Suite struct HostileThrowTests {
    private static let throwing = """
        new Proxy({}, Object.fromEntries(['get', 'has', 'ownKeys', 'getPrototypeOf', 'set',
            'getOwnPropertyDescriptor', 'defineProperty', 'isExtensible', 'deleteProperty',
            'preventExtensions', 'setPrototypeOf'].map(n => [n, () => { throw new Error(n) }])))
        """

    @Test(arguments: [
        throwing,
        "(r => { r.revoke(); return r.proxy })(Proxy.revocable({}, {}))",
        "new Proxy(Error('x'), { get() { throw 1 } })",
        "new Proxy({}, { get(t, k, r) { return r } })",
        "new Proxy(function () {}, { apply() { throw 1 }, get() { throw 1 } })",
        "{ toString() { throw 1 }, valueOf() { throw 2 } }",
        "{ get name() { throw 1 }, get message() { throw 2 }, get stack() { throw 3 } }",
        "{ [Symbol.toPrimitive]() { throw 1 } }",
        "(o => { o.o = o; return o })({})",
        "Object.create(null)",
        "{ then(f) { f(this) } }",
    ])
    func `a hostile value is described`(_ thrown: String) throws {
        try withContext { context in
            let exception = try context.thrown(by: "throw \(thrown)")
            #expect(exception.name == nil)
            #expect(exception.value != nil)
            #expect(try context.snapshot("1 + 1") == 2)
        }
    }

    @Test(arguments: [
        "name", "message", "stack", "line", "column", "sourceURL", "constructor", "toString",
    ])
    func `an error whose getter throws is described without it`(_ name: String) throws {
        try withContext { context in
            let exception = try context.thrown(
                by: """
                    var e = new TypeError('m');
                    Object.defineProperty(e, '\(name)', { get() { throw new Error('gotcha') } });
                    throw e;
                    """)
            #expect(exception.name == (name == "name" ? "Error" : "TypeError"))
            #expect(exception.message == (name == "message" ? "" : "m"))
            #expect(exception.location?.line == 1)
        }
    }

    @Test(arguments: [
        "{}", "1", "null", "Symbol()", "[]", "() => {}", "1n", "NaN", "-1", "1e300", "1.5",
    ])
    func `an error with members of odd kinds is described without them`(_ value: String) throws {
        try withContext { context in
            let exception = try context.thrown(
                by: """
                    var e = new Error('m');
                    ['name', 'stack', 'line', 'column', 'sourceURL'].forEach(
                        n => Object.defineProperty(e, n, { value: \(value) }));
                    throw e;
                    """)
            #expect(exception.message == "m")
            #expect(exception.location?.line ?? 1 > 0)
            #expect(exception.stack == [])
        }
    }

    @Test func `what is read of an error is read once`() throws {
        try withContext { context in
            try context.evaluate(
                """
                var reads = {};
                function make() {
                    var e = new Error('m');
                    ['name', 'message', 'stack'].forEach(n => Object.defineProperty(
                        e, n, { get() { reads[n] = (reads[n] || 0) + 1; return n } }));
                    return e;
                }
                """)
            let failing = try context.evaluate("(function () { throw make() })")
            #expect(throws: ScriptFailure.self) { try failing.call() }
            let reads = try context.snapshot("reads")
            #expect(reads["stack"] == 1)
        }
    }

    // MARK: - Too much

    @Test func `a huge stack is cut`() throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "var e = new Error('x'); e.stack = 'a@b:1:2\\n'.repeat(1e6); throw e")
            #expect(exception.stack.count <= 64)
            #expect(exception.location?.line == 1)
        }
    }

    @Test(arguments: [
        "@@@", "a@", "@:1:1", "a@b:1", "a@b:x:y", "\\n\\n", "a@b:99999999999999999999:1",
        "\\ud800@x:1:1",
    ])
    func `a made-up stack is read as far as it goes`(_ stack: String) throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "var e = new Error('x'); e.stack = '\(stack)'; throw e")
            #expect(exception.message == "x")
            #expect(exception.stack.count <= 1)
        }
    }

    @Test func `a deep recursion is a RangeError with a bounded stack`() throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "Error.stackTraceLimit = 1e9; var n = 0; (function f() { n++; f() })()")
            #expect(exception.description == "RangeError: Maximum call stack size exceeded.")
            #expect((1...64).contains(exception.stack.count))
            #expect(try context.snapshot("n > 1000") == true)
        }
    }

    @Test func `a long message is cut`() throws {
        try withContext { context in
            let exception = try context.thrown(by: "throw new Error('x'.repeat(1e7))")
            #expect(exception.message.hasPrefix("xxx"))
            #expect(exception.message.hasSuffix("…"))
            #expect(exception.message.utf8.count < 1_000)
            #expect(try context.thrown(by: "throw 'x'.repeat(1e7)").message.utf8.count < 1_000)
        }
    }

    @Test func `a long function name is cut`() throws {
        try withContext { context in
            let name = String(repeating: "f", count: 10_000)
            let exception = try context.thrown(by: "(function \(name)() { null.x })()")
            #expect(exception.stack.allSatisfy { $0.function.utf8.count <= 300 })
        }
    }

    @Test func `a long message of one character is cut`() throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "throw new Error('e' + '\\u0301'.repeat(200000))")
            #expect(exception.message.utf8.count < 10_000)
        }
    }

    @Test func `a message that is too long to build is no trap`() async {
        await #expect(processExitsWith: .success) {
            try withContext { context in
                let exception = try context.thrown(
                    by: "throw { name: 'N', message: '\\u1234b'.repeat(2 ** 30 - 1) }")
                #expect(exception.name == "N")
            }
        }
    }
}
