import Testing

/// CSSOM View without layout: figures that agree with one another; Geometry Interfaces 1.
@Suite struct GeometryTests {
    @Test func `section 6: what is rendered has boxes, and nothing else has`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div id="d" style="width: 100px; height: 50px; padding: 5px; border: 1px solid"><span>hello</span></div><div hidden id="h"><i>x</i></div><details id="c"><summary>s</summary><p>x</p></details>';
            const q = (s) => document.querySelector(s), d = q('#d'), r = d.getBoundingClientRect(), out = document.createElement('div');
            console.log(r.width, r.height, r.left === 8, r.right === r.x + r.width, d.offsetWidth, d.offsetHeight, d.clientWidth, d.clientHeight, d.clientTop, d.offsetParent === document.body, d.getClientRects().length, d.getClientRects()[0] instanceof DOMRect);
            console.log(q('i').getClientRects().length, q('i').offsetWidth, q('i').offsetParent, q('i').getBoundingClientRect().width, q('#h').checkVisibility(), d.checkVisibility(), q('#c p').checkVisibility(), q('#c summary').checkVisibility(), out.offsetWidth, out.getClientRects().length);
            d.style.visibility = 'hidden'; console.log(d.getClientRects().length, d.checkVisibility(), d.checkVisibility({ visibilityProperty: true }), d.offsetWidth > 0, getComputedStyle(d).width);
            console.log(q('span').offsetWidth, q('span').offsetHeight, q('#c').offsetTop > d.offsetTop, document.documentElement.clientWidth, document.documentElement.clientHeight, innerWidth); }
            """#)
        #expect(
            lines == [
                "112 62 true true 112 62 110 60 1 true 1 true",
                "0 0 null 0 false true false true 0 0",
                "1 true false true 100px",
                "40 20 true 800 600 800",
            ])
    }

    @Test func `CSS Overflow 3, section 2_2: what goes beyond a box can be scrolled to`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div id=cards style="display: flex; overflow-x: auto; width: 300px"><p style="flex: 0 0 300px">a</p><p style="flex: 0 0 300px">b</p><p style="flex: 0 0 300px">c</p></div>'
              + '<div id=shrinks style="display: flex; width: 300px"><p style="width: 100%">a</p><p style="width: 100%">b</p></div><div id=long style="white-space: nowrap; overflow: hidden; width: 80px">a text of 22 letters..</div>'
              + '<div id=breaks style="overflow: hidden; width: 80px">a text of 22 letters..</div><div id=outer style="overflow: hidden; width: 100px"><div><div style="width: 500px">x</div></div></div>';
            const q = (s) => document.querySelector(s), cards = q('#cards'), third = cards.children[2];
            console.log(cards.scrollWidth, cards.clientWidth, third.getBoundingClientRect().x - cards.getBoundingClientRect().x); cards.scrollBy({ left: 300 });
            console.log(cards.scrollLeft, third.getBoundingClientRect().x - cards.getBoundingClientRect().x); cards.scrollLeft = 1e6; console.log(cards.scrollLeft);
            console.log(q('#shrinks').scrollWidth, q('#long').scrollWidth > 80, q('#long').offsetHeight, q('#breaks').scrollWidth, q('#outer').scrollWidth, document.documentElement.scrollWidth); }
            """#)
        #expect(lines == ["900 300 600", "300 300", "600", "300 true 20 80 500 800"])
    }

    @Test func `section 5: what is at a point`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<p id="a">one</p><p id="b" style="pointer-events: none">two</p><p id="c" style="position: fixed; left: 0; top: 0; width: 800px; height: 600px" hidden>all</p>';
            const q = (s) => document.querySelector(s), r = q('#a').getBoundingClientRect(), s = q('#b').getBoundingClientRect();
            console.log(document.elementFromPoint(r.x + 1, r.y + 1).id, document.elementFromPoint(s.x + 1, s.y + 1).localName, document.elementFromPoint(-1, 0), document.elementFromPoint(1, 599).localName);
            q('#c').hidden = false; console.log(document.elementFromPoint(r.x + 1, r.y + 1).id, document.elementsFromPoint(r.x + 1, r.y + 1).map((e) => e.id || e.localName).join()); }
            """#)
        #expect(
            lines == [
                "a body null html",
                "c c,a,body,html",
            ])
    }

    @Test func `HTML, section 3_2_7: the text as it is rendered`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div>a  <b> b</b><span hidden>no</span><p>para</p>c<br>d<span style="text-transform: uppercase">up</span></div><pre> x\n  y</pre><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table><i style="visibility: hidden">no<b style="visibility: visible">yes</b></i>';
            const text = (s) => JSON.stringify(document.querySelector(s).innerText);
            console.log(text('div'), text('pre'), text('table'), text('i'), text('span')); }
            """#)
        #expect(
            lines == [
                #""a b\n\npara\n\nc\ndUP" " x\n  y" "1\t2\n3" "yes" "no""#
            ])
    }

    @Test func `Geometry Interfaces 1, sections 2, 3 and 6`() {
        let lines = page(
            #"""
            { const r = DOMRect.fromRect({ x: 1, y: 2, width: -3, height: 4 }), m = new DOMMatrix('translate(1px, 2px) scale(2)'), p = new DOMPoint(1, 2).matrixTransform(m);
            console.log(r.left, r.right, r.top, r.bottom, JSON.stringify(new DOMRect(1, 2, 3, 4)), r instanceof DOMRectReadOnly, Object.prototype.toString.call(r));
            console.log(String(m), m.a, m.is2D, p.x, p.y, String(m.inverse()), String(new DOMMatrix([1, 0, 0, 1, 5, 6]).rotate(90)), new DOMMatrix().isIdentity, String(new DOMMatrixReadOnly('none')), m.multiply(m.inverse()).isIdentity);
            for (const t of ['rotate(5)', 'bogus', 'translate(1em)']) try { new DOMMatrix(t); } catch (e) { console.log(e.name); } }
            """#)
        #expect(
            lines == [
                #"-2 1 2 6 {"x":1,"y":2,"width":3,"height":4,"top":2,"right":4,"bottom":6,"left":1} true [object DOMRect]"#,
                "matrix(2, 0, 0, 2, 1, 2) 2 true 3 6 matrix(0.5, 0, 0, 0.5, -0.5, -1) matrix(0, 1, -1, 0, 5, 6) true matrix(1, 0, 0, 1, 0, 0) true",
                "SyntaxError",
                "SyntaxError",
                "SyntaxError",
            ])
    }

    @Test func `observers call back with the next frame`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div style="width: 100px; height: 50px"></div><p hidden></p>'; const d = document.body.firstChild;
            new ResizeObserver((l, o) => console.log('size', l.length, l[0].target === d, l[0].contentRect.width, l[0].contentBoxSize[0].blockSize, o instanceof ResizeObserver)).observe(d);
            const i = new IntersectionObserver((l) => console.log('seen', l.map((e) => `${e.target.localName} ${e.isIntersecting} ${e.intersectionRatio}`).join()), { threshold: [0.5], rootMargin: '1px 2%' }); i.observe(d); i.observe(d.nextSibling);
            console.log(i.rootMargin, i.thresholds.join(), i.root); for (const f of [() => new IntersectionObserver(() => 1, { rootMargin: '1em' }), () => new IntersectionObserver(() => 1, { threshold: 2 }), () => new ResizeObserver(() => 1).observe({})]) try { f(); } catch (e) { console.log(e.name); }
            requestAnimationFrame(() => requestAnimationFrame(() => console.log('later'))); }
            """#)
        #expect(
            lines == [
                "1px 2% 1px 2% 0.5 null",
                "SyntaxError",
                "RangeError",
                "TypeError",
                "size 1 true 100 50 true",
                "seen div true 1,p false 0",
                "later",
            ])
    }

    @Test func `section 4: scrolling keeps within what there is to see`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div id="s" style="height: 100px; overflow: auto"><p style="height: 500px; margin: 0">x</p></div><div style="height: 2000px"></div>'; const s = document.querySelector('#s');
            console.log(s.scrollHeight, s.clientHeight, s.scrollTop); s.scrollTop = 50; console.log(s.scrollTop); s.scrollTo({ top: 9999 }); s.scrollBy(0, -100); console.log(s.scrollTop, s.firstChild.getBoundingClientRect().y === s.getBoundingClientRect().y - 300);
            const y = s.getBoundingClientRect().y; scrollTo(0, 70); console.log(s.getBoundingClientRect().y === y - 70, s.offsetTop === y, visualViewport.pageTop, visualViewport.width); scrollTo(0, -5); console.log(visualViewport.pageTop); }
            """#)
        #expect(
            lines == [
                "500 100 0",
                "50",
                "300 true",
                "true true 70 800",
                "0",
            ])
    }

    @Test func `CSSOM View, section 6: what is drawn in a picture is where that is`() {
        let lines = page(
            #"""
            document.body.innerHTML = '<p>a<br>b</p><div style="position: absolute; left: 30px; top: 40px">'
              + '<svg width=100 height=50><g><path d="M0 0"/></g><svg><text y=16>t</text></svg></svg></div>'
              + '<select><option>o</option></select><video><p>v</p></video><object><i>x</i></object>';
            let bad = 0;
            for (const e of document.querySelectorAll('*')) {
              const { x, y, width, height } = e.getBoundingClientRect();
              if (![x, y, width, height].every(Number.isFinite)) bad++;
            }
            const at = (s) => { const r = document.querySelector(s).getBoundingClientRect(); return `${r.x} ${r.y}`; };
            console.log(bad, at('path') === at('svg'), at('text') === at('svg'), at('svg'), at('br') === at('p'));
            console.log(document.elementFromPoint(35, 45).tagName !== '', document.elementsFromPoint(400, 300).length > 0);
            """#)
        #expect(lines == ["0 true true 30 40 true", "true true"])
    }

    /// HTML, section 3.2.7: what is not rendered gives no text, and what has no box of its own no line.
    @Test(arguments: [
        ("<noscript>n <b>x</b></noscript>z", "z"),
        ("<details><summary>s</summary>x<p>y</details>", "s"),
        ("<details open><summary>s</summary>x</details>", "s|x"),
        ("<p style='display:contents'>a</p>b", "ab"),
        ("a <span style='display:inline-block'> b </span> c", "a b c"),
        ("a<button> b <i> c </i> </button>d", "ab cd"),
        ("a <select><option>b</select>", "a |b"),
        ("<div style='content-visibility:hidden'>a<b>c</b></div>d", "d"),
    ]) func `text that is not shown is no text`(html: String, text: String) {
        #expect(
            page(
                "document.body.innerHTML = `\(html)`; console.log(document.body.innerText.replace(/\\n/g, '|'));"
            ) == [text])
    }

    /// CSS 2.2, section 10.3.3; jQuery asks for this before it believes any margin.
    @Test func `a margin that is auto takes what is left beside a block`() {
        let lines = page(
            """
            document.body.innerHTML = '<div style="width:60px"><p style="width:36px;margin:0 auto"></p><p style="width:36px;margin-right:4px;margin-left:auto"></p><p style="width:80px;margin:auto"></p><p style="margin:auto;width:auto"></p><b style="margin:auto">x</b></div><div style="display:flex;width:60px"><p style="width:36px;margin:auto"></p></div>';
            console.log([...document.querySelectorAll('p,b')].map((e) => getComputedStyle(e).marginLeft + ' ' + getComputedStyle(e).marginRight).join());
            """)
        #expect(lines == ["12px 12px,20px 4px,0px 0px,0px 0px,0px 0px,0px 0px"])
    }
}
