import PortalKit
import PortalTestSupport
import Testing

/// The order in which tasks, microtasks, events, answers and errors come (HTML, section 8.1.7).
@Suite struct EventLoopTests {
    @Test(arguments: EventLoopScenario.all)
    func `the order is the standard's`(_ scenario: EventLoopScenario) {
        #expect(page(EventLoopScenario.script([scenario])) == [scenario.order])
    }

    @Test(.enabled(if: HeadlessChromium.executable != nil, "chromium is not installed"))
    func `Chromium has the same order`() throws {
        let scenarios = EventLoopScenario.all.filter(\.hasChromium)
        let lines = try HeadlessChromium.lines(of: EventLoopScenario.script(scenarios))
        #expect(lines == scenarios.map(\.order))
    }

    @Test func `a listener whose microtasks never end is ended, and so is its timer`() {
        for script in [
            "const c = new MessageChannel(); c.port1.onmessage = () => { (function f() { Promise.resolve().then(f); })(); }; c.port2.postMessage(0);",
            "requestAnimationFrame(() => { (async () => { for (;;) await null; })(); }); requestAnimationFrame(() => console.log('never'));",
        ] {
            let host = HostedPage(seconds: 0.3)
            #expect(host.end(of: script) == .timeLimit)
        }
    }

    @Test func `a checkpoint inside a page's own promise job does not run the next one early`() {
        #expect(
            page(
                """
                const c = new AbortController(); c.signal.addEventListener('abort', () => { console.log('l1'); queueMicrotask(() => console.log('late')); });
                c.signal.addEventListener('abort', () => console.log('l2'));
                Promise.resolve().then(() => { c.abort(); console.log('aborted'); }); queueMicrotask(() => console.log('second'));
                """) == ["l1", "l2", "aborted", "second", "late"])
    }

    @Test
    func `HTML 8.6: timers wait 4 ms once they are nested more than five deep, intervals too`() {
        let chain = """
            let last = performance.now(), gaps = [];
            const seen = () => { const t = performance.now(); gaps.push(Math.round(t - last)); last = t; };
            """
        let gaps = ["1 1 1 1 1 1 4 4"]
        #expect(
            page(
                chain + """
                    const next = () => { seen(); if (gaps.length < 8) setTimeout(next, 1); else console.log(gaps.join(' ')); };
                    setTimeout(next, 1);
                    """) == gaps)
        #expect(
            page(
                chain + """
                    const id = setInterval(() => { seen(); if (gaps.length === 8) { clearInterval(id); console.log(gaps.join(' ')); } }, 1);
                    """) == gaps)
    }
}
