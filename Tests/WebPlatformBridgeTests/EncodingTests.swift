import Testing

/// The Encoding API of a page (WHATWG Encoding Standard, section 7).
@Suite struct EncodingAPITests {
    @Test func `7.2: labels, names and options of a TextDecoder`() {
        let lines = page(
            """
            var d = new TextDecoder(' Latin1 ', { fatal: 1 });
            console.log(d.encoding, d.fatal, d.ignoreBOM, new TextDecoder().encoding);
            ['nonsense', 'replacement', 'utf-8\\0'].forEach(function (label) {
                try { new TextDecoder(label); } catch (e) { console.log(e instanceof RangeError); }
            });
            try { new TextDecoder().decode('text'); } catch (e) { console.log(e instanceof TypeError); }
            """)
        #expect(lines == ["windows-1252 true false utf-8", "true", "true", "true", "true"])
    }

    @Test func `7.2: a stream goes on between chunks and starts anew after its end`() {
        let lines = page(
            """
            var d = new TextDecoder('shift_jis');
            var parts = [d.decode(new Uint8Array([0x82]), { stream: true }), d.decode(new Uint8Array([0xA0]))];
            console.log(JSON.stringify(parts), d.decode(new Uint8Array([0x41])));
            var u = new TextDecoder('utf-8', { fatal: true });
            u.decode(new Uint8Array([0xE2, 0x82]), { stream: true });
            try { u.decode(); } catch (e) { console.log(e instanceof TypeError); }
            console.log(u.decode(new Uint8Array([0xEF, 0xBB, 0xBF, 0x41])));
            """)
        #expect(lines == [#"["","あ"] A"#, "true", "A"])
    }

    @Test
    func `7.4: encodeInto writes whole code points only, into views and not into what is detached`()
    {
        let lines = page(
            """
            var e = new TextEncoder(), whole = new Uint8Array(8);
            console.log(JSON.stringify(e.encodeInto('a\\u00E9\\uD83D\\uDE00', whole.subarray(2, 7))), Array.from(whole).join());
            console.log(JSON.stringify(e.encodeInto('\\uD83D', new Uint8Array(3))), e.encode('\\uD83D').join());
            var gone = new Uint8Array(4); gone.buffer.transfer();
            console.log(JSON.stringify(e.encodeInto('text', gone)));
            try { e.encodeInto('a', new Uint16Array(1)); } catch (error) { console.log(error instanceof TypeError); }
            """)
        #expect(
            lines == [
                #"{"read":2,"written":3} 0,0,97,195,169,0,0,0"#,
                #"{"read":1,"written":3} 239,191,189"#, #"{"read":0,"written":0}"#, "true",
            ])
    }

    @Test func `7.5 and 7.6: characters that lie across chunks come through the streams whole`() {
        let lines = page(
            """
            (async function () {
                var text = '', bytes = [];
                var halves = new ReadableStream({ start: function (c) { c.enqueue('\\uD83D'); c.enqueue('\\uDE00'); c.enqueue('\\uD83D'); c.close(); } });
                for await (const b of halves.pipeThrough(new TextEncoderStream())) bytes.push(b);
                console.log(bytes.map(function (b) { return Array.from(b).join(); }).join(' '));
                var single = new ReadableStream({ start: function (c) { [0xF0, 0x9F, 0x98, 0x80].forEach(function (x) { c.enqueue(new Uint8Array([x])); }); c.close(); } });
                for await (const t of single.pipeThrough(new TextDecoderStream())) text += t;
                console.log(text === '\\uD83D\\uDE00');
                var bad = new ReadableStream({ start: function (c) { c.enqueue('no bytes'); } }).pipeThrough(new TextDecoderStream());
                await bad.getReader().read().catch(function (e) { console.log(e instanceof TypeError); });
            })();
            """)
        #expect(lines == ["240,159,152,128 239,191,189", "true", "true"])
    }

    @Test func `long texts are the same in pieces`() {
        let lines = page(
            """
            var text = 'x' + '\\uD83D\\uDE00'.repeat(2100000);
            var bytes = new TextEncoder().encode(text);
            console.log(bytes.length, new TextDecoder().decode(bytes) === text);
            """)
        #expect(lines == ["8400001 true"])
    }

    @Test func `decoders that are forgotten in the middle of a stream are let go of`() {
        let lines = page(
            """
            var rounds = 0;
            (function go() {
                for (var i = 0; i < 2000; i++) new TextDecoder('euc-jp').decode(new Uint8Array([0xA4]), { stream: true });
                if (++rounds < 40) setTimeout(go, 1); else console.log('done');
            })();
            """)
        #expect(lines == ["done"])
    }
}
