import PortalKit
import PortalTrace
import Testing

/// HTML, sections 4.6.7.7 (modulepreload), 4.6.7.13 (prefetch) and 4.6.7.14 (preload).
@Suite struct PreloadTests {
    @Test
    func `a style sheet that was preloaded becomes one when it is there, and is asked for once`()
        throws
    {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><link rel="preload" as="style" href="a.css" onload="this.onload=null;this.rel='stylesheet'"><p id=p>x</p>
            <script>setTimeout(() => console.log(getComputedStyle(p).zIndex, document.querySelector('link').rel), 2000);</script>
            """,
            "a.css": "p { z-index: 7 }",
        ])
        let result = site.run()
        try site.remove()
        #expect(result.consoleLines == ["7 stylesheet"])
        let asked = result.events.compactMap(\.exchange).filter { $0.url.hasSuffix("a.css") }
        #expect(asked.count == 1)
    }

    @Test func `links that load ahead say so, and what nothing can be made of says nothing`() throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            const say = (l, what) => { l.onload = () => console.log('load', what); l.onerror = () => console.log('error', what); document.head.append(l); };
            const link = (members) => Object.assign(document.createElement('link'), members);
            const all = [['preload', 'script', 'a.js'], ['preload', 'style', 'none.css'], ['preload', 'bogus', 'a.js'], ['preload', '', 'a.js'], ['preload', 'fetch', 'a.json'],
              ['prefetch', '', 'a.js'], ['modulepreload', '', 'a.js'], ['modulepreload', '', 'none.js'], ['modulepreload', 'image', 'a.js'], ['preconnect', '', '/'], ['dns-prefetch', '', '/']];
            all.forEach(([rel, as, href], i) => setTimeout(() => { const l = link({ rel, href }); l.setAttribute('as', as); say(l, rel + ' ' + as + ' ' + href); }, i * 500));
            setTimeout(() => say(link({ rel: 'preload', as: 'style', href: 'a.js', media: 'print' }), 'print'), 7000);
            </script>
            """,
            "a.js": "console.log('ran')", "a.json": "{}",
        ])
        #expect(
            lines == [
                "load preload script a.js", "error preload style none.css",
                "load preload fetch a.json",
                "load prefetch  a.js", "load modulepreload  a.js", "error modulepreload  none.js",
                "error modulepreload image a.js",
            ], "\(lines)")
    }
}
