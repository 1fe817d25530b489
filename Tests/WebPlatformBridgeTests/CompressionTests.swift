import Testing

/// Compression, sections 5 and 6.
@Suite struct CompressionTests {
    private static let start = """
        const all = async (stream) => { let text = ''; for await (const piece of stream) text += String.fromCharCode(...piece); return text; };
        const through = (text, ...streams) => streams.reduce((s, t) => s.pipeThrough(t), new Blob([text]).stream());
        const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        """

    @Test func `what is compressed comes back, in every format`() {
        let lines = page(
            Self.start + """
                (async () => {
                  for (const format of ['gzip', 'deflate', 'deflate-raw']) for (const text of ['', 'a', 'plan '.repeat(30000)]) {
                    const packed = await all(through(text, new CompressionStream(format)));
                    const back = await all(through(text, new CompressionStream(format), new DecompressionStream(format)));
                    console.log(format, back === text, packed.length < 2000);
                  }
                })();
                """)
        #expect(lines.count == 9)
        #expect(lines.allSatisfy { $0.hasSuffix("true true") }, "\(lines)")
    }

    /// Made by zlib: a stored block, fixed codes and dynamic ones.
    @Test func `what others compressed is read, a byte at a time too`() {
        let lines = page(
            Self.start + """
                (async () => {
                  for (const step of [1, 100]) {
                    const d = new DecompressionStream('gzip'), w = d.writable.getWriter(), given = bytes('H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==');
                    (async () => { for (let i = 0; i < given.length; i += step) await w.write(given.slice(i, i + step)); await w.close(); })();
                    console.log(await all(d.readable));
                  }
                })();
                """)
        #expect(lines == ["hello world", "hello world"])
    }

    @Test func `what is wrong, cut off or too long is an error`() {
        let lines = page(
            Self.start + """
                (async () => {
                  const good = bytes('eJzLSM3JyVcozy/KSQEAGgsEXQ==');
                  const wrong = good.slice(); wrong[wrong.length - 1] ^= 1;
                  for (const given of [good, wrong, good.slice(0, -1), new Uint8Array([...good, 0]), new Uint8Array([0, 0])])
                    console.log(await all(new Blob([given]).stream().pipeThrough(new DecompressionStream('deflate'))).catch((e) => e.name));
                  for (const f of [() => new CompressionStream('br'), () => new CompressionStream(), () => CompressionStream('gzip')]) try { f(); } catch (e) { console.log(e.name); }
                  const c = new CompressionStream('gzip'); c.readable.getReader().read().catch(() => {});
                  console.log(await c.writable.getWriter().write('text').catch((e) => e.name));
                })();
                """)
        #expect(
            lines == [
                "hello world", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError",
                "TypeError",
                "TypeError", "TypeError",
            ])
    }
}
