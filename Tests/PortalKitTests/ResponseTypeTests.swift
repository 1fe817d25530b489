import PortalKit
import PortalTrace
import Testing

/// What the headers of responses say of scripts, style sheets and frames (Fetch, sections 2.2.2 and 3.7;
/// HTML, sections 4.2.4.4 and 13.2.3.2).
@Suite struct ResponseTypeTests {
    private func lines(_ page: String, fixtures: String = "", _ files: [String: String] = [:])
        throws -> [String]
    {
        let fixtures = try NetworkFile.read(
            "{\"fixtures\": [\(fixtures)]}", file: "network.json")
        return try printed(["index.html": page].merging(files) { $1 }) {
            $0.network.fixtures = fixtures
        }
    }

    @Test(arguments: ["utf-8", "windows-1252", "koi8-r"])
    func `13_2_3_2: a frame of the same origin has the encoding of the page around it`(
        charset: String
    ) throws {
        let found = try lines(
            """
            <!doctype html><meta charset="\(charset)"><iframe src="plain.html"></iframe><iframe src="own.html"></iframe>
            <script>onload = () => console.log(document.characterSet === frames[0].document.characterSet, frames[1].document.characterSet);</script>
            """,
            ["plain.html": "<!doctype html><p>", "own.html": "<!doctype html><meta charset=gbk>"])
        #expect(found == ["true GBK"])
    }

    @Test func `4_12_1: a script is in the encoding of its document where nothing says more`()
        throws
    {
        func page(_ charset: String, _ element: String) -> String {
            "<!doctype html><meta charset=\(charset)><script \(element) src=\"a.js\"></script>"
        }
        let file = ["a.js": "console.log('\u{E9}'.length)"]
        #expect(try lines(page("utf-8", ""), file) == ["1"])
        #expect(try lines(page("windows-1252", ""), file) == ["2"])
        #expect(try lines(page("windows-1252", "charset=utf-8"), file) == ["1"])
        #expect(try lines(page("utf-8", "charset=windows-1252"), file) == ["2"])
    }

    @Test func `CSS Syntax 3_2: a style sheet may name its encoding at its beginning`() throws {
        let found = try lines(
            """
            <!doctype html><meta charset=utf-8><link rel=stylesheet href="a.css"><link rel=stylesheet href="b.css"><p id=p></p>
            <script>onload = () => console.log([...document.styleSheets].map((s) => s.cssRules[0].style.fontFamily.length).join());</script>
            """,
            [
                "a.css": "@charset \"windows-1252\";p { font-family: \"\u{E9}\" }",
                "b.css": "p { font-family: \"\u{E9}\" }",
            ])
        #expect(found == ["4,3"])
    }

    @Test func `3_7: nosniff leaves a style sheet or script of another type out`() throws {
        func fixture(_ name: String, _ type: String, nosniff: Bool) -> String {
            let more = nosniff ? ", \"X-Content-Type-Options\": \"NoSniff\"" : ""
            return
                "{\"url\": \"/\(name)\", \"headers\": {\"Content-Type\": \"\(type)\"\(more)}, \"text\": \"/**/\"}"
        }
        let found = try lines(
            """
            <!doctype html><script>
            const add = (tag, o) => document.head.append(Object.assign(document.createElement(tag), o, { onload: () => console.log(o.src ?? o.href, 'load'), onerror: () => console.log(o.src ?? o.href, 'error'), async: false }));
            for (const src of ['a', 'b', 'c', 'd']) add('script', { src });
            for (const href of ['e', 'f', 'g']) add('link', { rel: 'stylesheet', href });
            </script>
            """,
            fixtures: [
                fixture("a", "text/plain", nosniff: false),
                fixture("b", "text/plain", nosniff: true),
                fixture("c", "text/javascript", nosniff: true),
                fixture("d", "text/plain, text/javascript;charset=utf-8", nosniff: true),
                fixture("e", "text/plain", nosniff: false),
                fixture("f", "text/css", nosniff: true),
                fixture("g", "text/css, text/plain", nosniff: true),
            ].joined(separator: ", "))
        #expect(
            found.sorted() == [
                "a load", "b error", "c load", "d load", "e error", "f load", "g error",
            ])
    }

    @Test func `4_2_4_4: in quirks mode a style sheet of the same origin may have any type`() throws
    {
        func page(_ doctype: String) -> String {
            """
            \(doctype)<link rel=stylesheet href="a.txt" onload="console.log('load')" onerror="console.log('error')">
            """
        }
        #expect(try lines(page(""), ["a.txt": "p {}"]) == ["load"])
        #expect(try lines(page("<!doctype html>"), ["a.txt": "p {}"]) == ["error"])
    }

    @Test func `XMLHttpRequest 3_5_6: a document is sent as its markup, in UTF-8`() throws {
        let fixtures = """
            {"url": "/to", "method": "POST", "status": 204}
            """
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><meta charset="utf-8"><script>
            const send = (body, type) => { const x = new XMLHttpRequest(); x.open('POST', 'to', false); if (type) x.setRequestHeader('Content-Type', type); x.send(body); };
            const xml = new DOMParser().parseFromString('<a b="\u{E9}"/>', 'text/xml');
            send(xml); send(xml, 'text/xml; charset=latin1'); send(document.implementation.createHTMLDocument('t'));
            </script>
            """
        ])
        let network = try NetworkFile.read("{\"fixtures\": [\(fixtures)]}", file: "network.json")
        let result = site.run { $0.network.fixtures = network }
        try site.remove()
        let sent = result.events.compactMap { event -> String? in
            guard case .network(let exchange) = event.what, exchange.method == "POST",
                let headers = exchange.headers
            else { return nil }
            let type = headers.first { $0.name == "Content-Type" }?.value.displayText ?? ""
            return "\(type) \(exchange.body?.displayText ?? "")"
        }
        #expect(
            sent == [
                "application/xml;charset=UTF-8 <a b=\"\u{E9}\"/>",
                "text/xml;charset=UTF-8 <a b=\"\u{E9}\"/>",
                "text/html;charset=UTF-8 <!DOCTYPE html><html><head><title>t</title></head><body></body></html>",
            ])
    }

    /// HTML, 7.4.4 (URL and history update steps) and Referrer Policy, 8.3: the document's URL of now, without its fragment.
    @Test func `7_4_4: after pushState requests are sent from the new URL`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><script>
            fetch('/one.txt').then(() => { history.pushState(null, '', '/shop/plans?x=1#part'); return fetch('/two.txt'); })
              .then(() => { history.replaceState(null, '', 'offers'); document.body.append(Object.assign(new Image(), { src: '/three.png' })); });
            </script><body>
            """, "one.txt": "1", "two.txt": "2",
        ])
        let result = site.run()
        try site.remove()
        let sent = result.events.compactMap(\.exchange).filter {
            $0.url.contains(".txt") || $0.url.contains(".png")
        }
        let referrers = sent.map {
            $0.headers?.first { $0.name == "Referer" }?.value.displayText ?? ""
        }
        try #require(referrers.count == 3)
        #expect(!referrers[0].contains("/shop"), "\(referrers)")
        #expect(referrers[1].contains("/shop/plans?x=1"), "\(referrers)")
        #expect(referrers[2].contains("/shop/offers"), "\(referrers)")
        #expect(!referrers.contains { $0.contains("#") })
    }

    @Test func `7_4_2: the referrer of a frame's document is the page that sent it there`() throws {
        let found = try lines(
            """
            <!doctype html><script>history.replaceState(null, '', '/index.html?x#y');</script>
            <iframe src="one.html"></iframe>
            <script>
            const path = (url) => url && new URL(url).pathname + new URL(url).search;
            let loads = 0;
            document.querySelector('iframe').onload = (e) => {
              const { document: d, location } = e.target.contentWindow;
              console.log(location.pathname, path(d.referrer));
              if (++loads === 1) d.links[0].click();
              else if (loads === 2) location.href = 'three.html';
              else if (loads === 3) e.target.src = 'four.txt#part';
              else console.log(d.characterSet, d.body.textContent);
            };
            </script>
            """,
            fixtures:
                "{\"url\": \"/four.txt\", \"headers\": {\"Content-Type\": \"text/plain;charset=gbk\"}, \"text\": \"four\"}",
            [
                "one.html": "<!doctype html><a href=\"two.html\">Two</a>",
                "two.html": "<!doctype html>", "three.html": "<!doctype html>",
            ])
        #expect(
            found == [
                "/one.html /index.html?x", "/two.html /one.html", "/three.html /index.html?x",
                "/four.txt /index.html?x", "GBK four",
            ])
    }
}
