import Testing

/// FormData (XMLHttpRequest, section 4) and its files.
@Suite struct FormDataTests {
    @Test func `4: set keeps the first place, and delete takes all`() {
        let lines = page(
            """
            var d = new FormData();
            d.append('a', 1); d.append('b', 'x'); d.append('a', 2); d.append('c', null);
            console.log(JSON.stringify(Array.from(d)), d.getAll('a').join(), d.get('none'));
            d.set('a', 3); d.delete('b');
            console.log(JSON.stringify(Array.from(d)), d.has('b'));
            """)
        #expect(
            lines == [
                #"[["a","1"],["b","x"],["a","2"],["c","null"]] 1,2 null"#,
                #"[["a","3"],["c","null"]] false"#,
            ])
    }

    @Test func `4: a Blob becomes a File, and a File keeps its date under another name`() {
        let lines = page(
            """
            var d = new FormData(), file = new File(['abc'], 'f.txt', { type: 'text/plain', lastModified: 5 });
            d.append('a', new Blob(['x'], { type: 'a/b' })); d.append('a', new Blob(['x']), 'n'); d.append('a', file); d.append('a', file, 'g');
            d.getAll('a').forEach(function (f) { console.log(f instanceof File, f.name, f.type, f.size); });
            console.log(d.getAll('a')[2] === file, d.getAll('a')[3].lastModified);
            """)
        #expect(
            lines == [
                "true blob a/b 1", "true n  1", "true f.txt text/plain 3", "true g text/plain 3",
                "true 5",
            ])
    }

    @Test(arguments: [
        "new FormData(null)", "new FormData({})", "new FormData().append('a')",
        "new FormData().append('a', 'b', 'c')", "new FormData().set('a', {}, undefined)",
        "FormData.prototype.get.call({}, 'a')",
    ])
    func `4: what is no form or no Blob is a TypeError`(_ script: String) {
        #expect(
            page(
                "try { \(script); console.log('taken'); } catch (e) { console.log(e instanceof TypeError); }"
            ) == ["true"])
    }

    @Test func `Fetch 5.3: files go through a multipart body byte by byte`() {
        let lines = page(
            """
            (async function () {
                var d = new FormData(), bytes = new Uint8Array(256);
                for (var i = 0; i < 256; i++) bytes[i] = i;
                d.append('f', new File([bytes], 'a"b\\r\\nc.bin', { type: 'x/y' })); d.append('t', 'after');
                var read = await new Response(d).formData(), f = read.get('f');
                console.log(JSON.stringify(f.name), f.type, new Uint8Array(await f.arrayBuffer()).join() === bytes.join(), read.get('t'));
                var blob = await new Response('x', { headers: { 'Content-Type': 'Text/HTML;Charset="a b"' } }).blob();
                console.log(blob.type, await blob.text());
            })();
            """)
        #expect(
            lines == [#""a\"b\r\nc.bin" x/y true after"#, #"text/html;charset="a b" x"#])
    }

    @Test func `HTML 2.7: Blobs and Files are cloned`() {
        let lines = page(
            """
            class Own extends File {}
            var c = structuredClone({ b: new Blob(['ab'], { type: 'x/y' }), f: new Own(['c'], 'n', { lastModified: 9 }) });
            console.log(c.b.type, c.b.size, c.f.name, c.f.lastModified, Object.getPrototypeOf(c.f) === File.prototype);
            """)
        #expect(lines == ["x/y 2 n 9 true"])
    }
}
