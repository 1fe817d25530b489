import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// HTML, sections 4.12.1 (scripts), 7.4 (navigation) and 13.2 (parsing), for the page of a portal.
@Suite struct DocumentLoadingTests {
    private func run(
        _ files: [String: String], configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> RunResult {
        let site = try TemporarySite(files)
        let result = site.run(configure: configure)
        try site.remove()
        return result
    }

    @Test func `4_12_1: scripts run in the order of the standard`() throws {
        let lines = try printed([
            "index.html": """
            <!DOCTYPE html><html><head><title>t</title><script>
            function log(x) { console.log(x); }
            document.addEventListener('readystatechange', () => log('rs:' + document.readyState));
            document.addEventListener('DOMContentLoaded', () => log('DCL@document'));
            addEventListener('DOMContentLoaded', () => log('DCL@window'));
            addEventListener('load', () => { log('load ' + document.readyState); setTimeout(() => log('timeout')); });
            addEventListener('pageshow', () => log('pageshow'));
            Promise.resolve().then(() => log('micro'));
            log('inline1');
            </script>
            <script src="o.js?defer1" defer></script><script src="o.js?defer2" defer></script>
            <script src="o.js?async" async></script>
            <script>
            log('inline2 ' + document.body);
            document.write('<script src="o.js?written"><\\/script><script>log("written inline " + (document.currentScript === document.scripts[document.scripts.length - 1]))<\\/script>');
            log('inline2 end');
            </script>
            <script nomodule>log('nomodule')</script><script type="text/template">log('template')</script>
            </head><body onload="log('body onload')"><script>
            var s = document.createElement('script'); s.text = "log('inserted ' + !!document.currentScript)";
            document.body.appendChild(s);
            log('after inserted');
            var d = document.createElement('div'); d.innerHTML = '<script>log("innerHTML")<\\/script>'; document.body.appendChild(d);
            </script><script src="missing.js" onerror="log('error')"></script><script>log('last')</script></body></html>
            """,
            "o.js": "log(document.currentScript.src.split('?')[1]);",
        ])
        #expect(
            lines.filter { $0 != "async" } == [
                "inline1", "micro", "inline2 null", "inline2 end", "written", "written inline true",
                "inserted true", "after inserted", "error", "last", "rs:interactive", "defer1",
                "defer2", "DCL@document", "DCL@window", "rs:complete", "load complete",
                "body onload", "pageshow", "timeout",
            ])
        #expect(lines.contains("async"))
    }

    @Test func `8_1_4: module scripts, import maps and import() share their instances`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script type="importmap">{ "imports": { "shop": "./lib/shop.js", "lib/": "./lib/" } }</script>
            <script type="module">
              import { price, count } from 'shop';
              import * as other from 'lib/other.js';
              console.log(price, count(), other.same(), import.meta.url.endsWith('/index.html' ) || import.meta.url.includes('?'), typeof this);
              const late = await import('./lib/late.js');
              console.log(late.default, count());
            </script>
            <script type="module" src="lib/outer.js"></script>
            <script>console.log('classic first', typeof price);</script>
            """,
            "lib/shop.js": "let n = 0; export const price = 5; export const count = () => ++n;",
            "lib/other.js": "import { count } from './shop.js'; export const same = () => count();",
            "lib/late.js": "import { count } from 'shop'; export default 'late ' + count();",
            "lib/outer.js":
                "import { count } from 'shop'; console.log('outer', count(), document.currentScript);",
        ])
        #expect(lines.first == "classic first undefined")
        #expect(lines.contains("5 1 2 true undefined"))
        #expect(lines.contains { $0.hasPrefix("late ") })
        #expect(lines.contains { $0.hasPrefix("outer ") && $0.hasSuffix(" null") })
    }

    @Test func `8_1_5_1: integrity in import maps, and documents that are written`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script type="importmap">{ "imports": { "good": "./good.js", "bad": "./bad.js" },
              "integrity": { "./good.js": "sha256-g21X4ZQoNdx8eEbf/ScT85x2W+I0CgxbOvD5gteHL5Y=", "./bad.js": "sha256-g21X4ZQoNdx8eEbf/ScT85x2W+I0CgxbOvD5gteHL5Y=", "./inner.js": "sha256-g21X4ZQoNdx8eEbf/ScT85x2W+I0CgxbOvD5gteHL5Y=" } }</script>
            <body><script>
              import('good').then((m) => console.log('good', m.good), () => console.log('good: no'));
              import('bad').then(() => console.log('bad: loaded'), (e) => console.log('bad', e.name));
              const f = document.createElement('iframe'); document.body.append(f);
              f.contentDocument.write(`<base href="${document.baseURI}"><script type=importmap>{"imports": {"lib": "./good.js"}}</scr` + `ipt><script>import('lib').then((m) => parent.console.log('written', m.good), (e) => parent.console.log('written', e.message))</scr` + 'ipt>');
              f.contentDocument.close();
            </script>
            <script type="module" src="outer.js" onerror="console.log('outer: error')"></script>
            """,
            "good.js": "export const good = 1;", "bad.js": "export const bad = 1;",
            "inner.js": "console.log('inner ran');",
            "outer.js": "import './inner.js'; console.log('outer ran');",
        ])
        #expect(lines.sorted() == ["bad TypeError", "good 1", "outer: error", "written 1"])
    }

    @Test func `7_4_2_3_2: the text of a javascript URL takes the document's place`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><iframe id=a></iframe><iframe id=b></iframe><iframe id=c name=named></iframe><iframe id=d></iframe>
            <a id=l target=named href="javascript:'<i>link ' + (parent === window) + '</i>'">x</a>
            <script>onload = () => {
              a.contentWindow.location.href = "javascript:parent.console.log('ran'); '<i>href</i>'";
              b.contentWindow.location = "javascript:void('<i>none</i>')"; l.click();
              d.contentWindow.location = "javascript:'<i>left</i>'"; d.src = 'other.html';
              setTimeout(() => {
                for (const id of ['a', 'b', 'c', 'd']) console.log(id, document.getElementById(id).contentDocument.body.innerHTML);
                location.href = "javascript:'<p>whole \\ud800</p>'";
              }, 300);
              setTimeout(() => console.log(document.body.innerHTML.length, document.URL.includes('javascript:')), 400);
            };</script>
            """, "other.html": "<!doctype html>other",
        ])
        #expect(
            lines == [
                "ran", "a <i>href</i>", "b ", "c <i>link false</i>", "d other", "14 false",
            ])
    }

    @Test func `places are those of the file, of inline scripts as well`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html>
            <p>text</p><script>var a = 1; a.b.c();</script>
            <script>

              missing();
            </script>
            <script src="s.js"></script>
            """, "s.js": "\n  alsoMissing();",
        ])
        #expect(
            lines == [
                "uncaught TypeError index.html:2:34", "uncaught ReferenceError index.html:5:10",
                "uncaught ReferenceError s.js:2:14",
            ])
    }

    @Test func `7_4: links and forms lead to further pages, with referrer, cookies and body`()
        throws
    {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><a href="shop/two.html?x=1">go</a>
            <script>document.cookie = 'a=1'; onload = () => document.querySelector('a').click();</script>
            """,
            "shop/two.html": """
            <!doctype html><form action="../three.html"><input name="q" value="a b"><button>ok</button></form>
            <script>console.log(location.pathname + location.search, document.cookie, new URL(document.referrer).pathname);
            onload = () => document.querySelector('button').click();</script>
            """,
            "three.html":
                "<!doctype html><script>console.log(location.pathname + location.search, history.length)</script>",
        ])
        let result = site.run()
        try site.remove()
        #expect(
            result.consoleLines == ["/shop/two.html?x=1 a=1 /", "/three.html?q=a+b 3"])
        #expect(result.findings.filter { $0.severity == .error } == [])
    }

    @Test
    func `what is not there is a 404 with a finding, and nothing outside of the folder is served`()
        throws
    {
        let site = try TemporarySite([
            "portal/index.html": """
            <!doctype html><script src="missing.js"></script><link rel="stylesheet" href="no.css">
            <script>
            for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt'])
              fetch(path).then((r) => console.log(path, r.status));
            </script>
            """, "secret.txt": "secret",
        ])
        try FileManager.default.createSymbolicLink(
            at: site.folder.appending(path: "portal/link.txt"),
            withDestinationURL: site.folder.appending(path: "secret.txt"))
        let result = site.run("index.html") { options in
            options.site = Site(root: site.folder.path() + "/portal", page: "index.html")
        }
        try site.remove()
        #expect(result.consoleLines.count == 4)
        #expect(result.consoleLines.allSatisfy { $0.hasSuffix(" 404") })
        #expect(
            result.findings.filter { $0.ruleID == "resource-missing" }.map(\.location?.line)
                == [1, 1])
    }

    /// HTML, sections 4.8.5 to 4.8.7 and 4.10.5.1.19.
    @Test func `documents and images that elements show are there, or that is said`() throws {
        let result = try run([
            "index.html": """
            <!doctype html><iframe src="no.html"></iframe>
            <object data="no.html"></object><embed src="no.html">
            <form><input type="image" src="no.png" alt="Buy" onerror="console.log('error', this.width)"></form>
            <form><input type="image" src="buy.png" alt="Buy" onload="console.log('load', this.width)"></form>
            <script>
              const late = document.createElement('input');
              late.onload = () => console.log('late');
              late.src = 'buy.png'; late.type = 'image';
            </script>
            """, "buy.png": "GIF89a\u{3}\u{0}\u{2}\u{0}\u{0}\u{0}\u{0}",
        ])
        #expect(result.consoleLines.sorted() == ["error 0", "late", "load 3"])
        let found = result.findings.filter { $0.message.contains("is not there") }
        #expect(
            found.map { "\($0.ruleID) \($0.location?.line ?? 0)" }.sorted() == [
                "image-missing 3", "resource-missing 1", "resource-missing 2", "resource-missing 2",
            ])
    }

    /// HTML, section 7.5.5: nothing is loaded once more for it.
    @Test func `an image is the document of a frame`() throws {
        let result = try run([
            "index.html": """
            <!doctype html><iframe src="plan.gif" onload="const b = contentDocument.body; console.log(b.children.length, b.firstChild.localName, b.firstChild.src.split('/').pop())"></iframe>
            """, "plan.gif": "GIF89a\u{3}\u{0}\u{2}\u{0}\u{0}\u{0}\u{0}",
        ])
        #expect(result.consoleLines == ["1 img plan.gif"])
        #expect(result.events.filter { $0.exchange?.url.hasSuffix("/plan.gif") == true }.count == 1)
    }

    /// SVG 2, section 17.2: scripts in drawings run, those that a script makes and those in files too.
    @Test func `scripts of SVG run`() throws {
        let result = try run([
            "index.html": """
            <!doctype html><svg id="s"><script>console.log('inline')</script><script href="a.js?href"></script>
            <script xlink:href="a.js?xlink"></script><script type="text/x">console.log('data')</script></svg>
            <script>
              const make = (prepare) => { const e = document.createElementNS('http://www.w3.org/2000/svg', 'script'); prepare(e); s.append(e); };
              make((e) => { e.textContent = "console.log('made')"; });
              make((e) => { e.setAttribute('href', 'a.js?made'); e.onload = () => console.log('loaded'); });
              s.insertAdjacentHTML('beforeend', '<script>console.log("innerHTML")<\\/script>');
            </script>
            """,
            "a.js": """
            var own = document.currentScript;
            console.log(new URL(own.getAttribute('href') || own.getAttribute('xlink:href'), location).search);
            """,
        ])
        #expect(result.consoleLines == ["inline", "?href", "?xlink", "made", "?made", "loaded"])
    }

    /// EdgeHTML 18 has no `srcdoc`: the frame is empty there.
    @Test func `srcdoc is not shown in the WebView, and that is an error`() throws {
        let files = [
            "index.html": """
            <!doctype html><p>Pay</p>
            <iframe srcdoc="<p>Pay here" onload="console.log(contentDocument.body.textContent)"></iframe>
            """
        ]
        let modern = try run(files)
        #expect(modern.consoleLines == ["Pay here"])
        #expect(!modern.findings.contains { $0.ruleID == "frame-not-tried" })
        let old = try run(files) { $0.target = .webView }
        #expect(old.consoleLines == [""])
        #expect(
            old.findings.filter { $0.ruleID == "frame-not-tried" }.map(\.location?.line) == [2])
    }

    @Test func `more resources than are loaded at once are refused, and that is an error`() throws {
        let result = try run([
            "index.html": """
            <!doctype html><script>
              let there = 0, refused = 0;
              for (let i = 0; i < 1100; i++) {
                const image = new Image(); image.onload = () => there++; image.onerror = () => refused++;
                image.src = 'plan.gif?' + i;
              }
              addEventListener('load', () => console.log(there, refused));
            </script>
            """, "plan.gif": "GIF89a\u{3}\u{0}\u{2}\u{0}\u{0}\u{0}\u{0}",
        ])
        #expect(result.consoleLines == ["1000 100"])
        #expect(result.findings.filter { $0.ruleID == "page-limit" }.count == 1)
    }

    /// HTML, section 8.1.4.7: a listener that takes a rejection mends no mistake, and may answer for a server.
    @Test func `mistakes in promises are errors whatever a listener says`() throws {
        let result = try run([
            "index.html": """
            <!doctype html><script>
              addEventListener('unhandledrejection', (e) => { console.log(e.reason.name); e.preventDefault(); });
              (async () => { null.plan; })();
              (async () => { throw new Error('its own'); })();
              fetch('https://elsewhere.example/');
              fetch('index.html').then((r) => r.json());
              import('./missing.js');
              (async () => { throw new TypeError('Failed to fetch the plan, says the portal'); })();
            </script>
            """
        ])
        #expect(
            result.consoleLines.sorted() == [
                "Error", "SyntaxError", "TypeError", "TypeError", "TypeError", "TypeError",
            ])
        let rejections = result.events.filter { $0.kind == .rejection }
        #expect(rejections.map(\.location?.line) == [3, 8])
    }

    @Test func `4_8_7: what needs a plug-in is not shown, and that is an error`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><p>Pay</p>
            <embed src="plan.pdf"><embed src="about:blank"><iframe srcdoc="<p>tried</p>"></iframe>
            <object data="plan.pdf"></object><object data="pay.html"></object><embed src="pay.html">
            <script>
              const late = document.createElement('object');
              document.body.append(late);
              late.data = 'late.pdf';
            </script>
            """, "plan.pdf": "%PDF", "late.pdf": "%PDF", "pay.html": "<!doctype html><p>tried",
        ])
        let result = site.run()
        try site.remove()
        let found = result.findings.filter { $0.ruleID == "frame-not-tried" }
        #expect(found.map(\.location?.line) == [2, 3, 7])
        #expect(found.allSatisfy { $0.severity == .error })
        try #require(found.count == 3)
        #expect(found[0].message.contains("<embed>"))
        #expect(found[1].message.contains("<object>"))
        #expect(found[2].message.contains("/late.pdf"))
    }

    @Test func `the app calls functions of a page back, and a relaunch opens it anew`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><p id="r">-</p><script>
            console.log('opened');
            function done(text) { document.getElementById('r').textContent = JSON.parse(text).activationResult; console.log(document.body.innerText); }
            function reg() {}
            function buy() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'done';
              MobilePlansInlineProfileDownload.networkRegistrationScript = 'reg';
            }
            </script>
            """
        ])
        var options = RunOptions()
        options.site = Site(root: site.folder.path(), page: "index.html")
        let host = PortalHost()
        defer { host.close() }
        let session = host.open([], options)
        session.relaunch()
        let lines = session.finish().consoleLines
        session.close()
        try site.remove()
        #expect(lines == ["opened", "opened"])
    }

    /// XML 1.0, section 2.7: scripts and styles of an XHTML page as its makers have to write them.
    @Test func `the marks of a CDATA section are no part of a script, and places stay`() throws {
        let files = [
            "page.xhtml": """
            <?xml version="1.0"?><!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
            <style><![CDATA[ p > b, p { color: rgb(1, 2, 3) } ]]></style></head><body><p id="p">x</p>
            <script><![CDATA[ if (1 < 2) console.log(getComputedStyle(document.getElementById("p")).color); missing(); ]]></script>
            <script>//<![CDATA[
            console.log(1 < 2 && "commented");
            //]]></script>
            </body></html>
            """
        ]
        let site = try TemporarySite(files)
        let run = site.run("page.xhtml") { $0.target = .modern }
        try site.remove()
        #expect(run.consoleLines == ["rgb(1, 2, 3)", "commented"])
        let thrown = run.events.filter { $0.kind == .exception }
        #expect(thrown.count == 1)
        #expect(thrown.first?.location?.line == 4)
        #expect((90...110).contains(thrown.first?.location?.column ?? 0))
    }

    /// Navigation Timing 2, section 4.
    @Test func `what the browser has of a page is none of the portal's globals`() throws {
        let site = try TemporarySite([
            "index.html": "<!doctype html><p id=a>x</p><script>document.body.append(a); "
                + "plan = 5; onclick = function () {};</script>"
        ])
        let run = site.run { $0.listsFunctions = true }
        try site.remove()
        #expect(run.addedGlobals == ["plan"])
    }

    @Test func `the entry of a document knows what the server answered`() throws {
        let show =
            "<!DOCTYPE html><script>const [e] = performance.getEntriesByType('navigation'); console.log(e.responseStatus, e.encodedBodySize);</script>"
        let site = try TemporarySite([
            "index.html": show + "<script>location = '/gone.html';</script>"
        ])
        let fixtures = try NetworkFile.read(
            #"{"fixtures": [{"url": "/gone.html", "status": 404, "headers": {"Content-Type": "text/html"}, "text": "\#(show)"}]}"#,
            file: "network.json")
        let run = site.run { $0.network.fixtures = fixtures }
        try site.remove()
        let length = show.utf8.count
        let first = length + "<script>location = '/gone.html';</script>".utf8.count
        #expect(run.consoleLines == ["200 \(first)", "404 \(length)"])
    }

    /// RFC 6265bis, sections 5.2 and 5.8.3: what the app opens is no request of another site, and a shop's session outlives
    /// the way over a bank's page.
    @Test func `cookies of the first page, and of a page that is come back to`() throws {
        let site = try TemporarySite(["index.html": ""])
        let fixtures = try NetworkFile.read(
            #"""
            {"fixtures": [
              {"url": "https://bank.example/", "headers": {"Content-Type": "text/html"}, "text": "<script>location = 'https://portal.contoso-mobile.example/back';</script>"},
              {"url": "/back", "match": {"headers": {"Cookie": "session=1"}}, "headers": {"Content-Type": "text/html"}, "text": "<script>console.log('known')</script>"},
              {"url": "/back", "headers": {"Content-Type": "text/html"}, "text": "<script>console.log('unknown')</script>"},
              {"url": "/*", "headers": {"Content-Type": "text/html", "Set-Cookie": "session=1; Path=/"}, "text": "<script>console.log(document.cookie); location = 'https://bank.example/';</script>"}
            ]}
            """#, file: "network.json")
        let run = site.run { $0.network.fixtures = fixtures }
        try site.remove()
        #expect(run.consoleLines == ["session=1", "known"])
    }

    /// HTML, section 7.3.1.1: a name that a page gives its window is there for the next page of its origin.
    @Test func `the name of a window outlives a page, and not its origin`() throws {
        let other = "<!DOCTYPE html><script>console.log('other', name.length)</script>"
        let site = try TemporarySite([
            "index.html":
                "<!DOCTYPE html><script>window.name = JSON.stringify({ plan: 1 }); location = '/two.html';</script>",
            "two.html":
                "<!DOCTYPE html><script>console.log(name); document.write('<iframe srcdoc=\"<script>parent.console.log(self.name.length)<\\/script>\"></iframe>'); onload = () => { location = '/three.html'; };</script>",
            "three.html":
                "<!DOCTYPE html><script>onload = () => { console.log(name); location = 'https://other.example/'; };</script>",
        ])
        let fixtures = try NetworkFile.read(
            #"{"fixtures": [{"url": "https://other.example/", "headers": {"Content-Type": "text/html"}, "text": "\#(other)"}]}"#,
            file: "network.json")
        let run = site.run { $0.network.fixtures = fixtures }
        try site.remove()
        #expect(run.consoleLines == [#"{"plan":1}"#, "0", #"{"plan":1}"#, "other 0"])
    }

    /// HTML, section 7.4.2.4 ("unload a document"), steps 6 and 9, "legacy target override flag".
    @Test func `a page that is left is hidden before it is unloaded`() throws {
        let lines = try printed([
            "index.html":
                """
            <!DOCTYPE html><script>
            const show = (e) => console.log(e.type, e.target === document, document.visibilityState, document.hidden);
            for (const type of ['pagehide', 'unload', 'visibilitychange']) addEventListener(type, show);
            document.addEventListener('visibilitychange', () => console.log('document'));
            location = '/two.html';
            </script>
            """,
            "two.html": "<!DOCTYPE html><script>console.log(document.visibilityState)</script>",
        ])
        #expect(
            lines == [
                "pagehide true visible false", "document", "visibilitychange true hidden true",
                "unload true hidden true", "visible",
            ])
    }
}
