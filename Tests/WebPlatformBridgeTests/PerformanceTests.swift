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
            console.log(performance.getEntries().filter((e) => e.entryType !== 'navigation').map((e) => e.name).join());
            console.log(performance.getEntriesByName('a', 'measure').length);
            console.log(performance.measure('n', { start: 5, duration: 7 }).toJSON());
            performance.clearMarks('a'); performance.clearMeasures();
            console.log(performance.getEntriesByType('mark').length);
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
        #expect(lines == ["1 mark,measure,navigation,resource", "before,after true 0"])
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

    /// Resource Timing, section 4, and Navigation Timing 2, section 4.
    @Test func `a page finds the entry of its document and of what it has loaded`() throws {
        let lines = page(
            """
            const show = (e) => [e.name.slice(0, 27), e.initiatorType, e.responseStatus, e.encodedBodySize, e.startTime <= e.responseStart && e.responseStart <= e.responseEnd].join(' ');
            const [own] = performance.getEntriesByType('navigation');
            console.log(own instanceof PerformanceNavigationTiming, own.type, own.name === location.href, own.loadEventEnd, own.toJSON().type);
            new PerformanceObserver((list) => { for (const e of list.getEntries()) console.log('seen', e.entryType, e.initiatorType); }).observe({ entryTypes: ['navigation', 'resource'] });
            onload = async () => {
                await fetch('/a').then((r) => r.text()); const x = new XMLHttpRequest(); x.open('GET', '/gone'); x.send(); await new Promise((r) => x.onloadend = r);
                const s = document.createElement('script'); s.src = '/s.js'; document.head.append(s); await new Promise((r) => s.onload = r);
                const list = performance.getEntriesByType('resource'); list.forEach((e) => console.log(show(e))); console.log(own.loadEventEnd >= own.domComplete, own.duration === own.loadEventEnd);
                performance.clearResourceTimings(); console.log(performance.getEntriesByType('resource').length); performance.setResourceTimingBufferSize(0);
                await fetch('/a').then((r) => r.text()); console.log(performance.getEntriesByType('resource').length, list[0].toJSON().nextHopProtocol);
            };
            """,
            fixtures: try NetworkFile.read(
                """
                {"fixtures": [
                  {"url": "/a", "text": "12345"}, {"url": "/gone", "status": 404, "text": ""},
                  {"url": "/s.js", "headers": {"Content-Type": "text/javascript"}, "text": ";"}
                ]}
                """, file: "network.json"))
        #expect(
            lines == [
                "true navigate true 0 navigate", "seen navigation navigation",
                "seen resource fetch", "seen resource xmlhttprequest", "seen resource script",
                "https://portal.example/a fetch 200 5 true",
                "https://portal.example/gone xmlhttprequest 404 0 true",
                "https://portal.example/s.js script 200 1 true", "true true", "0",
                "0 http/1.1", "seen resource fetch",
            ])
    }

    /// Resource Timing, section 4.4 ("fire a buffer full event").
    @Test func `a full buffer is told of, and keeps what listeners make room for`() throws {
        let lines = page(
            """
            let count = 0;
            performance.onresourcetimingbufferfull = (e) => {
                console.log(e.type, e.bubbles, performance.getEntriesByType('resource').length);
                if (count++ === 0) performance.setResourceTimingBufferSize(2);
            };
            new PerformanceObserver((list) => console.log('seen', list.getEntries().length)).observe({ type: 'resource' });
            onload = async () => {
                await fetch('/a?').then((r) => r.text()); performance.clearResourceTimings(); performance.setResourceTimingBufferSize(1);
                for (let i = 0; i < 3; i++) await fetch('/a?' + i).then((r) => r.text());
                setTimeout(() => console.log(performance.getEntriesByType('resource').map((e) => e.name.slice(-1)).join()), 50);
            };
            """,
            fixtures: try NetworkFile.read(
                #"{"fixtures": [{"url": "/a", "text": "12345"}]}"#, file: "network.json"))
        #expect(
            lines.filter { !$0.hasPrefix("seen") } == [
                "resourcetimingbufferfull false 1", "resourcetimingbufferfull false 2", "0,1",
            ], "\(lines)")
        #expect(lines.count { $0 == "seen 1" } == 4, "\(lines)")
    }

    @Test func `a listener of the full buffer is enough for it to be filled`() throws {
        let lines = page(
            """
            let count = 0;
            performance.onresourcetimingbufferfull = () => { console.log(count > 249, count < 260); count = 1000; performance.onresourcetimingbufferfull = null; };
            const next = () => { if (count++ < 300) fetch('/a?' + count).then((r) => r.text()).then(next); };
            onload = next;
            """,
            fixtures: try NetworkFile.read(
                #"{"fixtures": [{"url": "/a", "text": "1"}]}"#, file: "network.json"))
        #expect(lines == ["true true"], "\(lines)")
    }

    /// Resource Timing, section 4.3, and MIME Sniffing, section 4.2 ("minimize a supported MIME type").
    @Test func `an entry says the status and the type of what came, also of an error`() throws {
        let lines = page(
            """
            const load = (url) => new Promise((r) => { const i = new Image(); i.onload = i.onerror = r; i.src = url; });
            onload = async () => {
                await load('/gone.png'); await load('/there.png'); await fetch('/t').then((r) => r.text()); await fetch('/j').then((r) => r.text());
                for (const e of performance.getEntriesByType('resource')) console.log(e.name.split('/').pop(), e.responseStatus, JSON.stringify(e.contentType), e.responseStart >= e.requestStart);
            };
            """,
            fixtures: try NetworkFile.read(
                """
                {"fixtures": [
                  {"url": "/gone.png", "status": 404, "headers": {"Content-Type": "text/html"}, "text": "gone"},
                  {"url": "/there.png", "headers": {"Content-Type": "image/svg+xml"}, "text": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
                  {"url": "/t", "headers": {"Content-Type": "application/x-javascript;charset=utf-8"}, "text": "1"},
                  {"url": "/j", "headers": {"Content-Type": "application/problem+json"}, "text": "1"}
                ]}
                """, file: "network.json"))
        #expect(
            lines == [
                #"gone.png 404 "text/html" true"#, #"there.png 200 "image/svg+xml" true"#,
                #"t 200 "text/javascript" true"#, #"j 200 "application/json" true"#,
            ], "\(lines)")
    }
}
