import Testing

/// DOM, section 4.2.10 (NodeList, HTMLCollection); Web IDL, section 3.9 (legacy platform objects).
@Suite struct CollectionTests {
    @Test func `live collections follow the tree and keep their identity`() {
        let lines = page(
            """
            const d = document, b = d.body;
            b.innerHTML = '<p class="a b">1</p><p name="n">2</p><i id="i" class="b"></i>';
            const p = d.getElementsByTagName('P'), c = d.getElementsByClassName('b a'), k = b.children, n = b.childNodes, names = d.getElementsByName('n');
            console.log(p.length, c.length, k.length, n.length, names.length, k.i === b.lastChild, k.n === p[1], k.namedItem('none'), p[9], p.item(9));
            b.append(d.createElement('p')); b.lastChild.className = 'a b'; b.firstChild.remove();
            console.log(p.length, c.length, c[0] === b.lastChild, k.length, n.length);
            console.log(p === d.getElementsByTagName('P'), k === b.children, n === b.childNodes, b.querySelectorAll('p') === b.querySelectorAll('p'));
            const still = b.querySelectorAll('p'); b.textContent = ''; console.log(still.length, p.length, k.length, n.length);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                2 1 3 3 1 true true null undefined null
                2 1 true 3 3
                true true true false
                2 0 0 0
                """)
    }

    /// HTML, section 3.1.6: an element's name is a member of the document while the element is in it.
    @Test func `named elements are members of the document`() {
        let lines = page(
            """
            const d = document, b = d.body; b.innerHTML = '<form name="plan"></form><img name="pic"><img name="pic"><p name="none"></p>';
            console.log(d.plan === d.forms[0], d.pic.length, 'none' in d, d.none, Object.keys(d).includes('plan'));
            d.plan.remove(); console.log('plan' in d, d.plan); d.images[0].name = 'title'; console.log(d.pic === d.images[1], d.title === ''); d.pic = 5; console.log(d.pic);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true 2 false undefined true
                false undefined
                true true
                5
                """)
    }

    /// Names that were asked for before are looked up in lists: these are those of the tree as it is now.
    @Test func `names are found again after each change`() {
        let lines = page(
            """
            const d = document, b = d.body;
            b.innerHTML = '<form>' + Array.from({ length: 20 }, (_, i) => `<input name=n${i} id=i${i}>`).join('') + '</form><img name=n1><i name=n2></i>';
            const f = d.forms[0], e = f.elements, all = b.getElementsByTagName('*');
            const look = () => [e.n1, e.i2, e.n3, all.n1, all.i2, d.getElementsByName('n1'), d.getElementsByName('n2'), d.n1]
              .map((x) => x === undefined ? '-' : x.length === undefined ? x.tagName + x.id : x.length).join(' ');
            console.log(look()); console.log(look() === look());
            e.n3.name = 'n1'; console.log(look()); console.log(look());
            d.querySelector('i').setAttribute('name', 'n1'); e.i2.remove(); console.log(look()); console.log(look());
            d.images[0].removeAttribute('name'); console.log(look(), 'n1' in d);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                INPUTi1 INPUTi2 INPUTi3 INPUTi1 INPUTi2 2 2 IMG
                true
                2 INPUTi2 - INPUTi1 INPUTi2 3 2 IMG
                2 INPUTi2 - INPUTi1 INPUTi2 3 2 IMG
                2 - - INPUTi1 - 4 0 IMG
                2 - - INPUTi1 - 4 0 IMG
                2 - - INPUTi1 - 3 0 - false
                """)
    }

    /// HTML, section 7.2.2.3 (named access on the Window object).
    @Test func `named elements are members of the window`() {
        let lines = page(
            """
            const d = document, b = d.body; b.innerHTML = '<p id="para"></p><form name="plan"></form><img name="pic"><img name="pic"><i id="name"></i>';
            console.log(para === d.getElementById('para'), window.plan === d.forms[0], pic.length, typeof nothing, name === '', Object.keys(window).includes('para'));
            para.remove(); console.log(typeof para); pic = 5; console.log(pic); const late = d.createElement('u'); late.id = 'afterwards'; b.append(late); console.log(afterwards === late);
            (0, eval)('var plan;'); console.log(plan.tagName); (0, eval)('function afterwards() {}'); console.log(typeof afterwards);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true true 2 undefined true false
                undefined
                5
                true
                FORM
                function
                """)
    }

    /// Web IDL, sections 3.9.1 to 3.9.7.
    @Test func `indexes and names are properties as Web IDL says`() {
        let lines = page(
            """
            'use strict';
            const b = document.body; b.innerHTML = '<p id="x"></p><p></p>';
            const k = b.children, thrown = (f) => { try { return String(f()); } catch (e) { return e.name; } };
            console.log(Object.keys(k).join(), Object.getOwnPropertyNames(k).join(), JSON.stringify(Object.getOwnPropertyDescriptor(k, 'x') !== undefined), Object.getOwnPropertyDescriptor(k, 0).writable);
            console.log(thrown(() => { k[0] = 1; }), thrown(() => { k.x = 1; }), thrown(() => delete k[0]), thrown(() => delete k[7]), thrown(() => { k.mine = 1; return k.mine; }));
            console.log('0' in k, '2' in k, 'x' in k, 'y' in k, k.length, typeof k.item, thrown(() => Object.preventExtensions(k)), thrown(() => Object.defineProperty(k, '5', { value: 1 })));
            const seen = []; for (const key in k) seen.push(key); console.log(seen.join());
            console.log([...k].length, NodeList.prototype.forEach === Array.prototype.forEach, HTMLCollection.prototype[Symbol.iterator] === Array.prototype.values, 'forEach' in k);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                0,1 0,1,x true false
                TypeError TypeError TypeError true 1
                true false true false 2 function TypeError TypeError
                0,1,mine,length,item,namedItem
                2 true true false
                """)
    }
}
