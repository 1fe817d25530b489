import PortalTrace
import ScriptEngine
import Testing

/// A script cannot tell a host function from a built-in one.
@Suite struct HostFunctionTests {
    /// Each has to be true of `f`, a host function of length 2 that returns how many arguments it
    /// got, and where it names one, `parseInt` is the built-in to compare with.
    static let looks = [
        "typeof f === 'function'",
        "f instanceof Function",
        "f instanceof Object",
        "f.constructor === Function",
        "Object.getPrototypeOf(f) === Function.prototype",
        "Object.prototype.toString.call(f) === '[object Function]'",
        "f.name === 'f'",
        "f.length === 2 && plain.length === 0",
        "JSON.stringify(Object.getOwnPropertyDescriptor(f, 'name')) === JSON.stringify({ value: 'f', writable: false, enumerable: false, configurable: true })",
        "JSON.stringify(Object.getOwnPropertyDescriptor(f, 'length')) === JSON.stringify({ value: 2, writable: false, enumerable: false, configurable: true })",
        "Reflect.ownKeys(f).sort().join() === Reflect.ownKeys(parseInt).sort().join()",
        "Object.keys(f).length === 0",
        "(() => { for (var k in f) return false; return true })()",
        "!('prototype' in f)",
        "!f.hasOwnProperty('caller') && !f.hasOwnProperty('arguments')",
        "String(f) === String(parseInt).replace('parseInt', 'f')",
        "f.toString().includes('[native code]')",
        "Function.prototype.toString.call(f).includes('[native code]')",
        "JSON.stringify(f) === undefined && JSON.stringify({ f }) === '{}'",
        "Object.isExtensible(f)",
        "Array.isArray(f) === false",
        "f === f && Object.is(f, f) && [f].includes(f) && new Set([f, f]).size === 1",
        "(f.extra = 1, f.extra === 1 && delete f.extra)",
        "(() => { 'use strict'; try { f.name = 'g' } catch (e) { return e instanceof TypeError && f.name === 'f' } })()",
    ]

    /// Each has to be true of calls of `f`.
    static let calls = [
        "f() === 0", "f(1, 2, 3) === 3", "f(...new Array(500)) === 500",
        "f.call(null, 1) === 1", "f.call() === 0", "f.apply({}, [1, 2]) === 2",
        "f.apply(null, { length: 4 }) === 4", "Reflect.apply(f, undefined, [1]) === 1",
        "f.bind(null, 1)(2) === 2", "f.bind().name === 'bound f'", "f.bind(null, 1).length === 1",
        "({ f }).f(1) === 1", "(0, f)(1) === 1", "f?.(1) === 1", "f`a${1}b` === 2",
        "[7, 8].map(f).join() === '3,3'", "Array.from([1], f).join() === '2'",
        "[3, 1, 2].sort(f).length === 3", "'a'.replace('a', f) === '3'",
        "JSON.stringify({ a: 1 }, f) === '2'", "Math.max(f(1), f(1, 2)) === 2",
        "({ get x() { return f() } }).x === 0", "({ valueOf: f }) + 1 === 1",
        "(Object.defineProperty({}, 'x', { get: f })).x === 0",
        "new Proxy(f, {})(1) === 1", "(() => { class A { m = f }; return new A().m(1) === 1 })()",
    ]

    /// Each has to throw a TypeError, as it does for `parseInt`.
    static let refusals = [
        "new f", "new f()", "new f(1)", "Reflect.construct(f, [])", "new (f.bind())",
        "Reflect.construct(Object, [], f)", "class A extends f {}",
        "new (new Proxy(f, {}))",
    ]

    private func holds(_ expression: String) throws -> TraceValue {
        try withContext { context in
            try context.define("f", length: 2) { .number(Double($0.count)) }
            try context.define("plain") { _ in .undefined }
            return try context.snapshot(expression)
        }
    }

    @Test(arguments: looks) func `it looks like a built-in one`(_ expression: String) throws {
        #expect(try holds(expression) == true)
    }

    @Test(arguments: calls) func `it is called like a built-in one`(_ expression: String) throws {
        #expect(try holds(expression) == true)
    }

    @Test(arguments: refusals) func `it refuses what a built-in one refuses`(_ script: String)
        throws
    {
        let refused = "(f => { try { \(script) } catch (e) { return e instanceof TypeError } })"
        #expect(try holds("\(refused)(f)") == true)
        #expect(try holds("\(refused)(parseInt)") == true)
    }

    @Test(arguments: ["", "a b", "😀", "a\0b", "constructor", "__proto__", "name", "length"])
    func `it has the name that it was given`(_ name: String) throws {
        try withContext { context throws in
            let function = context.makeFunction(named: name, length: 1) { _ in .null }
            #expect(try function.property("name").string == name)
            #expect(try function.property("length").number == 1)
            #expect(try function.call().isNull)
        }
    }

    @Test func `two functions are two values with a state of their own`() throws {
        try withContext { context in
            for name in ["a", "b"] {
                var calls = 0.0
                try context.define(name) { _ in
                    calls += 1
                    return .number(calls)
                }
            }
            #expect(try context.snapshot("[a(), a(), b(), a(), a === b]") == [1, 2, 1, 3, false])
        }
    }
}
