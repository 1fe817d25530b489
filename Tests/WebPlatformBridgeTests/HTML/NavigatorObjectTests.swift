import PortalKit
import PortalTrace
import Testing

/// What a page may ask the device for: the clipboard and the place, as Chromium has them where nobody is asked.
@Suite struct NavigatorObjectTests {
    @Test func `Clipboard API 7: what a page writes is written, and nothing is read`() {
        let lines = page(
            """
            (async () => {
              const c = navigator.clipboard; console.log(c === navigator.clipboard, c instanceof EventTarget, Object.prototype.toString.call(c));
              console.log(await c.writeText('LPA:1$x$y')); for (const f of ['readText', 'read']) await c[f]().catch((e) => console.log(e.name));
              await c.writeText().catch((e) => console.log(e.name)); await c.write([{}]).catch((e) => console.log(e.name));
              const i = new ClipboardItem({ 'text/plain': new Blob(['é'], { type: 'text/plain' }), 'text/html': '<b>' }); console.log(i.types.join(), i.presentationStyle, ClipboardItem.supports('text/plain'), ClipboardItem.supports('a/b'));
              console.log(await c.write([i]), await (await i.getType('text/html')).text()); await i.getType('a/b').catch((e) => console.log(e.name));
            })();
            """)
        #expect(
            lines == [
                "true true [object Clipboard]", "undefined", "NotAllowedError", "NotAllowedError",
                "TypeError", "TypeError",
                "text/plain,text/html unspecified true false", "undefined <b>", "NotFoundError",
            ])
        #expect(
            page(
                "console.log(navigator.clipboard, typeof crypto.subtle, typeof crypto.randomUUID)",
                url: "http://portal.example/") == ["undefined undefined undefined"])
        #expect(
            page("console.log('clipboard' in navigator, typeof Clipboard)", target: .webView) == [
                "false undefined"
            ])
    }

    @Test(arguments: [RunOptions.Target.modern, .webView])
    func `Geolocation 6: nobody lets a page know where the device is`(target: RunOptions.Target) {
        let lines = page(
            """
            const g = navigator.geolocation, say = (e) => console.log('denied', e.code, e.PERMISSION_DENIED, e.TIMEOUT, e.message !== '');
            g.getCurrentPosition(() => console.log('place'), say); const n = g.watchPosition(() => 0, () => console.log('watch')); g.watchPosition(() => 0);
            g.clearWatch(g.watchPosition(() => 0, () => console.log('cleared'))); console.log(typeof n, g instanceof Geolocation);
            for (const bad of [[], [1], [() => 0, 1]]) try { g.getCurrentPosition(...bad); } catch (e) { console.log(e.name); }
            """, target: target)
        #expect(
            lines == [
                "number true", "TypeError", "TypeError", "TypeError", "denied 1 1 3 true", "watch",
            ])
    }

    @Test func `File and Directory Entries 4_1: a file that was chosen alone has no path`() {
        #expect(
            page("console.log(JSON.stringify(new File([], 'a').webkitRelativePath))") == [#""""#])
    }

    @Test func `setImmediate is EdgeHTML's alone`() {
        #expect(
            page("console.log(typeof setImmediate, 'clearImmediate' in window)") == [
                "undefined false"
            ])
        #expect(page("setImmediate((a) => console.log(a), 'ran');", target: .webView) == ["ran"])
    }

    /// A page that gives no error callback hears nothing of it.
    @Test func `Geolocation 6: what a page asks is in the trace`() {
        let host = PortalHost()
        defer { host.close() }
        let run = host.trace(
            [
                PortalScript(
                    name: "portal.js",
                    source: "navigator.geolocation.getCurrentPosition(function () {});")
            ], RunOptions())
        let asked = run.events.compactMap { event -> String? in
            if case .page(let request) = event.what { request.member.rawValue } else { nil }
        }
        #expect(asked == ["navigator.geolocation.getCurrentPosition"])
    }
}
