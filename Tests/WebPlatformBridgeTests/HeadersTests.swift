import Testing
import WebFormats

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

    @Test func `2.2.2: what a script may not set, and what only looks like it`() {
        let lines = page(
            """
            function kept(name, value) { return new Request('/', { headers: [[name, value]] }).headers.has(name); }
            var names = ['Cookie', 'HOST', 'content-length', 'Proxy-X', 'sec-', 'Set-Cookie', 'TE', 'dnt', 'Via',
              'Authorization', 'X-Cookie', 'proxy', 'User-Agent', 'Content-Type', 'set-cookie2'];
            console.log(names.filter(function (name) { return kept(name, ''); }).join());
            ['X-HTTP-Method', 'x-http-method-override', 'X-Method-Override'].forEach(function (name) {
              console.log(kept(name, 'GET, trace'), kept(name, 'GET,"TRACE"'));
            });
            """)
        #expect(
            lines == [
                "Authorization,X-Cookie,proxy,User-Agent,Content-Type,set-cookie2", "false true",
                "false true", "false true",
            ])
    }

    @Test func `2.2.2: values lose the white space around them, and hold no line ends`() {
        let lines = page(
            """
            console.log(JSON.stringify(new Headers([['a', ' \\t\\r\\na b\\n ']]).get('a')));
            console.log(JSON.stringify(new Headers([['a', ' \\t']]).get('a')));
            ['a\\0b', 'a\\nb', 'a\\rb'].forEach(function (value) {
              try { new Headers([['a', value]]); console.log('taken'); } catch (e) { console.log(e.name); }
            });
            """)
        #expect(lines == ["\"a b\"", "\"\"", "TypeError", "TypeError", "TypeError"])
    }

    @Test func `2.2.1: six methods are written in upper case, and three are refused`() {
        let lines = page(
            """
            ['gEt', 'put', 'patch', 'X-y!'].forEach(function (method) {
              console.log(new Request('/', { method: method }).method);
            });
            ['cOnnect', 'TRACK', 'trace', '', 'a b'].forEach(function (method) {
              try { new Request('/', { method: method }); console.log('taken'); } catch (e) { console.log(e.name); }
            });
            """)
        #expect(lines == ["GET", "PUT", "patch", "X-y!"] + Array(repeating: "TypeError", count: 5))
    }
}
