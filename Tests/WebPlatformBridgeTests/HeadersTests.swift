import Testing

/// Headers (Fetch, sections 2.2 and 5.1).
@Suite struct HeadersTests {
    @Test func `5.1: iteration sorts names, combines values, and keeps cookies apart`() {
        let lines = page(
            """
            var h = new Headers([['Set-Cookie', 'a=1'], ['X-B', ' 1 '], ['set-cookie', 'b=2'], ['Accept', 'x']]);
            h.append('x-b', '2');
            console.log(Array.from(h).join('|'));
            console.log(h.get('x-b'), h.getSetCookie().join('+'), h.has('ACCEPT'), h.get('none'));
            h.delete('set-cookie'); h.set('X-B', '3');
            console.log(Array.from(h.keys()).join(), h.get('X-b'));
            """)
        #expect(
            lines == [
                "accept,x|set-cookie,a=1|set-cookie,b=2|x-b,1, 2", "1, 2 a=1+b=2 true null",
                "accept,x-b 3",
            ])
    }

    @Test func `5.1: iteration sees what is added while it goes`() {
        let lines = page(
            """
            var h = new Headers({ b: '1', d: '2' }), seen = [];
            h.forEach(function (value, name) { seen.push(name); if (name === 'b') h.append('c', '3'); });
            console.log(seen.join());
            """)
        #expect(lines == ["b,c,d"])
    }

    @Test(arguments: [
        "new Headers({ 'a b': '1' })", "new Headers([['a']])", "new Headers({ a: '\\u0100' })",
        "new Headers({ a: 'x\\ny' })", "new Headers(null)", "new Headers().append('a')",
        "new Headers().get('')", "Response.error().headers.append('a', 'b')", "Headers()",
    ])
    func `5.1: what is no header is a TypeError`(_ script: String) {
        #expect(
            page(
                "try { \(script); console.log('taken'); } catch (e) { console.log(e instanceof TypeError); }"
            ) == ["true"])
    }

    @Test func `2.2: a request leaves out forbidden headers, without CORS all but the safe ones`() {
        let lines = page(
            """
            var init = { headers: { Cookie: 'a=1', 'Sec-X': '1', 'X-HTTP-Method': 'GET, trace', Accept: 'a', 'X-A': '1' } };
            console.log(Array.from(new Request('/', init).headers.keys()).join());
            init.mode = 'no-cors';
            init.headers.Range = 'bytes=0-'; init.headers['Content-Type'] = 'application/json';
            console.log(Array.from(new Request('/', init).headers.keys()).join());
            """)
        #expect(lines == ["accept,x-a", "accept"])
    }
}
