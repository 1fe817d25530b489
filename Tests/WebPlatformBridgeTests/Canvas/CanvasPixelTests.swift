import Foundation
import PortalJudge
import PortalKit
import Testing
import WebPlatform

/// HTML, sections 4.12.5.1.10 (rectangles), .14 (images), .17 (pixels) and 4.12.5.4 (files of bitmaps).
@Suite struct CanvasPixelTests {
    private static let start = """
        const c = document.createElement('canvas'), x = c.getContext('2d');
        const error = (f) => { try { return f(); } catch (e) { return e.name; } };
        const pixel = (a, b) => x.getImageData(a, b, 1, 1).data.join();

        """

    @Test func `ImageData has sizes that fit its bytes`() {
        let lines = page(
            Self.start + """
                const d = new ImageData(3, 2), e = new ImageData(new Uint8ClampedArray(24), 3); console.log(d.width, d.height, d.data.length, d.data === d.data, d.colorSpace, e.height, String(d), ImageData.length);
                console.log([() => new ImageData(0, 1), () => new ImageData(1, 0), () => new ImageData(-1, 1), () => new ImageData(NaN, 1), () => new ImageData(1), () => new ImageData(2 ** 32, 1), () => new ImageData(1e5, 1e5), () => new ImageData(2 ** 31, 2 ** 31), () => new ImageData(new Uint8ClampedArray(7), 1), () => new ImageData(new Uint8ClampedArray(0), 1), () => new ImageData(new Uint8ClampedArray(8), 3), () => new ImageData(new Uint8ClampedArray(8), 0), () => new ImageData(new Uint8ClampedArray(8), 1, 1), () => new ImageData(new Uint8Array(8), 1, 2), () => new ImageData(new Uint8Array(8), 1, 2, {}), () => new ImageData(1, 1, { colorSpace: 'x' }), () => ImageData(1, 1)].map((f) => { const r = error(f); return typeof r === 'string' ? r : r.width; }).join(' '));
                console.log(x.createImageData(-3, 2).width, x.createImageData(d) !== d, x.createImageData(d).data.length, [() => x.createImageData(0, 1), () => x.createImageData(1, Infinity), () => x.createImageData(1), () => x.createImageData(null), () => x.createImageData({}, 1)].map(error).join(' '));
                const copy = structuredClone({ d, again: d }); d.data[0] = 9; console.log(copy.d instanceof ImageData, copy.d === copy.again, copy.d.data[0], copy.d.width, copy.d.data.length);
                const moved = structuredClone(d, { transfer: [d.data.buffer] }); console.log(moved.data[0], d.data.length, d.width, error(() => x.putImageData(d, 0, 0)));
                """)
        #expect(
            lines == [
                "3 2 24 true srgb 2 [object ImageData] 2",
                "IndexSizeError IndexSizeError RangeError IndexSizeError TypeError IndexSizeError RangeError IndexSizeError InvalidStateError InvalidStateError IndexSizeError IndexSizeError IndexSizeError TypeError TypeError TypeError TypeError",
                "3 true 24 IndexSizeError TypeError TypeError TypeError TypeError",
                "true true 0 3 24", "9 0 3 InvalidStateError",
            ])
    }

    @Test func `what is put is read again, and nothing else is there`() {
        let lines = page(
            Self.start + """
                x.fillRect(0, 0, 300, 150); x.fillText('a', 9, 9); console.log(pixel(5, 5));
                const d = x.createImageData(2, 2); for (let i = 0; i < 16; i++) d.data[i] = i + 1; x.putImageData(d, 10, 20); d.data[0] = 99;
                console.log(x.getImageData(9, 19, 4, 4).data.join() === '0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,2,3,4,5,6,7,8,0,0,0,0,0,0,0,0,9,10,11,12,13,14,15,16,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0');
                console.log(x.getImageData(12, 22, -2, -2).data.join(), x.getImageData(12, 22, -2, -2).width); x.putImageData(d, 299, 149); console.log(pixel(299, 149), pixel(300, 149), pixel(-1, 0)); x.putImageData(d, -1, -1); console.log(pixel(0, 0), pixel(1, 0));
                x.putImageData(d, 50, 50, 1, 0, 1, 1); console.log(pixel(50, 50), pixel(51, 50), pixel(51, 51)); x.putImageData(d, 60, 60, 2, 2, -1, -1); console.log(pixel(60, 60), pixel(61, 61)); x.putImageData(d, 70, 70, 5, 5, 1, 1); x.putImageData(d, 2 ** 31 - 1, -(2 ** 31)); console.log(pixel(70, 70));
                d.data[3] = 0; x.putImageData(d, 80, 80); console.log(pixel(80, 80)); x.translate(5, 5); x.putImageData(d, 90, 90); console.log(pixel(91, 91)); x.clearRect(86, 86, 1, 1); console.log(pixel(91, 91), pixel(91, 90)); x.resetTransform(); x.clearRect(0, 0, 300, 150); console.log(pixel(10, 20)); x.putImageData(d, 0, 0); c.width = 300; console.log(pixel(1, 1));
                console.log([() => x.getImageData(0, 0, 0, 1), () => x.getImageData(0, 0, 1, 0), () => x.getImageData(0, 0, 1), () => x.getImageData(NaN, 0, 1, 1), () => x.getImageData(0, 0, 2 ** 31, 1), () => x.getImageData(0, 0, 1e6, 1e6), () => x.putImageData(d, 0), () => x.putImageData(d, 0, 0, 1), () => x.putImageData({}, 0, 0), () => x.putImageData(d, Infinity, 0), () => x.getImageData(0, 0, 1, 1, { colorSpace: 'x' })].map(error).join(' '));
                const y = document.createElement('canvas').getContext('2d', { alpha: false }); console.log(y.getImageData(0, 0, 1, 1).data.join(), y.getImageData(-1, 0, 1, 1).data.join()); d.data[1] = 7; y.putImageData(d, 0, 0); console.log(y.getImageData(0, 0, 1, 1).data.join()); y.clearRect(0, 0, 1, 1); console.log(y.getImageData(0, 0, 1, 1).data.join());
                """)
        #expect(
            lines == [
                "0,0,0,0", "true", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 2",
                "99,2,3,4 0,0,0,0 0,0,0,0", "13,14,15,16 0,0,0,0", "0,0,0,0 5,6,7,8 0,0,0,0",
                "0,0,0,0 13,14,15,16", "0,0,0,0", "0,0,0,0", "13,14,15,16", "0,0,0,0 5,6,7,8",
                "0,0,0,0", "0,0,0,0",
                "IndexSizeError IndexSizeError TypeError TypeError TypeError RangeError TypeError TypeError TypeError TypeError TypeError",
                "0,0,0,255 0,0,0,0", "99,7,3,255", "0,0,0,255",
            ])
    }

    @Test func `drawImage and createPattern ask whether there is an image`() {
        let lines = page(
            Self.start + """
                const img = new Image(), none = document.createElement('canvas'); none.width = 0;
                console.log([() => x.drawImage(null, 0, 0), () => x.drawImage(x, 0, 0), () => x.drawImage(document.body, 0, 0), () => x.drawImage(c, 0), () => x.drawImage(c, 0, 0, 1), () => x.drawImage(c, 0, 0, 1, 1, 1, 1), () => x.drawImage(none, 0, 0), () => x.drawImage(c, 0, Symbol()), () => x.createPattern(c), () => x.createPattern(c, 'bogus'), () => x.createPattern(c, undefined), () => x.createPattern(none, 'repeat'), () => x.createPattern('', 'repeat')].map(error).join(' '));
                console.log([() => x.drawImage(img, 0, 0), () => x.drawImage(c, 0, 0), () => x.drawImage(c, 0, 0, 1, 1, 0, 0, 1, 1), () => x.drawImage(c, 0, 0, 0, 1, 0, 0, 1, 1), () => x.drawImage(none, NaN, 0), () => x.drawImage(document.createElement('video'), 0, 0), () => x.drawImage(document.createElementNS('http://www.w3.org/2000/svg', 'image'), 0, 0)].map(error).join('') === '');
                console.log(x.createPattern(img, 'repeat'), ['', null, 'repeat-x', 'no-repeat'].map((r) => String(x.createPattern(c, r))).join(), error(() => x.createPattern(c, '').setTransform({ a: 1, m11: 2 })), error(() => x.createPattern(c, '').setTransform()));
                img.onerror = () => console.log(error(() => x.drawImage(img, 0, 0)), error(() => x.createPattern(img, ''))); img.src = 'data:image/png;base64,AAAA';
                """)
        #expect(
            lines == [
                "TypeError TypeError TypeError TypeError TypeError TypeError InvalidStateError TypeError TypeError SyntaxError SyntaxError InvalidStateError TypeError",
                "true",
                "null [object CanvasPattern],[object CanvasPattern],[object CanvasPattern],[object CanvasPattern] TypeError undefined",
                "InvalidStateError InvalidStateError",
            ])
    }

    /// "Origin-clean" (section 4.12.5.5): a foreign image without CORS makes a canvas one that no script may read.
    @Test func `a foreign image taints the canvas`() throws {
        let picture =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        let fixtures = try NetworkFile.read(
            """
            { "fixtures": [
                { "url": "https://portal.example/own.png", "headers": { "Content-Type": "image/png" }, "base64": "\(picture)" },
                { "url": "https://cdn.example/*", "headers": { "Content-Type": "image/png", "Access-Control-Allow-Origin": "*" }, "base64": "\(picture)" } ] }
            """, file: "network.json")
        let lines = page(
            """
            const error = (f) => { try { f(); return 'clean'; } catch (e) { return e.name; } };
            const load = (src, cors) => new Promise((done, fail) => { const i = new Image(); if (cors) i.crossOrigin = ''; i.onload = () => done(i); i.onerror = fail; i.src = src; });
            const read = (x) => [() => x.getImageData(0, 0, 1, 1), () => x.canvas.toDataURL(), () => x.canvas.toBlob(() => {})].map(error).join();
            const fresh = () => document.createElement('canvas').getContext('2d');
            (async () => {
                for (const [src, cors] of [['/own.png'], ['https://cdn.example/a.png', true], ['https://cdn.example/b.png'], ['data:image/png;base64,\(picture)']]) {
                    const i = await load(src, cors), x = fresh(), y = fresh(), z = fresh();
                    x.drawImage(i, 0, 0); y.fillStyle = y.createPattern(i, ''); const before = read(y); y.fillRect(0, 0, 1, 1); z.drawImage(x.canvas, 0, 0);
                    console.log(read(x), before, read(y), read(z));
                }
            })();
            """, fixtures: fixtures)
        let clean = "clean,clean,clean"
        let tainted = "SecurityError,SecurityError,SecurityError"
        #expect(
            lines == [
                "\(clean) \(clean) \(clean) \(clean)", "\(clean) \(clean) \(clean) \(clean)",
                "\(tainted) \(clean) \(tainted) \(tainted)", "\(clean) \(clean) \(clean) \(clean)",
            ])
    }

    @Test func `a canvas is a PNG of what was put on it`() {
        let lines = page(
            Self.start + """
                c.width = 2; c.height = 1; console.log(c.toDataURL() === c.toDataURL('image/jpeg', 0.5), c.toDataURL().slice(0, 22));
                const i = new Image(); i.onload = () => console.log(i.naturalWidth, i.naturalHeight); i.src = c.toDataURL();
                x.putImageData(new ImageData(new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 7]), 2), 0, 0); console.log(c.toDataURL() === document.createElement('canvas').toDataURL());
                c.toBlob((b) => b.arrayBuffer().then((a) => { const all = new Uint8Array(a); console.log(b.type, all[1], all[2], all[3], btoa(String.fromCharCode(...all)) === c.toDataURL().slice(22)); }), 'bogus');
                const none = document.createElement('canvas'); none.height = 0; console.log(none.toDataURL()); none.toBlob((b) => console.log(b)); none.height = 70000; console.log(none.toDataURL());
                console.log(error(() => c.toBlob()), error(() => c.toBlob(1)), error(() => c.toDataURL(Symbol()))); console.log('then');
                """)
        #expect(
            lines == [
                "true data:image/png;base64,", "false", "data:,", "data:,",
                "TypeError TypeError TypeError", "then", "2 1", "null",
                "image/png 80 78 71 true",
            ]
                || lines.sorted()
                    == [
                        "2 1", "TypeError TypeError TypeError", "data:,", "data:,", "false",
                        "image/png 80 78 71 true", "null", "then", "true data:image/png;base64,",
                    ],
            "\(lines)")
    }

    @Test func `OffscreenCanvas and ImageBitmap have sizes and states (4_12_5_3, 8_11)`() {
        let lines = page(
            """
            const error = (f) => { try { return f(); } catch (e) { return e.name; } };
            const o = new OffscreenCanvas(10, 20), x = o.getContext('2d'); console.log(x === o.getContext('2d'), x.canvas === o, String(x), 'drawFocusIfNeeded' in x, x.measureText('ab').width, o instanceof EventTarget, o.oncontextlost);
            x.fillStyle = 'red'; o.width = 5; console.log(x.fillStyle, o.width, o.height, [() => o.getContext('x'), () => new OffscreenCanvas(-1, 1), () => new OffscreenCanvas(1), () => { o.width = NaN; }, () => new OffscreenCanvas(1, 1).transferToImageBitmap(), () => CanvasRenderingContext2D.prototype.save.call(x)].map(error).join(' '), o.getContext('webgl'));
            const given = document.createElement('canvas'), taken = given.transferControlToOffscreen(); given.width = 7; console.log(taken.width, taken.getContext('2d').canvas === taken, error(() => given.getContext('2d')), error(() => given.transferControlToOffscreen()), error(() => { const d = document.createElement('canvas'); d.getContext('2d'); d.transferControlToOffscreen(); }));
            const b = o.transferToImageBitmap(); console.log(b.width, b.height); b.close(); console.log(b.width);
            const says = (p) => p.then((v) => (v instanceof ImageBitmap ? `${v.width}x${v.height}` : v.type), (e) => e.name);
            (async () => {
                console.log(await says(o.convertToBlob()), await says(new OffscreenCanvas(0, 1).convertToBlob()));
                for (const given of [[new ImageData(4, 6), { resizeWidth: 2 }], [o, 0, 0, 3, -4], [o, 0, 0, 0, 4], [{}], [b], [o, 1, 2], [new Image()], [await o.convertToBlob()], [new Blob(['no'])], [o, { resizeHeight: 0 }], []]) console.log(await says(createImageBitmap(...given)));
            })();
            """)
        #expect(
            lines == [
                "true true [object OffscreenCanvasRenderingContext2D] false 10 true null",
                "#000000 5 20 TypeError TypeError TypeError TypeError InvalidStateError TypeError null",
                "300 true InvalidStateError InvalidStateError InvalidStateError", "5 20", "0",
                "image/png IndexSizeError", "2x3", "3x4", "RangeError", "TypeError",
                "InvalidStateError", "TypeError", "InvalidStateError", "5x20", "InvalidStateError",
                "InvalidStateError", "TypeError",
            ])
    }
}
