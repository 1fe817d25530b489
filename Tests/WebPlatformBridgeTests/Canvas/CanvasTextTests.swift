import PortalKit
import Testing

/// HTML, sections 4.12.5.1.3 (text styles) and .12 (drawing text).
@Suite struct CanvasTextTests {
    private static let start = """
        const c = document.createElement('canvas'), x = c.getContext('2d');
        const error = (f) => { try { return f(); } catch (e) { return e.name; } };

        """

    @Test func `a font is read and shown as CSS has it, in pixels and without a line's height`() {
        let lines = page(
            Self.start + """
                for (const f of ['20PX   SERIF', 'bold 2em Arial, SANS-SERIF', 'small-caps italic 400 12px/2 Unknown Font, sans-serif', 'italic 300 12px serif', '700 condensed 12pt a', '20px cursive,fantasy,monospace,sans-serif,serif,UnquotedFont,"QuotedFont\\\\\\\\\\\\,"', '50% serif', 'larger serif', '1px sans-serif', '12px "a, SERIF"', 'calc(1em + 2px) serif', '1in x'])
                  { x.font = f; console.log(x.font); }
                const kept = x.font; for (const bad of ['inherit', '10px inherit', '10px initial', '10px default', 'bogus', '', '10px', 'serif', '10px {bogus}', '1em serif; background: green', 'var(--x) serif', '-1px serif', '10 serif', null]) { x.font = bad; if (x.font !== kept) console.log(bad, x.font); }
                document.body.append(c); c.style.font = '900 100px serif'; x.font = '2em a'; console.log(x.font); x.font = '50% a'; console.log(x.font); x.font = 'lighter 1px a'; console.log(x.font); c.style.fontSize = '1px'; console.log(x.font); c.remove(); x.font = '2em a'; console.log(x.font);
                """)
        #expect(
            lines == [
                "20px serif", "bold 20px Arial, sans-serif",
                "italic small-caps 12px \"Unknown Font\", sans-serif", "italic 300 12px serif",
                "bold condensed 16px a",
                "20px cursive, fantasy, monospace, sans-serif, serif, UnquotedFont, \"QuotedFont\\\\,\"",
                "5px serif", "12px serif", "1px sans-serif", "12px \"a, SERIF\"", "12px serif",
                "96px x", "200px a", "50px a", "bold 1px a", "bold 1px a", "20px a",
            ])
    }

    /// The widths are plausible ones: those of boxes (8 pixels a letter of 16) and of SVG's texts.
    @Test func `a letter is half as wide as the font is high`() {
        let lines = page(
            Self.start + """
                const w = (t) => x.measureText(t).width; console.log(w('hello'), w(''), w(' '), w('a\\nb'), w(null));
                x.font = '16px serif'; console.log(w('hello')); document.body.innerHTML = '<span id=s>hello</span>'; console.log(document.getElementById('s').getBoundingClientRect().width === w('hello'));
                x.letterSpacing = '2px'; console.log(w('ab')); x.letterSpacing = '0.5em'; console.log(w('ab')); x.font = '20px serif'; console.log(w('ab'), x.letterSpacing); x.letterSpacing = '-99px'; console.log(w('ab')); x.letterSpacing = '0'; x.wordSpacing = '5px'; console.log(w('a b c'));
                x.wordSpacing = '0px'; const m = x.measureText('abcd'); console.log(m instanceof TextMetrics, String(m), m.actualBoundingBoxLeft, m.actualBoundingBoxRight, m.fontBoundingBoxAscent, m.fontBoundingBoxDescent, m.alphabeticBaseline, m.hangingBaseline, m.ideographicBaseline);
                const sides = () => { const n = x.measureText('abcd'); return n.actualBoundingBoxLeft + '/' + n.actualBoundingBoxRight; };
                const all = []; for (const a of ['left', 'right', 'center', 'start', 'end']) for (const d of ['ltr', 'rtl', 'inherit']) { x.textAlign = a; x.direction = d; all.push(sides()); } console.log(all.join(' '));
                x.textAlign = 'start'; document.body.append(c); c.dir = 'rtl'; console.log(sides());
                x.textBaseline = 'top'; const t = x.measureText('a'); console.log(t.fontBoundingBoxAscent, t.fontBoundingBoxDescent, t.alphabeticBaseline, x.measureText(' ').actualBoundingBoxDescent);
                console.log(error(() => x.measureText()), error(() => x.fillText('a', 1)), error(() => x.strokeText()), error(() => x.fillText('a', 1, NaN, undefined)), error(() => x.fillText(Symbol(), 0, 0)), error(() => new TextMetrics()));
                """)
        #expect(
            lines == [
                "25 0 5 15 20", "40", "true", "20", "32", "40 0.5em", "0", "60",
                "true [object TextMetrics] 0 40 16 4 0 12.8 -4",
                "0/40 0/40 0/40 40/0 40/0 40/0 20/20 20/20 20/20 0/40 40/0 0/40 40/0 0/40 40/0",
                "40/0", "0 20 -16 0", "TypeError TypeError TypeError undefined TypeError TypeError",
            ])
    }
}
