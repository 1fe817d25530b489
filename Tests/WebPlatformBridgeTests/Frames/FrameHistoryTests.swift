import PortalKit
import Testing

/// HTML, section 7.4.1 (session history): what frames show is part of it.
@Suite struct FrameHistoryTests {
    private static let fixtures = """
        {"fixtures": [
          {"url": "/one", "headers": {"Content-Type": "text/html"}, "text": "<title>one</title>"},
          {"url": "/two", "headers": {"Content-Type": "text/html"}, "text": "<title>two</title>"},
          {"url": "/three", "headers": {"Content-Type": "text/html"}, "text": "<title>three</title>"},
          {"url": "/hasty", "headers": {"Content-Type": "text/html"}, "text": "<script>location.href = '/two';</script>"}
        ]}
        """
    private func run(_ script: String) throws -> [String] {
        page(
            """
            const log = (...a) => console.log(a.join(' '));
            const add = (members) => document.body.appendChild(Object.assign(document.createElement('iframe'), members));
            const loaded = (f) => new Promise((r) => { f.onload = () => { f.onload = null; setTimeout(r, 10); }; });
            const title = (f) => f.contentDocument.title;
            const rest = (time = 50) => new Promise((r) => setTimeout(r, time));
            (async () => {
            \(script)
            })();
            """, fixtures: try NetworkFile.read(Self.fixtures, file: "network.json"))
    }

    /// Section 7.4.2.2: the first document of a frame replaces about:blank; later ones are entries.
    @Test func `back and forward show what a frame showed`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/one' }); await loaded(f); log(history.length);
                f.contentWindow.location.href = '/two'; await loaded(f); f.src = '/three'; await loaded(f);
                log(title(f), history.length, f.contentWindow.history.length);
                history.back(); await loaded(f); log(title(f), f.contentWindow.location.pathname);
                f.contentWindow.history.back(); await loaded(f); log(title(f));
                history.go(2); await loaded(f); log(title(f), history.length);
                """) == ["1", "three 3 3", "two /two", "one", "three 3"])
    }

    /// Section 7.4.2.5: of one step, the window that made it goes back.
    @Test func `steps of the page and of its frames come in their order`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/one' }); await loaded(f); onpopstate = (e) => log('pop', JSON.stringify(e.state));
                history.pushState('a', ''); f.contentWindow.location.href = '/two'; await loaded(f); history.pushState('b', '');
                log(history.length, history.state); history.back(); await rest(); log(history.state, title(f));
                history.back(); await loaded(f); log(history.state, title(f)); history.back(); await rest(); log(history.state, title(f));
                history.forward(); await rest(); log(history.state); history.pushState('c', ''); log(history.length); history.forward(); await rest(); log(title(f));
                """) == [
                    "4 b", "pop \"a\"", "a two", "a one", "pop null", " one", "pop \"a\"", "a", "3",
                    "one",
                ])
    }

    /// Sections 7.4.2.2 and 7.2.4: what replaces makes no entry.
    @Test func `replacing, reloading and going on before the load make no entry`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/one' }); await loaded(f);
                f.contentWindow.location.replace('/two'); await loaded(f); log(title(f), history.length);
                f.contentWindow.location.reload(); await loaded(f); f.src = '/two'; await loaded(f); log(history.length);
                f.src = '/hasty'; await rest(500); log(title(f), history.length);
                const g = add({ src: '/hasty' }); await rest(500); log(title(g), history.length);
                """) == ["two 1", "1", "two 2", "two 2"])
    }

    @Test func `states of a frame's documents are kept, and come back with them`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/one' }); await loaded(f); const h = f.contentWindow.history;
                h.replaceState({ at: 'one' }, ''); h.pushState({ at: 'one b' }, '', '#b'); f.contentWindow.onpopstate = (e) => log('pop', e.state.at, f.contentWindow.location.hash);
                f.contentWindow.location.href = '/two'; await loaded(f); log(f.contentWindow.history.state, history.length);
                history.back(); await loaded(f); log(title(f), f.contentWindow.location.hash, f.contentWindow.history.state.at);
                f.contentWindow.onpopstate = (e) => log('pop', e.state.at, f.contentWindow.location.hash); history.back(); await rest(); log(f.contentWindow.history.state.at);
                """) == [" 3", "one #b one b", "pop one ", "one"])
    }

    @Test func `a frame that is gone takes its steps along`() throws {
        #expect(
            try run(
                """
                const f = add({ src: '/one' }); await loaded(f); f.contentWindow.location.href = '/two'; await loaded(f); history.pushState(1, '');
                log(history.length); f.remove(); log(history.length); onpopstate = () => log('pop', history.state); history.back(); await rest();
                """) == ["3", "2", "pop "])
    }
}
