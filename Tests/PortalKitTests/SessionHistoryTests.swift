import PortalKit
import Testing

/// HTML, sections 7.4.1 and 7.4.6: what the session history keeps of documents that have gone.
@Suite struct SessionHistoryTests {
    /// A page that prints where it is, and then does the next of some steps.
    private func walk(_ steps: String, more: [String: String] = [:]) throws -> [String] {
        let script = """
            <script>
            const steps = \(steps), at = +(sessionStorage.at ?? 0); sessionStorage.at = at + 1;
            const last = (url) => url === '' ? '' : new URL(url).pathname.split('/').pop() || 'index.html';
            const say = () => console.log([last(location.href) + location.search.replace(/.eid.*/, ''), JSON.stringify(history.state), history.length, last(document.referrer)].join(' ').trim());
            say(); onpopstate = () => { console.log('popstate'); say(); };
            onload = () => setTimeout(() => steps[at]?.(), 1000);
            </script>
            """
        return try printed(["index.html": script, "b.html": script].merging(more) { $1 })
    }

    @Test
    func
        `7_4_1: a document that the history comes back to has its state, its URL and what led to it`()
        throws
    {
        let lines = try walk(
            """
            [() => { history.replaceState({ n: 1 }, ''); history.pushState({ n: 2 }, '', 'index.html?two'); location.href = 'b.html'; },
             () => history.back(), () => history.back(), () => history.go(2)]
            """)
        #expect(
            lines.dropFirst() == [
                #"b.html null 3 index.html"#, #"index.html?two {"n":2} 3"#,
                "popstate", #"index.html {"n":1} 3"#,
            ], "\(lines)")
    }

    @Test func `7_4_6: a traversal goes over entries of several documents`() throws {
        let lines = try walk(
            """
            [() => { history.pushState(1, '', 'index.html?x'); location.href = 'b.html'; },
             () => { history.pushState(2, '', 'b.html?y'); history.go(-3); },
             () => history.go(3), () => history.go(-9)]
            """)
        #expect(
            lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                "index.html null 1", "b.html null 3", "index.html null 4", "b.html?y 2 4",
            ], "\(lines)")
    }

    @Test
    func `7_4_3: a document that is loaded again keeps its state, its entries and what led to it`()
        throws
    {
        let lines = try walk(
            """
            [() => { location.href = 'b.html'; },
             () => { history.pushState({ a: [1] }, '', 'b.html?z'); location.reload(); },
             () => history.back()]
            """)
        #expect(
            lines.dropFirst(2) == [
                #"b.html?z {"a":[1]} 3 index.html"#, "popstate", "b.html null 3 index.html",
            ], "\(lines)")
    }

    @Test
    func
        `7_4_2: what is replaced takes the place of one entry, and not of the others of its document`()
        throws
    {
        let lines = try walk(
            """
            [() => { history.pushState('b', '', 'index.html?b'); location.replace('b.html'); }, () => history.back()]
            """)
        #expect(
            lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                "index.html null 1", "b.html null 2", "index.html null 2",
            ], "\(lines)")
    }

    @Test
    func
        `7_4_1_1: a state is what it was, with its dates, maps, bytes and cycles; files go with their page`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <script>
            if (sessionStorage.at === undefined) {
              sessionStorage.at = 1;
              const state = { d: new Date(5), m: new Map([[{ k: 1 }, new Set(['s'])]]), r: /x/gi, b: new Uint8Array([1, 255]), n: [NaN, -0, Infinity, , undefined, null],
                i: 12345678901234567890n, e: new RangeError('r'), t: '\\ud800é', o: new Boolean(false) };
              state.self = state; state.v = new DataView(state.b.buffer, 1);
              history.replaceState(state, ''); onload = () => setTimeout(() => location.reload(), 1000);
            } else if (sessionStorage.at === '1') {
              sessionStorage.at = 2;
              const { d, m, r, b, n, i, e, t, o, self, v } = history.state;
              console.log(d instanceof Date, +d, [...m.keys()][0].k, [...[...m.values()][0]], String(r), b instanceof Uint8Array, [...b], i, e instanceof RangeError, e.message);
              console.log(Object.is(n[0], NaN), Object.is(n[1], -0), n[2], 3 in n, 4 in n, n[5], n.length, t === '\\ud800é', typeof o, self === history.state, v.getUint8(0), v.buffer === b.buffer);
              history.replaceState({ f: new File(['a'], 'a') }, ''); onload = () => setTimeout(() => location.reload(), 1000);
            } else console.log(history.state);
            </script>
            """
        ])
        #expect(
            lines == [
                "true 5 1 [\"s\"] /x/gi true [1, 255] 12345678901234567890n true r",
                "true true Infinity false true null 6 true object true 255 true", "null",
            ], "\(lines)")
    }
}
