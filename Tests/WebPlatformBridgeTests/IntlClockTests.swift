import Testing

/// A format that is given no date takes the page's own time (ECMA-402, section 11.5.4).
@Suite struct IntlClockTests {
    @Test func `attack 01: Intl reads the virtual clock, as Date does`() {
        let lines = page(
            """
            var format = new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeStyle: 'medium' });
            console.log(format.format(), format.format(undefined));
            console.log(format.formatToParts().map((part) => part.value).join(''));
            setTimeout(() => console.log(Intl.DateTimeFormat().format()), 86_400_000);
            """)
        #expect(
            lines == [
                "1/15/19, 9:00:00 AM 1/15/19, 9:00:00 AM", "1/15/19, 9:00:00 AM", "1/16/2019",
            ])
    }

    @Test func `a date that is given is the one that is formatted, and the functions look native`()
    {
        let lines = page(
            """
            var format = new Intl.DateTimeFormat('en-US');
            console.log(format.format(0), format.format(new Date(1e12)), format.format === format.format);
            console.log([0, 1e12].map(format.format).join());
            console.log(format.formatToParts.toString().includes('[native code]'), format.format.length);
            console.log(Object.keys(globalThis).includes('Intl'), Object.prototype.toString.call(Intl));
            try { format.format(NaN); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "1/1/1970 9/9/2001 true", "1/1/1970,9/9/2001", "true 1", "false [object Intl]",
                "RangeError",
            ])
    }
}
