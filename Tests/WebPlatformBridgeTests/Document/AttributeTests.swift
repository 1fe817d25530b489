import Testing

/// DOM, sections 4.9 (attributes of elements) and 7.1 (DOMTokenList); HTML, section 3.2.6.6 (`dataset`).
@Suite struct AttributeTests {
    /// Section 4.9: names are lower-cased for HTML elements in HTML documents only.
    @Test func `attributes have names, namespaces and an order`() {
        let lines = page(
            """
            const e = document.createElement('div'), s = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            e.setAttribute('ONE', 1); e.setAttributeNS('urn:x', 'p:Two', '2'); e.setAttribute('three', ''); s.setAttribute('viewBox', '0');
            console.log(e.getAttributeNames().join(), e.getAttribute('one'), e.getAttribute('OnE'), e.getAttribute('p:two'), e.getAttributeNS('urn:x', 'Two'), s.getAttribute('viewbox'));
            console.log(e.attributes.length, e.attributes[1].name, e.attributes[1].localName, e.attributes.item(1).prefix, e.attributes.getNamedItem('THREE').value === '', e.attributes.three.ownerElement === e);
            console.log(e.toggleAttribute('one'), e.toggleAttribute('one', false), e.toggleAttribute('four'), e.hasAttribute('FOUR'), e.getAttribute('none'), e.outerHTML);
            const thrown = (f) => { try { f(); return 'nothing'; } catch (x) { return x.name; } };
            console.log(thrown(() => e.setAttribute('a b', '')), thrown(() => e.setAttribute('', '')), thrown(() => e.setAttribute('a"b', '')), thrown(() => e.setAttributeNS(null, 'p:q', '')));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                one,p:Two,three 1 1 null 2 null
                3 p:Two Two p true true
                false false true true null <div p:Two="2" three="" four=""></div>
                InvalidCharacterError InvalidCharacterError nothing NamespaceError
                """)
    }

    /// Sections 4.9.1 (NamedNodeMap) and 4.9.2 (Attr): attributes are nodes that keep their identity.
    @Test func `an attribute can be taken from one element to another`() {
        let lines = page(
            """
            const a = document.createElement('a'), b = document.createElement('b');
            a.id = 'x'; const attr = a.getAttributeNode('id');
            console.log(attr === a.attributes.id, attr.nodeType, attr.nodeName, attr.textContent, attr.parentNode, attr instanceof Node);
            try { b.setAttributeNode(attr); } catch (e) { console.log(e.name); }
            console.log(a.removeAttributeNode(attr) === attr, a.id === '', attr.ownerElement, b.setAttributeNode(attr), b.id);
            attr.value = 'y'; console.log(b.id, b.attributes.removeNamedItem('id') === attr, b.hasAttributes());
            try { b.attributes.removeNamedItem('id'); } catch (e) { console.log(e.name); }
            console.log(a.attributes === a.attributes, Object.keys(b.attributes).length, 'length' in a.attributes, document.createAttribute('ABC').name);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true 2 id x null true
                InUseAttributeError
                true true null null x
                y true false
                NotFoundError
                true 0 true abc
                """)
    }

    /// Section 7.1.
    @Test func `a token list is the attribute's, and always the same object`() {
        let lines = page(
            """
            const e = document.createElement('p'), l = e.classList, out = [];
            e.className = ' a  b a '; out.push(l.length, l[1], l.item(9), l.contains('b'), l.value === ' a  b a ');
            l.add('c', 'a'); out.push(e.className); l.remove('a', 'x'); out.push(e.className);
            out.push(l.toggle('b'), l.toggle('b'), l.toggle('b', true), l.toggle('q', false), e.className, l.replace('c', 'b'), l.replace('zz', 'y'), e.className);
            for (const bad of ['', 'a b']) try { l.add(bad); } catch (x) { out.push(x.name); }
            try { l.supports('x'); } catch (x) { out.push(x.name); }
            e.removeAttribute('class'); l.remove('k'); out.push(e.hasAttribute('class'), [...l].length, String(l) === '', e.classList === l);
            e.classList = 'v w'; out.push(l.length, [...l.entries()].join('-'));
            console.log(out.join());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                2,b,,true,true,a b c,b c,false,true,true,false,c b,true,false,b,SyntaxError,InvalidCharacterError,TypeError,false,0,true,true,2,0,v-1,w
                """)
    }

    /// HTML, section 3.2.6.6.
    @Test func `dataset shows the data attributes`() {
        let lines = page(
            """
            const e = document.createElement('p'), s = e.dataset;
            e.setAttribute('data-a-bc', '1'); e.setAttribute('data-x', '2'); s.fooBar = 3;
            console.log(Object.keys(s).join(), s.aBc, s.fooBar, e.getAttribute('data-foo-bar'), 'x' in s, s.none, s === e.dataset);
            delete s.x; console.log(e.hasAttribute('data-x'), delete s.nothing);
            for (const bad of ['a-b', 'a b']) try { s[bad] = 1; } catch (x) { console.log(x.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                aBc,x,fooBar 1 3 3 true undefined true
                false true
                SyntaxError
                InvalidCharacterError
                """)
    }
}
