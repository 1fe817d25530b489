import MobilePlans
import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine
import Testing

/// The minimum that a page has to live on: window, location, console, timers, time.
@Suite struct PageTests {
    @Test func `window, self and the global object are one`() {
        #expect(
            failures(
                of: """
                    console.assert(window === self && self === this && window.window === window);
                    var a = 1; console.assert(window.a === 1);
                    """) == [])
    }

    @Test func `location shows the launch URL with all parameters of section 2`() {
        #expect(
            failures(
                of: """
                    console.assert(location.protocol === 'https:' && location.port === '');
                    console.assert(location.origin + location.pathname + location.search + location.hash
                        === location.href);
                    console.assert(String(location) === location.href);
                    ['eid', 'iccids', 'iccid', 'imei', 'location', 'market', 'transactionId'].forEach(
                        function (name) {
                            console.assert(location.search.indexOf(name + '=') > 0, name);
                        });
                    """) == [])
    }

    @Test func `the parts of a URL are told apart`() {
        let result = run(
            "console.log([location.host, location.hostname, location.port, location.pathname, location.search, location.hash].join(' '));"
        ) { $0.url = "https://user@Portal.Example:8443?a=b?c#d/e" }
        #expect(result.consoleLines == ["portal.example:8443 portal.example 8443 / ?a=b?c #d/e"])
    }

    // MARK: - Timers

    @Test func `timers run in order of time, then of setting, and cost no time`() {
        let result = run(
            """
            setTimeout(function () { console.log('c'); }, 20);
            setTimeout(function () { console.log('a'); }, 10);
            setTimeout(function () { console.log('b'); }, 10);
            setTimeout(console.log, 3600000, 'an', 'hour');
            console.log('now');
            """)
        #expect(result.consoleLines == ["now", "a", "b", "c", "an hour"])
        #expect(result.endTime == 3_600_000)
        #expect(result.outline(.timer).count == 4)
    }

    @Test func `timers can be cleared, also by themselves`() {
        let result = run(
            """
            var gone = setTimeout(function () { console.log('never'); }, 1);
            clearTimeout(gone); clearTimeout(gone); clearTimeout(undefined); clearInterval('x');
            var n = 0, id = setInterval(function () {
                n += 1; console.log(n); if (n === 3) clearInterval(id);
            }, 100);
            """)
        #expect(result.consoleLines == ["1", "2", "3"])
        #expect(result.endTime == 300)
        #expect(result.ruleIDs == [])
    }

    @Test func `microtasks run before timers and after the script`() {
        let result = run(
            """
            setTimeout(function () { console.log('timer'); }, 0);
            Promise.resolve().then(function () { console.log('promise'); });
            queueMicrotask(function () { console.log('microtask'); });
            console.log('script');
            """)
        #expect(result.consoleLines == ["script", "promise", "microtask", "timer"])
    }

    @Test func `what timers and microtasks throw is reported with its place`() {
        let result = run(
            """
            setTimeout(function () { throw new Error('t'); }, 1);
            queueMicrotask(function () { throw new Error('m'); });
            setTimeout(function () { console.log('on'); }, 2);
            """)
        #expect(result.findings.map(\.message) == ["uncaught Error: t", "uncaught Error: m"])
        #expect(result.findings.map(\.location?.line) == [1, 2])
        #expect(result.consoleLines == ["on"])
    }

    @Test func `a text given to setTimeout is run as a script`() {
        #expect(run("setTimeout('console.log(1 + 1)', 5);").consoleLines == ["2"])
    }

    @Test(arguments: ["NaN", "-5", "undefined", "'x'", "{}", "1e12", "Infinity"])
    func `odd delays are as good as none`(_ delay: String) {
        let result = run("setTimeout(function () { console.log('ran'); }, \(delay));")
        #expect(result.consoleLines == ["ran"])
        #expect(result.endTime == 0)
    }

    // MARK: - Time and chance

    @Test func `Date follows the virtual clock`() {
        let result = run(
            """
            var start = Date.now();
            console.log(new Date().toISOString(), typeof Date(), new Date(0).getTime());
            setTimeout(function () {
                console.log(Date.now() - start, new Date() - start);
            }, 90000);
            """)
        #expect(
            result.consoleLines == ["2019-01-15T09:00:00.000Z string 0", "90000 90000"])
    }

    @Test func `Date still behaves as a class`() {
        #expect(
            failures(
                of: """
                    console.assert(new Date() instanceof Date);
                    console.assert(new Date().constructor === Date);
                    console.assert(Date.UTC(2019, 0, 1) === 1546300800000);
                    console.assert(Date.parse('2019-01-01T00:00:00Z') === 1546300800000);
                    console.assert(new Date(2019, 0, 1).getFullYear() === 2019);
                    class Mine extends Date {}
                    console.assert(new Mine() instanceof Mine && new Mine(5).getTime() === 5);
                    for (var key in Date.prototype) console.assert(false, key);
                    console.assert(Object.keys(Math).length === 0);
                    """) == [])
    }

    @Test func `Math.random gives the same numbers in every run`() {
        let script = "console.log(Math.random(), Math.random());"
        let first = run(script).consoleLines
        #expect(run(script).consoleLines == first)
        #expect(first.first?.split(separator: " ").count == 2)
        #expect(Set(first.first?.split(separator: " ") ?? []).count == 2)
    }

    // MARK: - Runs share nothing

    @Test func `one host runs many pages, and nothing leaks from one into the next`() {
        let host = PortalHost()
        defer { host.close() }
        let script = PortalScript(
            name: "portal.js",
            source: """
                console.log(typeof leaked, Object.prototype.leaked, MobilePlans.leaked);
                leaked = 1; Object.prototype.leaked = 1;
                Object.defineProperty(MobilePlans, 'leaked', { value: 1 });
                """)
        let results = (0..<3).map { _ in host.run([script], RunOptions()) }
        #expect(results.allSatisfy { $0.consoleLines == ["undefined undefined undefined"] })
        #expect(results[0].events == results[2].events)
    }

    @Test func `after a script that was ended the next one runs`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.limits.seconds = 0.2
        let ended = host.run([PortalScript(name: "a.js", source: "for (;;) {}")], options)
        #expect(ended.end == .timeLimit)
        let next = host.run([PortalScript(name: "b.js", source: "console.log('fine')")], options)
        #expect(next.end == .idle)
        #expect(next.consoleLines == ["fine"])
    }

    @Test func `a script that does not parse leaves the others of its page alone`() {
        let result = run([
            PortalScript(name: "bad.js", source: "var = 1;"),
            PortalScript(name: "good.js", source: "console.log('fine');"),
        ])
        #expect(result.end == .loadFailed)
        #expect(result.ruleIDs == ["syntax-error"])
        #expect(result.consoleLines == ["fine"])
    }
}
