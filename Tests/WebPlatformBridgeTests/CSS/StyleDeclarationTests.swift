import Testing

/// CSSOM, section 6.6 (CSSStyleDeclaration), and the values of CSS Values 4 and CSS Color 4.
@Suite struct StyleDeclarationTests {
    @Test func `section 6_6: the style attribute and its object are one`() {
        let lines = page(
            #"""
            { const d = document.createElement('div'), s = d.style;
            s.color = '#F00'; s.width = '12PX'; s.width = 'bogus'; console.log(d.getAttribute('style'), s.length, s[0], s[9]);
            s.setProperty('margin', '1px 2px', 'important'); console.log(s.cssText, s.getPropertyPriority('margin-top'), s.marginLeft, s.getPropertyValue('MARGIN'));
            s.width = ''; s.removeProperty('margin'); console.log(s.removeProperty('color'), s.cssText === ''); d.setAttribute('style', 'top: 1px; --X: a ; color'); console.log(s.cssText, s.getPropertyValue('--X'), s.getPropertyValue('--x') === '', s.color === '');
            s.cssText = 'left:2px;bad;left:x'; console.log(d.getAttribute('style'), d.style === s); d.style = 'right: 3px'; console.log(s.right, s.cssText); s.right = null; console.log(d.getAttribute('style') === ''); }
            """#)
        #expect(
            lines == [
                "color: rgb(255, 0, 0); width: 12px; 2 color undefined",
                "color: rgb(255, 0, 0); width: 12px; margin: 1px 2px !important; important 2px 1px 2px",
                "rgb(255, 0, 0) true",
                "top: 1px; --X: a; a true true",
                "left: 2px; true",
                "3px right: 3px;",
                "true",
            ])
    }

    @Test func `section 6_7_1: names in camel case, with dashes and prefixes`() {
        let lines = page(
            #"""
            { const s = document.createElement('div').style;
            s.cssFloat = 'left'; s.webkitTransform = 'rotate(1deg)'; s['background-color'] = 'red'; s.WebkitUserSelect = 'none';
            console.log(s.float, s.transform, s.WebkitTransform, s['-webkit-transform'], s.backgroundColor, s.userSelect, s.foo, s.Color);
            console.log(['color', 'backgroundColor', 'background-color', 'WebkitTransition', 'MozTransition', 'transition', 'foo', 'cssFloat', '--x'].map((n) => n in s).join());
            let n = 0; for (const k in s) if (k === 'color' || k === 'webkitTransition' || k === 'background-color') n++; console.log(n, Object.prototype.toString.call(s), [...s].join());
            s.foo = 1; console.log(s.foo, s.cssText.includes('foo')); }
            """#)
        #expect(
            lines == [
                "left rotate(1deg) rotate(1deg) rotate(1deg) red none undefined undefined",
                "true,true,true,true,false,true,false,true,false",
                "2 [object CSSStyleDeclaration] float,transform,background-color,user-select",
                "1 false",
            ])
    }

    @Test func `section 6_7_2: values are kept in one form`() {
        let lines = page(
            #"""
            { const s = document.createElement('div').style, show = (n, v) => { s.cssText = ''; s.setProperty(n, v); return s.getPropertyValue(n); };
            console.log([['color', 'rgba(0,0,0,.5)'], ['color', 'hsl(120 100% 50%)'], ['color', 'Red'], ['color', '#12345'], ['color', 'rgb(300 0 0 / 50%)'], ['width', '0'], ['width', '-1px'], ['margin-left', '-1px'], ['width', 'calc(1px + 2px)'], ['width', 'calc(10% - 2px)'], ['width', 'min(1px,2px)'], ['width', '1e3px'], ['opacity', '50%'], ['z-index', '1.5'], ['line-height', '1.50']].map(([n, v]) => show(n, v)).join(' | '));
            console.log([['transform', 'translate(0, 10PX) rotate(0)'], ['box-shadow', '0 0 5px #000, inset 1px 1px red'], ['font-family', 'Arial, "A B", My Font'], ['background-image', 'url(a.png)'], ['transition-duration', '1s,500ms'], ['content', "'x'"], ['aspect-ratio', '16/9'], ['display', 'block flex'], ['grid-template-columns', 'repeat(2, 1fr) [a]'], ['width', 'var( --a,1px)'], ['width', 'var(a)'], ['color', 'INHERIT'], ['--a', ' B  c '], ['cursor', 'url(x.png), pointer'], ['animation-timing-function', 'cubic-bezier(2,0,0,0)']].map(([n, v]) => show(n, v)).join(' | ')); }
            """#)
        #expect(
            lines == [
                "rgba(0, 0, 0, 0.5) | rgb(0, 255, 0) | red |  | rgba(255, 0, 0, 0.5) | 0px |  | -1px | calc(3px) | calc(10% - 2px) | calc(1px) | 1000px | 0.5 |  | 1.5",
                #"translate(0px, 10px) rotate(0deg) | rgb(0, 0, 0) 0px 0px 5px, red 1px 1px inset | Arial, "A B", "My Font" | url("a.png") | 1s, 500ms | "x" | 16 / 9 | flex | repeat(2, 1fr) [a] | var( --a,1px) |  | inherit | B  c | url("x.png"), pointer | "#,
            ])
    }

    @Test func `section 6_7_3: shorthands come apart and together again`() {
        let lines = page(
            #"""
            { const s = document.createElement('div').style, show = (t) => { s.cssText = t; return s.cssText; };
            console.log(['margin:1px;margin-top:2px', 'margin-top:1px;margin-left:2px', 'border:1px solid red', 'border:none', 'padding:1px!important;padding-left:3px', 'overflow:hidden;overflow-x:scroll', 'inset:0', 'gap:1px 2px'].map(show).join('\n'));
            console.log(['font:12px/1.5 Arial', 'flex:1', 'flex:none', 'background:red', 'background:url(a) no-repeat center / cover, blue', 'transition:opacity .3s ease', 'animation:x 1s infinite', 'list-style:none', 'text-decoration:underline red', 'grid-area:1 / 2', 'border-radius:1px 2px / 3px', 'margin:var(--x) 1px', 'place-items:center', 'white-space:nowrap', 'color:red;all:unset'].map(show).join('\n'));
            s.cssText = 'border: 1px solid red'; console.log(s.borderTopWidth, s.borderColor, s.borderImageSource, s.length); s.cssText = 'margin: var(--x)'; console.log(s.marginTop === '', s.margin); }
            """#)
        #expect(
            lines == [
                #"""
                margin: 2px 1px 1px;
                margin-top: 1px; margin-left: 2px;
                border: 1px solid red;
                border-width: medium; border-style: none; border-color: currentcolor; border-image: none;
                padding: 1px !important;
                overflow: scroll hidden;
                inset: 0px;
                gap: 1px 2px;
                """#,
                #"""
                font: 12px / 1.5 Arial;
                flex: 1 1 0%;
                flex: 0 0 auto;
                background: red;
                background: url("a") center center / cover no-repeat, blue;
                transition: opacity 0.3s;
                animation: 1s ease 0s infinite normal none running x;
                list-style: none;
                text-decoration: underline red;
                grid-area: 1 / 2;
                border-radius: 1px 2px / 3px;
                margin: var(--x) 1px;
                place-items: center;
                white-space: nowrap;
                all: unset;
                """#,
                "1px red none 17",
                "true var(--x)",
            ])
    }

    @Test func `CSS Conditional 3, section 7_5: CSS_supports, and CSSOM, section 2_1: CSS_escape`()
    {
        let lines = page(
            #"""
            { console.log([['display', 'grid'], ['a', 'b'], ['--a', 'b'], ['color', 'bogus'], ['margin', '1px 2px'], ['display', 'grid !important']].map((a) => CSS.supports(...a)).join());
            console.log(['(display: grid)', 'display: grid', '(a: b)', 'not (a: b)', '(display: grid) and (not (a: b))', 'selector(a > b)', 'selector(:foo)', 'selector(:is(:foo))', '(display:grid', 'x'].map((t) => CSS.supports(t)).join());
            console.log(CSS.escape('1a'), CSS.escape('-1'), CSS.escape('a#b c'), CSS.escape('\0'), CSS.escape('é'), CSS.escape('-'), String(CSS)); }
            """#)
        #expect(
            lines == [
                "true,false,true,false,true,false",
                "true,true,false,true,true,true,false,false,true,false",
                ##"\31 a -\31  a\#b\ c � é \- [object CSS]"##,
            ])
    }

    @Test func `CSS Variables, section 3: words in a string refer to nothing`() {
        let lines = page(
            #"""
            const e = document.body; const s = e.style; const out = [];
            for (const [name, value] of [['content', '"var(--x)"'], ['fontFamily', '"env(a)", serif'],
              ['content', '"attr(b)" /* var(--y) */'], ['fontFamily', "'--f(1)'"]]) {
              s[name] = ''; s[name] = value; out.push(s[name], getComputedStyle(e)[name]);
            }
            s.setProperty('color', 'var(--none, red)'); out.push(s.color);
            s.setProperty('color', 'var(--, red)'); out.push(s.color);
            console.log(out.join(' | '));
            """#)
        #expect(
            lines == [
                #""var(--x)" | "var(--x)" | "env(a)", serif | "env(a)", serif | "attr(b)" | "attr(b)" | "--f(1)" | "--f(1)" | var(--none, red) | var(--none, red)"#
            ])
    }

    @Test func `CSS Fonts, section 4: a descriptor of no known form is left out`() {
        let lines = page(
            #"""
            const e = document.createElement('style');
            e.textContent = '@font-face { font-family: a; x\3a y: 1; --b: 2; src: url(c); \{z: 3 }';
            document.head.append(e);
            console.log(e.sheet.cssRules[0].cssText);
            """#)
        #expect(lines == [#"@font-face { font-family: a; --b: 2; src: url("c"); }"#])
    }

    /// CSS Backgrounds 3, section 2.10: the parts of a layer in any order, a size behind a slash.
    @Test(arguments: [
        ("no-repeat 0 0/100% 100% url(a)", #"url("a") 0px 0px / 100% 100% no-repeat"#),
        (
            "#fff url(a) center/contain no-repeat",
            #"url("a") center center / contain no-repeat rgb(255, 255, 255)"#
        ),
        ("center/cover no-repeat url(a)", #"url("a") center center / cover no-repeat"#),
        (
            "red url(a) no-repeat center / cover fixed",
            #"url("a") center center / cover no-repeat fixed red"#
        ),
        (
            "left 10px top 5px / cover no-repeat url(a) red",
            #"url("a") left 10px top 5px / cover no-repeat red"#
        ),
        ("no-repeat 5", ""), ("0 0 / cover 10px", ""), ("repeat-x repeat-y", ""),
    ]) func `a background takes each part for what it is`(given: String, shown: String) {
        #expect(
            page(
                "const s = document.body.style; s.background = '\(given)'; console.log(s.background);"
            ) == [shown])
    }

    @Test func `CSS Backgrounds, section 2: halves of a pair are of one kind`() {
        let lines = page(
            """
            const s = document.body.style;
            for (const [name, values] of [['background-repeat', ['no-repeat 5', 'space round', 'repeat-x space', 'repeat no-repeat']],
              ['background-size', ['10px red', 'cover 1px', 'auto 50%', '1px auto']], ['border-top-left-radius', ['1px 2px', '1px red']]]) {
              console.log(values.map((v) => { s.cssText = ''; s.setProperty(name, v); return s.getPropertyValue(name) || '-'; }).join(' | '));
            }
            """)
        #expect(
            lines == ["- | space round | - | repeat-x", "- | - | auto 50% | 1px", "1px 2px | -"])
    }

    /// CSSOM, section 7.2, and CSS Fonts 4, section 2.7.
    @Test func `a computed font is shown as a shorthand`() {
        let lines = page(
            """
            const s = document.body.style; const show = () => console.log(getComputedStyle(document.body).font);
            s.font = 'italic bold 20px/1.5 Arial, sans-serif'; show(); s.font = '12px A'; show(); s.fontStretch = 'condensed'; show();
            s.fontStretch = '61%'; show();
            """)
        #expect(
            lines == [
                "italic 700 20px / 30px Arial, sans-serif", "12px A", "condensed 12px A", "",
            ])
    }

    /// CSSOM, section 7.1: `[PutForwards=cssText]`.
    @Test func `what is assigned to style goes to its cssText`() {
        let lines = page(
            """
            const e = document.body; e.style = 'COLOR:Red;bad;top:1PX'; console.log(e.getAttribute('style'), e.style.length);
            e.style = ''; console.log(e.getAttribute('style'), e.style.length);
            """)
        #expect(lines == ["color: red; top: 1px; 2", " 0"])
    }

    /// HTML, section 15.3.5: the direction that an element has is its style's.
    @Test func `text that goes by itself has the direction of its first strong letter`() {
        let lines = page(
            """
            document.body.innerHTML = '<p dir=auto>שלום</p><p dir=auto>abc</p><input dir=auto value="שלום"><bdi>שלום</bdi><p dir=RTL></p>';
            console.log([...document.body.children].map((e) => getComputedStyle(e).direction).join());
            """)
        #expect(lines == ["rtl,ltr,rtl,rtl,rtl"])
    }
}
