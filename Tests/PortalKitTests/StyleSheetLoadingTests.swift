import PortalKit
import Testing

/// HTML, sections 4.2.4 and 4.2.6, and CSS Cascade 5, section 2: sheets that import others.
@Suite struct StyleSheetLoadingTests {
    @Test func `a sheet is loaded, and scripts behind it run, when its imports are there`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><body><script>const show = (what) => console.log(what, getComputedStyle(document.body).zIndex);</script>
            <link rel="stylesheet" href="css/main.css" onload="show('link')">
            <script>show('behind link')</script>
            <style onload="show('style')">@import 'css/five.css' supports(selector(a > b));</style>
            <script>show('behind style')</script>
            <style onerror="show('error')">@import 'css/none.css';</style>
            <script>onload = () => show('load');</script>
            """,
            "css/main.css": "@import 'sub/deep.css' layer(low.er) screen; @import 'no.css' print;",
            "css/no.css": "body { z-index: 9 }",
            "css/sub/deep.css": "@import '../four.css'; body { z-index: 3 }",
            "css/four.css": "body { z-index: 4 !important }",
            "css/five.css": "body { z-index: 5 !important }",
        ])
        #expect(
            lines == [
                "link 4", "behind link 4", "behind style 4", "style 4", "error 4", "load 4",
            ])
    }

    @Test func `what names no layer is a media query that nothing matches`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><body><style>@import 'a.css' layer(x y); @import 'a.css' layer(x.y);</style><script>
            const [a, b] = document.styleSheets[0].cssRules; console.log(a.layerName, a.media.mediaText, b.layerName, b.cssText);
            </script>
            """,
            "a.css": "",
        ])
        #expect(lines == [#"null layer(x y) x.y @import url("a.css") layer(x.y);"#])
    }

    /// CSSOM, section 6.2, and HTML, section 4.2.4 (`disabled`): styles as Chromium 156 has them.
    @Test func `sheets with titles are sets, of which one counts, and scripts enable links`()
        throws
    {
        let lines = try printed(
            [
                "index.html": """
                <!doctype html><head></head><body><p id=p>x</p><script>
                const css = (t) => 'data:text/css,' + encodeURIComponent(t);
                const seen = () => { const s = getComputedStyle(p); return [s.color, s.marginLeft, s.paddingLeft].join(' '); };
                const wait = () => new Promise((r) => setTimeout(r, 300));
                const link = async (members) => { const l = document.createElement('link'); for (const k in members) l.setAttribute(k, members[k]); document.head.append(l); await wait(); return l; };
                (async () => {
                  const say = (l) => console.log(!!l.sheet, l.disabled, document.styleSheets.length, seen());
                  say(await link({ rel: 'stylesheet', title: 'one', href: css('p { color: rgb(1, 0, 0) }') }));
                  const b = await link({ rel: 'alternate stylesheet', title: 'two', href: css('p { color: rgb(2, 0, 0) }') }); say(b);
                  say(await link({ rel: 'stylesheet', title: 'two', href: css('p { margin-left: 3px }') }));
                  say(await link({ rel: 'stylesheet', title: 'one', href: css('p { padding-left: 4px }') }));
                  say(await link({ rel: 'alternate stylesheet', href: css('p { color: rgb(5, 0, 0) }') }));
                  b.disabled = false; say(b);
                  b.disabled = true; say(b);
                  b.disabled = false; await wait(); say(b);
                  b.sheet.disabled = true; say(b); b.sheet.disabled = false; say(b);
                  const f = await link({ rel: 'stylesheet', disabled: '', href: css('p { color: rgb(6, 0, 0) }') }); say(f);
                  f.disabled = false; await wait(); say(f); f.disabled = true; say(f);
                  const style = (title, text) => { const s = document.createElement('style'); s.title = title; s.textContent = text; document.head.append(s); console.log(s.sheet.disabled, seen()); };
                  style('two', 'p { color: rgb(7, 0, 0) }'); style('one', 'p { color: rgb(8, 0, 0) }');
                })();
                </script>
                """
            ], configure: { $0.target = .modern })
        #expect(
            lines == [
                "true false 1 rgb(1, 0, 0) 0px 0px", "true false 2 rgb(1, 0, 0) 0px 0px",
                "true false 3 rgb(1, 0, 0) 0px 0px", "true false 4 rgb(1, 0, 0) 0px 4px",
                "true false 5 rgb(1, 0, 0) 0px 4px", "true false 5 rgb(1, 0, 0) 0px 4px",
                "false true 4 rgb(1, 0, 0) 0px 4px", "true false 5 rgb(2, 0, 0) 0px 4px",
                "true false 5 rgb(1, 0, 0) 0px 4px", "true false 5 rgb(2, 0, 0) 0px 4px",
                "false true 5 rgb(2, 0, 0) 0px 4px", "true false 6 rgb(6, 0, 0) 0px 4px",
                "false true 5 rgb(2, 0, 0) 0px 4px", "true rgb(2, 0, 0) 0px 4px",
                "false rgb(8, 0, 0) 0px 4px",
            ])
    }
}
