import Testing
import WebFormats

/// Bodies, requests and responses (Fetch, sections 5.2 to 5.5).
@Suite struct BodyTests {
    @Test func `5.3: each way of reading, and a body can be read once`() {
        let lines = page(
            """
            (async function () {
                var r = new Response('\\uFEFF{"a":[1]}');
                var copy = r.clone(), bytes = r.clone(), buffer = r.clone();
                console.log(JSON.stringify(await r.json()), r.bodyUsed, (await copy.text()).length);
                console.log((await bytes.bytes()).length, (await buffer.arrayBuffer()) instanceof ArrayBuffer);
                await r.text().catch(function (e) { console.log(e instanceof TypeError); });
                try { r.clone(); } catch (e) { console.log(e instanceof TypeError); }
                console.log(r.body.locked, await new Response().text() === '');
                await new Response('{').json().catch(function (e) { console.log(e instanceof SyntaxError); });
            })();
            """)
        #expect(
            lines == [
                #"{"a":[1]} true 9"#, "12 true", "true", "true", "true true", "true",
            ])
    }

    @Test func `5.3: an object's own json may be no promise's then`() {
        let lines = page(
            """
            Object.prototype.then = function () { console.log('taken'); };
            new Response('text').text().then(function (t) { console.log(t); });
            """)
        #expect(lines == ["text"])
    }

    @Test func `5.2: what a body is made of says its type`() {
        let lines = page(
            """
            function type(body) { return new Response(body).headers.get('content-type'); }
            console.log(type('a'), type(new URLSearchParams('a=b')), type(new Uint8Array(1)), type({}));
            console.log(type(new FormData()).replace(/[0-9a-f]{16}$/, 'N'));
            """)
        #expect(
            lines == [
                "text/plain;charset=UTF-8 application/x-www-form-urlencoded;charset=UTF-8 null text/plain;charset=UTF-8",
                "multipart/form-data; boundary=----FormBoundaryN",
            ])
    }

    @Test func `5.3: formData reads what FormData writes`() {
        let script = """
            (async function () {
                var data = new FormData();
                data.append('a"b\\n', 'one\\ntwo'); data.append('é', '\\uD800');
                var text = await new Response(data).text();
                console.log(JSON.stringify(text.split(text.split('\\r\\n')[0]).join('--B')));
                var read = await new Response(data).formData();
                console.log(JSON.stringify(Array.from(read)));
                var form = new Response('a=1&b=%41+c&&=x', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
                console.log(JSON.stringify(Array.from(await form.formData())));
            })();
            """
        let lines = page(script)
        #expect(
            lines == [
                #""--B\r\nContent-Disposition: form-data; name=\"a%22b%0D%0A\"\r\n\r\none\r\ntwo\r\n--B\r\nContent-Disposition: form-data; name=\"é\"\r\n\r\n�\r\n--B--\r\n""#,
                #"[["a\"b\r\n","one\r\ntwo"],["é","�"]]"#,
                #"[["a","1"],["b","A c"],["","x"]]"#,
            ])
        #expect(page(script) == lines, "boundaries are the same in every run")
    }

    @Test(arguments: [
        #"--B\r\n\r\nx\r\n--B--"#, #"--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nx"#,
        #"--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--"#, #""#, #"--B"#, #"--C--"#,
        #"--B\r\nContent-Disposition: form-data; name="a\r\n\r\nx\r\n--B--"#,
    ])
    func `5.3: what is no multipart body is a TypeError`(_ body: String) {
        #expect(
            page(
                """
                new Response('\(body)', { headers: { 'Content-Type': 'multipart/form-data; boundary=B' } }).formData()
                    .then(function () { console.log('read'); }, function (e) { console.log(e instanceof TypeError); });
                """) == ["true"])
    }

    @Test func `5.4: a request is made of another, whose body it takes`() {
        let lines = page(
            """
            (async function () {
                var a = new Request('x?y#z', { method: 'post', body: 'text', credentials: 'include', headers: { 'X-A': '1' } });
                var b = new Request(a, { cache: 'no-store', referrer: '' });
                console.log(b.url, b.method, b.credentials, b.cache, b.mode, b.redirect, b.referrer === '', b.headers.get('x-a'));
                console.log(a.bodyUsed, b.bodyUsed, await b.text());
                try { new Request(a); } catch (e) { console.log(e instanceof TypeError); }
                var stop = new AbortController(), c = new Request('/', { signal: stop.signal }), d = c.clone();
                stop.abort();
                console.log(c.signal.aborted, d.signal.aborted, c.signal !== stop.signal);
            })();
            """)
        #expect(
            lines == [
                "https://portal.example/plans/x?y#z POST include no-store cors follow true 1",
                "true false text", "true", "true true true",
            ])
    }

    @Test(arguments: [
        "new Request('http://a:b@c/')", "new Request('http://')",
        "new Request('/', { method: 'a b' })",
        "new Request('/', { method: 'trace' })", "new Request('/', { body: 'x' })",
        "new Request('/', { mode: 'navigate' })",
        "new Request('/', { mode: 'no-cors', method: 'PUT' })",
        "new Request('/', { cache: 'only-if-cached' })", "new Request('/', { signal: {} })",
        "new Request('/', { window: 1 })", "new Request('/', { redirect: 'x' })",
        "new Request('/', { method: 'POST', body: new ReadableStream() })",
        "new Response('', { status: 204 })", "new Response('', { statusText: '\\n' })",
        "Response.json(undefined)", "Response.redirect('http://')",
    ])
    func `5.4 and 5.5: what cannot be asked for is a TypeError`(_ script: String) {
        #expect(
            page(
                "try { \(script); console.log('taken'); } catch (e) { console.log(e instanceof TypeError, e.message.length > 10); }"
            ) == ["true true"])
    }

    @Test func `5.5: responses that no server sent`() {
        let lines = page(
            """
            var e = Response.error(), r = Response.redirect('/a', 307), j = Response.json({ a: 1 }, { status: 201, statusText: 'x' });
            console.log(e.type, e.status, e.ok, r.status, r.headers.get('location'), j.headers.get('content-type'), j.status, j.statusText);
            try { Response.redirect('/', 200); } catch (x) { console.log(x instanceof RangeError); }
            try { new Response('', { status: 199 }); } catch (x) { console.log(x instanceof RangeError); }
            j.text().then(function (t) { console.log(t); });
            """)
        #expect(
            lines == [
                "error 0 false 307 https://portal.example/a application/json 201 x", "true", "true",
                #"{"a":1}"#,
            ])
    }
}
