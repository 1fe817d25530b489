import PortalKit
import Testing

/// HTML, section 7.4.2.4: documents of frames that are left.
@Suite struct FrameUnloadTests {
    private static let told = """
        for (const type of ['beforeunload', 'pagehide', 'unload']) addEventListener(type, () => top.log(name + ' ' + type, document.visibilityState));
        document.addEventListener('visibilitychange', () => top.log(name + ' visibilitychange', document.visibilityState));
        """
    private static let fixtures = """
        {"fixtures": [
          {"url": "/told*", "headers": {"Content-Type": "text/html"}, "text": "<script src='/told.js'></script>"},
          {"url": "/told.js", "headers": {"Content-Type": "text/javascript"}, "text": "\(told.replacing("\n", with: " "))"},
          {"url": "/outer", "headers": {"Content-Type": "text/html"}, "text": "<script src='/told.js'></script><iframe name=inner src='/told'></iframe>"},
          {"url": "/held", "headers": {"Content-Type": "text/html"}, "text": "<p>old</p><script>onunload = () => { document.write('new'); document.open(); location = '/outer'; top.log(document.querySelector('p').textContent, document.readyState); };</script>"},
          {"url": "/blank", "headers": {"Content-Type": "text/html"}, "text": "<title>blank</title>"}
        ]}
        """

    private func run(_ script: String) throws -> [String] {
        let fixtures = try NetworkFile.read(Self.fixtures, file: "network.json")
        return page(
            """
            globalThis.log = (...a) => console.log(a.join(' '));
            const add = (src) => document.body.appendChild(Object.assign(document.createElement('iframe'), { src, name: 'frame' }));
            const loaded = (f) => new Promise((r) => { f.onload = () => { f.onload = null; setTimeout(r, 10); }; });
            (async () => {
            \(script)
            })();
            """, fixtures: fixtures)
    }

    @Test func `a frame that goes on tells its document, and those in it, that they are left`()
        throws
    {
        #expect(
            try run(
                """
                const f = add('/outer'); await loaded(f); f.src = '/blank'; log('asked'); await loaded(f); log(f.contentDocument.title);
                """) == [
                    "frame beforeunload visible", "inner beforeunload visible", "asked",
                    "frame pagehide visible", "frame visibilitychange hidden",
                    "frame unload hidden", "inner pagehide visible",
                    "inner visibilitychange hidden", "inner unload hidden", "blank",
                ])
    }

    @Test func `a page that is left takes its frames with it`() throws {
        #expect(
            try run(
                """
                const f = add('/told'); await loaded(f); addEventListener('beforeunload', () => log('top beforeunload')); addEventListener('pagehide', () => log('top pagehide'));
                location = 'https://elsewhere.example/';
                """) == [
                    "top beforeunload", "frame beforeunload visible", "top pagehide",
                    "frame pagehide visible", "frame visibilitychange hidden",
                    "frame unload hidden",
                ])
    }

    @Test func `a document that is left goes nowhere, and is not opened anew (8_4_1, step 7)`()
        throws
    {
        #expect(
            try run(
                """
                const f = add('/held'); await loaded(f); f.contentWindow.location.href = '/blank'; await loaded(f); log(f.contentDocument.title);
                """) == ["old complete", "blank"])
    }
}
