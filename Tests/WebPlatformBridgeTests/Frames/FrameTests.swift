import PortalKit
import Testing

/// HTML, section 4.8.5 (the iframe element): pages in a page.
@Suite struct FrameTests {
    private static let fixtures = """
        {"fixtures": [
          {"url": "/child", "headers": {"Content-Type": "text/html"}, "text": "<!DOCTYPE html><title>c</title><p id=p>child</p><script>window.made = 1; parent.told = [location.pathname, parent === top, frameElement && frameElement.id, name, document.readyState].join();</script>"},
          {"url": "/asks", "headers": {"Content-Type": "text/html"}, "text": "<script>onmessage = (e) => { e.source.postMessage('re: ' + e.data, '*'); }; parent.postMessage('ready', '*');</script>"},
          {"url": "/deep", "headers": {"Content-Type": "text/html"}, "text": "<script>document.write('<iframe srcdoc=\\"' + location.hash.slice(1) + '\\"></iframe>');</script>"},
          {"url": "/none", "status": 204},
          {"url": "https://pay.example/", "headers": {"Content-Type": "text/html"}, "text": "<script>let caught; try { parent.document; } catch (e) { caught = e.name; } parent.postMessage([caught, frameElement, window === top], '*'); onmessage = (e) => e.source.postMessage(e.origin, e.origin);</script>"}
        ]}
        """

    private func run(_ script: String) throws -> [String] {
        page(
            """
            const log = (...a) => console.log(a.join(' '));
            const add = (members, parent = document.body) => parent.appendChild(Object.assign(document.createElement('iframe'), members));
            const loaded = (f) => new Promise((r) => { f.onload = () => r(f); });
            \(script)
            """, fixtures: try NetworkFile.read(Self.fixtures, file: "network.json"))
    }

    /// Section 4.8.5, "process the iframe attributes", and 7.3.1.
    @Test func `about blank is there at once, with a realm of its own`() throws {
        #expect(
            try run(
                """
                const f = document.createElement('iframe'); let loads = 0; f.onload = () => loads++;
                log(f.contentWindow, f.contentDocument); document.body.append(f); log(loads, length, window.length);
                const w = f.contentWindow, d = f.contentDocument;
                log(w !== window, w.document === d, d.defaultView === w, w.self === w, w.window === w, w.frames === w, w.parent === window, w.top === window, w.frameElement === f);
                log(d.URL, d.readyState, d.documentElement.outerHTML, d.compatMode, w.location.href, w.origin === origin);
                log(w.Array !== Array, d.body instanceof HTMLElement, d.body instanceof w.HTMLElement, d.body === d.body, [] instanceof w.Array, w.eval('[]') instanceof w.Array);
                log(frames[0] === w, window[0] === w, frames[1], '1' in window, parent === top, top === window, frameElement);
                f.remove(); log(f.contentWindow, f.contentDocument, length, '0' in window, w.closed);
                """) == [
                    " ", "1 1 1", "true true true true true true true true true",
                    "about:blank complete <html><head></head><body></body></html> BackCompat about:blank true",
                    "true false true true false true", "true true  false true true ",
                    "  0 false true",
                ])
    }

    /// Section 7.4.2.
    @Test func `src and srcdoc are parsed and run in the frame`() throws {
        #expect(
            try run(
                """
                (async () => {
                  const f = add({ id: 'f', name: 'n', src: '/child' }); await loaded(f);
                  log(told, f.contentDocument.title, f.contentWindow.p.textContent, f.contentWindow.made, window.made, n === f.contentWindow, f.contentDocument.referrer);
                  f.srcdoc = '<b>x</b><script>parent.base = document.baseURI + " " + location.href + " " + document.compatMode<\\/script>'; await loaded(f);
                  log(base, f.contentDocument.body.innerHTML.slice(0, 8));
                  f.removeAttribute('srcdoc'); f.src = '/child#x'; await loaded(f); log(f.contentWindow.location.hash);
                  const w = f.contentWindow; f.src = '/child#y'; log(f.contentWindow === w, w.location.hash);
                  w.location.href = '/asks'; await loaded(f); log(f.contentWindow.location.pathname);
                  open('/child', 'n'); await loaded(f); log(f.contentWindow.location.pathname);
                  f.src = 'javascript:"<i>" + (1 + 1)'; await loaded(f); log(f.contentDocument.body.innerHTML);
                  f.src = '/none'; setTimeout(() => log(f.contentDocument.body.innerHTML), 1000);
                })();
                """) == [
                    "/child,true,f,n,loading c child 1  true https://portal.example/plans/",
                    "https://portal.example/plans/ about:srcdoc CSS1Compat <b>x</b>",
                    "#x", "true #y", "/asks", "/child", "<i>2</i>", "<i>2</i>",
                ])
    }

    /// The first about:blank's window stays for a document of the same origin (section 7.5.2).
    @Test func `the window that a script asked for early is the document's`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/child' }), w = f.contentWindow, d = f.contentDocument; w.early = 1;
                w.addEventListener('load', () => log('load', w.document.title));
                loaded(f).then(() => log(f.contentWindow === w, f.contentDocument === d, w.early, w.document === f.contentDocument, w.location.pathname, w.document.title));
                """) == ["load c", "true false 1 true /child c"])
    }

    /// Section 9.3.3.
    @Test func `messages have the sender's window and origin, and bring ports along`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/asks' });
                onmessage = (e) => {
                  log(e.data, e.origin, e.source === f.contentWindow, e.source === window, e instanceof MessageEvent);
                  if (e.data === 'ready') { f.contentWindow.postMessage('hi', location.origin); f.contentWindow.postMessage('lost', 'https://other.example'); postMessage('own', '*'); }
                  if (e.data === 'own') {
                    const { port1, port2 } = new MessageChannel(); port1.onmessage = (e) => log('port', e.data);
                    f.contentWindow.onmessage = (e) => { e.ports[0].postMessage(e.data.list.length + (e.data instanceof f.contentWindow.Object)); };
                    f.contentWindow.postMessage({ list: [1, 2] }, '*', [port2]);
                  }
                };
                """) == [
                    "ready https://portal.example true false true",
                    "own https://portal.example false true true",
                    "re: hi https://portal.example true false true", "port 3",
                ])
    }

    /// Section 7.2.3.
    @Test func `a page of another origin shows next to nothing`() throws {
        #expect(
            try run(
                """
                const f = add({ src: 'https://pay.example/', name: 'pay' });
                const thrown = (work) => { try { return String(work()); } catch (e) { return e instanceof DOMException ? e.name : String(e); } };
                onmessage = (e) => {
                  const w = f.contentWindow; log(JSON.stringify(e.data), e.origin, e.source === w);
                  if (e.data === location.origin) return;
                  log(f.contentDocument, thrown(() => w.document), thrown(() => { w.x = 1; }), thrown(() => w.location.href), thrown(() => 'document' in w), thrown(() => Object.keys(w).length));
                  log(w.closed, w.length, w.parent === window, w.top === top, w.self === w, w.window.frames === w, thrown(() => w.then), thrown(() => w.toString()), Object.getPrototypeOf(w), w === frames[0], w === pay);
                  w.postMessage('who', 'https://pay.example');
                };
                const g = add({ src: 'https://nothing.example/' }); loaded(g).then(() => log('none', g.contentDocument, thrown(() => g.contentWindow.document)));
                """) == [
                    "none  SecurityError",
                    "[\"SecurityError\",null,false] https://pay.example true",
                    " SecurityError SecurityError SecurityError SecurityError 0",
                    "false 0 true true true true undefined SecurityError  true true",
                    "\"https://portal.example\" https://pay.example true",
                ])
    }

    /// DOM, section 4.5 ("adopt"): nodes and their objects go from one realm's document to another's.
    @Test func `nodes go from one document to another`() throws {
        #expect(
            try run(
                """
                const f = add({}), d = f.contentDocument, w = f.contentWindow;
                const made = d.createElement('p'); made.textContent = 'from the frame'; document.body.append(made);
                log(made.ownerDocument === document, document.body.lastChild === made, made instanceof w.HTMLElement, made instanceof HTMLElement);
                const own = document.createElement('section'); own.innerHTML = '<i>1</i>'; d.body.appendChild(own);
                log(own.ownerDocument === d, d.body.innerHTML, own.firstChild instanceof w.HTMLElement, own instanceof HTMLElement, d.querySelector('section') === own);
                const seen = []; w.addEventListener('x', (e) => seen.push('w', e.currentTarget === w)); addEventListener('x', () => seen.push('top'));
                own.dispatchEvent(new Event('x', { bubbles: true })); made.dispatchEvent(new Event('x', { bubbles: true })); d.body.dispatchEvent(new w.Event('x', { bubbles: true }));
                log(seen.join()); log(document.importNode(d.body, true).ownerDocument === document, document.adoptNode(own) === own, own.ownerDocument === document);
                d.body.innerHTML = '<u>a</u>'; log(w.getComputedStyle(d.body).display, d.body.firstChild instanceof w.HTMLElement);
                """) == [
                    "true true true false",
                    "true <section><i>1</i></section> true true true",
                    "w,true,top,w,true", "true true true", "block true",
                ])
    }

    /// Section 8.4.
    @Test func `a document can be written into a frame`() throws {
        #expect(
            try run(
                """
                const f = add({}), d = f.contentDocument; let loads = 0; f.onload = () => log('load', ++loads, d.readyState);
                d.open(); d.write('<!DOCTYPE html><p>a<script>document.write("<b>" + (window !== parent) + "</b>")<' + '/script>'); d.write('<p>z'); d.close();
                log(f.contentDocument === d, d.body.innerHTML.replace(/<script.*script>/, ''), d.doctype.name);
                """) == ["true <p>a<b>true</b></p><p>z</p> html", "load 1 complete"])
    }

    /// Sections 4.8.5 (`sandbox`) and 7.1.5.
    @Test func `a sandbox takes scripts and the origin away`() throws {
        #expect(
            try run(
                """
                onmessage = (e) => log(e.data, e.origin);
                (async () => {
                  const s = '<p onclick="parent.ran = 1">x</p><script>parent.ran = 1; parent.postMessage(origin, "*")<\\/script><noscript><b>no</b></noscript>';
                  const f = document.createElement('iframe'); f.sandbox = 'allow-same-origin'; f.srcdoc = s; document.body.append(f); await loaded(f);
                  f.contentDocument.querySelector('p').click(); log(window.ran, f.contentDocument.querySelector('b').textContent);
                  const g = document.createElement('iframe'); g.sandbox = 'allow-scripts'; g.srcdoc = s.replace('parent.ran = 1; ', ''); document.body.append(g); await loaded(g);
                  log(g.contentDocument, window.ran);
                })();
                """) == [" no", "null null", " "])
    }

    /// The page waits for its frames, and what is taken away is over.
    @Test func `the end of a frame ends its timers`() throws {
        #expect(
            try run(
                """
                const f = add({ srcdoc: '<script>setInterval(() => parent.ticks++, 10)<\\/script>' }); window.ticks = 0;
                setTimeout(() => { f.remove(); log(ticks > 2); window.ticks = 0; }, 100); setTimeout(() => log(ticks), 500);
                """) == ["true", "0"])
    }

    /// A circle of pages has an end, in words.
    @Test func `frames are nested to a limit`() throws {
        #expect(
            try run(
                """
                let w = window, n = 0;
                while (n < 40) { const f = w.document.body.appendChild(w.document.createElement('iframe')); if (!f.contentDocument) break; w = f.contentWindow; n++; }
                log(n, w.top === window);
                """) == ["20 true"])
    }

    /// CSSOM View, section 4.
    @Test func `the window of a frame is as large as the contents of its element`() throws {
        #expect(
            try run(
                """
                const f = add({}), w = f.contentWindow, d = w.document;
                const size = () => [w.innerWidth, w.innerHeight].join('x');
                log(size(), innerWidth, innerHeight);
                d.head.innerHTML = '<style>p { color: red; width: 50vw } @media (min-width: 350px) { p { color: blue } }</style>'; d.body.innerHTML = '<p>x</p>';
                const p = d.querySelector('p'), style = () => w.getComputedStyle(p).color + ' ' + w.getComputedStyle(p).width;
                const list = w.matchMedia('(width: 400px)'); list.onchange = (e) => log('change', e.matches); w.onresize = () => log('resize', size());
                log(style(), list.matches);
                f.width = 400; log(size(), style(), list.matches);
                f.style.cssText = 'width: 500px; height: 20px; padding: 7px'; log(size());
                setTimeout(() => {
                  f.style.display = 'none'; log(size());
                  setTimeout(() => { w.innerWidth = 'own'; log(w.innerWidth, w.innerHeight); });
                });
                """) == [
                    "300x150 800 600", "rgb(255, 0, 0) 150px false",
                    "400x150 rgb(0, 0, 255) 200px true", "500x20", "resize 500x20",
                    "0x0", "resize 0x0", "own 0",
                ])
    }
}
