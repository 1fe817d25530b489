import PortalTrace
import ScriptEngine
import Testing

/// A script may break every built-in of its realm: what the host made goes on working.
@Suite struct GlobalTamperingTests {
    static let tampering = [
        "JSON = { parse() { throw 1 }, stringify() { throw 2 } }",
        "JSON.parse = JSON.stringify = null",
        "Object.keys = Object.freeze = Object.defineProperty = Object.create = () => { throw 1 }",
        "Object.prototype.value = Object.prototype.writable = 'evil'",
        "Object.prototype.toJSON = Object.prototype.then = () => { throw 1 }",
        "Object.prototype.apply = Object.prototype.construct = () => { throw 1 }",
        "Object.prototype.name = Object.prototype.message = Object.prototype.length = 'evil'",
        "Object.defineProperty(Object.prototype, 'stack', { set() { throw 1 }, get() { throw 2 } })",
        "Object.freeze(Object.prototype); Object.freeze(Function.prototype); Object.freeze(Array.prototype)",
        "delete Object.prototype.toString; delete Object.prototype.hasOwnProperty",
        "Function.prototype.call = Function.prototype.bind = Function.prototype.apply = null",
        "Function.prototype.call = Function.prototype.bind = () => { throw 1 }",
        "Object.defineProperty(Function.prototype, 'name', { value: 'evil', writable: false })",
        "Function = null; Object = null; Array = null; String = null; Number = null; Symbol = null",
        "Error = function () { throw 1 }; TypeError = RangeError = null",
        "Error.stackTraceLimit = 0",
        "Error.stackTraceLimit = 'x'; Error.captureStackTrace = null; delete Error.prototype.name",
        "Error.prepareStackTrace = () => { throw 1 }",
        "Object.defineProperty(Error, Symbol.hasInstance, { value() { throw 1 } })",
        "Error.prototype.toString = () => { throw 1 }; Error.prototype.message = 'evil'",
        "Promise = null", "Promise.prototype.then = Promise.resolve = () => { throw 1 }",
        "Promise.prototype.constructor = function () { throw 1 }",
        "Proxy = null; Reflect = null",
        "Reflect.set = Reflect.has = Reflect.ownKeys = Reflect.defineProperty = () => { throw 1 }",
        "Array.prototype[Symbol.iterator] = () => { throw 1 }; Array.prototype.push = null",
        "Object.defineProperty(Array.prototype, 0, { set() { throw 1 }, get() { return 'evil' } })",
        "String.prototype.toString = Number.prototype.valueOf = () => { throw 1 }",
        "eval = null; undefined = 1; globalThis = null",
        "Object.setPrototypeOf(Function.prototype, null); Object.setPrototypeOf(Array.prototype, null)",
    ]

    /// Breaks the built-ins of a context that has the functions `f`, `fail` and the object `H`.
    private func tampered(
        _ script: String, _ body: (ScriptContext, ObservedObject) throws -> Void
    ) throws {
        try withObject { context, object in
            try context.define("f", length: 2) {
                .string($0.snapshots().map(\.literal).joined(separator: " "))
            }
            try context.define("fail") { _ in throw HostError(name: "TypeError", message: "m") }
            try context.define("call") { .value(try $0.retained(at: 0).call()) }
            try context.evaluate(script, url: "evil.js")
            try body(context, object)
        }
    }

    @Test(arguments: tampering) func `host functions work`(_ script: String) throws {
        try tampered(script) { context, _ in
            let text = try context.snapshot("f(1, 'two', { three: [3] }, [4])")
            #expect(text == "1 \"two\" { three: [3] } [4]")
            let again = try context.snapshot("call(() => f())")
            #expect(again == "")
            let made = context.makeFunction(named: "made", length: 3) { _ in .null }
            #expect(made.snapshot() == .function(name: "made"))
            #expect(try made.property("length").number == 3)
            #expect(try made.call().isNull)
        }
    }

    @Test(arguments: tampering) func `host errors have their name and their place`(_ script: String)
        throws
    {
        try tampered(script) { context, _ in
            let exception = try context.thrown(by: "\n  fail()")
            #expect(exception.name == "TypeError")
            #expect(exception.message == "m")
            if !script.contains("stackTraceLimit") {
                #expect(exception.location == .init(file: scriptName, line: 2, column: 7))
            }
        }
    }

    @Test(arguments: tampering) func `locations are known`(_ script: String) throws {
        try tampered(script) { context, _ in
            var place: PortalTrace.SourceLocation?
            let function = context.makeFunction(named: "where") { call in
                place = call.location
                return .undefined
            }
            try context.globalObject.setProperty("locate", to: function)
            try context.evaluate("\n  locate()", url: scriptName)
            #expect(place == .init(file: scriptName, line: 2, column: 9))
        }
    }

    @Test(arguments: tampering) func `snapshots and keys are right`(_ script: String) throws {
        try tampered(script) { context, _ in
            let value = try context.evaluate(
                "({ b: [1, { c: 'd' }], a: () => {}, e: null, u: undefined })")
            #expect(try value.keys() == ["b", "a", "e", "u"])
            let a = try value.property("a").isFunction
            #expect(a)
            #expect(value.snapshot()["b"] == [1, ["c": "d"]])
            #expect(value.snapshot()["e"] == .null)
            #expect(value.snapshot().members?.map(\.name) == ["b", "a", "e", "u"])
        }
    }

    @Test(arguments: tampering) func `host objects work`(_ script: String) throws {
        try tampered(script) { context, object in
            let read = try context.snapshot("[H.a, H.b, H.f(1), 'u' in H, H.u, typeof H.x]")
            #expect(read == ["1", "2", 1, true, .undefined, "undefined"])
            #expect(object.missing == ["x"])
            try context.evaluate(
                "H.a = 'set'; H.n = 1; delete H.b; var names = ''; for (var n in H) if (H.propertyIsEnumerable === undefined || 'afun'.includes(n)) names += n"
            )
            #expect(try object.read("a") == "set")
            #expect(object.sets == ["a = \"set\"", "n = 1"])
            let frozen = try ObservedObject(in: context, isFrozen: true)
            #expect(
                try context.thrown(by: "'use strict'; H.a = 2").stack.isEmpty
                    == script.contains("stackTraceLimit"))
            #expect(try frozen.read("a") == "1")
        }
    }

    @Test(arguments: tampering) func `promises of the host and rejections work`(_ script: String)
        throws
    {
        try tampered(script) { context, _ in
            var reports: [String] = []
            context.onUnhandledRejection { reports.append($0.message) }
            try context.evaluate("var n = 0; (async () => { n++; throw 'unhandled' })()")
            #expect(reports == ["unhandled"])
            try context.enqueueMicrotask(context.evaluate("(() => { n++ })"))
            let promise = try context.makePromise()
            try context.globalObject.setProperty("p", to: promise.value)
            try promise.resolve(context.makeNumber(1))
            let n = try context.snapshot("n")
            #expect(n == 2)
        }
    }

    @Test
    func `a job runs although the species of promises throws`() throws {
        try tampered("Object.defineProperty(Promise, Symbol.species, { get() { throw 1 } })") {
            context, _ in
            try context.enqueueMicrotask(context.evaluate("var n = 0; (() => { n++ })"))
            let n = try context.snapshot("n")
            #expect(n == 1)
        }
    }

    @Test(arguments: tampering) func `a script is ended`(_ script: String) throws {
        try tampered(script) { context, _ throws in
            context.machine.setLimits(ScriptLimits(seconds: 0.03))
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try context.evaluate("for (;;) {}")
            }
        }
    }
}
