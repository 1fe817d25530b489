import PortalKit
import Testing

/// XMLHttpRequest Standard, section 3.6.6 (`responseXML` and the response type "document").
@Suite struct ResponseDocumentTests {
    @Test func `3_6_6: XML is a document, and HTML is one where it was asked for`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            const asked = [['plans.xml', ''], ['plans.xml', 'document'], ['bad.xml', ''], ['a.html', ''], ['a.html', 'document'],
              ['a.txt', ''], ['empty.xml', 'document']];
            (function next() {
              const one = asked.shift();
              if (one === undefined) return;
              const x = new XMLHttpRequest();
              x.open('GET', one[0]);
              x.responseType = one[1];
              x.onload = () => {
                const d = x.responseXML;
                console.log(one.join(), d && d.documentElement.nodeName, d && d.contentType, d === x.responseXML, one[1] === '' || d === x.response);
                if (d) console.log(d.URL.split('/').pop(), d.defaultView, d.characterSet, d.querySelector('p').textContent);
                next();
              };
              x.send();
            })();
            const late = new XMLHttpRequest();
            late.responseType = 'text';
            try { late.responseXML; } catch (e) { console.log(e.name); }
            </script>
            """, "plans.xml": "<?xml version=\"1.0\"?><plans><p>10 GB – ü</p></plans>",
            "bad.xml": "<plans><p></plans>", "a.txt": "<a/>", "empty.xml": "",
            "a.html":
                "<!doctype html><meta charset=utf-8><p>ä<script>console.log('never')</script>",
        ])
        #expect(
            lines == [
                "InvalidStateError", "plans.xml, plans application/xml true true",
                "plans.xml null UTF-8 10 GB – ü",
                "plans.xml,document plans application/xml true true",
                "plans.xml null UTF-8 10 GB – ü", "bad.xml, null null true true",
                "a.html, null null true true", "a.html,document HTML text/html true true",
                "a.html null UTF-8 ä" + "console.log('never')", "a.txt, null null true true",
                "empty.xml,document null null true true",
            ])
    }
}
