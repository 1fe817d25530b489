import Testing

/// URL Pattern.
@Suite struct URLPatternTests {
    /// Sections 1.3 and 1.4.
    @Test func `patterns match, and give their groups`() {
        #expect(
            page(
                """
                const p = new URLPattern({ pathname: '/plans/:id{.:format}?' }), found = p.exec('https://a.example/plans/7.json?x#y');
                console.log(JSON.stringify(found.pathname), found.search.input, found.search.groups[0], found.inputs.length); console.log(p.test('https://a.example/plan/7'), p.test({ pathname: '/plans/8' }), p.exec('nothing'));
                const q = new URLPattern('https://*.example.com:8080/(\\\\d+)/*\\\\?q=:q#h'); console.log(q.protocol, q.hostname, q.port, q.pathname, q.search, q.hash, q.username, q.hasRegExpGroups);
                console.log(q.test('https://a.example.com:8080/12/x/y?q=z#h'), q.test('https://a.example.com:8080/x/y?q=z#h'), new URLPattern('/a/*', 'https://b.example/c/').test('/a/b', 'https://b.example'));
                console.log(new URLPattern({ pathname: '/A' }, { ignoreCase: true }).test('https://x.example/a'), new URLPattern('data\\\\:foo*').test('data:foobar'), new URLPattern({ pathname: 'b', baseURL: 'https://x.example/a/c' }).pathname);
                """) == [
                    #"{"input":"/plans/7.json","groups":{"id":"7","format":"json"}} x x 1"#,
                    "false true null",
                    "https *.example.com 8080 /(\\d+)/* q=:q h * true", "true false true",
                    "true true /a/b",
                ])
    }

    /// Section 2.1, "tokenizing".
    @Test func `what is no pattern is a TypeError`() {
        #expect(
            page(
                """
                for (const pathname of ['(', '/(?x)', ':', '{a', '}', '/:a/:a', '/(\\\\m)', '\\\\']) try { new URLPattern({ pathname }); console.log(pathname); } catch (e) { console.log(e.name); }
                for (const f of [() => new URLPattern('/relative'), () => new URLPattern({}, 'https://a.example'), () => new URLPattern({ baseURL: 'x' }), () => URLPattern()]) try { f(); console.log('none'); } catch (e) { console.log(e.name); }
                console.log(new URLPattern().test('https://a.example'), new URLPattern({ protocol: 'http{s}?' }).protocol);
                """) == Array(repeating: "TypeError", count: 12) + ["true http{s}?"])
    }
}
