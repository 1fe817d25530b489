import PortalKit
import Testing

/// HTML, section 7.5.9 and 7.5.10: what the pages in frames are told when they are left.
@Suite struct FrameLeavingTests {
    private static let fixtures = """
        {"fixtures": [
          {"url": "/child", "headers": {"Content-Type": "text/html"}, "text": "<title>child</title>"},
          {"url": "/next", "headers": {"Content-Type": "text/html"}, "text": "<title>next</title>"}
        ]}
        """

    private func run(_ script: String) throws -> [String] {
        page(
            """
            const log = (...a) => console.log(a.join(' '));
            const add = (members, parent = document.body) => parent.appendChild(Object.assign(document.createElement('iframe'), members));
            const loaded = (f) => new Promise((r) => { f.onload = () => r(f); });
            const watch = (w, name) => { for (const type of ['beforeunload', 'pagehide', 'unload']) w.addEventListener(type, (e) => log(name, type, w.document.visibilityState, w.closed)); };
            (async () => {
              const f = add({ src: '/child' }); await loaded(f);
              const g = add({}, f.contentDocument.body);
              watch(f.contentWindow, 'f'); watch(g.contentWindow, 'g');
              \(script)
            })();
            """, fixtures: try NetworkFile.read(Self.fixtures, file: "network.json"))
    }

    private let left = [
        "f beforeunload visible false", "g beforeunload visible false", "f pagehide visible false",
        "f unload hidden false", "g pagehide visible false", "g unload hidden false", "next",
    ]

    @Test func `7_5_10: a frame that goes elsewhere tells its page and those in it`() throws {
        for way in [
            "f.src = '/next'", "f.contentWindow.location = '/next'",
            "f.contentWindow.location.replace('/next')",
        ] {
            #expect(try run("\(way); await loaded(f); log(f.contentDocument.title);") == left)
        }
        #expect(
            try run("f.contentWindow.location.reload(); await loaded(f); log('next');") == left)
    }

    @Test func `7_5_9: who did nothing in a frame is not asked, and no frame stays by itself`()
        throws
    {
        #expect(
            try run(
                """
                f.contentWindow.onbeforeunload = () => 'Sure?';
                f.src = '/next'; await loaded(f); log(f.contentDocument.title);
                """) == left)
    }

    /// HTML, section 7.3.1.4 ("destroy a document"): no script runs meanwhile.
    @Test func `4_8_5: the page of a frame that is taken away hears nothing`() throws {
        #expect(
            try run("log('before'); f.remove(); log('after', f.contentWindow);") == [
                "before", "after ",
            ])
    }

    @Test func `7_4_2: a page that is being left goes nowhere else, and may be taken away`() throws
    {
        #expect(
            try run(
                """
                f.contentWindow.addEventListener('unload', () => { f.src = '/child?other'; });
                f.src = '/next'; await loaded(f); log(f.contentWindow.location.pathname);
                f.contentWindow.addEventListener('unload', () => { f.remove(); log('gone', f.contentWindow); });
                f.src = '/child'; setTimeout(() => log(length, f.isConnected), 1000);
                """) == left.dropLast() + ["/next", "gone ", "0 false"])
    }
}
