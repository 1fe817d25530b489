import Testing

/// HTML, section 13.3 (serializing HTML fragments); DOM Parsing and Serialization.
@Suite struct SerialisationTests {
    @Test func `HTML is written as the standard says`() {
        let lines = page(
            """
            const e = document.createElement('div'); e.setAttribute('a', '<&"\\u00a0>\\n'); e.append('<&>\\u00a0"', document.createElement('br'));
            const s = document.createElement('script'); s.type = 'x'; s.append('a<b'); const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); svg.setAttributeNS('http://www.w3.org/1999/xlink', 'x:href', '#a');
            e.append(s, svg, document.createComment('c'), document.createElementNS('urn:x', 'p:q')); console.log(e.outerHTML.replace('\\n', '|'));
            const t = document.createElement('template'); t.innerHTML = '<td>x</td>'; console.log(t.outerHTML, t.childNodes.length, t.cloneNode(true).innerHTML);
            const h = document.createElement('div'); h.attachShadow({ mode: 'open', serializable: true }).innerHTML = '<slot></slot>'; h.append('light'); e.replaceChildren(h);
            console.log(e.innerHTML, e.getHTML({ serializableShadowRoots: true }));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                <div a="&lt;&amp;&quot;&nbsp;&gt;|">&lt;&amp;&gt;&nbsp;"<br><script type="x">a<b</script><svg xlink:href="#a"></svg><!--c--><p:q></p:q></div>
                <template><td>x</td></template> 0 <td>x</td>
                <div>light</div> <div><template shadowrootmode="open" shadowrootserializable=""><slot></slot></template>light</div>
                """)
    }

    @Test func `XML is written with the namespaces that it needs`() {
        let lines = page(
            """
            const x = new XMLSerializer(), d = document.implementation.createDocument('urn:a', 'p:root'), e = d.createElementNS('urn:b', 'x');
            e.setAttributeNS('urn:c', 'q:at', '<"&\\n'); d.documentElement.append(e, '<&', d.createComment('c'), d.createProcessingInstruction('pi', 'data'), d.createCDATASection('<'));
            console.log(x.serializeToString(d)); const p = document.createElement('p'); p.append(document.createElement('br'), document.createElement('i')); console.log(x.serializeToString(p));
            const back = new DOMParser().parseFromString('<a xmlns="urn:x"><b/>t</a>', 'text/xml'); console.log(back.documentElement.namespaceURI, back.documentElement.innerHTML, back.contentType, back.querySelector('b').isConnected);
            console.log(new DOMParser().parseFromString('<a>', 'text/xml').querySelector('parsererror') !== null, new DOMParser().parseFromString('<p>x', 'text/html').body.innerHTML);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                <p:root xmlns:p="urn:a"><x xmlns="urn:b" xmlns:q="urn:c" q:at="&lt;&quot;&amp;&#10;"/>&lt;&amp;<!--c--><?pi data?><![CDATA[<]]></p:root>
                <p xmlns="http://www.w3.org/1999/xhtml"><br /><i></i></p>
                urn:x <b xmlns="urn:x"/>t text/xml true
                true <p>x</p>
                """)
    }
}
