import PortalKit
import Testing

/// HTML, section 13.2.6.1 ("create an element for a token"): custom elements that the parser meets.
@Suite struct CustomElementParsingTests {
    @Test func `13_2_6_1: a defined element is made without children, and hears of them never`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            customElements.define('plan-card', class extends HTMLElement {
              static observedAttributes = ['size'];
              constructor() { super(); console.log('made', this.attributes.length, this.parentNode, document.querySelectorAll('p').length); }
              attributeChangedCallback(name, old, value) { console.log(name, value, this.isConnected); }
              connectedCallback() { console.log('connected', this.childNodes.length, this.parentNode.localName, this.hasAttribute('title')); }
            });
            </script><p>before</p><plan-card size="10" title="t"><b>child</b></plan-card><p>after</p>
            <script>console.log(document.querySelector('plan-card').innerHTML, document.querySelectorAll('p').length);</script>
            """
        ])
        #expect(
            lines == [
                "made 0 null 1", "size 10 false", "connected 0 body true", "<b>child</b> 2",
            ])
    }

    @Test func `13_2_6_1: an element whose constructor fails is unknown, and parsing goes on`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            onerror = (message) => { console.log(message); return true; };
            customElements.define('x-throws', class extends HTMLElement { constructor() { throw new Error('no'); } });
            customElements.define('x-text', class extends HTMLElement { constructor() { super(); return new Text('t'); } });
            </script><x-throws id="a" title="t">1</x-throws><x-text id="b">2</x-text>
            <script>
            for (const e of [a, b]) console.log(e instanceof HTMLUnknownElement, e.textContent);
            console.log(a.title);
            </script>
            """
        ])
        try #require(lines.count == 6)
        #expect(lines[0].hasSuffix("Error: no"))
        #expect(lines[1].contains("TypeError"))
        #expect(lines[2..<5] == ["true 1", "true 2", "t"])
        #expect(lines[5].hasPrefix("uncaught TypeError"))
    }

    @Test func `8_4_3: a constructor that the parser waits for cannot write into the document`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            const attempt = (what, work) => { try { work(); console.log(what, 'done'); } catch (e) { console.log(what, e.name); } };
            customElements.define('x-writes', class extends HTMLElement {
              constructor() { super(); attempt('constructor', () => document.write('<i>no</i>')); }
              connectedCallback() { attempt('open', () => document.open()); attempt('close', () => document.close()); }
            });
            </script><x-writes></x-writes><p>rest</p>
            <script>console.log(document.querySelectorAll('p, i').length); document.write('<i>yes</i>'); console.log(document.querySelectorAll('i').length)</script>
            """
        ])
        #expect(
            lines == [
                "constructor InvalidStateError", "open InvalidStateError",
                "close InvalidStateError", "1", "1",
            ])
    }

    @Test func `8_1_7: promises that are due run before an element is made`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            customElements.define('x-late', class extends HTMLElement { constructor() { super(); console.log('made'); } });
            Promise.resolve().then(() => console.log('promise'));
            </script><x-late></x-late>
            <script>document.write('<x-late></x-late>'); console.log('written');</script>
            """
        ])
        #expect(lines == ["promise", "made", "made", "written"])
    }
}
