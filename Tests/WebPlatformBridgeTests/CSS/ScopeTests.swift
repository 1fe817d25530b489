import Testing

/// CSS Cascade 6, section 2.5 (`@scope`), and CSSOM's objects of it.
@Suite struct ScopeTests {
    private let prelude = #"""
        document.body.innerHTML = '<div id="a" class="a"><p id="p" class="x">p</p><div id="b" class="b"><p id="q" class="x">q</p><div id="c" class="a"><p id="r" class="x">r</p></div></div></div><p id="s" class="x">s</p>';
        const e = document.createElement('style'); document.head.append(e);
        const show = (css) => { e.textContent = css; return Array.from(document.querySelectorAll('[id]')).map((n) => [n.id, getComputedStyle(n).zIndex]).filter((n) => n[1] !== 'auto').map((n) => n.join('')).join(' '); };
        """#

    @Test func `2_5: what is in a scope, between its roots and its limits`() {
        let lines = page(
            prelude + #"""
                for (const css of ['@scope (.a) { .x { z-index: 1 } }', '@scope (.a) to (.b) { .x { z-index: 1 } }', '@scope (.a) { .a { z-index: 1 } }', '@scope (.a) { :scope { z-index: 1 } }', '@scope (.a) { > .x { z-index: 1 } }',
                  '@scope (.a) { & > .x { z-index: 1 } }', '@scope (.a) to (> .b) { .x { z-index: 1 } }', '@scope (.a) { @scope (.b) { .x { z-index: 1 } } }', '@scope (.a) { z-index: 1; @media screen { .b { z-index: 2 } } }', '.b { @scope (& > .a) { .x { z-index: 1 } } }', '@scope { p { z-index: 1 } }',
                  '@scope (.a) { @layer y { .x { z-index: 1 } } }']) console.log(show(css));
                document.getElementById('b').append(e); console.log(show('@scope { p { z-index: 1 } :scope { z-index: 2 } }'));
                """#)
        #expect(
            lines == [
                "p1 q1 r1", "p1 r1", "c1", "a1 c1", "p1 r1", "p1 r1", "p1 r1", "q1 r1", "a1 b2 c1",
                "r1", "", "p1 q1 r1", "b2 q1 r1",
            ])
    }

    @Test func `2_5_3: of rules that are as specific, that with the nearer root wins`() {
        let lines = page(
            prelude + #"""
                console.log(show('@scope (#c) { .x { z-index: 1 } } @scope (#a) { .x { z-index: 2 } } .x { z-index: 3 }'));
                console.log(show('@scope (.a) { p.x { z-index: 1 } } @scope (#c) { .x { z-index: 2 } }'));
                """#)
        #expect(lines == ["p2 q2 r1 s3", "p1 q1 r1"])
    }

    @Test func `CSSScopeRule: texts, and what is no scope`() {
        let lines = page(
            prelude + #"""
                show('@scope (.a)to (.b,> i) { > .x { top: 1px } } @scope { } @scope (::before) { } @scope () { } @scope x { } @scope (.a) to { } @scope (.a) from (.b) { }');
                const [r, s] = e.sheet.cssRules; console.log(e.sheet.cssRules.length, r.start, '|', r.end, '|', s.start, s.end); console.log(JSON.stringify(r.cssText)); r.insertRule('+ .y { top: 2px }', 1); console.log(r.cssRules[1].selectorText, r.cssRules[0].selectorText);
                """#)
        #expect(
            lines == [
                "2 .a | .b, > i | null null",
                #""@scope (.a) to (.b, > i) {\n  > .x { top: 1px; }\n}""#,
                "+ .y > .x",
            ])
    }
}
