import Testing

/// Streams (WHATWG Streams Standard) of a page, by the sections of the standard.
@Suite struct StreamTests {
    @Test func `4.2: a stream is read, iterated, cancelled and locked`() {
        let lines = page(
            """
            function counted() {
                var n = 0;
                return new ReadableStream({
                    pull: function (c) { if (n < 3) c.enqueue(n++); else c.close(); },
                    cancel: function (reason) { console.log('cancelled', reason); }
                });
            }
            (async function () {
                var all = [];
                for await (const x of counted()) all.push(x);
                console.log(all.join());
                for await (const x of counted()) { if (x === 1) break; }
                var s = counted(), r = s.getReader();
                console.log(s.locked, JSON.stringify(await r.read()));
                try { s.getReader(); } catch (e) { console.log(e instanceof TypeError); }
                r.releaseLock();
                await s.cancel('enough');
                console.log(s.locked, (await s.getReader().read()).done);
            })();
            """)
        #expect(
            lines == [
                "0,1,2", "cancelled undefined", #"true {"value":0,"done":false}"#, "true",
                "cancelled enough", "false true",
            ])
    }

    @Test func `4.5 and 4.7: bytes are read into a buffer that its owner gives away`() {
        let lines = page(
            """
            (async function () {
                var s = new ReadableStream({
                    type: 'bytes', pull: function (c) {
                        var view = c.byobRequest.view;
                        view[0] = 7; view[1] = 8;
                        c.byobRequest.respond(2);
                    }
                });
                var r = s.getReader({ mode: 'byob' }), mine = new Uint8Array(4);
                var got = await r.read(mine, { min: 4 });
                console.log(mine.length, Array.from(got.value).join(), got.value instanceof Uint8Array);
                await r.read(new Uint8Array(0)).catch(function (e) { console.log(e instanceof TypeError); });
                await r.read(new Uint16Array(1), { min: 2 }).catch(function (e) { console.log(e instanceof RangeError); });
            })();
            """)
        #expect(lines == ["0 7,8,7,8 true", "true", "true"])
    }

    @Test func `4.9: a pipe passes chunks, errors and backpressure on`() {
        let lines = page(
            """
            (async function () {
                var pulled = 0, sum = 0;
                var source = new ReadableStream({ pull: function (c) { if (pulled < 100) c.enqueue(pulled++); else c.close(); } });
                var doubled = source.pipeThrough(new TransformStream({ transform: function (x, c) { c.enqueue(x * 2); } }));
                await doubled.pipeTo(new WritableStream({ write: function (x) { sum += x; } }));
                console.log(sum);
                var failing = new ReadableStream({ start: function (c) { c.error(new Error('broken')); } });
                var aborted = new WritableStream({ abort: function (e) { console.log('abort', e.message); } });
                await failing.pipeTo(aborted).catch(function (e) { console.log('rejected', e.message); });
                var controller = new AbortController(), waiting = new ReadableStream();
                var piped = waiting.pipeTo(new WritableStream(), { signal: controller.signal });
                controller.abort('stop');
                await piped.catch(function (reason) { console.log(reason, waiting.locked); });
            })();
            """)
        #expect(lines == ["9900", "abort broken", "rejected broken", "stop false"])
    }

    @Test
    func `4.9: both branches of a tee have every chunk, and the source is cancelled with both`() {
        let lines = page(
            """
            (async function () {
                var pair = new ReadableStream({
                    start: function (c) { c.enqueue('a'); c.enqueue('b'); },
                    cancel: function (reasons) { console.log(reasons.join()); }
                }).tee();
                console.log((await pair[0].getReader().read()).value);
                var second = pair[1].getReader();
                console.log((await second.read()).value, (await second.read()).value);
                second.cancel('two'); second.releaseLock();
            })();
            (async function () {
                var pair = new ReadableStream({ cancel: function (reasons) { console.log(reasons.join()); } }).tee();
                pair[0].cancel('one'); await pair[1].cancel('two');
            })();
            """)
        #expect(lines.sorted() == ["a", "a b", "one,two"])
    }

    @Test func `5.2: writes wait for each other, and an abort tells the sink through its signal`() {
        let lines = page(
            """
            (async function () {
                var log = [];
                var s = new WritableStream({
                    write: function (x, c) {
                        c.signal.onabort = function () { log.push('signal ' + c.signal.reason); };
                        return new Promise(function (done) { setTimeout(function () { log.push(x); done(); }, 5); });
                    },
                    close: function () { log.push('close'); }
                });
                var w = s.getWriter();
                console.log(w.desiredSize);
                w.write(1); w.write(2); await w.close();
                console.log(log.join());
                var t = new WritableStream({ write: function () { return new Promise(function () {}); },
                    start: function (c) { c.signal.onabort = function () { console.log('signal', c.signal.reason); }; } });
                var v = t.getWriter(); v.write(1); await null; v.abort('no');
            })();
            """)
        #expect(lines == ["1", "1,2,close", "signal no"])
    }

    @Test func `6: a transform's cancel is told of an abort on either side`() {
        let lines = page(
            """
            (async function () {
                function made() { return new TransformStream({ cancel: function (r) { console.log('cancel', r); } }); }
                await made().readable.cancel('readable');
                await made().writable.abort('writable');
                var t = new TransformStream({ flush: function (c) { c.enqueue('last'); } });
                t.writable.getWriter().close();
                console.log((await t.readable.getReader().read()).value);
            })();
            """)
        #expect(lines == ["cancel readable", "cancel writable", "last"])
    }

    // MARK: - A page that has tampered

    @Test func `pipes and tees call nothing that a page has put into the language's prototypes`() {
        let lines = page(
            """
            var then = Promise.prototype.then;
            Promise.prototype.then = function () { console.log('then'); return then.apply(this, arguments); };
            Array.prototype.push = Array.prototype.shift = function () { console.log('array'); };
            var sum = 0, names = ['state', 'reader', 'writer', 'value', 'next', 'size', 'start', 'pull', '0', 'get', 'set'];
            var sink = new WritableStream({ write: function (x) { sum += x; }, close: function () { console.log(sum); } });
            var source = new ReadableStream({ start: function (c) { c.enqueue(1); c.enqueue(2); c.close(); } });
            names.forEach(function (name) {
                Object.defineProperty(Object.prototype, name, {
                    __proto__: null, configurable: true,
                    get: function () { console.log('get ' + name); }, set: function () { console.log('set ' + name); } });
            });
            source.pipeTo(sink); new ReadableStream().tee(); new TransformStream();
            names.forEach(function (name) { delete Object.prototype[name]; });
            """)
        #expect(lines == ["3"])
    }

    @Test
    func `a chunk written within enqueue, a size that closes and a pull that throws do no harm`() {
        let lines = page(
            """
            (async function () {
                var controller;
                var s = new ReadableStream({ start: function (c) { controller = c; } },
                    { size: function () { controller.error(new Error('from size')); return 1; } });
                controller.enqueue('lost');
                await s.getReader().read().catch(function (e) { console.log(e.message); });
                var t = new ReadableStream({ pull: function () { throw new Error('from pull'); } });
                await t.getReader().closed.catch(function (e) { console.log(e.message); });
                var u = new ReadableStream({ start: function (c) { controller = c; } }, { highWaterMark: -0, size: function () { return NaN; } });
                try { controller.enqueue(1); } catch (e) { console.log(e instanceof RangeError); }
                var many = new ReadableStream({ start: function (c) { for (var i = 0; i < 20000; i++) c.enqueue(i); c.close(); } });
                var count = 0; for await (const x of many) count++;
                console.log(count);
            })();
            """)
        #expect(lines == ["from size", "from pull", "true", "20000"])
    }
}
