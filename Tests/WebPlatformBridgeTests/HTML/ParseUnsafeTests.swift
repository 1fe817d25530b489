import Testing

/// HTML, section 8.5.3 (`Document.parseHTMLUnsafe`).
@Suite struct ParseUnsafeTests {
    @Test func `8_5_3: the document is one of about:blank, unlike a DOMParser's`() {
        let lines = page(
            """
            const d = Document.parseHTMLUnsafe('<a href="x">x</a>'), e = new DOMParser().parseFromString('<a href="x">x</a>', 'text/html');
            console.log(d.URL, d.baseURI, d.links[0].href, '|', e.URL === document.URL, e.links[0].href === new URL('x', document.URL).href);
            """)
        #expect(lines == ["about:blank about:blank x | true true"])
    }
}
