import PortalKit
import Testing

/// Web IDL, section 3.2: an object of an interface is one in every realm of a page, whichever made it.
@Suite struct OtherRealmTests {
    private func run(_ script: String) throws -> [String] {
        page(
            """
            const log = (...a) => console.log(a.join(' '));
            const frame = document.body.appendChild(document.createElement('iframe'));
            const w = frame.contentWindow;
            (async () => { try { \(script) } catch (error) { log('failed: ' + error); } })();
            """)
    }

    /// HTML, section 2.7.4.
    @Test func `a frame clones what the page made, as objects of its own`() throws {
        #expect(
            try run(
                """
                const file = new File(['abc'], 'a.txt', { type: 'a/b', lastModified: 7 });
                const made = w.structuredClone({ file, blob: new Blob(['de']), error: new DOMException('m', 'AbortError'), image: new ImageData(2, 1) });
                log(made.file.name, made.file.size, made.file.type, made.file.lastModified, made.file instanceof w.File, await made.file.text());
                log(made.blob.size, made.blob instanceof w.Blob, made.blob instanceof w.File);
                log(made.error.name, made.error.message, made.error instanceof w.DOMException, made.image.width, made.image instanceof w.ImageData);
                w.history.replaceState({ file }, '');
                log(w.history.state.file.name, w.history.state.file instanceof w.File);
                const input = Object.assign(document.createElement('input'), { type: 'file' });
                log(w.structuredClone(input.files).length, w.structuredClone(input.files) instanceof w.FileList);
                w.onmessage = async (e) => log('message', e.data.size, await e.data.text(), e.data instanceof w.Blob);
                w.postMessage(file, '*');
                """) == [
                    "a.txt 3 a/b 7 true abc", "2 true false", "AbortError m true 2 true",
                    "a.txt true", "0 true",
                    "message 3 abc true",
                ])
    }

    /// HTML, section 9.3.3 and 9.4.4.
    @Test func `a port goes into a frame by the frame's own postMessage`() throws {
        #expect(
            try run(
                """
                w.eval("onmessage = (e) => { e.ports[0].onmessage = (m) => e.ports[0].postMessage('re: ' + m.data); }");
                const channel = new MessageChannel();
                channel.port1.onmessage = (e) => log(e.data);
                w.postMessage('here', '*', [channel.port2]);
                channel.port1.postMessage('hello');
                const other = new MessageChannel();
                const moved = w.structuredClone(other.port1, { transfer: [other.port1] });
                log(moved instanceof w.MessagePort, moved instanceof MessagePort);
                try { w.structuredClone(null, { transfer: [other.port1] }); } catch (error) { log(error.name); }
                """) == ["true false", "DataCloneError", "re: hello"])
    }

    /// File API, section 3 to 8, and XMLHttpRequest, section 4.
    @Test func `files and forms of the page are read in the frame`() throws {
        #expect(
            try run(
                """
                const blob = new Blob(['abc'], { type: 'a/b' });
                log(new w.Blob([blob, 'd']).size, w.URL.createObjectURL(blob).slice(0, 5));
                const form = new w.FormData(); form.append('x', blob, 'n'); log(form.get('x').name, form.get('x').size);
                const reader = new w.FileReader(); reader.onload = () => log('read', reader.result); reader.readAsText(blob);
                const list = new w.DataTransfer(); list.items.add(new File(['x'], 'y')); log(list.files.length);
                const own = new FormData(); own.append('a', '1');
                log(await new w.Response(blob).text(), (await new w.Response(own).text()).includes('name="a"'));
                const response = new w.Response(new URLSearchParams('q=1')); log(response.headers.get('content-type'), await response.text());
                """) == [
                    "4 blob:", "n 3", "1", "abc true",
                    "application/x-www-form-urlencoded;charset=UTF-8 q=1", "read abc",
                ])
    }

    /// DOM, section 3.2, and Fetch, section 5.4.
    @Test func `a signal of the page ends what the frame does`() throws {
        #expect(
            try run(
                """
                const control = new AbortController(); const target = new w.EventTarget(); let count = 0;
                target.addEventListener('x', () => count++, { signal: control.signal });
                const any = w.AbortSignal.any([control.signal]);
                const request = new w.Request('/a', { signal: control.signal, method: 'POST', body: 'b' });
                w.fetch('/a', { signal: control.signal }).catch((error) => log('fetch', error.name));
                target.dispatchEvent(new w.Event('x')); control.abort('why'); target.dispatchEvent(new w.Event('x'));
                log(count, any.aborted, any.reason, any instanceof w.AbortSignal, request.signal.aborted);
                log(w.AbortSignal.any([AbortSignal.abort(5)]).reason);
                const copy = new w.Request(new Request('/b', { method: 'PUT', body: 'text', headers: { a: 'b' } }));
                log(copy.method, copy.headers.get('a'), await copy.text(), copy instanceof w.Request);
                """) == ["1 true why true true", "5", "fetch ", "PUT b text true"])
    }

    /// Streams, section 4.9.1.
    @Test func `streams of two realms are joined`() throws {
        #expect(
            try run(
                """
                const letters = () => new ReadableStream({ start(c) { c.enqueue(new Uint8Array([72, 105])); c.close(); } });
                log(await new w.Response(letters()).text());
                log((await new w.Response('hi').body.pipeThrough(new TextDecoderStream()).getReader().read()).value);
                const got = []; await letters().pipeTo(new w.WritableStream({ write(chunk) { got.push(chunk.length); } })); log(got);
                log((await new w.ReadableStreamDefaultReader(letters()).read()).value.length);
                """) == ["Hi", "hi", "2", "2"])
    }

    /// File API, section 8.3: URLs are of an origin, and no two of them are alike.
    @Test func `a blob URL of the page is one in its frames, and the other way round`() throws {
        #expect(
            try run(
                """
                const here = URL.createObjectURL(new Blob(['page'])), there = w.URL.createObjectURL(new w.Blob(['frame']));
                log(here === there, await (await w.fetch(here)).text(), await (await fetch(there)).text());
                log(await (await fetch(here)).text(), await (await w.fetch(there)).text());
                w.URL.revokeObjectURL(here);
                log(await w.fetch(here).then(() => 'still there', (error) => error.name));
                """) == ["false page frame", "page frame", "TypeError"])
    }

    /// An object is what its maker made it: a look-alike is none.
    @Test func `what only looks like a blob is none in any realm`() throws {
        #expect(
            try run(
                """
                const fake = Object.create(w.Blob.prototype);
                for (const work of [() => URL.createObjectURL(fake), () => w.URL.createObjectURL(fake), () => new FileReader().readAsText(fake)]) {
                  try { work(); log('taken'); } catch (error) { log(error.name); }
                }
                """) == ["TypeError", "TypeError", "TypeError"])
    }
}
