import Testing

/// Media Queries 4 and CSSOM View, section 4.2 (matchMedia), in a window of 800 by 600.
@Suite struct MediaTests {
    @Test func `sections 2 and 3: queries`() {
        let lines = page(
            #"""
            { const show = (q) => { const m = matchMedia(q); return `${m.matches} ${m.media}`; };
            console.log(['screen', ' PRINT', 'all', '', '(min-width: 768px)', '(max-width:799.98px)', '(min-width: 40em) and (max-width: 900px)', '(400px <= width <= 900px)', '(width > 1000px)', 'only screen and (orientation: landscape)', 'not print', 'not all and (monochrome)', '(foo)', 'not (foo)', '(prefers-color-scheme: dark)', '(prefers-reduced-motion)', ',', '&', '(min-width: 1px) or (max-width: 1px)', '(color)', '(min-resolution: 2dppx)'].map(show).join('\n')); }
            """#)
        #expect(
            lines == [
                #"""
                true screen
                false print
                true all
                true 
                true (min-width: 768px)
                false (max-width: 799.98px)
                true (min-width: 40em) and (max-width: 900px)
                true (400px <= width <= 900px)
                false (width > 1000px)
                true only screen and (orientation: landscape)
                true not print
                true not all and (monochrome)
                false (foo)
                false not (foo)
                false (prefers-color-scheme: dark)
                false (prefers-reduced-motion)
                false not all, not all
                false not all
                true (min-width: 1px) or (max-width: 1px)
                true (color)
                false (min-resolution: 2dppx)
                """#
            ])
    }

    @Test func `CSS Conditional 5, 4: container queries ask for the size of an element around`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            document.body.innerHTML = '<div id=o><div id=i><p id=p>x</p></div></div>'; const [o, i, p] = ['o', 'i', 'p'].map((n) => document.getElementById(n));
            const base = '#o { width: 400px; container: outer / inline-size } #i { width: 50%; height: 30px; padding: 5px; container-type: size; font-size: 10px }';
            const color = (t) => { e.textContent = base + t; return getComputedStyle(p).color === 'rgb(255, 0, 0)'; };
            const is = (query) => color(`@container ${query} { p { color: red } }`);
            console.log(['(width: 200px)', '(width > 199px)', '(min-width: 201px)', '(inline-size = 20em)', '(height = 30px)', '(block-size < 30px)', '(orientation: landscape)', '(aspect-ratio > 6)', 'not (width: 200px)', '(width: 200px) and (height: 30px)', '(width: 1px) or (height: 30px)'].map(is).join());
            console.log(['outer (width: 400px)', 'outer (height >= 0)', 'none (width: 200px)', 'other (width > 0)', '(color)', 'not (color)', '(width > 0) and (wrong: x)', 'outer not (width: 200px)'].map(is).join());
            o.style.width = '300px'; console.log(is('(width: 150px)'));
            i.style.display = 'inline'; console.log(is('(width >= 0)'), is('outer (width: 300px)')); i.style.display = '';
            console.log(color('@container outer (width: 300px) { @container (width: 150px) { p { color: red } } }'), color('@container outer (width: 1px) { @container (width: 150px) { p { color: red } } }'));
            console.log(color('@container (width: 150px) { #i { color: red } }'), color('@container outer (width: 300px) { #i { width: 10px } } @container (width: 10px) { p { color: red } }'));
            i.className = 'c'; e.textContent = base + 'p::before { content: "a" } p { container-type: inline-size; width: 70px } @container (width: 70px) { p::before { content: "b" } }'; console.log(getComputedStyle(p, '::before').content); }
            """#)
        #expect(
            lines == [
                "true,true,false,true,true,false,true,true,false,true,true",
                "true,false,false,false,false,false,false,true", "true", "false true",
                "true false", "false true", #""b""#,
            ])
    }

    /// As Chromium 156 gives them.
    @Test func `CSS Conditional 5, 5: lengths in parts of the container around`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e);
            document.body.innerHTML = '<div id=o><div id=i><p id=p>x</p></div></div><p id=q>y</p>'; const [o, i, p, q] = ['o', 'i', 'p', 'q'].map((n) => document.getElementById(n));
            const base = '#o { width: 400px; container: outer / inline-size } #i { width: 50%; height: 30px; padding: 5px; container-type: size; font-size: 10cqw } p { margin: 0 }';
            const length = (t, who = p) => { e.textContent = base + `#p, #q { margin-left: ${t} }`; return getComputedStyle(who).marginLeft; };
            console.log(['10cqw', '10cqh', '10cqi', '10cqb', '10cqmin', '10cqmax', 'calc(10cqw + 1px)'].map((t) => length(t)).join(), getComputedStyle(i).fontSize);
            o.style.width = '300px'; console.log(length('10cqw'), getComputedStyle(i).fontSize); o.style.width = '';
            i.style.containerType = 'normal'; console.log(['10cqw', '1cqi'].map((t) => length(t)).join(), length('1cqh') === innerHeight / 100 + 'px'); i.style.containerType = '';
            i.style.writingMode = 'vertical-rl'; console.log(['10cqw', '10cqh', '10cqi', '10cqb'].map((t) => length(t)).join()); i.style.writingMode = '';
            console.log(length('10cqw', q) === innerWidth / 10 + 'px'); }
            """#)
        #expect(
            lines == [
                "20px,3px,20px,3px,3px,20px,21px 40px", "15px 30px", "40px,4px true",
                "20px,3px,3px,20px", "true",
            ])
    }

    @Test func `CSS Conditional 5, 4_4: style queries ask for custom properties`() {
        let lines = page(
            #"""
            { const e = document.createElement('style'); document.head.append(e); document.body.innerHTML = '<div id=o style="--a: 1px  solid; --b: x"><p id=p>x</p></div>';
            const is = (query) => { e.textContent = `@container ${query} { p { color: red } }`; return getComputedStyle(document.getElementById('p')).color === 'rgb(255, 0, 0)'; };
            console.log(['style(--a: 1px solid)', 'style(--a:1px)', 'style(--a)', 'style(--c)', 'not style(--c)', 'style(--c: initial)', 'style((--a) and (--b: x))', 'style((--c) or (--b: y))', 'style(not (--b: y))', 'style(--b: var(--b))', 'style(color: red)', 'not style(color: red)'].map(is).join()); }
            """#)
        #expect(lines == ["true,false,true,false,true,true,true,false,true,true,false,false"])
    }
}
