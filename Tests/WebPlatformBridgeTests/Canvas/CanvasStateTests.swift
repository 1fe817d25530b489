import PortalKit
import Testing

/// HTML, section 4.12.5: the canvas element, and the state of its 2D context.
@Suite struct CanvasStateTests {
    private static let start = """
        const c = document.createElement('canvas'), x = c.getContext('2d');
        const error = (f) => { try { return f(); } catch (e) { return e.name; } };

        """

    @Test func `a canvas has one 2D context and no other (4_12_5, getContext)`() {
        let lines = page(
            Self.start + """
                console.log(x === c.getContext('2d', { alpha: false }), x.canvas === c, String(x), x instanceof CanvasRenderingContext2D);
                console.log(['2D', 'webgl', 'webgl2', 'bitmaprenderer', 'experimental-webgl', ''].every((id) => c.getContext(id) === null), error(() => c.getContext()), error(() => new CanvasRenderingContext2D()));
                const asked = []; const other = document.createElement('canvas').getContext('2d', { get alpha() { asked.push('alpha'); return 0; }, get willReadFrequently() { asked.push('read'); return 1; } });
                console.log(asked.join(), JSON.stringify(other.getContextAttributes()));
                console.log(error(() => document.createElement('canvas').getContext('2d', { colorSpace: 'x' })), error(() => document.createElement('canvas').getContext('2d', { get alpha() { throw new RangeError(); } })), error(() => document.createElement('canvas').getContext('2d', 5)) !== null);
                console.log(error(() => CanvasRenderingContext2D.prototype.save.call({})), error(() => CanvasRenderingContext2D.prototype.save.call(c)), x.isContextLost());
                """)
        #expect(
            lines == [
                "true true [object CanvasRenderingContext2D] true", "true TypeError TypeError",
                "alpha,read {\"alpha\":false,\"colorSpace\":\"srgb\",\"colorType\":\"unorm8\",\"desynchronized\":false,\"willReadFrequently\":true}",
                "TypeError RangeError true", "TypeError TypeError false",
            ])
    }

    @Test func `save, restore and reset keep the whole state (4_12_5_1_1)`() {
        let lines = page(
            Self.start + """
                const names = ['fillStyle', 'strokeStyle', 'globalAlpha', 'globalCompositeOperation', 'imageSmoothingEnabled', 'imageSmoothingQuality', 'lineWidth', 'lineCap', 'lineJoin', 'miterLimit', 'lineDashOffset', 'shadowBlur', 'shadowColor', 'shadowOffsetX', 'shadowOffsetY', 'filter', 'font', 'textAlign', 'textBaseline', 'direction', 'lang', 'letterSpacing', 'wordSpacing', 'fontKerning', 'fontStretch', 'fontVariantCaps', 'textRendering'];
                const all = () => names.map((n) => x[n]).join('|') + '|' + x.getLineDash() + '|' + x.getTransform();
                const first = all(); console.log(first);
                const values = ['#010203', 'rgba(1, 2, 3, 0.5)', 0.25, 'xor', false, 'high', 3, 'round', 'bevel', 4, 5, 6, '#ff0000', 7, 8, 'blur(1px)', '12px serif', 'end', 'top', 'rtl', 'en', '1px', '2em', 'none', 'condensed', 'small-caps', 'optimizeSpeed'];
                x.save(); names.forEach((n, i) => { x[n] = values[i]; }); x.setLineDash([1, 2]); x.translate(3, 4);
                const second = all(); console.log(second === values.join('|') + '|1,2|matrix(1, 0, 0, 1, 3, 4)');
                x.save(); x.fillStyle = 'blue'; x.restore(); console.log(all() === second); x.restore(); console.log(all() === first); x.restore(); console.log(all() === first);
                x.save(); names.forEach((n, i) => { x[n] = values[i]; }); x.reset(); console.log(all() === first); x.restore(); console.log(all() === first);
                x.lineWidth = 9; x.save(); c.width = c.width; console.log(all() === first); x.lineWidth = 9; c.setAttribute('height', '10'); console.log(x.lineWidth); x.lineWidth = 9; c.removeAttribute('height'); x.restore(); console.log(x.lineWidth, c.height); x.lineWidth = 9; c.id = 'a'; console.log(x.lineWidth);
                const inert = new DOMParser().parseFromString('<canvas width=7>', 'text/html').querySelector('canvas'), y = inert.getContext('2d'); y.lineWidth = 9; inert.width = 8; console.log(y.lineWidth);
                """)
        #expect(
            lines == [
                "#000000|#000000|1|source-over|true|low|1|butt|miter|10|0|0|rgba(0, 0, 0, 0)|0|0|none|10px sans-serif|start|alphabetic|inherit|inherit|0px|0px|auto|normal|normal|auto||matrix(1, 0, 0, 1, 0, 0)",
                "true", "true", "true", "true", "true", "true", "true", "1", "1 150", "9", "1",
            ])
    }

    @Test func `what is no value of a style changes nothing (4_12_5_1_2, 4_12_5_1_15 to 19)`() {
        let lines = page(
            Self.start + """
                const keeps = (name, good, ...bad) => { x[name] = good; for (const b of bad) { x[name] = b; if (x[name] !== good) console.log(name, String(b), x[name]); } };
                keeps('globalAlpha', 0.5, -0.1, 1.1, NaN, Infinity, undefined); keeps('lineWidth', 2, 0, -1, NaN, Infinity, undefined, null); keeps('miterLimit', 2, 0, -1, NaN, -Infinity);
                keeps('lineDashOffset', 2, NaN, Infinity); keeps('shadowBlur', 2, -1, NaN, Infinity); keeps('shadowOffsetX', -2, NaN, Infinity); keeps('lineCap', 'square', 'Round', 'bevel', '', null); keeps('lineJoin', 'round', 'butt', undefined);
                keeps('globalCompositeOperation', 'lighter', 'Source-Over', 'darker', 'over', 'highlight', ''); keeps('imageSmoothingQuality', 'medium', 'Low', 'best'); keeps('textAlign', 'right', 'middle', 'Left'); keeps('textBaseline', 'middle', 'center'); keeps('direction', 'rtl', 'auto');
                keeps('filter', 'blur(  5px)', 'blur(10)', 'blur 10px', 'blur(-1px)', 'blur(1px 2px)', 'brightness(-1)', 'hue-rotate(1)', 'inherit', '', null, 'var(--x)'); keeps('shadowColor', '#ff0000', 'bogus', '', 'inherit'); keeps('letterSpacing', '3px', '1pp', '0s', 'normal', '5%', '1', '1px 2px', ''); keeps('fontStretch', 'expanded', 'Condensed', '100%');
                x.globalAlpha = 0; x.lineWidth = '3'; x.letterSpacing = '1PX'; console.log(x.globalAlpha, x.lineWidth, x.letterSpacing, error(() => { x.lineWidth = Symbol(); }), error(() => { x.lineCap = { toString() { throw new RangeError(); } }; }));
                x.setLineDash([1, 2, 3]); x.setLineDash([1, NaN]); x.setLineDash([-1]); x.setLineDash([Infinity]); console.log(x.getLineDash().join(), x.getLineDash() === x.getLineDash(), error(() => x.setLineDash(1)), error(() => x.setLineDash()));
                x.setLineDash([]); console.log(x.getLineDash().length);
                """)
        #expect(
            lines == ["0 3 1px TypeError RangeError", "1,2,3,1,2,3 false TypeError TypeError", "0"])
    }

    @Test func `colours are those of CSS, and shown as the standard says (4_12_5_1_9)`() {
        let lines = page(
            Self.start + """
                document.body.append(c); c.style.color = 'rgb(1, 2, 3)';
                for (const f of ['RED', '#ABC', '#abcdef80', 'rgba(1,2,3,.5)', 'hsl(120 100% 50%)', 'transparent', 'rgb(10% 20% 30%)', ' lime ', 'currentColor', 'InactiveCaptionText', 'CanvasText']) { x.fillStyle = f; x.strokeStyle = '#123456'; console.log(x.fillStyle); }
                for (const f of ['bogus', '', '#12', 'rgb(1,2)', 'inherit', 'initial', 'red;', 'red blue', undefined, null, {}, 5]) { x.fillStyle = f; if (x.fillStyle !== '#000000') console.log(String(f), x.fillStyle); }
                c.remove(); x.fillStyle = 'currentcolor'; console.log(x.fillStyle);
                const g = x.createLinearGradient(0, 0, 1, 1); x.fillStyle = g; console.log(x.fillStyle === g, x.strokeStyle); x.fillStyle = { toString: () => 'blue' }; console.log(x.fillStyle);
                console.log(error(() => g.addColorStop(-0.1, 'red')), error(() => g.addColorStop(2, 'bogus')), error(() => g.addColorStop(1, 'bogus')), error(() => g.addColorStop(NaN, 'red')), error(() => g.addColorStop(0)), g.addColorStop(0.5, 'currentcolor'));
                console.log(error(() => x.createLinearGradient(0, 0, 1, Infinity)), error(() => x.createLinearGradient(0, 0, 1)), error(() => x.createRadialGradient(0, 0, -1, 0, 0, 1)), error(() => x.createRadialGradient(0, 0, 1, 0, 0, NaN)), String(x.createConicGradient(0, 1, 1)), error(() => CanvasGradient()));
                """)
        #expect(
            lines == [
                "#ff0000", "#aabbcc", "rgba(171, 205, 239, 0.5)", "rgba(1, 2, 3, 0.5)", "#00ff00",
                "rgba(0, 0, 0, 0)", "#1a334d", "#00ff00", "#010203", "#808080", "#000000",
                "#000000",
                "true #123456", "#0000ff",
                "IndexSizeError IndexSizeError SyntaxError TypeError TypeError undefined",
                "TypeError TypeError IndexSizeError TypeError [object CanvasGradient] TypeError",
            ])
    }

    @Test func `transformations multiply, and what is not finite does nothing (4_12_5_1_5)`() {
        let lines = page(
            Self.start + """
                x.translate(10, 20); x.scale(2, 3); console.log(String(x.getTransform())); x.rotate(Math.PI / 2); x.transform(1, 0, 0, 1, 5, 6); console.log(Math.round(x.getTransform().e), Math.round(x.getTransform().f));
                x.setTransform(1, 2, 3, 4, 5, 6); console.log(String(x.getTransform())); x.setTransform({ m11: 2, d: 3, e: 4 }); console.log(String(x.getTransform())); x.setTransform(new DOMMatrix([1, 0, 0, 1, 7, 8])); console.log(String(x.getTransform()));
                for (const bad of [NaN, Infinity, -Infinity]) { x.translate(bad, 1); x.scale(1, bad); x.rotate(bad); x.transform(1, 0, 0, 1, 0, bad); x.setTransform(bad, 0, 0, 1, 0, 0); x.setTransform({ a: bad }); }
                console.log(String(x.getTransform()), x.getTransform() === x.getTransform(), x.getTransform() instanceof DOMMatrix);
                console.log(error(() => x.setTransform({ a: 1, m11: 2 })), error(() => x.setTransform(1, 2)), error(() => x.setTransform(1)), error(() => x.scale(1)), error(() => x.transform(1, 2, 3, 4, 5)));
                x.resetTransform(); console.log(x.getTransform().isIdentity); x.scale(2, 2); x.setTransform(); console.log(x.getTransform().isIdentity);
                """)
        #expect(
            lines == [
                "matrix(2, 0, 0, 3, 10, 20)", "-2 35", "matrix(1, 2, 3, 4, 5, 6)",
                "matrix(2, 0, 0, 3, 4, 0)", "matrix(1, 0, 0, 1, 7, 8)",
                "matrix(1, 0, 0, 1, 7, 8) false true",
                "TypeError TypeError TypeError TypeError TypeError", "true", "true",
            ])
    }

    /// MDN's compatibility data for EdgeHTML 18.
    @Test func `the device's view has the members of 2018`() {
        let lines = page(
            Self.start + """
                console.log(['roundRect', 'reset', 'createConicGradient', 'isContextLost', 'letterSpacing', 'wordSpacing', 'fontKerning', 'fontStretch', 'fontVariantCaps', 'textRendering', 'direction', 'filter', 'getTransform', 'resetTransform', 'imageSmoothingQuality', 'isPointInStroke', 'getContextAttributes', 'lang'].filter((n) => n in x).join());
                console.log(['fillRect', 'ellipse', 'setLineDash', 'imageSmoothingEnabled', 'drawFocusIfNeeded', 'globalAlpha', 'measureText'].every((n) => n in x), 'addPath' in Path2D.prototype, 'roundRect' in Path2D.prototype, 'setTransform' in CanvasPattern.prototype, 'colorSpace' in ImageData.prototype, typeof OffscreenCanvas, typeof createImageBitmap);
                console.log(Object.keys(TextMetrics.prototype).join(), typeof c.toBlob, c.msToBlob().type);
                const p = new Path2D('M0 0H9V9H0Z'); console.log(x.isPointInPath(p, 4, 4)); p.rect(0, 0, 9, 9); console.log(x.isPointInPath(p, 4, 4));
                """, target: .webView)
        #expect(
            lines == [
                "", "true false false false false undefined undefined",
                "width undefined image/png", "false", "true",
            ])
        let modern = page(
            Self.start
                + "console.log('roundRect' in x, typeof c.toBlob, typeof c.msToBlob, typeof OffscreenCanvas)"
        )
        #expect(modern == ["true function undefined function"])
    }
}
