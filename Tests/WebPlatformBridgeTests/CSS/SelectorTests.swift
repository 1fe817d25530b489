import Testing

/// Selectors 4, as `querySelector`, `matches` and `closest` show it.
@Suite struct SelectorTests {
    @Test func `sections 5 to 7: types, attributes, ids and classes`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<div id="a" class="x y" data-n="Two words" lang="en-US"><p class="x">1</p><p CLASS="z">2</p><svg viewBox="0 0 1 1"><g></g></svg></div><input type="TEXT">';
            const count = (s) => b.querySelectorAll(s).length;
            console.log(count('.x'), count('div.x.y'), count('#a'), count('DIV > P'), count('[data-n]'), count('[data-n="two words" i]'), count('[data-n~=words]'), count('[data-n^=Two]'), count('[data-n$=two]'), count('[data-n*="o w"]'), count('[lang|=en]'));
            console.log(count('[type=text]'), count('[CLASS=x]'), count('[class=X]'), count('[viewBox]'), count('g'), count('*|svg'), count('|svg'), count('[data-n=""]'), count('[data-n~=""]'));
            console.log(count('\\70'), count('.\\78 '), count('p/**/.x'), count('[id="a'), count('p:is(.x'), count('#a#a'), count('.x.x')); }
            """#)
        #expect(
            lines == [
                "2 1 1 2 1 1 1 1 0 1 1",
                "1 1 0 1 1 1 0 0 0",
                "2 2 1 1 1 1 2",
            ])
    }

    @Test func `section 14: the nearest match of a combinator is not always the one that counts`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<section class="o"><div class="p"><i></i><div class="p q"><b></b><u></u><span><em></em></span></div></div></section><s></s>';
            const found = (s) => Array.from(b.querySelectorAll(s), (e) => e.localName).join();
            console.log(found('.o > .p em'), found('.p > .p > span > em'), found('.o .p i ~ .p em'), found('i + .q b ~ span'), found('.q > .p em') === '', found('b ~ u + span em'), found('section ~ s'), found('section + b') === ''); }
            """#)
        #expect(
            lines == [
                "em em em span true em s true"
            ])
    }

    @Test func `section 13: places among siblings`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<ul>' + '<li></li><li class="k"></li><b></b>'.repeat(4) + '</ul>';
            const all = [...b.querySelectorAll('ul > *')], at = (s) => [...b.querySelectorAll(s)].map((e) => all.indexOf(e) + 1).join();
            console.log(at('li:nth-child(3n+1)'), at('b:nth-child(3n)'), at('li:nth-child(-n+3)'), at('li:nth-last-child(2)'), at('li:nth-child(2 of .k)'), at(':nth-last-child(1 of li)'), at('li:nth-of-type(odd)'), at('b:nth-last-of-type(1)'));
            console.log(at('li:first-child'), at('b:last-child'), at('b:only-of-type'), at('li:first-of-type'), at('li:not(:nth-child(n+3))'), at(':nth-child( +2 )'), at(':nth-child(2n - 1).k') , at('li:empty:nth-child(1)')); }
            """#)
        #expect(
            lines == [
                "1,4,7,10 3,6,9,12 1,2 11 5 11 1,4,7,10 12",
                "1 12  1 1,2 2 5,11 1",
            ])
    }

    @Test func `section 4: logical combinations, and what no search may mistake for an error`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<div><p class="x"></p><p></p><span><b></b></span></div>';
            const count = (s) => { try { return b.querySelectorAll(s).length; } catch (e) { return e.name; } };
            console.log(['p:contains(x)', '[a!=b]', 'p:eq(1)', '*,:x', 'p,', '', '> p', 'p > > p', ':not()', ':not(.x,:foo)', 'p::foo', ':has()', ':has(:has(p))', 'svg|a', ':nth-child(+ 2n)', ':nth-child(2n+)', 'a|=b', '.1', ':is'].map(count).join());
            console.log([':is(,p)', ':is(p:foo, b)', ':where()', 'div:has(b)', ':has(> b)', 'p:has(+ p)', 'p:has(~ span)', 'div:has(p + p)', ':not(p, div)', 'p::before', '::slotted(p)', ':host', 'p:hover', 'a:visited', '::-webkit-any'].map(count).join()); }
            """#)
        #expect(
            lines == [
                "SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError",
                "2,1,0,1,1,1,2,1,2,0,0,0,0,0,0",
            ])
    }

    @Test func `section 3_4: relative to an element, :scope is what was asked`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<div id="d"><p><i></i></p><i></i></div>';
            const d = b.firstChild;
            console.log(d.querySelectorAll(':scope > i').length, d.querySelectorAll('div i').length, d.matches(':scope'), d.querySelector(':scope'), document.querySelector(':scope').localName);
            console.log(d.firstChild.firstChild.closest('div p').localName, d.closest('p'), d.closest(':scope') === d, document.querySelector(':root') === document.documentElement, document.createElement('p').matches(':root')); }
            """#)
        #expect(
            lines == [
                "1 2 true null html",
                "p null true true false",
            ])
    }

    @Test func `section 9 and 12: languages, directions and the states of forms`() {
        let lines = page(
            #"""
            { const b = document.body;
            b.innerHTML = '<div lang="de-CH-1996" dir="rtl"><p></p></div><form><input id="t" placeholder="p"><input type="checkbox" checked><fieldset disabled><legend><input></legend><input required></fieldset><select><option>1<option selected>2</select><textarea readonly></textarea><progress></progress></form><details open></details>';
            const count = (s) => b.querySelectorAll(s).length;
            console.log(count('p:lang(de)'), count(':lang(fr)'), count('p:dir(rtl)'), count(':checked'), count('input:disabled'), count('input:enabled'), count(':required'), count('input:optional'), count(':placeholder-shown'), count('input:read-write'), count(':indeterminate'), count('details:open'), count(':defined'));
            const t = b.querySelector('#t'); t.value = 'x'; b.querySelector('[type=checkbox]').checked = false; t.focus();
            console.log(count(':placeholder-shown'), count('input:checked'), count(':focus'), count('form:focus-within'), count(':default')); }
            """#)
        #expect(
            lines == [
                "1 0 1 2 1 3 1 3 1 2 1 1 15",
                "0 0 1 1 2",
            ])
    }

    @Test func `section 17: what selectors look like as text`() {
        let lines = page(
            #"""
            { const s = document.createElement('style'); document.head.append(s);
            const text = (t) => { s.textContent = t + '{}'; return s.sheet.cssRules.length ? s.sheet.cssRules[0].selectorText : '-'; };
            console.log(['a>b', '*', '*.x', 'a[b=c i]', ':NTH-child(odd)', 'a::BEFORE', 'a:before', ':is(a,b):not( .c )', '.\\31 a', ':lang(en)', '*|*', 'a   b ~c', ':nth-last-child(-n+3 of .a)', '[a="\\"b"]', ':is(a, :foo)', '::part(a b)', '::slotted( p )', 'a,', ':has(> b)'].map(text).join(' ; ')); }
            """#)
        #expect(
            lines == [
                #"a > b ; * ; .x ; a[b="c" i] ; :nth-child(2n+1) ; a::before ; a::before ; :is(a, b):not(.c) ; .\31 a ; :lang(en) ; * ; a b ~ c ; :nth-last-child(-n+3 of .a) ; [a="\"b"] ; :is(a) ; ::part(a b) ; ::slotted(p) ; - ; :has(> b)"#
            ])
    }

    @Test func `section 18: what is no selector is a SyntaxError, whatever bar stands in it`() {
        let lines = page(
            #"""
            console.log(['|=', 'a |=b', '[|=a]', '|', '||', 'a||b', '*|', '.x|=', ':not(|=)', 'a|', 'b|c'].map((s) => {
              try { document.querySelector(s); return 'none'; } catch (e) { return e.name; } }).join(' '));
            console.log(document.querySelector('|a'));
            """#)
        #expect(
            lines == [Array(repeating: "SyntaxError", count: 11).joined(separator: " "), "null"])
    }

    /// HTML, section 6.6.3 (the :focus pseudo-class).
    @Test func `the hosts of what has the focus have it, and a frame has it not`() {
        let lines = page(
            """
            document.body.innerHTML = '<div id=h></div><iframe></iframe>'; const h = document.getElementById('h'), f = document.querySelector('iframe');
            h.attachShadow({ mode: 'open' }).innerHTML = '<p><span></span></p>'; const b = h.shadowRoot.querySelector('span');
            b.attachShadow({ mode: 'open' }).innerHTML = '<input>'; const i = b.shadowRoot.firstChild; i.focus();
            console.log([h, b, i, document.body].map((e) => e.matches(':focus')).join(), h.matches(':focus-within'));
            f.focus(); console.log(document.activeElement === f, f.matches(':focus'), f.matches(':focus-visible'), f.matches(':focus-within'), h.matches(':focus'));
            """)
        #expect(lines == ["true,true,true,false true", "true false false true false"])
    }

    /// HTML, section 4.16.3: "all other HTML elements".
    @Test func `only elements of HTML are read-only`() {
        #expect(
            page(
                "document.body.innerHTML = '<p></p><svg><g></g></svg><input>'; console.log([...document.body.querySelectorAll(':read-only')].map((e) => e.localName).join());"
            ) == ["p"])
    }
}
