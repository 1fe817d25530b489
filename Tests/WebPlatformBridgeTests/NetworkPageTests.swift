import PortalKit
import Testing
import WebFormats

/// `fetch` and `XMLHttpRequest` of a page whose servers are fixtures.
@Suite struct NetworkPageTests {
    private static let fixtures = """
        {"fixtures": [
          {"url": "/text", "text": "hello", "headers": {"X-B": "2", "X-A": "1", "Set-Cookie": "k=1; Path=/"}},
          {"url": "/json", "json": {"a": 1}}, {"url": "/empty", "status": 204},
          {"method": "POST", "url": "/echo", "match": {"text": "sent"}, "text": "got it"},
          {"url": "/slow", "delay": "10s", "text": "late"},
          {"url": "/parts", "chunks": [{"text": "ab"}, {"text": "cd", "delay": 100}, {"text": "ef", "delay": 100}]},
          {"url": "/cut", "text": "ab", "failure": "reset"}, {"url": "/dns", "failure": "dns"},
          {"url": "/endless", "chunks": [{"text": "x", "delay": 10}], "endless": true},
          {"url": "/old", "status": 302, "headers": {"Location": "/text"}},
          {"url": "/soap", "base64": "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iSVNPLTg4NTktMSI/PjxhPuk8L2E+", "headers": {"Content-Type": "application/xml"}},
          {"method": "POST", "url": "/stream", "match": {"text": "[object ReadableStream]"}, "text": "text"},
          {"url": "/latin", "base64": "6Q==", "headers": {"Content-Type": "text/plain;charset=windows-1252"}},
          {"url": "https://api.example/*", "cors": true, "text": "api"},
          {"url": "https://closed.example/", "text": "closed"}
        ]}
        """

    private func run(_ script: String) throws -> [String] {
        let fixtures = try NetworkFile.read(Self.fixtures, file: "network.json")
        return page(
            "const log = (...a) => console.log(a.join(' '));\n\(script)", fixtures: fixtures)
    }

    // MARK: - fetch (Fetch, section 5.6)

    @Test func `an answer in all its parts`() throws {
        #expect(
            try run(
                """
                fetch('/text#f').then(async (r) => {
                  log(r.status, r.statusText, r.ok, r.type, r.url, r.redirected, r.headers.get('x-a'));
                  log(r.headers.get('set-cookie'), await r.text(), r.bodyUsed);
                });
                fetch('/old').then((r) => log(r.url, r.redirected));
                fetch('/empty').then((r) => log(r.status, r.body));
                """) == [
                    "200 OK true basic https://portal.example/text false 1",
                    "204 ", " hello true", "https://portal.example/text true",
                ])
    }

    @Test func `every failure is one TypeError`() throws {
        #expect(
            try run(
                """
                for (const url of ['/dns', '/nothing', 'http://a.example/', 'https://closed.example/', 'ftp://x/', 'https://x.example:22/']) {
                  fetch(url).catch((e) => log(e.name, e.message));
                }
                fetch('/cut').then((r) => r.text()).catch((e) => log('body', e.name));
                fetch('http://[').catch((e) => log('url', e.name));
                """
            ).sorted()
                == [
                    "TypeError Failed to fetch", "TypeError Failed to fetch",
                    "TypeError Failed to fetch", "TypeError Failed to fetch",
                    "TypeError Failed to fetch", "TypeError Failed to fetch", "body TypeError",
                    "url TypeError",
                ])
    }

    @Test func `an abort before, while waiting and within the body`() throws {
        #expect(
            try run(
                """
                const c = new AbortController(); c.abort('early');
                fetch('/text', { signal: c.signal }).catch((e) => log(e));
                fetch('/slow', { signal: AbortSignal.timeout(5) }).catch((e) => log(e.name));
                const d = new AbortController();
                fetch('/parts', { signal: d.signal }).then(async (r) => {
                  const reader = r.body.getReader();
                  log((await reader.read()).value.length);
                  d.abort();
                  await reader.read().catch((e) => log(e.name));
                });
                """) == ["early", "TimeoutError", "2", "AbortError"])
    }

    @Test func `a body that is cancelled ends its stream, however endless`() throws {
        #expect(
            try run(
                """
                fetch('/endless').then(async (r) => {
                  const reader = r.body.getReader(); await reader.read(); await reader.cancel(); log('done');
                });
                """) == ["done"])
        let ended = try run("fetch('/endless').then((r) => r.text()).catch((e) => log(e.name));")
        #expect(ended == ["TypeError"])
    }

    @Test func `other origins need CORS, and streams and blobs are sent`() throws {
        #expect(
            try run(
                """
                fetch('https://api.example/x', { method: 'PUT', headers: { 'X-Y': '1' }, body: 'b' }).then(async (r) => log(r.type, await r.text()));
                fetch('/echo', { method: 'POST', body: new Blob(['sent']) }).then(async (r) => log(await r.text()));
                fetch('/echo', { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('sent')); c.close(); } }) }).then(async (r) => log(await r.text()));
                fetch(URL.createObjectURL(new Blob(['blob'], { type: 'a/b' }))).then(async (r) => log(r.headers.get('content-type'), await r.text()));
                """
            ).sorted() == ["a/b blob", "cors api", "got it", "got it"])
    }

    // MARK: - XMLHttpRequest (XMLHttpRequest Standard)

    private static let listening = """
        function listen(x) {
          for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend']) {
            x.addEventListener(type, (e) => log(type, type === 'readystatechange' ? x.readyState : `${e.loaded}/${e.total}`));
          }
        }
        """

    @Test func `the order of events (3_5_6)`() throws {
        #expect(
            try run(
                """
                \(Self.listening)
                const x = new XMLHttpRequest(); listen(x);
                for (const type of ['loadstart', 'progress', 'load', 'loadend']) x.upload.addEventListener(type, (e) => log('up', type, `${e.loaded}/${e.total}`));
                x.open('POST', '/echo'); x.send('sent');
                """) == [
                    "readystatechange 1", "loadstart 0/0", "up loadstart 0/4", "up progress 4/4",
                    "up load 4/4", "up loadend 4/4", "readystatechange 2", "readystatechange 3",
                    "progress 6/0", "readystatechange 4", "load 6/0", "loadend 6/0",
                ])
    }

    @Test func `errors, timeouts and aborts (3_5_6, 3_5_7)`() throws {
        for (url, setup, type) in [
            ("/dns", "", "error"), ("/slow", "x.timeout = 100;", "timeout"),
            ("/slow", "setTimeout(() => x.abort(), 10);", "abort"),
            ("https://closed.example/", "", "error"),
        ] {
            #expect(
                try run(
                    """
                    \(Self.listening)
                    const x = new XMLHttpRequest(); x.open('GET', '\(url)'); listen(x); \(setup) x.send();
                    x.addEventListener('loadend', () => log(x.status, JSON.stringify(x.responseText), x.getAllResponseHeaders() === ''));
                    """) == [
                        "loadstart 0/0", "readystatechange 4", "\(type) 0/0", "loadend 0/0",
                        "0 \"\" true",
                    ])
        }
    }

    @Test func `a request that a listener begins does not end the error steps (3_5_6)`() throws {
        #expect(
            try run(
                """
                let isFirst = true; const x = new XMLHttpRequest();
                x.onreadystatechange = () => { if (x.readyState === 4 && isFirst) { isFirst = false; x.open('GET', '/text'); x.send(); } };
                for (const type of ['abort', 'load', 'loadend']) x.addEventListener(type, () => log(type, x.readyState));
                x.open('GET', '/slow'); x.send(); x.abort();
                """) == ["abort 1", "loadend 1", "load 4", "loadend 4"])
    }

    @Test func `the XML declaration of an answer names its encoding (3_6_6)`() throws {
        #expect(
            try run(
                """
                const x = new XMLHttpRequest(); x.open('GET', '/soap'); x.onload = () => log(x.responseText, x.responseXML.documentElement.textContent); x.send();
                """) == ["<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a> é"])
    }

    @Test func `a stream is sent as its text (3_5_6, XMLHttpRequestBodyInit)`() throws {
        #expect(
            try run(
                """
                const x = new XMLHttpRequest(); x.open('POST', '/stream'); x.onload = () => log(x.responseText); x.send(new ReadableStream());
                """) == ["text"])
    }

    @Test func `kinds of answers (3_6_8)`() throws {
        #expect(
            try run(
                """
                for (const [type, url] of [['json', '/json'], ['json', '/text'], ['arraybuffer', '/text'], ['blob', '/text'], ['text', '/latin'], ['document', '/text']]) {
                  const x = new XMLHttpRequest(); x.open('GET', url); x.responseType = type;
                  x.onload = () => log(type, x.response && (x.response.a ?? x.response.byteLength ?? x.response.size ?? x.response), x.response === x.response);
                  x.send();
                }
                """) == [
                    "json 1 true", "json  true", "arraybuffer 5 true", "blob 5 true", "text é true",
                    "document  true",
                ])
    }

    @Test func `headers of an answer, and what cannot be set (3_5_2, 3_6_4)`() throws {
        #expect(
            try run(
                """
                const x = new XMLHttpRequest(); x.open('GET', '/text'); x.setRequestHeader('Cookie', 'a=1');
                x.onload = () => log(JSON.stringify(x.getAllResponseHeaders()), x.getResponseHeader('X-a'), x.getResponseHeader('Set-Cookie'));
                x.send();
                for (const work of [() => x.open('TRACE', '/'), () => x.open('a b', '/'), () => x.open('GET', 'http://['), () => x.setRequestHeader('a', 'b'), () => x.send()]) {
                  try { work(); } catch (e) { log(e.name); }
                }
                """) == [
                    "SecurityError", "SyntaxError", "SyntaxError", "InvalidStateError",
                    "InvalidStateError",
                    "\"content-type: text/plain;charset=UTF-8\\r\\nx-a: 1\\r\\nx-b: 2\\r\\n\" 1 ",
                ])
    }

    @Test func `a synchronous request lets virtual time pass, and nothing else happens in it`()
        throws
    {
        #expect(
            try run(
                """
                setTimeout(() => log('timer'), 5); const before = Date.now();
                const x = new XMLHttpRequest(); x.open('GET', '/slow', false); x.onload = () => log('load'); x.send();
                log(x.responseText, Date.now() - before >= 10000);
                try { x.open('GET', '/dns', false); x.send(); } catch (e) { log(e.name); }
                try { x.open('GET', '/text', false); x.responseType = 'json'; } catch (e) { log(e.name); }
                """) == ["load", "late true", "NetworkError", "InvalidAccessError", "timer"])
    }

    // MARK: - Attacks

    @Test func `a page that tampers breaks itself alone`() throws {
        #expect(
            try run(
                """
                Array.prototype.push = Array.prototype.join = () => { throw new Error('push'); };
                Object.prototype.get = () => { throw new Error('get'); };
                Object.defineProperty(Object.prototype, 'bytes', { get() { throw new Error('bytes'); }, configurable: true });
                Promise.prototype.then = () => { throw new Error('then'); };
                Map.prototype.get = () => { throw new Error('map'); };
                String.prototype.split = () => { throw new Error('split'); };
                const x = new XMLHttpRequest(); x.open('POST', '/echo'); x.onload = () => console.log(x.responseText); x.send('sent');
                (async () => console.log(await (await fetch('/text')).text()))();
                """
            ).sorted() == ["got it", "hello"])
    }

    @Test func `requests without end run into a limit with words`() throws {
        let lines = try run(
            """
            let refused = 0; for (let i = 0; i < 1050; i++) fetch('/slow').catch((e) => { refused++; });
            setTimeout(() => log(refused), 1);
            """)
        #expect(lines == ["50"])
    }

    @Test func `an XMLHttpRequest that starts itself anew from its own events`() throws {
        #expect(
            try run(
                """
                let n = 0; const x = new XMLHttpRequest();
                x.onreadystatechange = () => { if (n < 5 && x.readyState > 1) { n++; x.open('GET', '/text'); x.send(); } };
                x.onloadend = () => log(n, x.responseText);
                x.open('GET', '/text'); x.send();
                """) == ["5 hello"])
    }
}
