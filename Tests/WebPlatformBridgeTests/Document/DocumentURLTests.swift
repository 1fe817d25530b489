import Testing

/// HTML, section 7.4.4 ("URL and history update steps"): the document's URL is the one of its history entry.
@Suite struct DocumentURLTests {
    @Test func `the document's URL follows its history, and relative URLs follow it`() {
        let lines = page(
            """
            const a = document.createElement('a'); a.href = 'x?y'; document.body.append(a);
            const f = document.createElement('form');
            const tell = (what) => console.log(what, document.URL === location.href, document.documentURI === location.href, location.pathname + location.hash, new URL(document.baseURI).pathname, a.pathname, new URL(f.action).pathname);
            tell('launched');
            history.pushState(null, '', 'shop/list?q=1'); tell('pushed');
            history.replaceState(null, '', '/other/'); tell('replaced');
            location.hash = 'part'; tell('fragment');
            addEventListener('popstate', () => {
              tell('back');
              const base = document.createElement('base'); base.href = '/based/'; document.head.append(base);
              history.pushState(null, '', 'again'); tell('with a base');
              try { history.pushState(null, '', 'https://elsewhere.example/'); } catch (e) { console.log(e.name); }
              tell('refused');
            }, { once: true });
            // The fragment took the place of the entry: the page was not loaded yet ("Location-object navigate").
            history.go(-1);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                launched true true /plans/ /plans/ /plans/x /plans/
                pushed true true /plans/shop/list /plans/shop/list /plans/shop/x /plans/shop/list
                replaced true true /other/ /other/ /other/x /other/
                fragment true true /other/#part /other/ /other/x /other/
                back true true /plans/ /plans/ /plans/x /plans/
                with a base true true /based/again /based/ /based/x /based/again
                SecurityError
                refused true true /based/again /based/ /based/x /based/again
                """)
    }

    @Test func `a document that is first asked for behind a change has the new URL`() {
        let lines = page(
            "history.pushState(null, '', 'later'); console.log(document.URL, document.baseURI)")
        #expect(
            lines == ["https://portal.example/plans/later https://portal.example/plans/later"])
    }

    @Test func `requests are relative to the document's base URL (8_1_3_2, "API base URL")`() {
        let lines = page(
            """
            const x = new XMLHttpRequest();
            const tell = (what) => { x.open('GET', 'x'); x.send(); console.log(what, new Request('a').url, Response.redirect('b').headers.get('Location')); };
            x.onloadstart = () => {};
            tell('launched');
            history.pushState(null, '', 'shop/list?q=1'); tell('pushed');
            const base = document.createElement('base'); base.href = '/based/'; document.head.append(base); tell('based');
            base.remove(); tell('not based');
            """)
        #expect(
            lines.filter { !$0.hasPrefix("uncaught") } == [
                "launched https://portal.example/plans/a https://portal.example/plans/b",
                "pushed https://portal.example/plans/shop/a https://portal.example/plans/shop/b",
                "based https://portal.example/based/a https://portal.example/based/b",
                "not based https://portal.example/plans/shop/a https://portal.example/plans/shop/b",
            ])
    }

    @Test func `section 7_1_1: the domain is the origin's host, and can be shortened`() {
        let lines = page(
            """
            const other = new DOMParser().parseFromString('<p>', 'text/html');
            const tried = (d, value) => { try { d.domain = value; return d.domain; } catch (e) { return e.name; } };
            const out = [document.domain, document.domain === location.hostname];
            for (const value of ['', 'example', 'other.example', 'x.portal.example', document.domain]) out.push(tried(document, value));
            out.push(tried(other, document.domain));
            console.log(out.join(' '));
            """)
        #expect(
            lines == [
                "portal.example true SecurityError SecurityError SecurityError SecurityError portal.example SecurityError"
            ])
    }

    /// Sections 2.4.3 ("fallback base URL"), 4.2.3 (the base element) and 4.2.5.3 (a refresh is of the document's own tree).
    @Test
    func `a frame's about:blank has the base of the page, and no shadow tree refreshes a page`() {
        let lines = page(
            """
            document.body.append(document.createElement('iframe')); const doc = frames[0].document, base = doc.createElement('base');
            base.setAttribute('href', 'test'); console.log(base.href, doc.baseURI); doc.head.append(base); console.log(doc.baseURI);
            const host = document.createElement('div'); document.body.append(host); host.attachShadow({ mode: 'open' }).innerHTML = '<meta http-equiv=refresh content="1; url=/elsewhere">';
            setTimeout(() => console.log(location.pathname), 3000);
            """)
        #expect(
            lines == [
                "https://portal.example/plans/test https://portal.example/plans/",
                "https://portal.example/plans/test", "/plans/",
            ])
    }
}
