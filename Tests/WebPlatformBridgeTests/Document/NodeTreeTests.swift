import PortalKit
import Testing

/// DOM, sections 4.2.3 (mutation algorithms) and 4.4 (interface Node).
@Suite struct NodeTreeTests {
    /// Section 4.2.3, "ensure pre-insert validity": the checks in their order.
    @Test func `what a tree refuses is refused with the name of the standard`() {
        let lines = page(
            """
            const d = document, b = d.body, p = d.createElement('p');
            const thrown = (f) => { try { f(); return 'nothing'; } catch (e) { return e.name; } };
            console.log(thrown(() => d.createTextNode('t').appendChild(p)), thrown(() => b.appendChild(d.documentElement)),
                thrown(() => b.insertBefore(p, d.head)), thrown(() => d.appendChild(d.createTextNode('t'))), thrown(() => b.appendChild(d)));
            console.log(thrown(() => d.appendChild(p)), thrown(() => b.appendChild(d.implementation.createDocumentType('html', '', ''))),
                thrown(() => b.removeChild(d.head)), thrown(() => b.replaceChild(p, d.head)), thrown(() => b.appendChild({})));
            const doctype = d.implementation.createDocumentType('html', '', '');
            console.log(thrown(() => d.appendChild(doctype)), thrown(() => d.insertBefore(doctype, d.documentElement)), d.firstChild === doctype);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                HierarchyRequestError HierarchyRequestError NotFoundError HierarchyRequestError HierarchyRequestError
                HierarchyRequestError HierarchyRequestError NotFoundError NotFoundError TypeError
                HierarchyRequestError nothing true
                """)
    }

    /// Section 4.2.3, "insert", "replace" and "replace all"; section 4.2.8 (ChildNode).
    @Test func `nodes come and go in the order of the standard`() {
        let lines = page(
            """
            const d = document, b = d.body, el = (name) => d.createElement(name);
            const names = () => [...b.childNodes].map((n) => n.nodeName === '#text' ? n.data : n.localName).join(' ');
            b.append('a', el('i'), el('u'));
            b.insertBefore(b.lastChild, b.firstChild); console.log(names());
            b.insertBefore(b.firstChild, b.firstChild); b.replaceChild(b.firstChild, b.firstChild); console.log(names());
            b.insertBefore(el('p'), undefined); b.firstChild.after(b.lastChild, 'x'); console.log(names());
            const f = d.createDocumentFragment(); f.append(el('q'), 'y'); b.replaceChild(f, b.querySelector('i')); console.log(names(), f.childNodes.length);
            b.querySelector('q').replaceWith('1', b.querySelector('u'), '2'); b.querySelector('p').before(b.firstChild); console.log(names());
            b.replaceChildren(el('s'), 'z'); console.log(names()); b.textContent = ''; console.log(b.firstChild, b.childNodes.length);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                u a i
                u a i
                u p x a i
                u p x a q y 0
                p x a 1 u 2 y
                s z
                null 0
                """)
    }

    /// Section 4.4: positions, equality, copies, normalising.
    @Test func `nodes are compared, copied and joined`() {
        let lines = page(
            """
            const d = document, b = d.body;
            b.innerHTML = '<p id="p" class="c">one<b>two</b></p><!--c--><i></i>';
            const p = b.firstChild, i = b.lastChild;
            console.log(p.compareDocumentPosition(i), i.compareDocumentPosition(p), b.compareDocumentPosition(p), p.compareDocumentPosition(b));
            const other = d.createElement('div'), way = p.compareDocumentPosition(other);
            console.log((way & 33) === 33, way !== other.compareDocumentPosition(p), way === p.compareDocumentPosition(other));
            const copy = p.cloneNode(true), shallow = p.cloneNode();
            console.log(copy.isEqualNode(p), copy === p, copy.outerHTML, shallow.outerHTML, copy.ownerDocument === d, copy.isConnected);
            copy.firstChild.splitText(1); copy.append('', 'x', '', 'y'); console.log(copy.childNodes.length); copy.normalize(); console.log(copy.childNodes.length, copy.textContent);
            console.log(b.contains(p), b.contains(b), p.contains(b), b.contains(null), p.getRootNode() === d, copy.getRootNode() === copy);
            console.log(p.nodeName, p.lookupNamespaceURI(null), p.isDefaultNamespace(''), d.nodeName, b.childNodes[1].nodeValue, p.firstChild.wholeText);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                4 2 20 10
                true true true
                true false <p id="p" class="c">one<b>two</b></p> <p id="p" class="c"></p> true false
                7
                3 onetwoxy
                true true false false true true
                P http://www.w3.org/1999/xhtml false #document c one
                """)
    }

    /// Section 4.2.4 (NonElementParentNode), with several elements of one id, and in fragments.
    @Test func `the first element with an id is found, whatever comes and goes`() {
        let lines = page(
            """
            const d = document, b = d.body, out = [];
            b.innerHTML = '<p id="a">1</p><p id="a">2</p><p id="b">3</p>';
            const at = (id) => d.getElementById(id)?.textContent ?? 'none';
            out.push(at('a'), at('b'), at('')); b.firstChild.remove(); out.push(at('a'));
            b.firstChild.id = 'c'; out.push(at('a'), at('c')); b.lastChild.id = 'c'; b.prepend(b.lastChild); out.push(at('c'), at('b'));
            b.firstChild.removeAttribute('id'); out.push(at('c')); b.textContent = ''; out.push(at('c'));
            const f = d.createDocumentFragment(); f.append(d.createElement('i')); f.firstChild.id = 'in'; out.push(f.getElementById('in') === f.firstChild, at('in'));
            console.log(out.join());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                1,3,none,2,none,2,3,none,2,none,true,none
                """)
    }

    /// Section 4.5 (interface Document): adoption, names, kinds of documents.
    @Test func `documents make, import and adopt nodes`() {
        let lines = page(
            """
            const d = document, other = d.implementation.createHTMLDocument('T'), xml = d.implementation.createDocument('urn:x', 'p:Root');
            const thrown = (f) => { try { return f().nodeName; } catch (e) { return e.name; } };
            const p = d.createElement('P'); p.append('t'); d.body.append(p);
            const copy = other.importNode(p, true); console.log(copy.ownerDocument === other, copy.textContent, p.ownerDocument === d);
            console.log(other.adoptNode(p) === p, p.ownerDocument === other, p.parentNode, p.firstChild.ownerDocument === other);
            console.log(other.title, other.URL, other.defaultView, other.location, other.documentElement.outerHTML, d.implementation.hasFeature());
            console.log(xml.documentElement.nodeName, xml.documentElement.localName, xml.contentType, xml.createElement('Mixed').nodeName, String(xml), String(d));
            console.log(thrown(() => d.createElement('a<b')), thrown(() => d.createElement('a b')), thrown(() => d.createElement('')), thrown(() => d.createElement('1')),
                thrown(() => d.createElementNS('', 'x:y')), thrown(() => d.createElementNS('urn:a', 'xml:y')), thrown(() => d.createElementNS(null, 'xmlns')));
            console.log(thrown(() => d.adoptNode(other)), thrown(() => d.importNode(other)), thrown(() => d.createCDATASection('x')), thrown(() => xml.createCDATASection('x')));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true t true
                true true null true
                T about:blank null null <html><head><title>T</title></head><body></body></html> true
                p:Root Root application/xml Mixed [object XMLDocument] [object HTMLDocument]
                A<B InvalidCharacterError InvalidCharacterError InvalidCharacterError NamespaceError NamespaceError NamespaceError
                NotSupportedError NotSupportedError NotSupportedError #cdata-section
                """)
    }

    /// Sections 4.10 and 4.11 (character data and text).
    @Test func `character data is cut and joined by code units`() {
        let lines = page(
            """
            const t = new Text('abcdef'), out = [];
            t.deleteData(1, 2); out.push(t.data); t.insertData(1, 'XY'); out.push(t.data); t.replaceData(0, 100, 'z'); out.push(t.data);
            t.appendData('12'); out.push(t.data, t.length, t.substringData(1, 50)); t.data = null; out.push(t.data === '');
            try { t.substringData(1, 0); } catch (e) { out.push(e.name); }
            try { t.splitText(1); } catch (e) { out.push(e.name); }
            out.push(new Comment('c').data, new Comment().data === '', document.createProcessingInstruction('a', 'b').target);
            console.log(out.join());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                adef,aXYdef,z,z12,3,12,true,IndexSizeError,IndexSizeError,c,true,a
                """)
    }

    /// mobile-plans.md, section 11: what EdgeHTML 18 does not have of nodes and events.
    @Test func `the device's view has the nodes of its day`() {
        let script = """
            const e = document.createElement('div');
            console.log('isConnected' in e, typeof e.attachShadow, typeof e.replaceChildren, typeof ShadowRoot, 'code' in KeyboardEvent.prototype, 'composedPath' in Event.prototype);
            console.log(typeof e.append, typeof e.closest, typeof e.toggleAttribute, typeof e.getAttributeNames, typeof DragEvent, typeof document.createEvent);
            """
        #expect(
            page(script) == [
                "true function function function true true",
                "function function function function function function",
            ])
        #expect(
            page(script, target: .webView) == [
                "false undefined undefined undefined false false",
                "function function function function function function",
            ])
    }

    /// HTML, sections 4.12.3 (adopting steps of a template) and 4.12.1 (a script whose `src` is changed before it has started).
    @Test
    func
        `contents of templates go with their template, and a script is prepared for another source`()
    {
        let lines = page(
            """
            const make = () => document.implementation.createHTMLDocument(''), one = make(), two = make();
            one.body.innerHTML = '<template><p></p><template><b></b></template></template>'; const [t] = one.body.children, inner = t.content.querySelector('template');
            const other = two.createElement('template'), owner = other.content.ownerDocument; two.body.append(t);
            console.log(t.content.ownerDocument === owner, t.content.firstChild.ownerDocument === owner, inner.content.firstChild.ownerDocument === owner, owner !== two);
            const s = document.createElement('script'); s.type = 'no'; s.src = 'data:text/javascript,console.log(1)'; document.body.append(s); s.type = ''; s.src = 'data:text/javascript,console.log(2)';
            """)
        #expect(lines == ["true true true true", "2"])
    }
}
