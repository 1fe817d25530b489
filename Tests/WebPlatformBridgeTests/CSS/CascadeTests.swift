import Testing

/// CSS Cascade 5 and CSS Variables 1, as `getComputedStyle` shows them.
@Suite struct CascadeTests {
    @Test func `section 6: origins, importance, layers, specificity and order`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e); document.body.innerHTML = '<p id="i" class="c" style="top: 9px">x</p>'; const p = document.body.firstChild, c = getComputedStyle(p); p.style.position = 'relative';
            const show = (t) => { e.textContent = t; return [c.color, c.zIndex, c.top].join(' '); };
            console.log([ '.c { color: red } p { color: blue }', 'p { z-index: 1 } p { z-index: 2 }', 'p { z-index: 1 !important } #i { z-index: 2 }', '#i { top: 1px }', '#i { top: 1px !important }', '@layer a { #i { z-index: 1 } } p { z-index: 2 }', '@layer a, b; @layer b { p { z-index: 1 } } @layer a { #i { z-index: 2 } }', '@layer a { p { z-index: 1 !important } } #i { z-index: 2 !important }', ':where(#i) { z-index: 1 } p { z-index: 2 }', ':is(#i, a) { z-index: 1 } .c { z-index: 2 }', '@media print { p { z-index: 1 } } @supports (a: b) { p { z-index: 2 } }', '@layer x.y { p { z-index: 1 } } @layer x { p { z-index: 2 } }'].map(show).join('\n')); }
            """#)
        #expect(
            lines == [
                #"""
                rgb(255, 0, 0) auto 9px
                rgb(0, 0, 0) 2 9px
                rgb(0, 0, 0) 1 9px
                rgb(0, 0, 0) auto 9px
                rgb(0, 0, 0) auto 1px
                rgb(0, 0, 0) 2 9px
                rgb(0, 0, 0) 1 9px
                rgb(0, 0, 0) 1 9px
                rgb(0, 0, 0) 2 9px
                rgb(0, 0, 0) 1 9px
                rgb(0, 0, 0) auto 9px
                rgb(0, 0, 0) 2 9px
                """#
            ])
    }

    @Test func `sections 4 and 7: elements that the same rules match`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            e.textContent = 'li { color: blue; width: 200px } li:nth-child(3) { color: red } li b { font-size: 2em; text-indent: attr(data-i px, 0px) } li.wide { width: 100px } li i { display: block; transform: translateX(50%) } li.wide { font-size: 20px }';
            document.body.innerHTML = '<ul>' + [0, 1, 2, 3].map((i) => `<li class="${i === 1 ? 'wide' : 'row'}"><b data-i=${i}>x</b><i>y</i></li>`).join('') + '</ul><p style="color: red"><u>1</u></p><p style="color: red"><u>2</u></p>';
            const items = [...document.querySelectorAll('li')]; const show = (s, ...names) => console.log([...document.querySelectorAll(s)].map((o) => names.map((n) => getComputedStyle(o)[n]).join(' ')).join(' | '));
            show('li', 'color', 'width'); show('b', 'fontSize', 'textIndent'); show('i', 'transform'); show('u', 'color');
            items[3].style.color = 'lime'; show('li', 'color'); show('b', 'color');
            items[0].setAttribute('dir', 'rtl'); show('li', 'direction'); e.sheet.cssRules[0].style.color = 'teal'; show('b', 'color');
            document.querySelector('p').style.color = 'lime'; show('u', 'color'); }
            { const e = document.createElement('style'); document.head.append(e); e.textContent = '.c { container-type: inline-size } .c b { width: 50cqw; display: block }';
            document.body.innerHTML = '<div class=c style="width: 100px"><b></b></div><div class=c style="width: 300px"><b></b></div><section style="--w: 10cqw"><div class=c><a></a></div><div class=c><a></a></div></section>';
            console.log([...document.querySelectorAll('b')].map((o) => getComputedStyle(o).width).join()); }
            """#)
        #expect(
            lines == [
                "rgb(0, 0, 255) 200px | rgb(0, 0, 255) 100px | rgb(255, 0, 0) 200px | rgb(0, 0, 255) 200px",
                "32px 0px | 40px 1px | 32px 2px | 32px 3px",
                "matrix(1, 0, 0, 1, 100, 0) | matrix(1, 0, 0, 1, 50, 0) | matrix(1, 0, 0, 1, 100, 0) | matrix(1, 0, 0, 1, 100, 0)",
                "rgb(255, 0, 0) | rgb(255, 0, 0)",
                "rgb(0, 0, 255) | rgb(0, 0, 255) | rgb(255, 0, 0) | rgb(0, 255, 0)",
                "rgb(0, 0, 255) | rgb(0, 0, 255) | rgb(255, 0, 0) | rgb(0, 255, 0)",
                "rtl | ltr | ltr | ltr",
                "rgb(0, 128, 128) | rgb(0, 128, 128) | rgb(255, 0, 0) | rgb(0, 255, 0)",
                "rgb(0, 255, 0) | rgb(255, 0, 0)", "50px,150px",
            ])
    }

    @Test func `CSS Color 4 and 5: functions, as properties have them`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<p style="color: red"><b></b></p>'; const b = document.querySelector('b'); const c = getComputedStyle(b);
            for (const text of ['oklch(0.5 0.1 120)', 'lab(calc(100 / 2) 20 none)', 'color(display-p3 50% 0 0 / 25%)', 'rgb(calc(100 + 155), 0, 0)', 'rgb(calc(1em * sign(1em)) 0 0)', 'hsl(from red h s calc(l / 2))', 'rgb(from currentcolor b g r)', 'color-mix(in srgb, currentcolor, blue 25%)', 'color-mix(in oklab, red, blue)', 'color-mix(in hsl longer hue, red 25%, lime 25%)', 'light-dark(red, blue)', 'contrast-color(navy)', 'color-mix(in srgb, red 0%, blue 0%)', 'rgb(from red r g)', 'color(from red srgb r 1deg b)', 'rgb(1, 2, none)']) {
              b.style.color = ''; b.style.color = text; console.log(b.style.color || 'none', '->', c.color); }
            b.style.color = ''; b.style.backgroundColor = 'color-mix(in srgb, currentcolor 50%, transparent)'; console.log(c.backgroundColor); }
            """#)
        #expect(
            lines == [
                "oklch(0.5 0.1 120) -> oklch(0.5 0.1 120)",
                "lab(calc(50) 20 none) -> lab(50 20 none)",
                "color(display-p3 0.5 0 0 / 0.25) -> color(display-p3 0.5 0 0 / 0.25)",
                "rgb(255, 0, 0) -> rgb(255, 0, 0)",
                "none -> rgb(255, 0, 0)",
                "hsl(from red h s calc(l / 2)) -> color(srgb 0.5 0 0)",
                "rgb(from currentcolor b g r) -> color(srgb 0 0 1)",
                "color-mix(in srgb, currentcolor 75%, blue) -> color(srgb 0.75 0 0.25)",
                "color-mix(in oklab, red, blue) -> oklab(0.539985 0.096203 -0.0928409)",
                "color-mix(in hsl longer hue, red 25%, lime 25%) -> color(srgb 0 0 1 / 0.5)",
                "light-dark(red, blue) -> rgb(255, 0, 0)",
                "contrast-color(navy) -> rgb(255, 255, 255)",
                "none -> rgb(255, 0, 0)", "none -> rgb(255, 0, 0)", "none -> rgb(255, 0, 0)",
                "none -> rgb(255, 0, 0)", "color(srgb 1 0 0 / 0.5)",
            ])
    }

    @Test func `CSS Values 4: lines as units, and what calculations and rows may hold`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            e.textContent = '#a { line-height: 2; font-size: 10px } #b { font-size: 2lh } #c { line-height: 1.5lh; font-size: 20px } #d { text-indent: 1lh; font-size: clamp(1px, 3lh, 2em) }';
            document.body.innerHTML = '<div id=a><p id=b></p><p id=c><b id=d></b></p></div>';
            for (const id of ['a', 'b', 'c', 'd']) { const c = getComputedStyle(document.getElementById(id)); console.log(id, c.fontSize, c.lineHeight, c.textIndent); } }
            const good = [['width', 'min(1px, 2em)'], ['width', 'calc(50% + min(1em, 2px))'], ['z-index', 'round(up, 1.2, 1)'], ['counter-increment', 'a calc(1 + sign(1em - 1px)) b 2'], ['quotes', '"a" "b"'], ['rotate', 'calc(10deg + atan2(1px, 1em))'], ['opacity', 'sign(1em - 1px)'], ['content', '"a" / "b"'], ['font-feature-settings', '"liga" 0']];
            const bad = [['z-index', 'min(1px, 2em)'], ['color', 'clamp(1px, 2vw, 3px)'], ['width', 'max(1deg, 1turn + 1rad)'], ['transition-duration', 'min(1px, 1em)'], ['flex-wrap', '10px 20px'], ['filter', '1px 2px'], ['container-name', 'a "b"'], ['clip', 'rect(1, 2, 3, 4)'], ['color-scheme', 'light 2']];
            console.log(good.filter(([p, v]) => !CSS.supports(p, v)).join(' | '), '-', bad.filter(([p, v]) => CSS.supports(p, v)).join(' | '));
            """#)
        #expect(
            lines == [
                "a 10px 20px 0px", "b 40px 80px 0px", "c 20px 30px 0px", "d 40px 30px 30px", " - ",
            ])
    }

    @Test func `Quirks Mode, sections 3_1 and 3_2: colors and lengths as old pages write them`() {
        let lines = page(
            #"""
            const old = `<style>p { color: 00f; width: 120; margin: 1 2; line-height: 2 } @supports (color: 0f0) { b { color: 0f0 } }</style>
            <p id=p style="background-color: 123; padding-left: 3; font-size: calc(1 + 1)">x</p><b id=b>y</b>
            <script>var c = getComputedStyle(p), log = parent.console.log;
            log(c.color, c.width, c.marginTop, c.marginLeft, c.backgroundColor, c.paddingLeft, c.fontSize, getComputedStyle(b).color);
            p.style.color = 'abc'; p.style.height = '7'; p.style.border = '1 solid'; document.styleSheets[0].insertRule('b { width: 5; display: block }');
            log(c.color, c.height, c.borderTopStyle, getComputedStyle(b).width !== 'auto' && b.ownerDocument.styleSheets[0].cssRules[0].style.width, CSS.supports('color', 'abc'));
            <\/script>`;
            for (const start of ['', '<!doctype html>']) {
              const frame = document.createElement('iframe'); document.body.append(frame);
              frame.contentDocument.open(); frame.contentDocument.write(start + old); frame.contentDocument.close(); }
            """#)
        #expect(
            lines == [
                "rgb(0, 0, 15) 120px 1px 2px rgb(0, 1, 35) 3px 16px rgb(0, 0, 240)",
                "rgb(170, 187, 204) 7px none 5px false",
            ] + lines.dropFirst(2))
        #expect(lines.count == 4)
        #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("rgb(0, 0, 0) ") })
    }

    @Test func `sections 7_1 to 7_3: initial values, inheritance and the words for them`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); e.textContent = 'div { color: red; border: 1px solid; text-align: center } b { display: block } .i { border: inherit; color: initial } .u { color: unset; border: unset } .r { display: revert } .l { color: blue } @layer a { b { color: green } .l { color: revert-layer } }'; document.head.append(e);
            document.body.innerHTML = '<div><i class="i"></i><i class="u"></i><b class="r"></b><p></p><b class="l"></b></div>'; const of = (s) => getComputedStyle(document.querySelector(s));
            console.log(of('.i').borderTopStyle, of('.i').color, of('.u').color, of('.u').borderTopStyle, of('.r').display, of('p').textAlign, of('p').borderTopWidth, of('.l').color);
            document.querySelector('p').style.all = 'initial'; console.log(of('p').display, of('p').color, of('p').textAlign); }
            """#)
        #expect(
            lines == [
                "solid rgb(0, 0, 0) rgb(255, 0, 0) none inline center 0px rgb(0, 0, 255)",
                "inline rgb(0, 0, 0) start",
            ])
    }

    @Test func `what elements look like before a page says anything (HTML, section 15)`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div hidden></div><input type="hidden"><dialog></dialog><h1>x</h1><a href="x">x</a><ul><li>x</li></ul><b>x</b><pre>x</pre><button>x</button><table><tr><td>x</td></tr></table><details><p>x</p></details><template></template>';
            const of = (s, n) => getComputedStyle(document.querySelector(s))[n];
            console.log(['div', 'input', 'dialog', 'h1', 'a', 'ul', 'li', 'b', 'pre', 'button', 'table', 'tr', 'td', 'tbody', 'details', 'template', 'head', 'html'].map((s) => of(s, 'display')).join());
            console.log(of('h1', 'fontSize'), of('h1', 'marginTop'), of('h1', 'fontWeight'), of('a', 'color'), of('a', 'textDecorationLine'), of('a', 'cursor'), of('b', 'fontWeight'), of('pre', 'whiteSpace'), of('button', 'boxSizing'), of('button', 'cursor'), of('ul', 'paddingLeft'), of('body', 'marginTop'), of('b', 'transitionDuration'), of('b', 'animationName'), of('b', 'opacity')); }
            """#)
        #expect(
            lines == [
                "none,none,none,block,inline,block,list-item,inline,block,inline-block,table,table-row,table-cell,table-row-group,block,none,none,block",
                "32px 21.44px 700 rgb(0, 0, 238) underline pointer 700 pre border-box default 40px 8px 0s none 1",
            ])
    }

    @Test func `section 4_5: computed values are absolute`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div style="font-size: 20px; line-height: 1.5; color: red"><p style="font-size: 1.5em; margin: 1em; width: calc(1em + 2px); border: thin solid currentcolor; top: 1rem; box-shadow: 1px 1px blue; font-weight: bolder; background: #0f08; letter-spacing: .1em; transition: all 250ms; transform: translateX(1em) scale(2)">x</p></div>';
            const c = getComputedStyle(document.querySelector('p'));
            console.log(c.fontSize, c.marginTop, c.width, c.borderTopColor, c.borderTopWidth, c.lineHeight, c.boxShadow, c.fontWeight, c.backgroundColor, c.letterSpacing, c.transitionDuration, c.transform, c.color); }
            """#)
        #expect(
            lines == [
                "30px 30px 32px rgb(255, 0, 0) 1px 45px rgb(0, 0, 255) 1px 1px 0px 0px 700 rgba(0, 255, 0, 0.533) 3px 0.25s matrix(2, 0, 0, 2, 30, 0) rgb(255, 0, 0)"
            ])
    }

    @Test func `CSS Display 3, section 2_7: boxes that become blocks`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<div style="display: flex"><b></b><i style="display: none"></i><u style="display: inline-flex"></u><s style="display: contents"><em></em></s></div><span style="float: left"></span><span style="position: absolute; float: right"></span>';
            console.log(['b', 'i', 'u', 's', 'em', 'span', 'span + span'].map((s) => getComputedStyle(document.querySelector(s)).display).join(), getComputedStyle(document.querySelector('span + span')).float); }
            """#)
        #expect(
            lines == [
                "block,none,flex,contents,block,block,block none"
            ])
    }

    @Test func `CSS Variables 1, sections 2 and 3`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e); document.body.innerHTML = '<div id="a"><p id="b">x</p></div>';
            e.textContent = '#a { --x: 10px; --y: var(--x); --Case: 1; --empty: ; --loop: var(--pool); --pool: var(--loop); --self: var(--self); --fallback: var(--no, 3px) } #b { --x: 20px; margin: var(--y) var(--no, 2px); padding-left: var(--no); border: var(--no, 4px) solid var(--c, blue); top: var(--loop, 5px); color: var(--x); letter-spacing: calc(var(--x) * 2); width: var(--x)px }';
            const c = getComputedStyle(document.querySelector('#b')), v = (n) => JSON.stringify(c.getPropertyValue(n));
            console.log(c.marginTop, c.marginRight, c.paddingLeft, c.borderTopWidth, c.borderTopColor, c.top, c.color, c.letterSpacing); console.log(['--x', '--y', '--case', '--Case', '--empty', '--loop', '--self', '--fallback', '--none'].map(v).join()); }
            """#)
        #expect(
            lines == [
                "10px 2px 0px 4px rgb(0, 0, 255) 5px rgb(0, 0, 0) 40px",
                #""20px","10px","","1","","","","3px","""#,
            ])
    }

    @Test func `CSSOM, section 7_2: styles are live, read-only and of the document`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); e.textContent = 'p::before { content: "x"; color: red } p:hover { color: blue }'; document.head.append(e); const p = document.createElement('p'), c = getComputedStyle(p);
            console.log(c.color === '', c.length, c.display === ''); document.body.append(p); console.log(c.color, c.length > 300, c.cssText === '' || typeof c.cssText, c.getPropertyValue('margin'), getComputedStyle(p, '::before').content, getComputedStyle(p, '::before').color, getComputedStyle(p, ':after').content);
            try { c.color = 'red'; } catch (x) { console.log(x.name); } try { getComputedStyle({}); } catch (x) { console.log(x.name); } p.hidden = true; console.log(c.display); p.className = 'a'; e.textContent = '.a { display: flex }'; console.log(c.display); }
            """#)
        #expect(
            lines == [
                "true 0 true",
                #"rgb(0, 0, 0) true true 16px 0px "x" rgb(255, 0, 0) none"#,
                "NoModificationAllowedError",
                "TypeError",
                "none",
                "flex",
            ])
    }

    @Test func `CSS Scoping 1, section 3, and CSS Shadow Parts 1: styles of shadow trees`() {
        let lines = page(
            #"""
            { const host = document.createElement('div'), b = document.createElement('b'), lost = document.createElement('i'), css = (t) => document.head.append(Object.assign(document.createElement('style'), { textContent: t })), of = (e, n) => getComputedStyle(e)[n];
            document.body.innerHTML = ''; document.body.append(host); const r = host.attachShadow({ mode: 'open' }); r.innerHTML = '<style>:host { color: red; display: block } p { color: blue } ::slotted(b) { color: lime } :host(.x) p { color: pink } :host-context(body) p { top: 1px; position: relative }</style><p part="q">x</p><slot></slot>';
            const p = r.querySelector('p'); b.textContent = 's'; lost.slot = 'none'; host.append(b, lost);
            console.log(of(host, 'color'), of(host, 'display'), of(p, 'color'), of(p, 'top'), of(b, 'color'), of(lost, 'color') === '', b.getClientRects().length, lost.getClientRects().length);
            host.className = 'x'; console.log(of(p, 'color')); css('div::part(q) { color: orange } div { color: green } b { color: gray } p { color: black }'); console.log(of(p, 'color'), of(host, 'color'), of(b, 'color'), r.styleSheets.length, r.querySelector(':host'), host.matches(':host'));
            const s = new CSSStyleSheet(); s.replaceSync('p { left: 3px }'); r.adoptedStyleSheets = [s]; console.log(of(p, 'left'), r.adoptedStyleSheets.length); }
            """#)
        #expect(
            lines == [
                "rgb(255, 0, 0) block rgb(0, 0, 255) 1px rgb(0, 255, 0) true 1 0",
                "rgb(255, 192, 203)",
                "rgb(255, 165, 0) rgb(0, 128, 0) rgb(128, 128, 128) 1 null false",
                "3px 1",
            ])
    }

    @Test func `HTML 15_2: presentational hints read legacy colours and font sizes`() {
        let lines = page(
            #"""
            { document.body.innerHTML = '<table><td></td></table><font>x</font>'; const td = document.querySelector('td'), font = document.querySelector('font');
            const color = (v) => { td.setAttribute('bgcolor', v); return getComputedStyle(td).backgroundColor; };
            console.log(['chucknorris', '#ABC', ' abc ', '#12345', 'red', 'transparent', '', '123456789abcdef', 'x\u{1F600}y'].map(color).join('|'));
            const size = (v) => { font.setAttribute('size', v); return getComputedStyle(font).fontSize; };
            console.log(['1', '3', '7', '99', '0', '+1', '-1', '+9', ' 4x', 'x', ''].map(size).join(' '));
            td.setAttribute('background', 'i.png?a'); console.log(getComputedStyle(td).backgroundImage); td.setAttribute('background', ''); console.log(getComputedStyle(td).backgroundImage); }
            """#)
        #expect(
            lines == [
                "rgb(192, 0, 0)|rgb(170, 187, 204)|rgb(10, 11, 12)|rgb(18, 52, 80)|rgb(255, 0, 0)|rgba(0, 0, 0, 0)|rgba(0, 0, 0, 0)|rgb(18, 103, 188)|rgb(0, 0, 0)",
                "10px 16px 48px 48px 10px 18px 13px 48px 18px 16px 16px",
                #"url("https://portal.example/plans/i.png?a")"#, "none",
            ])
    }

    /// CSS Properties and Values 1, sections 2 and 3: as style sheets of utility classes use them.
    @Test
    func
        `registered custom properties have an initial value, and are inherited only where they say so`()
    {
        let lines = page(
            """
            document.body.innerHTML = '<div id=a><p id=b></p></div>'; const s = document.createElement('style');
            s.textContent = `@property --style { syntax: "*"; inherits: false; initial-value: solid } @layer x { @property --kept { syntax: "<length>"; inherits: true; initial-value: 3px } }
                @property --wrong { syntax: "<length>"; inherits: true } @media print { @property --print { syntax: "*"; inherits: false; initial-value: 1 } }
                p { border-top-style: var(--style); color: var(--gone, red) } #a { --style: dotted; --kept: 5px; --broken: var(--none) }`;
            document.head.append(s); const at = (id, name) => JSON.stringify(getComputedStyle(document.getElementById(id)).getPropertyValue(name));
            console.log(at('b', 'border-top-style'), at('a', '--style'), at('b', '--style'), at('b', '--kept'), at('b', '--wrong'), at('b', '--print'));
            document.getElementById('b').style.setProperty('--kept', 'initial'); console.log(at('b', '--kept'));
            CSS.registerProperty({ name: '--broken', syntax: '*', inherits: false, initialValue: ' x ' }); console.log(at('a', '--broken'), at('b', '--broken'));
            for (const wrong of [{ name: '--y' }, { name: '--y', inherits: true, syntax: '<color>' }, { name: '--broken', inherits: true }, { name: 'y', inherits: true }]) {
                try { CSS.registerProperty(wrong); console.log('no error'); } catch (e) { console.log(e.name); }
            }
            s.remove(); console.log(at('b', '--style'), at('b', '--broken'));
            """)
        #expect(
            lines.joined(separator: "\n") == #"""
                "solid" "dotted" "solid" "5px" "" ""
                "3px"
                "x" "x"
                TypeError
                SyntaxError
                InvalidModificationError
                SyntaxError
                "" "x"
                """#)
    }
}
