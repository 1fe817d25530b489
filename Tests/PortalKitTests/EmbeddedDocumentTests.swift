import PortalKit
import Testing

/// HTML, sections 4.8.6 (embed), 4.8.7 (object) and 16.3 (frames): documents in a document.
@Suite struct EmbeddedDocumentTests {
    @Test func `16_3: frames of a frameset are windows, and links lead into them by name`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            onload = () => {
              console.log(frames.length, menu.document.title, frames[1].document.title);
              const [first, second] = document.querySelectorAll('frame');
              console.log(first.contentWindow === menu, second.contentDocument === main.document);
              menu.go();
              second.onload = () => console.log('loaded', main.document.title);
            };
            </script>
            <frameset cols="20%,80%"><frame name="menu" src="menu.html"><frame name="main" src="a.html"></frameset>
            """,
            "menu.html": """
            <!doctype html><title>Menu</title><a href="b.html" target="main">B</a>
            <script>function go() { document.querySelector('a').click(); }</script>
            """, "a.html": "<!doctype html><title>A</title>",
            "b.html": """
            <!doctype html><title>B</title>
            <script>console.log('in B', top === parent, frameElement.localName, name)</script>
            """,
        ])
        #expect(
            lines == ["2 Menu A", "true true", "in B true frame main", "loaded B"])
    }

    @Test func `4_8_7: an object shows a document, and its fallback where there is none`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><body>
            <object id="o" data="b.html" name="part" onload="console.log('object', this.contentDocument.title)"></object>
            <embed id="e" src="b.html" onload="console.log('embed', this.getSVGDocument() !== null)">
            <object data="gone.html" onerror="console.log('error')">instead</object>
            <object data="x.png" onload="console.log('image', this.contentDocument)"></object>
            <script>
            onload = () => {
              const { o } = window;
              console.log(frames.length, o.contentWindow.parent === window, part === o);
              o.remove();
              console.log(frames.length, o.contentDocument);
              o.data = 'c.html';
              document.body.append(o);
              o.onload = () => console.log('again', o.contentDocument.title);
            };
            </script>
            """, "b.html": "<!doctype html><title>B</title>",
            "c.html": "<!doctype html><title>C</title>", "x.png": "png",
        ])
        #expect(Set(lines.prefix(4)) == ["error", "object B", "embed true", "image null"])
        #expect(lines.dropFirst(4) == ["2 true true", "1 null", "again C"])
    }

    @Test func `4_8_7: what stands in an object is loaded where the object shows nothing itself`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html>
            <object data="b.html?1"><embed src="b.html?covered"></object>
            <object data="gone.html"><embed src="b.html?2"></object>
            <object><object data="b.html?3"></object></object>
            <object data="data:application/x-none,"><embed src="b.html?4"></object>
            <video><embed src="b.html?media"></video>
            <script>onload = () => { console.log('load'); const o = document.querySelector('object'); o.removeAttribute('data'); };</script>
            """, "b.html": "<script>console.log(location.search)</script>",
        ])
        #expect(Set(lines.prefix(4)) == ["?1", "?2", "?3", "?4"], "\(lines)")
        #expect(lines.dropFirst(4) == ["load", "?covered"], "\(lines)")
    }

    @Test func `4_8_7: a page that shows itself ends`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><object data="index.html"></object><embed src="index.html">
            <script>onload = () => console.log('loaded', frames.length)</script>
            """,
            "other.html": "",
        ])
        // The page itself has the parameters of the launch in its URL.
        #expect(lines == ["loaded 0", "loaded 0", "loaded 2"])
    }

    @Test func `14_2: XHTML in a frame is XML`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><iframe src="a.xhtml"></iframe><script>
            onload = () => {
              const d = frames[0].document;
              console.log(d.contentType, d.documentElement.textContent, d.createElement('A').localName);
            };
            </script>
            """,
            "a.xhtml":
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>X</title></head><body/></html>\n",
        ])
        #expect(lines == ["application/xhtml+xml X A"])
    }
}
