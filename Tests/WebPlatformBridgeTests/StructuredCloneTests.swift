import Testing

/// Structured data (HTML, section 2.7).
@Suite struct StructuredCloneTests {
    @Test func `2.7.3: values of the language come out as they were`() {
        let lines = page(
            """
            var o = { n: null, u: undefined, z: -0, b: 10n, s: '\\uD800', d: new Date(7), r: /a/gi, w: new Boolean(false),
                m: new Map([[1, { x: 1 }]]), t: new Set(['a']), f: new Float32Array([1, 2]) };
            o.self = o; o.list = [1, , 3]; o.list.extra = 'e'; o.same = o.list; o.r.lastIndex = 1;
            var c = structuredClone(o);
            console.log(c !== o, c.self === c, c.same === c.list, Object.is(c.z, -0), c.b === 10n, c.s === '\\uD800', 'u' in c);
            console.log(c.d.getTime(), String(c.r), c.r.lastIndex, typeof c.w, c.m.get(1).x, c.t.has('a'), c.f.join());
            console.log(c.list.length, 1 in c.list, c.list.extra, Array.isArray(c.list), Object.getPrototypeOf(c) === Object.prototype);
            """)
        #expect(
            lines == [
                "true true true true true true true", "7 /a/gi 0 object 1 true 1,2",
                "3 false e true true",
            ])
    }

    @Test func `2.7.3: an error keeps its name, message and cause`() {
        let lines = page(
            """
            class Own extends TypeError {}
            var c = structuredClone(new Own('m', { cause: { a: 1 } }));
            console.log(c instanceof TypeError, c instanceof Own, c.name, c.message, c.cause.a, Object.keys(c).length);
            var d = structuredClone(new DOMException('m', 'AbortError'));
            console.log(d instanceof DOMException, d.name, d.message, d.code);
            """)
        #expect(lines == ["true false TypeError m 1 0", "true AbortError m 20"])
    }

    @Test(arguments: [
        "function () {}", "Symbol()", "new Proxy({}, {})", "new WeakMap()", "Promise.resolve()",
        "new Headers()", "new Event('a')", "window", "{ deep: [function () {}] }",
        "new Proxy({}, { get: function () { throw 1; }, ownKeys: function () { throw 2; } })",
        "new MessageChannel().port1", "new ReadableStream()",
    ])
    func `2.7.3: what cannot be cloned is a DataCloneError`(_ value: String) {
        #expect(
            page("try { structuredClone(\(value)); } catch (e) { console.log(e.name, e.code); }")
                == ["DataCloneError 25"])
    }

    @Test func `2.7.3: getters run depth first, and what they throw is thrown`() {
        let lines = page(
            """
            var order = [];
            structuredClone({ get a() { order.push('a'); return { get b() { order.push('b'); } }; }, get c() { order.push('c'); } });
            console.log(order.join());
            try { structuredClone({ get a() { throw 'thrown'; } }); } catch (e) { console.log(e); }
            """)
        #expect(lines == ["a,b,c", "thrown"])
    }

    @Test func `2.7.7: transferred buffers are detached, their views follow`() {
        let lines = page(
            """
            var buffer = new ArrayBuffer(8), view = new Uint16Array(buffer, 2, 2);
            var c = structuredClone({ buffer: buffer, view: view }, { transfer: [buffer] });
            console.log(buffer.byteLength, view.length, c.buffer.byteLength, c.view.buffer === c.buffer, c.view.byteOffset, c.view.length);
            console.log(Object.getPrototypeOf(c.buffer) === ArrayBuffer.prototype);
            [[buffer], [{}], [c.buffer, c.buffer]].forEach(function (list) {
                try { structuredClone(1, { transfer: list }); } catch (e) { console.log(e.name); }
            });
            console.log(c.buffer.byteLength);
            """)
        #expect(
            lines == [
                "0 0 8 true 2 2", "true", "DataCloneError", "DataCloneError", "DataCloneError", "8",
            ])
    }

    @Test func `2.7.3: views follow a resizable buffer as before`() {
        let lines = page(
            """
            [16, 24].forEach(function (most) {
                var buffer = new ArrayBuffer(16, { maxByteLength: most });
                var list = [new Uint8Array(buffer, 4), new Uint8Array(buffer, 4, 12), new DataView(buffer, 4), new DataView(buffer, 4, 12)];
                list[0][11] = 77;
                var c = structuredClone(list);
                console.log(c[0][11], list[0][11], buffer.byteLength);
                c[0].buffer.resize(8);
                console.log(c.map(function (v) { try { return v.byteLength; } catch (e) { return e.name; } }).join());
            });
            """)
        let expected = ["77 77 16", "4,0,4,TypeError"]
        #expect(lines == expected + expected)
    }

    @Test func `no depth and no tampered prototype brings the host down`() {
        let lines = page(
            """
            var deep = {}; for (var i = 0; i < 100000; i++) deep = { a: deep };
            var map = new Map(); for (i = 0; i < 100000; i++) map = new Map([[map, i]]);
            console.log(typeof structuredClone(deep).a, structuredClone(map).size);
            Array.prototype.push = Map.prototype.get = Object.keys = Reflect.ownKeys = function () { throw 'tampered'; };
            Object.defineProperty(Object.prototype, 'kind', { get: function () { return 'Map'; }, set: function () {} });
            console.log(JSON.stringify(structuredClone({ kind: 1, list: [new Map()] })));
            """)
        #expect(lines == ["object 1", #"{"kind":1,"list":[{}]}"#])
    }
}
