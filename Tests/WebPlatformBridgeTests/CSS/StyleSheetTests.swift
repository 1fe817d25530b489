import Testing

/// CSSOM, sections 6.1 to 6.4: sheets and rules; CSS Syntax 3, section 5; CSS Nesting 1.
@Suite struct StyleSheetTests {
    @Test func `section 6_3: a style element has a sheet as long as it is in a document`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); e.textContent = '.a { color: red } @media (min-width:1px) { .a { top: 1px } }';
            console.log(e.sheet); document.head.append(e); const s = e.sheet;
            console.log(s.type, s.href, s.ownerNode === e, s.cssRules.length, s.cssRules === s.cssRules, s.cssRules[0] === s.cssRules.item(0), s.cssRules[5], document.styleSheets.length, document.styleSheets[0] === s, s.disabled, s.media.length);
            e.textContent = 'b {}'; console.log(e.sheet === s, s.ownerNode, e.sheet.cssRules[0].cssText); e.type = 'text/plain'; console.log(e.sheet); e.type = ''; e.media = 'print'; console.log(e.sheet.media.mediaText); e.remove(); console.log(e.sheet, document.styleSheets.length); }
            """#)
        #expect(
            lines == [
                "null",
                "text/css null true 2 true true undefined 1 true false 0",
                "false null b { }",
                "null",
                "print",
                "null 0",
            ])
    }

    @Test func `section 6_1_2: rules come and go`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e); const s = e.sheet, thrown = (f) => { try { return f(); } catch (x) { return x.name; } };
            console.log(s.insertRule('a { color: red }'), s.insertRule('b { top: 0 }', 1), s.insertRule('@media print { c {} }', 0), Array.from(s.cssRules, (r) => r.cssText).join(' ~ '));
            console.log(thrown(() => s.insertRule('bad')), thrown(() => s.insertRule('a {} b {}')), thrown(() => s.insertRule('a {}', 9)), thrown(() => s.insertRule('@import "x"', 1)), thrown(() => s.deleteRule(9)), thrown(() => s.cssRules[0].insertRule('@import "x";')));
            const r = s.cssRules[1]; r.selectorText = 'p > q'; r.style.color = 'blue'; r.style.setProperty('left', '1px', 'important'); console.log(r.cssText, r.parentStyleSheet === s, r.parentRule, r.style.parentRule === r, r.type);
            s.deleteRule(1); console.log(r.parentStyleSheet, s.cssRules.length); r.selectorText = '::'; console.log(r.selectorText, s.cssRules[0].insertRule('d { top: 1px }', 1), s.cssRules[0].cssText); }
            """#)
        #expect(
            lines == [
                #"""
                0 1 0 @media print {
                  c { }
                } ~ a { color: red; } ~ b { top: 0px; }
                """#,
                "SyntaxError SyntaxError IndexSizeError HierarchyRequestError IndexSizeError HierarchyRequestError",
                "p > q { color: blue; left: 1px !important; } true null true 1",
                "null 2",
                #"""
                p > q 1 @media print {
                  c { }
                  d { top: 1px; }
                }
                """#,
            ])
    }

    @Test func `section 6_4: kinds of rules`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            e.textContent = '@import url(a.css) screen; @namespace svg "urn:s"; @font-face { font-family: X; src: url(a.woff) } @keyframes k { from { top: 0 } 50%, to { top: 1px } } @supports (display: grid) { a { top: 0 } } @layer a, b; @layer c { a { top: 0 } } @page { margin: 1px } @container x (min-width: 1px) { a {} } svg|a { top: 0 } @unknown { a {} } bad^ { top: 0 }';
            console.log(Array.from(e.sheet.cssRules, (r) => r.constructor.name.slice(3) + r.type).join());
            const k = Array.from(e.sheet.cssRules).find((r) => r.name === 'k'); console.log(k.cssRules.length, k[1].keyText, k.findRule('0%').style.top, k.cssText); k.appendRule('20% { top: 3px }'); k.deleteRule('from'); console.log(k.length, k.findRule('from'));
            console.log(e.sheet.cssRules[0].href, e.sheet.cssRules[0].media.mediaText, e.sheet.cssRules[1].prefix, e.sheet.cssRules[4].conditionText); }
            """#)
        #expect(
            lines == [
                "ImportRule3,NamespaceRule10,FontFaceRule5,KeyframesRule7,SupportsRule12,LayerStatementRule0,LayerBlockRule0,PageRule6,ContainerRule0,StyleRule1",
                #"""
                2 50%, 100% 0px @keyframes k { 
                  0% { top: 0px; }
                  50%, 100% { top: 1px; }
                }
                """#,
                "2 null",
                "a.css screen svg (display: grid)",
            ])
    }

    @Test func `CSS Syntax 3, section 5: what is bad is left out, and nothing else`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            const show = (t) => { e.textContent = t; return Array.from(e.sheet.cssRules, (r) => r.cssText).join(' '); };
            console.log(['a{color:red;;}', 'a{color:re', 'a{b:c;color:red}', 'a{color:red}}b{top:0}', '<!-- a{top:0} -->', 'a{background:url(data:x;{})}', 'a{content:"}"}', 'a{--x:{a;b};top:0}', '/*x*/a/*y*/{/*z*/top/*t*/:/*u*/0/*v*/}', 'a{top:0!important}', 'a{top:0 ! IMPORTANT}', '@charset "x"; a{top:0}', 'a{color:red\\9;top:0}', '@media x{a{top:0}', 'a{(top:0;}left:0}'].map(show).join('\n')); }
            """#)
        #expect(
            lines == [
                #"""
                a { color: red; }
                a { }
                a { color: red; }
                a { color: red; }
                a { top: 0px; }
                a { background: url("data:x;{}"); }
                a { content: "}"; }
                a { --x: {a;b}; top: 0px; }
                a { top: 0px; }
                a { top: 0px !important; }
                a { top: 0px !important; }
                a { top: 0px; }
                a { top: 0px; }
                @media x {
                  a { top: 0px; }
                }
                a { }
                """#
            ])
    }

    @Test func `CSS Nesting 1, sections 2 to 4: rules in rules`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            e.textContent = '.a { color: red; .b { top: 1px } & > i { left: 1px } .x & { top: 2px } @media screen { top: 3px; & b { top: 4px } } left: 5px }';
            const r = e.sheet.cssRules[0]; console.log(r.style.cssText, Array.from(r.cssRules, (x) => x.selectorText || x.constructor.name).join()); console.log(r.cssText);
            document.body.innerHTML = '<div class="x"><p class="a"><b class="b"></b><i></i></p></div>'; const p = document.querySelector('p'), of = (n, q) => getComputedStyle(p.querySelector(n) || p)[q];
            p.style.position = 'relative'; console.log(getComputedStyle(p).color, getComputedStyle(p).top, getComputedStyle(p).left, of('b', 'top'), of('i', 'left')); }
            """#)
        #expect(
            lines == [
                "color: red; & .b,& > i,.x &,CSSMediaRule,CSSNestedDeclarations",
                #"""
                .a {
                  color: red;
                  & .b { top: 1px; }
                  & > i { left: 1px; }
                  .x & { top: 2px; }
                  @media screen {
                  top: 3px;
                  & b { top: 4px; }
                }
                  left: 5px;
                }
                """#,
                "rgb(255, 0, 0) 2px 5px 1px 1px",
            ])
    }

    @Test func `section 6_2: constructed sheets and those that are adopted`() {
        let lines = page(
            #"""
            { const s = new CSSStyleSheet({ media: 'screen' }), thrown = (f) => { try { return f(); } catch (x) { return x.name; } };
            document.body.innerHTML = '<p class="a">x</p>'; const c = getComputedStyle(document.body.firstChild);
            s.replaceSync('.a { color: pink } @import "x";'); console.log(s.cssRules.length, c.color); document.adoptedStyleSheets = [s]; console.log(c.color, document.adoptedStyleSheets.length);
            s.insertRule('.a { color: lime }', 1); console.log(c.color); document.adoptedStyleSheets.push(s); console.log(document.adoptedStyleSheets.length, document.adoptedStyleSheets[1] === s);
            console.log(thrown(() => { document.adoptedStyleSheets = [{}]; }), thrown(() => document.adoptedStyleSheets.push(1)), thrown(() => s.insertRule('@import "x"')), document.styleSheets.length);
            document.adoptedStyleSheets = []; console.log(c.color); s.replace('.a{}').then((r) => console.log(r === s, s.cssRules.length)); }
            """#)
        #expect(
            lines == [
                "1 rgb(0, 0, 0)",
                "rgb(255, 192, 203) 1",
                "rgb(0, 255, 0)",
                "2 true",
                "TypeError TypeError SyntaxError 0",
                "rgb(0, 0, 0)",
                "true 1",
            ])
    }

    @Test func `section 4_4: media lists`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); e.media = ' SCREEN ,(min-width:1px) and (color)'; document.head.append(e); const m = e.sheet.media;
            console.log(m.mediaText, m.length, m[1], m.item(2), String(m)); m.appendMedium('print'); m.deleteMedium('screen'); console.log(m.mediaText, e.media); m.mediaText = 'all, x y'; console.log(m.mediaText, [...m].length);
            try { m.deleteMedium('tv'); } catch (x) { console.log(x.name); } }
            """#)
        #expect(
            lines == [
                "screen, (min-width: 1px) and (color) 2 (min-width: 1px) and (color) null screen, (min-width: 1px) and (color)",
                "(min-width: 1px) and (color), print  SCREEN ,(min-width:1px) and (color)",
                "all, not all 2",
                "NotFoundError",
            ])
    }
}
