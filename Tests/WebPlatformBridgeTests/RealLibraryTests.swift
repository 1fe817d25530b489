import Foundation
import PortalJudge
import PortalKit
import PortalTestSupport
import PortalTrace
import Testing
import WebFormats
import WebPlatform

/// Unmodified builds of libraries that need no document, as portals load them.
@Suite struct RealLibraryTests {
    /// Loads libraries and a script as one page: its console lines, and errors that were found.
    private func run(
        _ libraries: [String], _ script: String, fixtures: String? = nil,
        target: RunOptions.Target = .modern
    ) throws -> [String] {
        var scripts: [PortalScript] = []
        for file in libraries {
            scripts.append(
                PortalScript(name: file, source: try String(contentsOfFile: file, encoding: .utf8)))
        }
        scripts.append(PortalScript(name: "portal.js", source: script))
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = "https://portal.example/plans"
        options.target = target
        if let fixtures {
            options.network.fixtures = try NetworkFile.read(fixtures, file: "network.json")
        }
        let result = host.run(scripts, options)
        return result.events.filter { $0.kind == .console }
            .map { $0.arguments.map(\.displayText).joined(separator: " ") }
            // Texts of libraries that are URLs of examples are none of this test's.
            + result.findings.filter { $0.severity == .error && $0.ruleID != "plain-http-resource" }
            .map { "error: \($0.message)" }
    }

    private static func path(_ name: String) -> String {
        (name.hasPrefix("moment") ? RealLibrary.javascript : RealLibrary.node) + name
    }

    private static func isThere(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    @Test(
        .enabled(if: RealLibrary.plain.contains(where: \.isThere), "no library is installed"),
        arguments: RealLibrary.plain.filter(\.isThere))
    func `a library does what it does in a browser`(_ library: RealLibrary) throws {
        #expect(try run([library.file], library.script) == library.lines)
        #expect(try run([library.file], library.script, target: .webView) == library.lines)
    }

    @Test(
        .enabled(
            if: HeadlessChromium.executable != nil
                && RealLibrary.plain.contains(where: \.isThere),
            "Chromium or the libraries are not installed"),
        arguments: RealLibrary.plain.filter { $0.isThere && $0.isSameInChromium })
    func `Chromium says the same`(_ library: RealLibrary) throws {
        #expect(
            try HeadlessChromium.lines(of: library.script, libraries: [library.file])
                == library.lines)
    }

    @Test(.enabled(if: isThere("moment/moment.js"), "libjs-moment is not installed"))
    func `Moment tells virtual time`() throws {
        #expect(
            try run(
                [Self.path("moment/moment.js")],
                """
                console.log(moment().format() + ' ' + moment.utc('2024-02-29T10:00:00Z').add(1, 'year').format('LLLL'));
                console.log(moment.duration(90, 'minutes').humanize() + ' ' + moment('2019-02-30', 'YYYY-MM-DD', true).isValid() + ' ' + moment('2019-01-31').add(1, 'month').format('L') + ' ' + moment().diff('2018-01-15T09:00:00Z', 'days'));
                var opened = moment();
                setTimeout(function () { console.log(moment().format('HH:mm:ss') + ' ' + opened.fromNow() + ' ' + moment().isAfter(opened) + ' ' + moment().startOf('week').format('dddd')); }, 3 * 3600000 + 1000);
                """) == [
                    "2019-01-15T09:00:00+00:00 Friday, February 28, 2025 10:00 AM",
                    "2 hours false 02/28/2019 365", "12:00:01 3 hours ago true Sunday",
                ])
    }

    private static let fixtures = """
        {"fixtures": [
          {"method": "GET", "url": "/plans", "json": {"plans": [{"gb": 10}, {"gb": 20}]}},
          {"method": "POST", "url": "/orders", "match": {"json": {"plan": "10GB"}}, "status": 201, "json": {"order": 17}},
          {"url": "/missing", "status": 404, "json": {"error": "no such plan"}},
          {"url": "/slow", "delay": "10s", "json": {}}, {"url": "/dns", "failure": "dns"},
          {"url": "/flaky", "answers": [{"status": 503, "times": 2}, {"status": 200, "text": "there"}]}
        ]}
        """

    @Test(.enabled(if: isThere("axios/dist/axios.js"), "node-axios is not installed"))
    func `Axios: JSON, interceptors, statuses, timeouts, aborts, retries`() throws {
        let script = """
            var log = function () { console.log([].slice.call(arguments).map(String).join(' ')); };
            var api = axios.create({ baseURL: 'https://portal.example' });
            api.interceptors.request.use(function (c) { c.params = Object.assign({ lang: 'en' }, c.params); return c; });
            api.interceptors.response.use(function (r) { r.data.seen = true; return r; }, function (e) { log('interceptor', e.response && e.response.status, e.code); return Promise.reject(e); });
            api.get('/plans').then(function (r) { log(r.status, r.data.plans.length, r.data.seen, r.headers['content-type'], r.request.responseURL); })
             .then(function () { return api.post('/orders', { plan: '10GB' }); }).then(function (r) { log(r.status, r.data.order, r.config.headers['Content-Type'], r.config.data); })
             .then(function () { return api.get('/missing').catch(function (e) { log(e.name, e.message, e.response.data.error, axios.isAxiosError(e)); }); })
             .then(function () { var t = Date.now(); return api.get('/slow', { timeout: 2000 }).catch(function (e) { log(e.message, Date.now() - t); }); })
             .then(function () { var c = new AbortController(); setTimeout(function () { c.abort(); }, 100); return api.get('/slow', { signal: c.signal }).catch(function (e) { log(axios.isCancel(e)); }); })
             .then(function () { return api.get('/dns').catch(function (e) { log(e.message); }); })
             .then(function () { return axios.all([api.get('/plans'), axios.get('/plans', { responseType: 'text', transformResponse: [function (t) { return t; }] })]); })
             .then(function (both) { log(both[0].data.plans[1].gb, typeof both[1].data); })
             .then(function () { var tries = 0; function again() { tries++; return axios.get('/flaky').catch(function (e) { if (e.response.status !== 503) throw e; return new Promise(function (go) { setTimeout(go, 1000 * tries); }).then(again); }); } return again().then(function (r) { log(r.data, tries); }); })
             .then(function () { var f = new FormData(); f.append('a', 'b'); return axios.post('/dns', f).catch(function (e) { log(e.config.data instanceof FormData); }); });
            """
        let lines = [
            "200 2 true application/json https://portal.example/plans?lang=en",
            "201 17 application/json {\"plan\":\"10GB\"}", "interceptor 404 ERR_BAD_REQUEST",
            "AxiosError Request failed with status code 404 no such plan true",
            "interceptor undefined ECONNABORTED", "timeout of 2000ms exceeded 2000",
            "interceptor undefined ERR_CANCELED", "true", "interceptor undefined ERR_NETWORK",
            "Network Error", "20 string", "there 3", "true",
        ]
        for target in RunOptions.Target.allCases {
            #expect(
                try run(
                    [Self.path("axios/dist/axios.js")], script, fixtures: Self.fixtures,
                    target: target) == lines)
        }
    }

    @Test(
        .enabled(
            if: isThere("whatwg-fetch/dist/fetch.umd.js"), "node-whatwg-fetch is not installed"))
    func `a polyfill of fetch works over XMLHttpRequest`() throws {
        #expect(
            try run(
                [Self.path("whatwg-fetch/dist/fetch.umd.js")],
                """
                var f = WHATWGFetch.fetch; console.log(fetch === f);
                f('/plans').then(function (r) { return r.json(); }).then(function (j) { console.log(j.plans.length); })
                 .then(function () { return f('/missing'); }).then(function (r) { console.log(r.status + ' ' + r.ok + ' ' + r.headers.get('content-type')); })
                 .then(function () { return f('/dns').catch(function (e) { console.log(e.name); }); })
                 .then(function () { var c = new AbortController(); setTimeout(function () { c.abort(); }, 10); return f('/slow', { signal: c.signal }).catch(function (e) { console.log(e.name); }); })
                 .then(function () { return f('/orders', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ plan: '10GB' }) }); })
                 .then(function (r) { return r.blob(); }).then(function (b) { console.log(b.size + ' ' + b.type); });
                """, fixtures: Self.fixtures) == [
                    "false", "2", "404 false application/json", "TypeError", "AbortError",
                    "12 application/json",
                ])
    }

    @Test(
        .enabled(if: isThere("core-js-bundle/minified.js"), "node-core-js-bundle is not installed"))
    func `core-js fills in what the old WebView lacks`() throws {
        let script = """
            console.log([typeof [].at, typeof Object.fromEntries, typeof globalThis, typeof structuredClone, typeof Promise.allSettled, typeof ''.matchAll, typeof [].flat, typeof ''.replaceAll].join(' '));
            """
        let without = try run([], script, target: .webView)
        #expect(
            without.first
                == "undefined undefined undefined undefined undefined undefined undefined undefined"
        )
        let use = """
            console.log([1, 2, 3].at(-1) + ' ' + Array.from('a1b2'.matchAll(/\\d/g)).length + ' ' + JSON.stringify(Object.fromEntries([['a', 1]])) + ' ' + structuredClone(new Map([[1, { a: new Date(0) }]])).get(1).a.getTime());
            Promise.allSettled([1, Promise.reject(2)]).then(function (r) { console.log(r.map(function (x) { return x.status; }).join()); });
            setImmediate(function () { console.log('immediate'); }); queueMicrotask(function () { console.log('micro'); }); console.log(new URL('?b=c', 'http://a/').searchParams.get('b'));
            """
        #expect(
            try run([Self.path("core-js-bundle/minified.js")], script + use, target: .webView) == [
                "function function object function function function function function",
                "3 2 {\"a\":1} 0", "c", "micro", "fulfilled,rejected", "immediate",
            ])
    }
}
