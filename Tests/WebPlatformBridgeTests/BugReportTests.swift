import MobilePlans
import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine
import Testing
import WebPlatform

/// What people reported of other simulated browsers and was wrong here too.
@Suite struct BugReportTests {
    /// Tells what each of a list of expressions throws.
    private func thrown(_ expressions: [String], target: RunOptions.Target = .modern) -> [String] {
        page(
            expressions.map {
                "try { \($0); console.log('nothing'); } catch (e) { console.log(e.name); }"
            }.joined(separator: "\n"), target: target)
    }

    @Test func `Beacon 4.1, sendBeacon sends a POST that outlives the page`() throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = "https://portal.example/plans/"
        options.limits.bytes = 4 << 30
        let result = host.run(
            [
                PortalScript(
                    name: "portal.js",
                    source: """
                        console.log(navigator.sendBeacon('/metrics', 'step=buy'));
                        fetch('/late', { keepalive: true }).then(function () {}, function () {});
                        fetch('/gone').then(function () {}, function () {});
                        MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });
                        """)
            ], options)
        let sent = result.events.compactMap(\.exchange)
        #expect(
            sent.map { "\($0.method) \($0.url) \($0.initiator)" } == [
                "POST https://portal.example/metrics beacon",
                "GET https://portal.example/late fetch",
            ])
        #expect(sent.first?.body == "step=buy")
        #expect(!result.events.contains { $0.kind == .exception })
    }

    @Test func `Beacon 4.1, what cannot be sent is refused`() {
        #expect(
            thrown([
                "navigator.sendBeacon()", "navigator.sendBeacon('ftp://a/')",
                "navigator.sendBeacon('http://[')",
            ])
                == ["TypeError", "TypeError", "TypeError"])
        #expect(
            page(
                "console.log(navigator.sendBeacon('/a', new Uint8Array(65537)), navigator.sendBeacon('/a', new Uint8Array(65536)))"
            )
                == ["false true"])
    }

    @Test func `Web IDL 3.7.7, operations of window work on no other object`() {
        let lines = page(
            """
            const later = [];
            for (const name of Object.getOwnPropertyNames(window).sort()) {
              const value = Object.getOwnPropertyDescriptor(window, name).value;
              if (typeof value !== 'function' || /^[A-Z]/.test(name) || value.prototype !== undefined) continue;
              if (!Object.keys(window).includes(name)) continue;
              let result;
              try { result = ({ f: value }).f(); } catch (error) { if (error instanceof TypeError) continue; }
              if (result instanceof Promise) { later.push(result.then(() => console.log(name), (e) => { if (!(e instanceof TypeError)) console.log(name); })); continue; }
              console.log(name);
            }
            Promise.all(later).then(() => console.log('done'));
            """)
        #expect(lines == ["done"])
        #expect(
            page(
                """
                const { setTimeout: later, atob: decode } = window;
                later(() => console.log(decode('YQ=='), window.btoa('a'), btoa.call(undefined, 'b')));
                queueMicrotask.call(null, () => console.log('first'));
                """) == ["first", "a YQ== Yg=="])
    }

    @Test func `HTML 8.6, a BigInt is no delay and no handle`() {
        #expect(
            thrown([
                "setTimeout(() => {}, 1n)", "setInterval(() => {}, 1n)", "clearTimeout(1n)",
                "clearInterval(1n)", "cancelAnimationFrame(1n)", "cancelIdleCallback(1n)",
            ]) == Array(repeating: "TypeError", count: 6))
    }

    @Test(arguments: [
        "crypto", "localStorage", "sessionStorage", "navigator", "history", "closed", "document",
        "isSecureContext", "frameElement", "crossOriginIsolated", "customElements",
        "clientInformation",
    ])
    func `HTML 7.2, a read-only attribute of window cannot be assigned`(name: String) {
        #expect(
            page(
                """
                'use strict';
                const before = window.\(name);
                try { window.\(name) = {}; console.log('assigned'); } catch (e) { console.log(e.name); }
                const property = Object.getOwnPropertyDescriptor(window, '\(name)');
                console.log(typeof property.get, property.set, 'value' in property, window.\(name) === before);
                try { property.get.call({}); } catch (e) { console.log(e.name); }
                """) == ["TypeError", "function undefined false true", "TypeError"])
    }

    @Test func `what may be replaced can be`() {
        #expect(
            page(
                "'use strict'; name = 'a'; screen = 1; innerWidth = 2; console.log(name, screen, innerWidth)"
            )
                == ["a 1 2"])
    }

    @Test func `ECMA-402, without a date Intl formats the virtual time`() {
        #expect(
            page(
                """
                const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium' });
                console.log(format.format(), format.format(undefined), format.format === format.format);
                console.log(format.formatToParts().map((p) => p.value).join(''), format.format(0));
                console.log([new Date(0)].map(format.format).join(), Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format').get.name);
                """) == [
                    "15/01/2019, 09:00:00 15/01/2019, 09:00:00 true",
                    "15/01/2019, 09:00:00 01/01/1970, 00:00:00", "01/01/1970, 00:00:00 get format",
                ])
    }

    @Test func `ECMA-402 6.2.3, the default locale is the user's language`() {
        let script = """
            console.log(new Intl.NumberFormat().resolvedOptions().locale, (1234.5).toLocaleString(), new Date().toLocaleDateString());
            console.log(Intl.DateTimeFormat().format(), [1.5].toLocaleString(), (1.5).toLocaleString('en'));
            const made = new Intl.NumberFormat();
            console.log(made instanceof Intl.NumberFormat, made.constructor === Intl.NumberFormat, String(Intl.NumberFormat).includes('[native code]'));
            """
        #expect(
            printed(script) { $0.scenario.launch.language = "xx-invalid-language-tag, de-DE;q=0.9" }
                == [
                    "de-DE 1.234,5 15.1.2019", "15.1.2019 1,5 1.5", "true true true",
                ])
        #expect(printed(script).first == "en-US 1,234.5 1/15/2019")
    }

    @Test func `the text of the simulated Date is that of a built-in function`() {
        #expect(
            page(
                "console.log(String(Date).replace(/\\s+/g, ' '), Date.toString === Function.prototype.toString)"
            )
                == ["function Date() { [native code] } true"])
    }

    /// ECMAScript, section 20.2.3.5: a text is looked for in all scripts of the host that are used, but once.
    @Test func `a framework may ask for the text of its functions again and again`() {
        #expect(
            page(
                """
                for (const name of Object.getOwnPropertyNames(window)) window[name];
                const source = 'function ($scope, $compile) { return $compile("<div></div>")($scope); }';
                const make = () => eval('(' + source + ')'); let right = 0;
                for (let i = 0; i < 100000; i++) if (make.toString().length > 20) right++;
                console.log(right, make().toString() === source, String(document.createElement).includes('[native code]'));
                """) == ["100000 true true"])
    }

    @Test func `XHR, after load comes loadend, whatever the listener of load did`() {
        let lines = page(
            """
            for (const act of ['abort', 'open', 'send', 'nothing']) {
              const r = new XMLHttpRequest();
              r.open('GET', 'data:,a');
              r.onload = () => {
                r.onload = null;
                if (act === 'abort') r.abort(); else if (act !== 'nothing') r.open('GET', 'data:,b');
                if (act === 'send') { r.onloadend = () => { console.log('loadend of send'); r.onloadend = null; }; r.send(); }
              };
              r.onloadend = () => console.log('loadend of ' + act + ', state ' + r.readyState);
              r.send();
            }
            """)
        #expect(
            Set(lines).isSuperset(of: [
                "loadend of abort, state 0", "loadend of open, state 1",
                "loadend of nothing, state 4",
                "loadend of send",
            ]))
    }

    @Test func `half a surrogate pair stands on the console without quotes`() {
        #expect(printed("console.log('plan \\ud83d')") == ["plan \u{FFFD}"])
    }
}
