import PortalKit
import Testing

/// What a portal does with a canvas ends, and stays inside of its page.
@Suite struct HostileCanvasTests {
    @Test func `a canvas works on tampered prototypes`() {
        let lines = page(
            """
            const log = console.log, own = Reflect.getOwnPropertyDescriptor, define = Reflect.defineProperty, keys = Reflect.ownKeys, S = String, B = Object.getPrototypeOf(Uint8Array.prototype), c = document.createElement('canvas');
            const targets = [String.prototype, Map.prototype, Set.prototype, WeakMap.prototype, RegExp.prototype, Function.prototype, Object.prototype, Array.prototype, B];
            const run = () => {
                const x = c.getContext('2d'); x.fillStyle = '#123'; x.font = 'bold 12px Arial'; x.save(); x.translate(1, 2); x.transform(1, 0, 0, 1, 0, 0); x.setTransform({ a: 1 }); x.restore(); x.rect(0, 0, 9, 9); x.roundRect(0, 0, 9, 9, { x: 1 }); x.createLinearGradient(0, 0, 1, 1).addColorStop(0, 'red'); x.drawImage(c, 0, 0, 1, 1);
                const d = x.createImageData(2, 2); d.data[3] = 9; x.putImageData(d, 0, 0);
                return [x.fillStyle, x.font, x.isPointInPath(4, 4), x.isPointInStroke(9, 9), x.measureText('abc').width, x.getImageData(0, 0, 1, 1).data[3], c.toDataURL() === first, S(new Path2D('M0 0L1 1'))];
            };
            let first = ''; run(); first = c.toDataURL(); const say = (list) => { let t = ''; for (let i = 0; i < list.length; i++) t += S(list[i]) + ' '; log(t); }; say(run());
            for (let i = 0; i < targets.length; i++) { const names = keys(targets[i]); for (let k = 0; k < names.length; k++) { const name = names[k];
                if (name === 'constructor' || name === 'toString' || name === '__proto__') continue; const p = own(targets[i], name);
                if (p.configurable && typeof p.value === 'function') define(targets[i], name, { __proto__: null, value() { throw new Error('tampered ' + S(name)); }, configurable: true }); } }
            define(B, 'length', { __proto__: null, get() { throw new Error('length'); }, configurable: true });
            const traps = ['0', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'kind', 'type', 'flags', 'x', 'y', 'surface', 'state', 'path'];
            for (let i = 0; i < traps.length; i++) define(Object.prototype, traps[i], { __proto__: null, get() {}, set() { throw new Error('setter ' + traps[i]); }, configurable: true });
            say(run());
            """)
        let line = "#112233 bold 12px Arial true true 18 9 true [object Path2D] "
        #expect(lines == [line, line])
    }

    @Test func `arguments that run scripts leave the context whole`() {
        let lines = page(
            """
            const c = document.createElement('canvas'), x = c.getContext('2d'), error = (f) => { try { return f(); } catch (e) { return e.message; } }, bomb = { valueOf() { throw new Error('bomb'); } };
            x.moveTo(1, 1); console.log([() => x.lineTo(5, bomb), () => x.fillRect(1, bomb, 1, 1), () => x.setTransform({ get b() { throw new Error('bomb'); } }), () => x.roundRect(0, 0, 1, 1, { [Symbol.iterator]() { throw new Error('bomb'); } }), () => x.setLineDash([1, bomb]), () => x.drawImage(c, bomb, 0), () => x.arc(0, 0, 1, 0, bomb), () => { x.lineWidth = bomb; }].map(error).join());
            // The size changes while an argument is read.
            const d = new ImageData(50, 50); d.data.fill(7); x.putImageData(d, { valueOf() { c.width = 10; return 0; } }, 0); console.log(x.getImageData(9, 9, 1, 1).data.join(), x.getImageData(10, 9, 1, 1).data.join());
            console.log(x.getImageData(0, 0, { valueOf() { c.width = 5; return 9; } }, 1).data.length, c.toDataURL({ toString() { c.height = 0; return 'a'; } }));
            const other = document.createElement('canvas'); let inner; const outer = other.getContext('2d', { get alpha() { inner ??= other.getContext('2d'); } }); console.log(inner === outer);
            c.width = c.height = 4; const list = [1, 2]; list[Symbol.iterator] = function* () { x.reset(); yield 5; }; x.setLineDash(list); console.log(x.getLineDash().join());
            const s = new ImageData(2, 2), t = structuredClone(s.data.buffer, { transfer: [s.data.buffer] }); console.log(error(() => x.putImageData(s, 0, 0)).includes('detached'), x.createImageData(s).data.length, t.byteLength);
            """)
        #expect(
            lines == [
                "bomb,bomb,bomb,bomb,bomb,bomb,bomb,bomb", "7,7,7,7 0,0,0,0", "36 data:,", "true",
                "5,5", "true 16 16",
            ])
    }

    @Test func `huge numbers are numbers`() {
        let lines = page(
            """
            const c = document.createElement('canvas'), x = c.getContext('2d'); const big = 1.7e308;
            x.scale(big, big); x.scale(big, 1); x.rect(0, 0, big, big); x.arc(big, big, big, 0, big); x.arcTo(0, 0, big, big, big); x.ellipse(1, 1, big, 5e-324, big, -big, big); x.roundRect(-big, -big, big, big, [big, 5e-324]); x.bezierCurveTo(big, -big, big, 0, 1, 1); x.lineWidth = big; x.setLineDash([5e-324, big]); x.lineDashOffset = -big;
            console.log(typeof x.isPointInPath(1, 1), typeof x.isPointInStroke(1, 1), typeof x.isPointInPath(big, -big)); x.resetTransform(); console.log(typeof x.isPointInStroke(big, big)); x.font = '1e30px a'; console.log(typeof x.measureText('abc').width, isFinite(x.measureText('abc').width));
            c.width = 4294967295; console.log(c.width); c.width = 2147483647; c.height = 2147483647; x.putImageData(new ImageData(1, 1), 0, 0); console.log(x.getImageData(2147483646, 0, 1, 1).data.join(), c.toDataURL()); try { x.getImageData(0, 0, 65536, 65536); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "boolean boolean boolean", "boolean", "number true", "300", "0,0,0,0 data:,",
                "RangeError",
            ])
    }

    @Test func `a million steps are looked at once each`() {
        let lines = page(
            """
            const x = document.createElement('canvas').getContext('2d'); for (let i = 0; i < 1e6; i++) x.lineTo(i % 1000, (i * 7) % 997);
            x.setLineDash([1e-9, 1e-9]); console.log(typeof x.isPointInPath(500.5, 500.5), typeof x.isPointInStroke(500.5, 500.5)); const p = new Path2D(); p.lineTo(1, 1); for (let i = 0; i < 15; i++) p.addPath(p); console.log(x.isPointInPath(p, 5, 5));
            for (let i = 0; i < 1e5; i++) x.save(); x.fillStyle = 'red'; for (let i = 0; i < 1e5 + 5; i++) x.restore(); console.log(x.fillStyle);
            """)
        #expect(lines == ["boolean boolean", "false", "#000000"])
    }

    @Test func `endless doubling ends with the page's time or memory`() {
        let end = HostedPage(seconds: 2).end(
            of: "const p = new Path2D(); p.lineTo(1, 1); for (;;) p.addPath(p);")
        #expect(end == .timeLimit || end == .memoryLimit)
    }
}
