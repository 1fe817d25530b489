import PortalKit
import Testing

/// HTML, section 4.8.4.3 (images): those that wait, and the sources that move.
@Suite struct LazyImageTests {
    private let square =
        "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'></svg>"

    private let page = """
        <!doctype html><img loading="lazy" src="a.svg" onload="console.log('lazy')"><img src="b.svg" onload="console.log('eager')">
        <img id="later" loading="lazy" src="c.svg" onload="console.log('now')"><script>
        const apart = new Image(); apart.loading = 'lazy'; apart.src = 'd.svg'; apart.onload = () => console.log('apart');
        setTimeout(() => { document.getElementById('later').loading = 'eager'; }, 0);
        onload = () => { console.log('load'); setTimeout(() => { console.log(apart.complete); document.body.append(apart); }, 100); };
        </script>
        """

    @Test func `4_8_4_3_4: a lazy image does not delay the page, and is loaded once it is shown`()
        throws
    {
        let lines = try printed([
            "index.html": page, "a.svg": square, "b.svg": square, "c.svg": square, "d.svg": square,
        ])
        #expect(Set(lines.prefix(2)) == ["eager", "now"], "\(lines)")
        #expect(lines.dropFirst(2) == ["load", "lazy", "false", "apart"], "\(lines)")
    }

    @Test
    func `4_8_4_2_1: an image follows its sources, one of another place or of no type included`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><picture><source srcset="data:,a" media="all, !"><img src="data:,c"></picture>
            <picture><source srcset="data:,b" type=" "><img src="data:,c"></picture>
            <div></div><script>
            const images = document.images, show = () => console.log(images[0].currentSrc, images[1].currentSrc);
            (async () => {
              await 0; show();
              document.querySelector('div').moveBefore(document.querySelector('source'), null); await 0; show();
            })();
            </script>
            """
        ])
        #expect(lines == ["data:,a data:,b", "data:,c data:,b"], "\(lines)")
    }

    /// HTML, section 4.8.11.5 ("delaying the load event flag").
    @Test func `what cannot be played holds the page's load event back, and not for ever`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><video src="a.mp4" onerror="console.log('error')"></video><audio><source src="b.mp3" type="audio/mpeg"></audio>
            <script>onload = () => { const a = document.querySelector('audio'); console.log('load', a.networkState, a.currentSrc === ''); };</script>
            """
        ])
        #expect(lines == ["error", "load 3 true"], "\(lines)")
    }

    /// "Whether the user agent is to fetch": an answer with another status is an image all the same.
    @Test
    func
        `4_8_4_3_5: an image that comes with an error's status is shown, and no document decodes it`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><body><script>
            const i = new Image(); i.src = 'a.svg';
            i.onload = () => {
              document.implementation.createHTMLDocument('').adoptNode(i);
              i.decode().catch((e) => console.log(e.name));
            };
            </script>
            """, "a.svg": square,
        ])
        #expect(lines == ["EncodingError"], "\(lines)")
    }
}
