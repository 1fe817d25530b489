import PortalKit
import Testing

/// Styles and selectors of pages that mean harm: they cost time within limits, and break nothing.
@Suite struct HostileStyleTests {
    @Test func `brackets, functions and selectors without end cost no stack`() {
        let lines = page(
            """
            const e = document.createElement('style'), deep = (t) => t.repeat(50000), tried = (f) => { try { return f(); } catch (x) { return x.name; } }; document.head.append(e);
            for (const t of ['{', 'a{', '@media x{', '(', 'a:has(', ':is(', '"', 'a{b:f(']) { e.textContent = deep(t) + ' p{top:0}'; e.sheet.cssRules.length; getComputedStyle(document.body).top; }
            console.log(tried(() => document.querySelector(deep(':not('))), document.querySelectorAll(deep('a ') + 'b').length, tried(() => document.querySelectorAll(deep('a,') + ',')), document.querySelectorAll(deep(':is(')).length);
            const s = document.createElement('p').style; s.width = deep('calc(') + '1px'; s.color = deep('('); s.margin = deep('1px '); console.log(s.cssText === '', CSS.supports(deep('(') + 'a:b'), matchMedia(deep('(')).matches);
            """)
        #expect(lines == ["SyntaxError 0 SyntaxError 0", "true false false"])
    }

    @Test func `variables that hold each other twice, or for ever, end as nothing`() {
        let lines = page(
            """
            const e = document.createElement('style'); document.head.append(e); let t = '--z0: xx;';
            for (let i = 0; i < 60; i++) t += `--z${i + 1}: var(--z${i}) var(--z${i});`;
            for (let i = 0; i < 3000; i++) t += `--c${i}: var(--c${i + 1});`;
            e.textContent = `body { ${t} --a: var(--b, 1); --b: var(--a, 2); color: var(--z60, red); top: var(--c0, 1px) }`; const c = getComputedStyle(document.body);
            console.log(c.getPropertyValue('--z60').length, c.getPropertyValue('--a') === '', c.getPropertyValue('--c0') === '', c.getPropertyValue('--z3'));
            """)
        #expect(lines == ["0 true true xx xx xx xx xx xx xx xx"])
    }

    @Test func `a tree as deep as a page likes is asked for its style`() {
        let lines = page(
            """
            let e = document.body; for (let i = 0; i < 5000; i++) { const c = document.createElement(i % 2 ? 'li' : 'b'); c.style.cssText = 'font-size: 1.0001em; color: currentcolor; font-weight: bolder; display: contents'; e.append(c); e = c; }
            const c = getComputedStyle(e); e.append('text'); console.log(c.color, c.fontWeight, c.textAlign, parseFloat(c.fontSize) > 25, c.display, e.offsetWidth, document.body.innerText, document.querySelectorAll('b li b').length, document.body.offsetHeight > 0);
            """)
        #expect(lines == ["rgb(0, 0, 0) 900 start true contents 0 text 2499 true"])
    }

    @Test func `thousands of rules with :has() that nothing can match are left out early`() {
        let lines = page(
            """
            let t = ''; for (let i = 0; i < 3000; i++) t += `.row:has(> .c${i} .d${i} + .e):has(.f${i}) .cell { color: red }`;
            const e = document.createElement('style'); e.textContent = t + '.row:has(.cell + .cell) .cell { top: 1px; position: relative }'; document.head.append(e);
            for (let i = 0; i < 20; i++) { const r = document.createElement('div'); r.className = 'row'; for (let k = 0; k < 10; k++) r.append(Object.assign(document.createElement('i'), { className: 'cell' })); document.body.append(r); }
            console.log([...document.querySelectorAll('.cell')].filter((c) => getComputedStyle(c).top === '1px').length);
            """)
        #expect(lines == ["200"])
    }

    @Test func `styles work on tampered prototypes`() {
        let lines = page(
            """
            const log = console.log, b = document.body, d = document.createElement('p'), st = document.createElement('style'); b.append(d); d.className = 'a b';
            st.textContent = '.a { color: red; --x: 1px; margin: var(--x) 2px } .a:not(.c) { top: 1px; position: relative } @keyframes k { from { top: 0 } }'; document.head.append(st);
            for (const n of ['push', 'slice', 'splice', 'indexOf', 'includes', 'sort', 'map', 'filter', 'join', 'some', 'every', 'values']) Array.prototype[n] = () => { throw n; };
            for (const n of ['toLowerCase', 'slice', 'split', 'charCodeAt', 'indexOf', 'includes', 'startsWith', 'replace', 'trim']) String.prototype[n] = () => { throw n; };
            Map.prototype.get = Map.prototype.set = RegExp.prototype.exec = RegExp.prototype[Symbol.replace] = () => { throw 'map'; };
            Object.prototype.value = Object.prototype.writable = 'inherited'; Object.defineProperty(Object.prototype, 'get', { __proto__: null, get() { throw 'get'; }, configurable: true });
            Array.prototype[Symbol.iterator] = () => { throw 'iterator'; };
            log(getComputedStyle(d).color, getComputedStyle(d).marginLeft, getComputedStyle(d).top); d.style.width = '10px'; d.style.setProperty('border', '1px solid red'); log(d.style.cssText, d.style[0], d.style.borderTopColor, 'webkitTransition' in d.style);
            const s = st.sheet; s.insertRule('.q { color: blue }', 0); log(s.cssRules.length, s.cssRules[1].selectorText, s.cssRules[3].cssRules[0].keyText); s.deleteRule(0); s.media.appendMedium('screen'); log(s.media.mediaText, matchMedia('(min-width: 5px) and (color)').matches);
            log(document.querySelectorAll('.a:is(div, p):not(.z)').length, d.matches('.b'), CSS.supports('selector(a > b)'), d.getBoundingClientRect().width, d.offsetHeight, d.checkVisibility());
            log(String(new DOMMatrix('rotate(90deg)').multiply(new DOMMatrix())), JSON.stringify(new DOMRect(1, 2, 3, 4)).length);
            """)
        #expect(
            lines == [
                "rgb(255, 0, 0) 2px 1px", "width: 10px; border: 1px solid red; width red true",
                "4 .a 0%", "screen true", "1 true true 12 2 true", "matrix(0, 1, -1, 0, 0, 0) 72",
            ])
    }
}
