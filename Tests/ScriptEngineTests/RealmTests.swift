import PortalTrace
import ScriptEngine
import Testing

/// The realm of the host's own built-ins is never a script's to reach.
@Suite struct RealmTests {
    /// Each has to be true of a page with the host object `H` and the function `fail`.
    static let own = [
        "here(fail)", "here(H.f)", "here(Date)", "here(Date.now)",
        "here(caught(() => fail('TypeError')))", "here(caught(() => fail('RangeError')))",
        "here(caught(() => fail('Error')))", "here(caught(() => fail('Odd')))",
        "caught(() => fail('TypeError')) instanceof TypeError",
        "caught(() => fail('RangeError')) instanceof RangeError",
        "Object.getPrototypeOf(caught(() => fail('Odd'))) === Error.prototype",
        "here(Object.getOwnPropertyDescriptor(H, 'a'))", "here(Reflect.ownKeys(H))",
        "here(Object.keys(H))", "here(Object.entries(H)[0])", "here(H)",
        "here(Object.getOwnPropertyDescriptors(H).a)",
        "here(caught(() => { 'use strict'; Object.freeze(H); H.a = 1 }))",
        "here(caught(() => Object.setPrototypeOf(Object.preventExtensions(H), {})))",
        "here(caught(() => Object.defineProperty(Object.freeze(H), 'z', { value: 1 })))",
        "here(new Date())", "here(new (class extends Date {}))",
    ]

    @Test(arguments: own) func `what a script gets is of its own realm`(_ check: String) throws {
        try withObject { context, _ in
            try context.setClock { 0 }
            try context.define("fail") { call in
                throw HostError(name: call.snapshot(at: 0).string ?? "", message: "m")
            }
            let value = try context.snapshot(
                """
                var caught = f => { try { f() } catch (e) { return e } };
                var here = o => (typeof o === 'function' ? o : o.constructor)
                    .constructor('return this')() === globalThis;
                \(check)
                """)
            #expect(value == true)
        }
    }

    @Test(arguments: [
        "H.a", "H.missing", "H.a = 1", "H.x = 1", "delete H.a", "'a' in H", "Object.keys(H)",
        "Object.defineProperty(H, 'y', { value: 1 })", "Object.freeze(H)", "H.f", "new Date",
        "Date()",
    ])
    func `at the end of the stack it throws errors of the script's realm`(_ deed: String) throws {
        try withObject { context, _ in
            try context.setClock { 0 }
            let value = try context.snapshot(
                """
                var seen = 0, strange = 0;
                (function f() {
                    try { f() } catch (e) { f.caught = e }
                    if (seen++ < 60) try { \(deed) } catch (e) {
                        if (!(e instanceof RangeError)) strange++;
                        if (e.constructor.constructor !== Function) strange++;
                    }
                })();
                strange
                """)
            #expect(value == 0)
        }
    }

    @Test func `setters that a script defined are told once, and observers once`() throws {
        try withObject { context, object in
            try context.evaluate(
                """
                var got = [];
                Object.defineProperty(H, 'x', { set(v) { got.push(v) }, configurable: true });
                H.x = 1; H.a = 'new'; H.plain = 2; H.a = 'newer';
                """)
            #expect(try context.snapshot("got") == [1])
            #expect(try context.snapshot("[H.a, H.plain]") == ["newer", 2])
            #expect(object.sets.filter { $0.hasPrefix("plain") }.count == 1)
            #expect(object.sets.filter { $0.hasPrefix("a") }.count == 2)
        }
    }

    @Test func `what a description inherits is no part of it`() throws {
        try withObject { context, object in
            try context.evaluate(
                """
                Object.prototype.value = 'evil'; Object.prototype.get = () => 'evil';
                Object.defineProperty(H, 'b', { writable: false, __proto__: null });
                """)
            #expect(object.sets == [])
            #expect(try context.snapshot("[H.b, Object.keys(H).join()]") == ["2", "a,f,u,b"])
        }
    }
}
