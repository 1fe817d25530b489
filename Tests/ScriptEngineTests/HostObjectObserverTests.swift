import PortalTrace
import ScriptEngine
import Testing

/// The host is told what scripts set and what they read in vain, and of nothing else.
@Suite struct HostObjectObserverTests {
    private func missing(after script: String) throws -> [String] {
        try withObject { context, object in
            try context.evaluate(script)
            return object.missing
        }
    }

    private func sets(after script: String, isFrozen: Bool = false) throws -> [String] {
        try withObject(isFrozen: isFrozen) { context, object in
            try context.evaluate(script)
            return object.sets
        }
    }

    // MARK: - Missing members

    @Test(arguments: [
        "H.x", "H['x']", "typeof H.x", "H.x === undefined", "H?.x", "H.x?.y", "H.x || 1",
        "var { x } = H", "var { x = 1 } = H", "Reflect.get(H, 'x')", "Object.create(H).x",
        "new Proxy(H, {}).x", "class A { static y = H.x }", "(() => H.x)()", "`${H.x}`",
        "try { H.x() } catch (e) {}", "try { H.x.y } catch (e) {}", "[H].map(h => h.x)",
        "H['' + 'x']", "H[{ toString() { return 'x' } }]", "({ __proto__: H }).x",
        "Object.setPrototypeOf(H, null); H.x", "with (H) { if ('x' in H) x } H.x",
    ])
    func `a read of a missing member is told once`(_ script: String) throws {
        let missing = try missing(after: script)
        #expect(missing == ["x"])
    }

    @Test(arguments: [
        "'x' in H", "H.hasOwnProperty('x')", "Object.hasOwn(H, 'x')", "Reflect.has(H, 'x')",
        "H.propertyIsEnumerable('x')", "Object.getOwnPropertyDescriptor(H, 'x')",
        "H[Symbol.iterator]", "H[Symbol('x')]", "H[Symbol.toPrimitive]", "`${H}`", "H + ''",
        "delete H.x", "H.x = 1", "H.x = 1; H.x", "H.a", "H.u", "H.toString", "H.constructor",
        "H.__proto__", "H.valueOf()", "Object.keys(H)", "({ ...H })", "for (var k in H) H[k]",
        "Object.entries(H)", "Object.assign({}, H)", "String(H)", "H == 1", "H instanceof Object",
        "Object.prototype.x = 1; H.x", "Object.defineProperty(H, 'x', {}); H.x",
        "var { a, ...rest } = H", "Object.freeze(H)", "H.u; H.u; var { u } = H",
    ])
    func `what reads no missing member is not told`(_ script: String) throws {
        let missing = try missing(after: script)
        #expect(missing == [])
    }

    @Test func `what the language itself looks for is told too`() throws {
        #expect(try missing(after: "JSON.stringify(H)") == ["toJSON"])
        #expect(try missing(after: "Promise.resolve(H)") == ["then"])
        #expect(try missing(after: "(async () => H)()") == ["then"])
    }

    @Test(arguments: ["", "0", "a b", "😀", "a\\0b", "__defineGetter", "undefined"])
    func `a missing member has the name that the script used`(_ name: String) throws {
        let missing = try missing(after: "H['\(name)']")
        #expect(missing == [name.replacing("\\0", with: "\0")])
    }

    @Test func `a member that was deleted is missing`() throws {
        #expect(try missing(after: "delete H.a; H.a; H.b; H.a = 1; H.a") == ["a"])
    }

    // MARK: - Sets

    @Test(arguments: [
        "H.a = 'v'", "H['a'] = 'v'", "Object.assign(H, { a: 'v' })", "Reflect.set(H, 'a', 'v')",
        "Object.defineProperty(H, 'a', { value: 'v' })", "({ a: H.a } = { a: 'v' })",
        "Reflect.defineProperty(H, 'a', { value: 'v', writable: true })", "H.a &&= 'v'",
        "Object.defineProperties(H, { a: { value: 'v' } })", "[H.a] = ['v']",
        "for (H.a of ['v']) ;", "with (H) { a = 'v' }", "new Proxy(H, {}).a = 'v'",
        "'use strict'; H.a = 'v'", "(h => { h.a = 'v' })(H)", "H.__defineGetter__; H.a = 'v'",
    ])
    func `however a member is set, it is told once with its value`(_ script: String) throws {
        let sets = try sets(after: script)
        #expect(sets == ["a = \"v\""])
    }

    @Test func `sets are told in order, new members included`() throws {
        #expect(
            try sets(after: "H.b = 1; H.x = { deep: [2] }; H.a += 'x'; H.x = null; H[0] = H.f")
                == ["b = 1", "x = { deep: [2] }", "a = \"1x\"", "x = null", "0 = function f"])
    }

    @Test func `a getter that a script defines is told as it is`() throws {
        let sets = try sets(
            after: "Object.defineProperty(H, 'a', { get: function mine() {}, configurable: true })")
        #expect(sets == ["a = function mine"])
    }

    @Test(arguments: [
        "Object.defineProperty(H, 'a', { enumerable: false })", "Object.seal(H)",
        "Object.preventExtensions(H)", "Object.freeze(H)",
        "delete H.a", "Object.create(H).a = 'v'",
        "class A {}; Object.setPrototypeOf(A.prototype, H); new A().a = 1",
        "H[Symbol('s')] = 1", "Reflect.set({}, 'a', 1, {})", "({ ...H }).a = 1", "H.f.a = 1",
        "Reflect.set(H, 'a', 1, {})", "Object.setPrototypeOf(H, {})", "H.a", "H.a == 'v'",
    ])
    func `what sets no member of the object is not told`(_ script: String) throws {
        let sets = try sets(after: script)
        #expect(sets == [])
    }

    @Test func `an object that inherits gets members of its own`() throws {
        try withObject { context, object in
            let value = try context.snapshot(
                "var child = Object.create(H); child.a = 'mine'; [child.a, H.a, Object.keys(child), child.b]"
            )
            #expect(value == ["mine", "1", ["a"], "2"])
            #expect(object.sets == [])
        }
    }

    @Test func `the host is told before a set takes effect`() throws {
        try withContext { context in
            var before: [TraceValue] = []
            var definition = HostObjectDefinition(names: ["a"]) { _ in .string("old") }
            definition.onSet = { name, value in
                before.append((try? value.context.snapshot("H.a")) ?? .unreadable("threw"))
            }
            let object = try context.makeHostObject(definition)
            try context.globalObject.setProperty("H", to: object.value)
            #expect(try context.snapshot("H.a = 'new'; H.a = 'newer'; H.a") == "newer")
            #expect(before == ["old", "new"])
        }
    }

    @Test func `the host's own reads and sets are not told`() throws {
        try withObject { context, object in
            try object.set("a", to: context.makeString("by the host"))
            try object.set("x", to: context.makeNumber(7))
            #expect(try object.read("a") == "by the host")
            #expect(try object.read("b") == "2")
            #expect(try object.read("nothing") == .undefined)
            #expect(try context.snapshot("[H.a, H.x]") == ["by the host", 7])
            #expect(object.sets == [] && object.missing == [])
        }
    }
}
