import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// `console` (Console Standard).
@Suite struct ConsoleTests {
    @Test(arguments: [
        ("{ a: 1, 'b-c': 'x', [Symbol('s')]: null }", "{ a: 1, 'b-c': 'x', [Symbol(s)]: null }"),
        ("[1, , 'it\\'s', [], {}]", "[ 1, <1 empty item>, \"it's\", [], {} ]"),
        ("new Map([['a', { b: 1n }]])", "Map(1) { 'a' => { b: 1n } }"),
        ("new Set([1, undefined])", "Set(2) { 1, undefined }"),
        ("new (class Plan { price = 1; #x = 2; get y() { throw 1 } })", "Plan { price: 1 }"),
        ("Object.create(null)", "[Object: null prototype] {}"),
        ("class A {}", "[class A]"), ("class A extends Map {}", "[class A extends Map]"),
        ("() => 1", "[Function (anonymous)]"), ("async function f() {}", "[AsyncFunction: f]"),
        ("new Date(0)", "1970-01-01T00:00:00.000Z"), ("new Date(NaN)", "Invalid Date"),
        ("/a+/gi", "/a+/gi"), ("[Symbol('q')]", "[ Symbol(q) ]"),
        ("new Uint8Array([1, 2])", "Uint8Array(2) [ 1, 2 ]"),
        (
            "new Uint8Array([1, 255]).buffer",
            "ArrayBuffer { [Uint8Contents]: <01 ff>, byteLength: 2 }"
        ),
        ("[Object('s'), Object(1)]", "[ [String: 's'], [Number: 1] ]"),
        ("new WeakMap", "WeakMap { <items unknown> }"),
        ("{ get a() { throw 1 }, set b(v) {} }", "{ a: [Getter], b: [Setter] }"),
        (
            "{ a: { b: { c: { d: { e: { f: 1 } } } } } }",
            "{ a: { b: { c: { d: { e: [Object] } } } } }"
        ),
        ("(o => o.self = o)({})", "<ref *1> { self: [Circular *1] }"),
        ("new Proxy({ a: 1 }, { get() { throw 1 }, ownKeys() { throw 1 } })", "Proxy { a: 1 }"),
        ("[new RangeError('no')]", "[ [RangeError: no] ]"),
        ("['a\\n\\u001b\\ud800']", #"[ 'a\n\u001b\ud800' ]"#),
        (
            "new AbortController().signal",
            "AbortSignal { aborted: false, reason: undefined, onabort: null }"
        ),
    ])
    func `an object is shown as people know it (section 2_3, Printer)`(
        _ value: String, _ text: String
    ) {
        #expect(printed("console.log((\(value)))") == [text])
    }

    @Test func `an error is shown with its stack and its cause`() {
        let lines = printed(
            """
            function pay() { return new TypeError('no card', { cause: new Error('cut') }); }
            console.error(pay());
            """)
        #expect(
            lines == [
                """
                TypeError: no card
                    at pay (portal.js:1:38)
                    at portal.js:2:18 { [cause]: [Error: cut] }
                """
            ])
    }

    @Test(arguments: [
        ("'%s is %d and %f%%', 'Bo', '42.5', '1.5'", "Bo is 42 and 1.5%"),
        ("'%i %d', 7.9, Symbol()", "7 NaN"), ("'%s', Symbol('a')", "Symbol(a)"),
        ("'%o|%O', { a: 1 }, [2]", "{ a: 1 }|[ 2 ]"), ("'%cred', 'color: red'", "red"),
        ("'a', '%s', {}", "a %s {}"), ("'%s'", "%s"), ("'100%', 5", "100% 5"),
        ("'%x %s', 1, {}", "%x 1 {}"), ("'%s'", "%s"), ("'%d', 5n", "5n"),
        ("'%s', { toString() { throw 1 } }", "{ toString: [Function: toString] }"),
    ])
    func `format specifiers convert their arguments (section 2_2, Formatter)`(
        _ arguments: String, _ text: String
    ) {
        #expect(printed("console.log(\(arguments))") == [text])
    }

    @Test func `groups move their lines to the right (section 1_3)`() {
        let lines = printed(
            """
            console.group('Plans'); console.log('a'); console.groupCollapsed({ b: 1 });
            console.warn('c'); console.groupEnd(); console.log('d'); console.groupEnd();
            console.groupEnd(); console.log('e');
            console.group('f'); console.clear(); console.log('g');
            """)
        #expect(lines == ["Plans", "  a", "  { b: 1 }", "    c", "  d", "e", "f", "g"])
    }

    @Test func `counts and timers have labels (sections 1_2 and 1_4)`() {
        let lines = printed(
            """
            console.count(); console.count('x'); console.count(); console.countReset();
            console.count(); console.countReset('none');
            console.time('t'); console.time('t');
            setTimeout(() => {
                console.timeLog('t', { a: 1 }); console.timeEnd('t'); console.timeEnd('t');
            }, 1500);
            """)
        #expect(
            lines == [
                "default: 1", "x: 1", "default: 2", "default: 1",
                "Count for 'none' does not exist", "Timer 't' already exists",
                "t: 1500 ms { a: 1 }", "t: 1500 ms", "Timer 't' does not exist",
            ])
    }

    @Test func `a label is converted, and what that throws reaches the page`() {
        let lines = printed(
            """
            const mine = new Error('mine');
            for (const name of ['count', 'countReset', 'time', 'timeLog', 'timeEnd']) {
                try { console[name]({ toString() { throw mine; } }); }
                catch (e) { console.log(name, e === mine); }
            }
            """)
        #expect(
            lines == ["count", "countReset", "time", "timeLog", "timeEnd"].map { "\($0) true" })
    }

    @Test func `a table has a row for each element (section 1_1_7)`() {
        let lines = printed("console.table([{ plan: 'A', gb: 1 }, { plan: 'B' }, 7])")
        #expect(
            lines == [
                """
                ┌─────────┬──────┬────┬────────┐
                │ (index) │ plan │ gb │ Values │
                ├─────────┼──────┼────┼────────┤
                │ 0       │ 'A'  │ 1  │        │
                │ 1       │ 'B'  │    │        │
                │ 2       │      │    │ 7      │
                └─────────┴──────┴────┴────────┘
                """
            ])
        #expect(
            printed("console.table([[1, 2]], ['1'])").first?.contains("│ (index) │ 1 │") == true)
        #expect(printed("console.table('text')") == ["text"])
    }

    @Test func `assertions and traces say what they are (sections 1_1_1 and 1_1_8)`() {
        let lines = printed(
            """
            console.assert(true, 'no'); console.assert(false); console.assert(0, 'is %s', 'so');
            console.assert(null, { a: 1 });
            function f() { console.trace('here'); } f();
            """)
        #expect(
            lines == [
                "Assertion failed", "Assertion failed: is so", "Assertion failed { a: 1 }",
                "Trace: here\n    at f (portal.js:3:29)\n    at portal.js:3:42",
            ])
    }

    @Test func `the console is a namespace object (Web IDL, section 3_13)`() {
        let lines = printed(
            """
            const { writable, enumerable, configurable } =
                Object.getOwnPropertyDescriptor(globalThis, 'console');
            console.log(writable, enumerable, configurable, String(console));
            const above = Object.getPrototypeOf(console);
            console.log(Reflect.ownKeys(above).length, Object.getPrototypeOf(above) === Object.prototype);
            console.log(Object.keys(console).join(), 'timeline' in console, console.log.length);
            """)
        #expect(
            lines == [
                "true false true [object console]", "0 true",
                "assert,clear,debug,error,info,log,table,trace,warn,dir,dirxml,count,countReset,group,"
                    + "groupCollapsed,groupEnd,time,timeLog,timeEnd,profile,profileEnd,timeStamp false 0",
            ])
    }

    @Test func `an event keeps the arguments as data and the text beside them`() throws {
        let host = PortalHost()
        defer { host.close() }
        let run = host.run(
            [PortalScript(name: "portal.js", source: "console.log('%s:', 'x', new Map([[1, 2]]))")],
            RunOptions())
        let event = try #require(run.events.first { $0.kind == .console })
        #expect(
            event.arguments
                == ["%s:", "x", .object([.init("Map(1)", .array([.array([1, 2])]))])])
        #expect(event.result == "x: Map(1) { 1 => 2 }")
        #expect(event.location == SourceLocation(file: "portal.js", line: 1, column: 12))
    }
}
