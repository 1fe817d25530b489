import PortalKit
import Testing

/// HTML, section 4.8.4 (images): which source of several is loaded, when, and how large it is.
@Suite struct ImageSourceTests {
    private let square =
        "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'></svg>"

    private func shown(_ body: String) throws -> [String] {
        try printed([
            "index.html":
                "<!doctype html><body>\(body)<script>onload = () => { for (const i of document.images) console.log(i.currentSrc.split('/').pop(), i.naturalWidth, i.naturalHeight, i.complete); };</script>",
            "a.svg": square, "b.svg": square, "c.svg": square,
        ])
    }

    @Test func `4_8_4_3_10: candidates of srcset, by density and by width`() throws {
        #expect(
            try shown(
                """
                <img srcset=" ,a.svg 2x, b.svg,"><img srcset="a.svg 2x" src="b.svg"><img srcset="a.svg 2x, b.svg 4x">
                <img srcset="a.svg 100w, b.svg 400w, c.svg 900w" sizes="(width < 100px) 900px, (min-width: 10px) calc(25vw + 10em)"><img srcset="a.svg 1w 1x, b.svg -1x, c.svg 1q" src="">
                <img srcset="a.svg ( , b.svg 1x, ), c.svg"><img srcset="a.svg 400w, b.svg 900w">
                """) == [
                    "b.svg 20 10 true", "b.svg 20 10 true", "a.svg 10 5 true", "b.svg 18 9 true",
                    " 0 0 true", "c.svg 20 10 true", "b.svg 18 9 true",
                ])
    }

    @Test
    func `4_8_4_2_2: a size that cannot be read, or that asks for a type of media, is passed over`()
        throws
    {
        let sizes = [
            "(]) 100vw, 400px", "! 100vw, 400px", "not print 100vw, 400px",
            "not (width: 1px) 400px, 100vw",
        ]
        #expect(
            try shown(sizes.map { "<img srcset='a.svg 400w, b.svg 900w' sizes='\($0)'>" }.joined())
                == Array(repeating: "a.svg 20 10 true", count: sizes.count))
    }

    @Test func `4_8_4_3_8: sources of a picture, by their media and type`() throws {
        #expect(
            try shown(
                """
                <picture><source srcset="a.svg" media="print"><source srcset="a.svg" type="video/mp4"><source><source srcset="b.svg 1x" type="image/svg+xml; x" media="(min-width: 5px)"><source srcset="a.svg"><img src="c.svg"></picture>
                <picture><span></span><img src="c.svg"><source srcset="a.svg"></picture>
                """) == ["b.svg 20 10 true", "c.svg 20 10 true"])
    }

    @Test func `4_8_4_3_5: several changes are one request, and what was loaded is there at once`()
        throws
    {
        let lines = try printed(
            [
                "index.html": """
                <!doctype html><body><template id="t"><img src="c.svg" onload="console.log('cloned', this.naturalWidth)"></template><script>
                const i = new Image(); i.src = 'none.svg'; i.srcset = 'none2.svg 1x'; i.removeAttribute('srcset'); i.src = 'a.svg'; console.log(i.currentSrc, i.complete);
                i.decode().then(() => {
                  console.log('decoded', i.width, i.complete); const j = new Image(); j.src = 'a.svg'; console.log(j.complete, j.naturalHeight); j.onload = () => console.log('load');
                  j.src = 'none.svg'; j.decode().catch((e) => console.log(e.name)); j.src = 'a.svg'; document.body.append(t.content.cloneNode(true));
                  console.log(performance.getEntriesByType !== undefined);
                });
                </script>
                """, "a.svg": square, "c.svg": square,
            ])
        #expect(
            lines == [
                " false", "decoded 20 true", "true 10", "true", "EncodingError", "load",
                "cloned 20",
            ])
    }

    @Test func `4_8_4_3_5_1: changes of a picture have its image looked at again`() throws {
        let lines = try printed(
            [
                "index.html": """
                <!doctype html><body><picture id="p"><img id="i" src="c.svg"></picture><script>
                const show = () => new Promise((done) => setTimeout(() => { console.log(i.currentSrc.split('/').pop()); done(); }, 500));
                onload = async () => {
                  const s = document.createElement('source'); s.srcset = 'a.svg'; p.prepend(s); await show(); s.srcset = 'b.svg'; await show(); s.media = 'print'; await show(); s.media = ''; await show();
                  p.append(s); await show(); p.prepend(s); await show(); s.remove(); await show(); p.prepend(s); await show(); document.body.append(i); await show();
                };
                </script>
                """, "a.svg": square, "b.svg": square, "c.svg": square,
            ])
        #expect(
            lines == [
                "a.svg", "b.svg", "c.svg", "b.svg", "c.svg", "b.svg", "c.svg", "b.svg", "c.svg",
            ])
    }

    @Test func `4_8_3: width and height are those that the image is shown with`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><style>.a { height: 40px; padding: 3px } .b { display: none }</style>
            <img src="a.svg"><img class="a" src="a.svg"><img class="b" src="a.svg"><img class="a" src="none.svg"><img src="none.svg"><img width="7">
            <script>onload = () => { for (const i of document.images) console.log(i.width, i.height); };</script>
            """, "a.svg": square,
        ])
        #expect(lines.prefix(3) == ["20 10", "80 40", "20 10"])
        #expect(lines.dropFirst(3).map { $0.split(separator: " ").last } == ["40", "0", "0"])
    }

    /// "Update the image data", step 26: "the image data is corrupted in some fatal way such that the image
    /// dimensions cannot be obtained".
    @Test func `4_8_4_3_5: what is no image is an error`() throws {
        #expect(
            try printed([
                "index.html":
                    """
                <!doctype html><body><script>
                for (const [name, src] of [['text', 'data:text/plain,x'], ['short', 'data:image/png;base64,AAAA'], ['file', 'a.txt'], ['gif', 'data:image/gif;base64,R0lGODlhAgADAIAAAAAAAP///yH5BAEAAAAALAAAAAACAAMAAAIChF8AOw==']]) {
                  const i = new Image(); i.onload = i.onerror = (e) => console.log(name, e.type, i.complete, i.naturalWidth); i.src = src;
                }
                const d = new Image(); d.src = 'data:,x'; d.decode().catch((e) => console.log(e.name));
                </script>
                """,
                "a.txt": "no image",
            ]).sorted() == [
                "EncodingError", "file error true 0", "gif load true 2", "short error true 0",
                "text error true 0",
            ])
    }
}
