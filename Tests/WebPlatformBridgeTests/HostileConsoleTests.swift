import PortalKit
import ScriptEngine
import Testing

/// What a console must not do, whatever it is given: run the portal's code, hang, or print without end.
@Suite struct HostileConsoleTests {
    @Test func `nothing of the page runs while an object is shown`() {
        let lines = printed(
            """
            let count = 0;
            const trap = new Proxy({}, new Proxy({}, { get() { count++; throw 1; } }));
            const evil = { get a() { count++; }, [Symbol.toStringTag]: 'E', toString() { count++; } };
            const error = Object.defineProperty(new Error, 'message', { get() { count++; } });
            const named = new (class { static get name() { count++; } });
            console.log(trap, [trap], evil, error, named, Object.create(trap), new Map([[trap, evil]]));
            console.table([trap, evil]); console.dir(trap); console.trace(evil);
            console.log('ran', count);
            """)
        #expect(lines.last == "ran 0")
    }

    @Test(arguments: [
        "'y'.repeat(1e7), {}", "['y'.repeat(1e7)]", "'%s', 'z'.repeat(1e7)",
        "'%s'.repeat(1e6), 1, 2", "new Array(1e7).fill('x')", "new Uint8Array(1e7)",
        "new Array(1e7)", "Object.assign([], { 4000000000: 1 })",
        "Array.from({ length: 1e5 }).reduce((o) => ({ o }), {})",
        "Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i]))",
        "new Map(Array.from({ length: 1e5 }, (_, i) => [i, i]))",
        "Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => Array(100).fill({ a: 1 })))",
        "Array.from({ length: 1e4 }).reduce((o) => new Proxy(o, {}), {})",
        "...Array.from({ length: 1e5 }, (_, i) => ({ i }))",
        "new Error('m'.repeat(1e6))", "Symbol('s'.repeat(1e6)), {}", "[10n ** 9999n]",
    ])
    func `huge values print a bounded text`(_ value: String) throws {
        let lines = printed("console.log(\(value)); console.log('after');") {
            $0.limits.bytes = 1 << 30
        }
        #expect(lines.last == "after" && lines.count == 2)
        #expect(try #require(lines.first).utf8.count < 150_000)
    }

    @Test func `a console inside of a conversion does not recurse for ever`() {
        let lines = printed(
            """
            const o = { toString() { console.log('%s', o); return 'x'; } };
            console.log('%s', o);
            console.log('after');
            """)
        #expect(lines.last == "after" && lines.count < 20)
    }

    @Test func `at the end of the stack the console still writes or throws`() {
        let lines = printed(
            """
            let depth = 0;
            function down() { depth++; console.log({ depth }); down(); }
            try { down(); } catch (e) { console.log(e instanceof RangeError); }
            """)
        #expect(lines.last == "true")
    }

    @Test(arguments: [
        "Array.prototype.push = null; Array.prototype[Symbol.iterator] = null;",
        "Map.prototype.get = String.prototype.slice = Function.prototype.call = null;",
        "Object.prototype.get = 1; Object.prototype.value = 2; Object.prototype.enumerable = 1;",
        "Object.keys = Reflect.ownKeys = Object.getOwnPropertyDescriptor = () => { throw 1 };",
        "Symbol = Map = Set = Error = Array = Object = null;",
        "RegExp.prototype.exec = Symbol.prototype.toString = () => { throw 1 };",
    ])
    func `a page that breaks the language keeps its console`(_ breaking: String) {
        let lines = printed(
            """
            const map = new Map([['k', [1, 2]]]), error = new Error('e');
            \(breaking)
            console.log(map, { a: 1 }); console.log('%s-%d', 'x', 4, {}); console.count({});
            console.log([error]);
            """)
        #expect(
            lines == [
                "Map(1) { 'k' => [ 1, 2 ] } { a: 1 }", "x-4 {}", "[object Object]: 1",
                "[ [Error: e] ]",
            ])
    }

    @Test func `groups without end move lines no further than a bound`() throws {
        let lines = printed("for (let i = 0; i < 5000; i++) console.group('x'); console.log({});")
        #expect(try #require(lines.last).count == 34)
    }
}
