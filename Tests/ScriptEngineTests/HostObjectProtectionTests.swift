import PortalTrace
import ScriptEngine
import Testing

/// Frozen host objects, and what hostile prototypes and getters can do to host objects.
@Suite struct HostObjectProtectionTests {
    // MARK: - Frozen objects

    @Test(arguments: [
        "Object.isFrozen(H) && Object.isSealed(H) && !Object.isExtensible(H)",
        "(H.a = 'no', H.a === '1')", "(H.x = 1, !('x' in H))", "!delete H.a", "delete H.x",
        "!Reflect.set(H, 'a', 1) && !Reflect.deleteProperty(H, 'a')",
        "!Reflect.defineProperty(H, 'a', { value: 1 })",
        "H.a && !('x' in H) && !Reflect.setPrototypeOf(H, {}) && Reflect.setPrototypeOf(H, Object.prototype)",
        "JSON.stringify(H) === '{\"a\":\"1\",\"b\":\"2\"}'",
        "Object.keys(H).join() === 'a,f,u,b'", "H.f(1) === 1 && H.f === H.f",
        "JSON.stringify(Object.getOwnPropertyDescriptor(H, 'a')) === JSON.stringify({ value: '1', writable: false, enumerable: true, configurable: false })",
        "!Object.isFrozen(H.f)", "Object.freeze(H) === H",
        "(H.f.extra = 1, H.f.extra === 1)",
    ])
    func `a frozen object is what Object freeze makes`(_ expression: String) throws {
        try withObject(isFrozen: true) { context, _ in
            let value = try context.snapshot(expression)
            #expect(value == true)
        }
    }

    @Test(arguments: [
        "H.a = 1", "H.x = 1", "delete H.a", "Object.defineProperty(H, 'a', { value: 1 })",
        "Object.defineProperty(H, 'x', { value: 1 })", "Object.assign(H, { a: 1 })", "H.a++",
        "H.__proto__ = {}", "({ a: H.a } = { a: 1 })",
        "Object.keys(H); Object.setPrototypeOf(H, {})",
    ])
    func `strict code that changes a frozen object throws a TypeError`(_ script: String) throws {
        try withObject(isFrozen: true) { context, object in
            let exception = try context.thrown(by: "'use strict'; H; \(script)")
            #expect(exception.name == "TypeError")
            #expect(try object.read("a") == "1")
        }
    }

    @Test func `a frozen object tells of what was tried`() throws {
        try withObject(isFrozen: true) { context, object in
            try context.evaluate("H.a = 2; H.missing")
            #expect(object.sets == ["a = 2"])
            #expect(object.missing == ["missing"])
        }
    }

    // MARK: - Hostile prototypes

    @Test(arguments: [
        "Object.prototype.value = 'evil'; Object.prototype.writable = true",
        "Object.defineProperty(Object.prototype, 'x', { get() { return 'x' }, set() { throw 1 } })",
        "Object.setPrototypeOf(H, new Proxy({}, { has() { throw 1 }, set() { throw 1 } }))",
        "Object.setPrototypeOf(H, Object.create(null))",
        "Object.freeze(Object.prototype)",
        "Object.prototype.a = 'later'; delete Object.prototype.a",
        "Function.prototype.call = Function.prototype.apply = () => { throw 1 }",
    ])
    func `members are what the host made, whatever is inherited`(_ script: String) throws {
        try withObject { context, object in
            try context.evaluate(script)
            let value = try context.snapshot("[H.a, H.b, typeof H.f, Object.keys(H).join()]")
            #expect(value == ["1", "2", "function", "a,f,u,b"])
            try context.evaluate("H.a = 'set'")
            #expect(try object.read("a") == "set")
            #expect(object.sets == ["a = \"set\""])
        }
    }

    @Test(
        arguments: ["null", "{ extra: 1 }", "class {}"])
    func `a prototype that a script set before anything else stays`(_ prototype: String) throws {
        try withObject { context, _ in
            let value = try context.snapshot(
                """
                var prototype = \(prototype); Object.setPrototypeOf(H, prototype);
                Object.keys(H); Object.getPrototypeOf(H) === prototype
                """)
            #expect(value == true)
        }
    }

    @Test
    func `the prototype of a frozen object cannot be set`() throws {
        try withObject(isFrozen: true) { context, _ throws in
            #expect(try context.thrown(by: "Object.setPrototypeOf(H, {})").name == "TypeError")
        }
    }

    @Test(
        arguments: ["Object.keys(H).join()", "Object.keys({ ...H }).join()"])
    func `members called get and set on Object.prototype change nothing`(_ read: String) throws {
        try withObject { context, _ in
            try context.evaluate("Object.prototype.get = Object.prototype.set = () => { throw 1 }")
            #expect(
                try context.snapshot("delete H.x; \(read)").string?.hasPrefix("a,f,u,b") == true)
        }
    }

    @Test(
        arguments: [
            "Object.prototype.b = 'evil'", "Object.prototype.f = 'evil'",
            "Object.defineProperty(Object.prototype, 'b', { get() { return 'evil' } })",
            "Object.setPrototypeOf(H, { a: 'evil' })",
            "Object.setPrototypeOf(H, new Proxy({}, { get() { return 'evil' } }))",
            "Object.setPrototypeOf(H, new Proxy({}, { get() { throw 1 } }))",
        ])
    func `a member hides what is inherited from its first read on`(_ script: String) throws {
        try withObject { context, _ in
            try context.evaluate(script)
            let value = try context.snapshot("[H.a, H.b, typeof H.f]")
            #expect(value == ["1", "2", "function"])
        }
    }

    @Test(
        arguments: ["toString", "constructor", "valueOf", "__proto__", "hasOwnProperty"])
    func `a member may be called like an inherited one`(_ name: String) throws {
        try withContext { context in
            let definition = HostObjectDefinition(names: [name]) { _ in .string("mine") }
            let object = try context.makeHostObject(definition)
            try context.globalObject.setProperty("O", to: object.value)
            #expect(try context.snapshot("O['\(name)']") == "mine")
            #expect(try context.snapshot("Object.keys(O)") == [.string(name)])
        }
    }

    @Test(
        arguments: [
            "Object.defineProperty(H, 'x', { get() { return this } }); H.x === H",
            "Object.defineProperty(Object.prototype, 'x', { get() { return this } }); H.x === H",
            "var that; Object.defineProperty(H, 'x', { set(v) { that = this } }); H.x = 1; that === H",
            "var that; Object.defineProperty(Object.prototype, 'x', { set(v) { that = this } }); H.x = 1; that === H",
            "Object.defineProperty(H, 'x', { get() { return this } }); var o = Object.create(H); o.x === o",
        ])
    func `getters and setters of a script get the object itself`(_ expression: String) throws {
        try withObject { context, _ in
            let value = try context.snapshot(expression)
            #expect(value == true)
        }
    }

    @Test(arguments: ["getPrototypeOf", "setPrototypeOf", "get", "has", "ownKeys", "isExtensible"])
    func `a script cannot slip a trap in by inheritance`(_ trap: String) throws {
        try withObject { context, _ in
            let value = try context.snapshot(
                """
                var trapped = 0; Object.prototype.\(trap) = () => { trapped++ };
                Object.setPrototypeOf(H, Object.getPrototypeOf(H)); Object.isExtensible(H);
                [H.a, 'a' in H, Reflect.ownKeys(H).length, H instanceof Object, trapped]
                """)
            #expect(value == ["1", true, 4, true, 0])
        }
    }

    @Test func `what a script's getter throws reaches whoever reads`() throws {
        try withObject { context, object in
            try context.evaluate(
                "Object.defineProperty(H, 'x', { enumerable: true, get() { throw new RangeError('mine') } })"
            )
            #expect(try context.thrown(by: "H.x").description == "RangeError: mine")
            #expect(throws: ScriptFailure.self) { try object.read("x") }
            #expect(try context.snapshot("H")["x"] == .unreadable("threw RangeError: mine"))
            #expect(object.missing == [])
        }
    }
}
