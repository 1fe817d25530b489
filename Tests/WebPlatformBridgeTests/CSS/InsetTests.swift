import Testing

/// CSSOM, section 9: `top`, `right`, `bottom` and `left` as `getComputedStyle` resolves them.
@Suite struct InsetTests {
    private let prelude = #"""
        document.body.innerHTML = '<div id="fixed"><div id="outer"><div id="inner"><b id="b"></b></div></div></div>';
        const css = document.createElement('style'); css.textContent = '#fixed { position: absolute; transform: scale(1); border: 5px solid; width: 600px; height: 300px } #outer { position: relative; border: 2px solid; padding: 8px 16px; width: 368px; height: 184px } #inner { width: 200px; height: 100px; padding: 1px 2px } #b { display: block }'; document.head.append(css);
        const b = document.getElementById('b'), show = (style) => { b.style.cssText = style; const c = getComputedStyle(b); return [c.top, c.right, c.bottom, c.left].join(' '); };
        """#

    @Test func `section 9: percentages and expressions are of the containing block`() {
        let lines = page(
            prelude + #"""
                const given = '; top: 10%; right: 25%; bottom: calc(50% - 3px); left: min(10px, 5%)';
                for (const p of ['static', 'relative', 'absolute', 'fixed', 'sticky']) console.log(p, show('position: ' + p + given));
                """#)
        #expect(
            lines == [
                "static 10% 25% calc(50% - 3px) min(10px, 5%)",
                "relative 10px 50px 47px 10px",
                "absolute 20px 100px 97px 10px",
                "fixed 30px 150px 147px 10px",
                "sticky 60px 200px 297px 10px",
            ])
    }

    @Test func `section 9: auto is what its box makes of it`() {
        let lines = page(
            prelude + #"""
                for (const p of ['relative', 'absolute', 'sticky', 'static']) {
                  console.log(p, show('width: 20px; height: 10px; position: ' + p), '|', show('width: 20px; height: 10px; margin: 1px; top: 3px; right: 4px; position: ' + p));
                }
                b.parentNode.style.direction = 'rtl'; console.log(show('width: 20px; height: 10px; position: absolute'));
                b.parentNode.hidden = true; console.log(show('position: absolute; top: 10%'));
                """#)
        #expect(
            lines == [
                "relative 0px 0px 0px 0px | 3px 4px -3px -4px",
                "absolute 9px 362px 181px 18px | 3px 4px 185px 374px",
                "sticky auto auto auto auto | 3px 4px auto auto",
                "static auto auto auto auto | 3px 4px auto auto",
                "9px 182px 181px 198px",
                "10% auto auto auto",
            ])
    }

    @Test func `boxes that both insets hold are centred by their margins`() {
        let lines = page(
            #"""
            document.body.innerHTML = '<dialog id="d" style="width: 100px; height: 50px; padding: 0; border: 0"></dialog><p id="p" style="width: 300px; margin: 0 auto">x</p>';
            document.getElementById('d').showModal(); const r = (id) => { const { x, y, width, height } = document.getElementById(id).getBoundingClientRect(); return [x, y, width, height].join(); };
            console.log(r('d'), r('p').split(',')[0], innerWidth, innerHeight, document.elementFromPoint(innerWidth / 2, innerHeight / 2).id, document.elementFromPoint(1, 1).id);
            document.getElementById('d').style.height = '100%'; console.log(r('d')); document.getElementById('d').inert = true; console.log(document.elementFromPoint(400, 10).localName);
            """#)
        #expect(lines == ["350,275,100,50 250 800 600 d d", "350,19,100,562", "html"])
    }
}
