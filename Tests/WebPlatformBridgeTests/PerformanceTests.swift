import PortalKit
import Testing

/// HR-Time, User Timing and Performance Timeline, in virtual time.
@Suite struct PerformanceTests {
    @Test func `time is virtual, above zero and never goes back (HR-Time, section 7_1)`() {
        let lines = printed(
            """
            const first = performance.now(), second = performance.now();
            console.log(first, second > first, performance.timeOrigin < Date.now());
            setTimeout(() => console.log(performance.now()), 3_600_000);
            for (let i = 0; i < 1000; i++) performance.now();
            console.log(performance.now() < 26);
            """)
        #expect(lines == ["20.005 true true", "true", "3600020.005"])
    }

    @Test func `marks and measures are found by name and type (User Timing, section 3)`() {
        let lines = printed(
            """
            performance.mark('b', { startTime: 20 }); performance.mark('a', { startTime: 10 });
            const m = performance.measure('m', 'a', 'b');
            console.log(m.startTime, m.duration, m.entryType, m.detail, m instanceof PerformanceEntry);
            console.log(performance.getEntries().map((e) => e.name).join());
            console.log(performance.getEntriesByName('a', 'measure').length);
            console.log(performance.measure('n', { start: 5, duration: 7 }).toJSON());
            performance.clearMarks('a'); performance.clearMeasures();
            console.log(performance.getEntries().length);
            for (const wrong of [
                () => performance.measure('x', 'gone'), () => performance.mark('loadEventEnd'),
                () => performance.mark('x', { startTime: -1 }), () => new PerformanceMeasure(),
                () => performance.measure('x', { start: 1 }, 'b'), () => Performance.prototype.now(),
            ]) try { wrong(); console.log('no error'); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "10 10 measure null true", "a,m,b", "0",
                "{ name: 'n', entryType: 'measure', startTime: 5, duration: 7, detail: null }", "1",
                "SyntaxError", "SyntaxError", "TypeError", "TypeError", "TypeError", "TypeError",
            ])
    }

    @Test func `observers are told in a task, with buffered entries (Performance Timeline, 4_2)`() {
        let lines = printed(
            """
            performance.mark('before');
            new PerformanceObserver(function (list, observer, options) {
                console.log(list.getEntries().map((e) => e.name).join(), this === observer,
                    options.droppedEntriesCount);
            }).observe({ type: 'mark', buffered: true });
            const late = new PerformanceObserver(() => console.log('never'));
            late.observe({ entryTypes: ['mark'] });
            performance.mark('after');
            console.log(late.takeRecords().length, PerformanceObserver.supportedEntryTypes.join());
            late.disconnect();
            """)
        #expect(lines == ["1 mark,measure", "before,after true 0"])
    }

    @Test func `old portals find their timing (Navigation Timing, section 5)`() {
        let lines = printed(
            """
            const t = performance.timing;
            console.log(t.navigationStart === performance.timeOrigin,
                t.loadEventEnd - t.navigationStart, t.redirectStart, performance.navigation.type);
            console.log(Object.keys(JSON.parse(JSON.stringify(performance))).join());
            """)
        #expect(lines == ["true 0 0 0", "timeOrigin,timing,navigation"])
    }
}
