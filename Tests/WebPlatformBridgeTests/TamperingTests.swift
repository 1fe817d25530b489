import PortalJudge
import PortalKit
import ScriptEngine
import Testing
import WebFormats

/// What a portal does to the language's prototypes changes nothing in the host's scripts.
@Suite struct TamperingTests {
    @Test func `objects of Fetch work on tampered prototypes`() {
        let lines = page(
            """
            var log = console.log, from = Array.from, text = Response.prototype.text, then = Promise.prototype.then, bytes = new Uint8Array([104, 105]);
            ['push', 'slice', 'indexOf', 'includes', 'sort', 'forEach', 'map'].forEach.call(['push', 'slice', 'indexOf', 'includes', 'sort', 'map'],
                function (name) { Array.prototype[name] = function () { throw name; }; });
            String.prototype.toLowerCase = String.prototype.slice = Map.prototype.get = Map.prototype.set = function () { throw 'string or map'; };
            Array.prototype[Symbol.iterator] = function () { throw 'iterator'; };
            Object.defineProperty(Object.prototype, 'get', { get: function () { throw 'get'; }, configurable: true });
            Object.prototype.value = Object.prototype.writable = 'inherited';
            Promise.prototype.then = function () { throw 'then'; };
            var h = new Headers({ 'X-A': '1' }); h.append('B', '2');
            log(h.get('x-a'), h.has('b'), h.keys().next().value);
            var d = new FormData(); d.append('a', 'b'); d.set('a', 'c'); log(d.get('a'));
            var r = new Request('/', { method: 'post', body: d, headers: { C: '3' } });
            log(r.method, r.headers.get('c'), r.headers.get('content-type').length);
            var p = new Response(bytes).text();
            then.call(p, function (t) { log(t); });
            """)
        #expect(lines == ["1 true b", "c", "POST 3 62", "hi"])
    }

    @Test func `objects are made past the page's iterator of arrays and lengths of typed arrays`() {
        let lines = page(
            """
            var log = console.log, bytes = new Uint8Array([97, 61, 98]), typed = Object.getPrototypeOf(Uint8Array.prototype);
            Array.prototype[Symbol.iterator] = function () { throw 'iterator'; };
            ['length', 'byteLength', 'byteOffset', 'buffer'].forEach(function (name) { Object.defineProperty(typed, name, { get: function () { throw name; } }); });
            log(new CustomEvent('x', { detail: 1 }).detail, performance.mark('m').name, performance.measure('n', 'm').name, performance.getEntriesByType('measure').length);
            var d = new FormData(); d.append('a', 'b'); new Request('/', { method: 'post', body: d });
            new Response(new URLSearchParams('a=b&c=d')).formData().then(function (f) { log(f.get('c')); });
            """)
        #expect(lines == ["1 m n 1", "d"])
    }

    @Test func `messages work on tampered prototypes`() {
        let lines = page(
            """
            var log = console.log, c = new MessageChannel(), map = new Map([[1, 2]]);
            c.port2.onmessage = function (e) { log(e.data.list.length, e.data.map.size); };
            ['push', 'shift', 'slice', 'includes', 'indexOf'].forEach(function (name) { Array.prototype[name] = function () { throw name; }; });
            Map.prototype.set = Map.prototype.get = Map.prototype.forEach = function () { throw 'map'; };
            Object.defineProperty(Object.prototype, 'data', { set: function () { throw 'data'; }, configurable: true });
            c.port1.postMessage({ list: [1, 2], map: map });
            """)
        #expect(lines == ["2 1"])
    }

    @Test func `an endless list of headers ends with the script's time`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.limits.seconds = 1
        let script = PortalScript(
            name: "portal.js",
            source: """
                new Headers({ [Symbol.iterator]() { return { next() { return { value: ['a', 'b'] }; } }; } });
                """)
        let end = host.run([script], options).end
        #expect(end == .timeLimit || end == .memoryLimit)
    }

    /// mobile-plans.md, section 11.
    @Test func `the device's view lacks what is younger than EdgeHTML 18`() {
        let script = """
            console.log(typeof Response.json, typeof Response.prototype.json, typeof Response.prototype.bytes, 'getSetCookie' in Headers.prototype);
            console.log(typeof structuredClone, typeof BroadcastChannel, typeof MessageChannel, typeof Request);
            history.replaceState({ a: new Date(3) }, ''); console.log(history.state.a.getTime());
            """
        #expect(
            page(script) == [
                "function function function true", "function function function function", "3",
            ])
        #expect(
            page(script, target: .webView) == [
                "undefined function undefined false", "undefined undefined function function", "3",
            ])
    }
}
