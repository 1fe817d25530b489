import PortalTrace
import ScriptEngine
import Testing

/// A script cannot tell a host object from a plain one.
@Suite struct HostObjectTests {
    // MARK: - Looks

    /// Each has to be true of the host object `H`, and of a plain object with the same members.
    static let looks = [
        "typeof H === 'object'",
        "Object.keys(H).join() === 'a,f,u,b'",
        "Reflect.ownKeys(H).join() === 'a,f,u,b'",
        "Object.values(H).length === 4 && Object.entries(H)[3].join() === 'b,2'",
        "JSON.stringify(H) === '{\"a\":\"1\",\"b\":\"2\"}'",
        "JSON.stringify({ H }) === '{\"H\":{\"a\":\"1\",\"b\":\"2\"}}'",
        "'a' in H && 'u' in H && 'f' in H && !('x' in H)",
        "'toString' in H && 'constructor' in H",
        "H.hasOwnProperty('a') && !H.hasOwnProperty('x') && !H.hasOwnProperty('toString')",
        "Object.hasOwn(H, 'b') && H.propertyIsEnumerable('b')",
        "(o => o.a + o.b === '12' && Object.keys(o).length === 4)({ ...H })",
        "(o => o !== H && o.f === H.f)(Object.assign({}, H))",
        "(() => { var names = ''; for (var n in H) names += n; return names === 'afub' })()",
        "(({ a, x = 'd', ...rest }) => a + x + Object.keys(rest) === '1df,u,b')(H)",
        "Object.getPrototypeOf(H) === Object.prototype && H.__proto__ === Object.prototype",
        "H instanceof Object && H.constructor === Object",
        "Object.prototype.toString.call(H) === '[object Object]' && String(H) === '[object Object]'",
        "`${H}` === '[object Object]' && H + '' === '[object Object]'",
        "JSON.stringify(Object.getOwnPropertyDescriptor(H, 'a')) === JSON.stringify({ value: '1', writable: true, enumerable: true, configurable: true })",
        "Object.getOwnPropertyDescriptor(H, 'x') === undefined",
        "Object.isExtensible(H) && !Object.isFrozen(H) && !Object.isSealed(H)",
        "!Array.isArray(H) && H.length === undefined",
        "H === H && Object.is(H, H) && [H].indexOf(H) === 0 && new Map([[H, 1]]).get(H) === 1",
        "new WeakSet([H]).has(H) && globalThis.H === H",
        "H.f === H.f && H.f === H['f'] && Object.entries(H)[1][1] === H.f",
        "H.f(1, 2) === 2 && H.f.call(null) === 0 && H.f.name === 'f' && H.f.length === 2",
        "H.u === undefined && H.x === undefined && H[Symbol.iterator] === undefined",
        "(H.a = 'new') === 'new' && H.a === 'new' && Object.keys(H).join() === 'a,f,u,b'",
        "(H.x = 1, H.x === 1 && Object.keys(H).join() === 'a,f,u,b,x')",
        "(H[2] = 'two', H[Symbol.toStringTag] = 'Odd', Object.keys(H)[0] === '2' && String(H) === '[object Odd]')",
        "delete H.a && !('a' in H) && H.a === undefined && delete H.x && Object.keys(H).join() === 'f,u,b'",
        "(delete H.a, H.a = 'again', Object.keys(H).join() === 'f,u,b,a')",
        "H.a++ === 1 && H.a === 2 && (H.a ||= 7) === 2 && (H.u ??= 8) === 8",
        "Object.freeze(H) === H && Object.isFrozen(H) && (H.a = 'no', H.a === '1')",
        "(Object.seal(H), H.a = 'yes', H.a === 'yes' && !delete H.a && Object.isSealed(H))",
        "(Object.preventExtensions(H), H.x = 1, !('x' in H))",
        "(Object.defineProperty(H, 'hidden', { value: 3 }), H.hidden === 3 && !Object.keys(H).includes('hidden'))",
        "(Object.defineProperty(H, 'a', { get() { return 'made' } }), H.a === 'made')",
        "(Object.setPrototypeOf(H, { extra: 1 }), H.extra === 1 && H.a === '1' && H.toString === Object.prototype.toString)",
        "(H.__proto__ = { extra: 2 }, H.extra === 2)",
        "(H.__proto__ = null, H.a === '1' && !('toString' in H))",
        "Reflect.get(H, 'a') === '1' && Reflect.has(H, 'a') && Reflect.set(H, 'a', 2) && H.a === 2",
        "(() => { with (H) return a + b === '12' })()",
        "H?.a === '1' && H?.x?.y === undefined",
        "structure(H) === 'a:string,f:function,u:undefined,b:string'",
    ]

    private static let plain =
        "H = { a: '1', f(x, y) { return arguments.length }, u: undefined, b: '2' };"
    private static let helpers =
        "function structure(o) { return Object.keys(o).map(k => k + ':' + typeof o[k]).join() }"

    @Test(arguments: looks) func `it looks like a plain object`(_ expression: String) throws {
        try withObject { context, _ in
            try context.evaluate(Self.helpers)
            let value = try context.snapshot(expression)
            #expect(value == true)
        }
    }

    @Test(arguments: looks) func `a plain object looks like that`(_ expression: String) throws {
        try withContext { context in
            try context.evaluate(Self.helpers + Self.plain)
            let value = try context.snapshot(expression)
            #expect(value == true)
        }
    }

    // MARK: - Identity

    @Test func `the script sees one object at each read`() throws {
        try withContext { context in
            let object = try context.makeHostObject(HostObjectDefinition(names: []) { _ in nil })
            try context.globalObject.setProperty("first", to: object.value)
            try context.globalObject.setProperty("second", to: object.value)
            #expect(try context.snapshot("first === second && [first].includes(second)") == true)
            #expect(try object.value.isIdentical(to: context.evaluate("second")))
            #expect(try context.snapshot("Object.keys(first)") == [])
        }
    }

    @Test func `two objects of one definition are two objects`() throws {
        try withContext { context in
            let definition = HostObjectDefinition(names: ["n"]) { _ in .string("same") }
            try context.globalObject.setProperty(
                "one", to: context.makeHostObject(definition).value)
            try context.globalObject.setProperty(
                "two", to: context.makeHostObject(definition).value)
            #expect(
                try context.snapshot("one.n = 'changed'; [one === two, one.n, two.n]") == [
                    false, "changed", "same",
                ])
        }
    }

    @Test
    func `an object that holds itself is cyclic in a snapshot`() throws {
        try withObject { context, _ in
            let value = try context.snapshot("H.own = H; H")
            #expect(value["own"] == .unreadable("cyclic"))
        }
    }

    // MARK: - Members are made when they are touched, once

    @Test func `nothing is made before it is touched`() throws {
        try withObject { context, object in
            try context.evaluate("var kept = [H, typeof H, H === H]")
            #expect(object.made == [])
            try context.evaluate("H.f; H.f(); H.f === H.f")
            #expect(object.made == ["f"])
            try context.evaluate("H.missing")
            #expect(object.made == ["f"])
        }
    }

    @Test(arguments: [
        "Object.keys(H)", "JSON.stringify(H)", "({ ...H })", "'b' in H", "delete H.x",
    ])
    func `functions keep their identity when all members are made`(_ operation: String) throws {
        try withObject { context, object in
            let script =
                "var f = H.f; f.mark = 1; \(operation); [H.f === f, H.f.mark, Object.keys(H)]"
            let value = try context.snapshot(script)
            #expect(value == [true, 1, ["a", "f", "u", "b"]])
            #expect(object.made.count(where: { $0 == "f" }) == 1)
        }
    }

    @Test func `members that were set out of order keep the order of the definition`() throws {
        try withObject { context, _ in
            let keys = try context.snapshot("H.b = 'set'; H.f; H.x = 1; [Object.keys(H), H.b]")
            #expect(keys == [["a", "f", "u", "b", "x"], "set"])
        }
    }
}
