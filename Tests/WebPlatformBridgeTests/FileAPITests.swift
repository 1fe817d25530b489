import Testing
import WebFormats

/// Blobs, files and their reader (W3C File API).
@Suite struct FileAPITests {
    @Test func `3.1: a Blob is made of all kinds of parts, and its type of ASCII`() {
        let lines = page(
            """
            (async function () {
                var inner = new Blob(['in'], { type: 'Text/PLAIN' });
                var b = new Blob(['\\uD800', new Uint16Array([0x4241]).subarray(0, 1), new DataView(new ArrayBuffer(1)), inner, 12, null], { type: '\\u00E9' });
                console.log(b.size, b.type === '', inner.type, JSON.stringify(await b.text()));
                console.log(JSON.stringify(await new Blob(['a\\nb\\r\\nc\\rd'], { endings: 'native' }).text()));
                [null, 'text', 5, {}].forEach(function (parts) {
                    try { new Blob(parts); console.log('made'); } catch (e) { console.log(e instanceof TypeError); }
                });
            })();
            """)
        #expect(
            lines.sorted()
                == [
                    #""a\r\nb\r\nc\r\nd""#, "14 true text/plain \"\u{FFFD}AB\\u0000in12null\"",
                    "true",
                    "true", "true", "true",
                ].sorted())
    }

    @Test func `3.3: slices share bytes and never change with the array they were made from`() {
        let lines = page(
            """
            (async function () {
                var source = new Uint8Array([1, 2, 3, 4, 5]), b = new Blob([source, source]);
                source.fill(9);
                console.log((await b.slice(-3, -1).bytes()).join(), (await b.slice(3, 7, 'A/b').bytes()).join(), b.slice(3, 7, 'A/b').type);
                var taken = await b.bytes(); taken.fill(0);
                console.log((await b.bytes()).join(), b.slice(7, 2).size, b.slice(NaN, 1e30).size);
                var chunks = 0, total = 0;
                for await (const c of new Blob(['x'.repeat(200000)]).stream()) { chunks++; total += c.length; }
                console.log(chunks > 1, total);
            })();
            """)
        #expect(lines == ["3,4 4,5,1,2 a/b", "1,2,3,4,5,1,2,3,4,5 0 10", "true 200000"])
    }

    @Test func `3.1: a Blob has its bound, however it comes to its size`() {
        let lines = page(
            """
            var b = new Blob(['xy']), doublings = 0;
            try { for (;;) { b = new Blob([b, b]); doublings++; } } catch (e) { console.log(e instanceof RangeError, doublings, b.size === 1 << 28); }
            """)
        #expect(lines == ["true 27 true"])
    }

    @Test func `4: a File has a name, and the time of the page`() {
        let lines = page(
            """
            var f = new File(['a'], 'x/\\uD800', { lastModified: 5.7, type: 'T' });
            console.log(f.name === 'x/\\uFFFD', f.lastModified, f.type, f.size, f instanceof Blob);
            console.log(new File([], 'n').lastModified === Date.now(), String(f));
            try { new File(['a']); } catch (e) { console.log(e instanceof TypeError); }
            """)
        #expect(lines == ["true 5 t 1 true", "true [object File]", "true"])
    }

    @Test func `6.2: a reader tells of its start, its progress and its end`() {
        let lines = page(
            """
            function read(method, parts, type, label) {
                var r = new FileReader();
                ['loadstart', 'progress', 'load', 'loadend', 'error', 'abort'].forEach(function (name) {
                    r.addEventListener(name, function (e) { log.push(name + ' ' + e.loaded + '/' + e.total); });
                });
                r.onloadend = function () { console.log(method, typeof r.result === 'string' ? JSON.stringify(r.result) : r.result.byteLength); };
                r[method](new Blob(parts, { type: type }), label);
                return r;
            }
            var log = [], r = read('readAsText', ['abc'], '');
            console.log(r.readyState, r.result);
            try { r.readAsText(new Blob()); } catch (e) { console.log(e.name); }
            setTimeout(function () { console.log(log.join(', ')); }, 50);
            setTimeout(function () {
                read('readAsArrayBuffer', ['abc'], '');
                read('readAsBinaryString', [new Uint8Array([0xFF, 0])], '');
                read('readAsDataURL', ['ab'], 'text/plain;charset=x');
                read('readAsText', [new Uint8Array([0xE9])], 'text/plain;charset=latin1');
                read('readAsText', [new Uint8Array([0xEF, 0xBB, 0xBF, 0x41])], 'text/plain;charset=latin1');
                read('readAsText', [new Uint8Array([0x82, 0xA0])], '', 'sjis');
            }, 100);
            """)
        #expect(
            lines == [
                "1 null", "InvalidStateError", #"readAsText "abc""#,
                "loadstart 0/3, progress 3/3, load 3/3, loadend 3/3",
                "readAsArrayBuffer 3", #"readAsBinaryString "ÿ\u0000""#,
                #"readAsDataURL "data:text/plain;charset=x;base64,YWI=""#, #"readAsText "é""#,
                #"readAsText "A""#, #"readAsText "あ""#,
            ])
    }

    @Test func `6.2: an abort ends a read at once, and the next one is not disturbed by it`() {
        let lines = page(
            """
            var r = new FileReader();
            ['load', 'abort', 'loadend'].forEach(function (name) { r['on' + name] = function () { console.log(name, r.readyState, r.result); }; });
            r.readAsText(new Blob(['one'])); r.abort();
            r.readAsText(new Blob(['two']));
            """)
        #expect(
            lines == ["abort 2 null", "loadend 2 null", "load 2 two", "loadend 2 two"])
    }

    // MARK: - Blob URLs

    @Test
    func `8: blob URLs are of the page's origin, each another, the same in each run, and bounded`()
    {
        let script = """
            var first = URL.createObjectURL(new Blob(['a'])), second = URL.createObjectURL(new File([], 'f'));
            console.log(/^blob:https:\\/\\/portal\\.example\\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(first), first !== second);
            console.log(first);
            URL.revokeObjectURL(first); URL.revokeObjectURL(first); URL.revokeObjectURL('https://a.example/');
            try { URL.createObjectURL('text'); } catch (e) { console.log(e instanceof TypeError); }
            try { for (;;) URL.createObjectURL(new Blob()); } catch (e) { console.log(e instanceof RangeError); }
            """
        let lines = page(script)
        #expect(lines == page(script))
        #expect(lines.count == 4)
        #expect([lines.first, lines.last] == ["true true", "true"])
    }

    @Test func `a page that has put itself between File and Blob is given no inner object`() {
        let lines = page(
            """
            var seen = [];
            Object.setPrototypeOf(File, function () { seen.push(arguments.length); });
            try { new File(['a'], 'n'); } catch (e) { console.log(e instanceof TypeError, seen.join()); }
            """)
        #expect(lines == ["true 0"])
    }

    /// Fetch, section 4.3 ("scheme fetch", blob), for elements and modules.
    @Test func `8: blob URLs are loaded by images, scripts, style sheets and modules`() {
        let lines = page(
            """
            const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (c) => c.charCodeAt(0));
            const url = (text, type) => URL.createObjectURL(new Blob([text], { type }));
            const load = (name, members) => new Promise((done) => {
                const e = Object.assign(document.createElement(name), members);
                e.onload = () => done(name + ' load ' + (e.naturalWidth ?? '')); e.onerror = () => done(name + ' error'); document.head.append(e);
            });
            (async () => {
                console.log(await load('script', { src: url('console.log("ran", document.currentScript.src.slice(0, 5))', 'text/javascript') }));
                console.log(await load('script', { type: 'module', src: url('console.log("module", import.meta.url.slice(0, 5))', 'text/javascript') }));
                console.log(await load('script', { type: 'module', src: url('', 'text/plain') }), await load('script', { src: 'blob:https://portal.example/none' }));
                const image = load('img', { src: url(gif, 'image/gif') }); console.log(await image);
                console.log(await load('link', { rel: 'stylesheet', href: url('body { color: rgb(1, 2, 3) }', 'text/css') }), getComputedStyle(document.body).color);
                console.log(await load('link', { rel: 'stylesheet', href: url('', 'text/plain') }));
                const module = url('export default 5', 'text/javascript'), first = await import(module); URL.revokeObjectURL(module);
                console.log(first.default, await import(module) === first, await import(url('1', '')).catch((e) => e.name));
                const gone = url('console.log("early")', 'text/javascript'), last = load('script', { src: gone }); URL.revokeObjectURL(gone); console.log(await last);
            })();
            """)
        #expect(
            lines == [
                "ran blob:", "script load ", "module blob:", "script load ",
                "script error script error",
                "img load 1", "link load  rgb(1, 2, 3)", "link error", "5 true TypeError", "early",
                "script load ",
            ])
    }
}
