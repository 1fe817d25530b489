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
}
