import PortalKit
import Testing

/// HTML, sections 4.12.5.1.6 (building paths), .7 (Path2D) and .11 (drawing paths): what a path is, asked by points.
@Suite struct CanvasPathTests {
    private static let start = """
        const x = document.createElement('canvas').getContext('2d');
        const error = (f) => { try { return f(); } catch (e) { return e.name; } };
        /// A letter for each point: whether it is in the path of now.
        const at = (...points) => points.map(([a, b]) => (x.isPointInPath(a, b) ? 'y' : 'n')).join('');
        const on = (...points) => points.map(([a, b]) => (x.isPointInStroke(a, b) ? 'y' : 'n')).join('');
        const path = (build) => { x.beginPath(); build(); };

        """

    @Test func `subpaths are ensured, closed and filled by their rule`() {
        let lines = page(
            Self.start + """
                console.log(at([0, 0])); path(() => x.moveTo(0, 0)); console.log(at([0, 0]));
                path(() => { x.lineTo(0, 0); x.lineTo(10, 0); x.lineTo(10, 10); }); console.log(at([8, 2], [2, 8], [0, 0], [5, 5], [10, 10]));
                path(() => x.rect(0, 0, 20, 20)); console.log(at([10, 10], [0, 0], [20, 20], [0, 10], [20.01, 10], [-0.01, 10]));
                path(() => { x.rect(0, 0, 30, 30); x.rect(10, 10, 10, 10); }); console.log(at([15, 15]), x.isPointInPath(15, 15, 'evenodd'), x.isPointInPath(15, 15, 'nonzero'), x.isPointInPath(5, 5, 'evenodd'));
                path(() => { x.rect(0, 0, 30, 30); x.rect(20, 10, -10, 10); }); console.log(at([15, 15], [5, 5]));
                path(() => { x.rect(0, 0, 10, 10); x.lineTo(20, 0); x.lineTo(20, 20); }); console.log(at([19, 15], [12, 1])); path(() => { x.moveTo(0, 0); x.lineTo(10, 0); x.lineTo(10, 10); x.closePath(); x.lineTo(-10, 0); x.lineTo(-10, -10); }); console.log(at([8, 2], [-8, -2]));
                path(() => { x.quadraticCurveTo(0, 0, 10, 10); }); console.log(at([5, 5])); path(() => { x.moveTo(0, 0); x.quadraticCurveTo(50, 100, 100, 0); }); console.log(at([50, 49.9], [50, 50.1], [50, 0.1]));
                path(() => { x.moveTo(0, 0); x.bezierCurveTo(0, 100, 100, 100, 100, 0); }); console.log(at([50, 74.9], [50, 75.1]));
                """)
        #expect(
            lines == [
                "n", "n", "ynyyy", "yyyynn", "y false true true", "ny", "yy", "yy", "y", "yny",
                "yn",
            ])
    }

    @Test func `arcs go their way, and corners are rounded`() {
        let lines = page(
            Self.start + """
                const near = (r) => [[50 + r * 0.6, 50 + r * 0.8], [50 - r, 50]];
                path(() => x.arc(50, 50, 40, 0, 7)); console.log(at(...near(39.999), ...near(40.001)));
                path(() => x.arc(50, 50, 40, 0, Math.PI)); console.log(at([50, 60], [50, 40])); path(() => x.arc(50, 50, 40, 0, Math.PI, true)); console.log(at([50, 60], [50, 40])); path(() => x.arc(50, 50, 40, 0, -7)); console.log(at([50, 60], [50, 40], [12, 50]));
                path(() => x.arc(50, 50, 1e6, 0, 7)); console.log(at([50 + 999990, 50], [50 + 1000010, 50]));
                path(() => x.ellipse(50, 50, 40, 20, Math.PI / 2, 0, 7)); console.log(at([50, 89.9], [50, 90.1], [69.9, 50], [70.1, 50])); path(() => x.arc(50, 50, 0, 0, 7)); console.log(at([50, 50])); path(() => x.arc(50, 50, 40, 2 * Math.PI, 0)); console.log(at([50, 50])); path(() => x.arc(50, 50, 40, 1, 1)); console.log(at([50, 50]));
                path(() => { x.moveTo(0, 0); x.arcTo(100, 0, 100, 100, 50); x.lineTo(100, 100); x.lineTo(0, 100); }); console.log(at([99, 1], [85, 15], [86, 14], [99, 99]));
                path(() => { x.moveTo(0, 0); x.arcTo(50, 0, 100, 0, 50); x.lineTo(50, 50); }); console.log(at([25, 1], [49, 40], [60, 1])); path(() => { x.arcTo(10, 10, 20, 20, 5); x.lineTo(20, 10); x.lineTo(20, 20); }); console.log(at([18, 12]));
                path(() => x.roundRect(0, 0, 100, 50, 20)); console.log(at([1, 1], [6, 6], [99, 49], [0, 25], [50, 0])); path(() => x.roundRect(0, 0, 100, 50, [0, { x: 30, y: 10 }])); console.log(at([1, 1], [95, 1], [99, 49], [5, 49])); path(() => x.roundRect(100, 50, -100, -50, [50, 0, 0, 0])); console.log(at([99, 49], [1, 1]));
                path(() => x.roundRect(0, 0, 10, 10, 1000)); console.log(at([1, 1], [5, 5], [9.99, 5]));
                """)
        #expect(
            lines == [
                "yynn", "yn", "ny", "yyy", "yn", "ynyn", "n", "y", "n", "nyny", "yyn", "y", "nynyy",
                "ynyn", "ny", "nyy",
            ])
    }

    @Test func `errors and what is ignored are those of the standard`() {
        let lines = page(
            Self.start + """
                const p = new Path2D();
                for (const o of [x, p]) console.log([() => o.arc(0, 0, -1, 0, 1), () => o.ellipse(0, 0, -1, 1, 0, 0, 1), () => o.ellipse(0, 0, 1, -1, 0, 0, 1), () => o.arcTo(0, 0, 1, 1, -1), () => o.roundRect(0, 0, 1, 1, []), () => o.roundRect(0, 0, 1, 1, [1, 2, 3, 4, 5]), () => o.roundRect(0, 0, 1, 1, -1), () => o.roundRect(0, 0, 1, 1, [{ y: -1 }]), () => o.lineTo(1), () => o.arc(0, 0, 1, 0), () => o.rect(0, 0, 1), () => o.lineTo(Symbol(), 1)].map(error).join(' '));
                x.beginPath(); x.moveTo(0, 0); x.lineTo(10, 0);
                for (const bad of [NaN, Infinity, -Infinity]) { x.moveTo(bad, 50); x.lineTo(50, bad); x.quadraticCurveTo(1, 1, bad, 50); x.bezierCurveTo(1, 1, 2, 2, 3, bad); x.arcTo(1, 1, 2, bad, -1); x.rect(0, 0, 90, bad); x.arc(0, 0, -1, 0, bad); x.ellipse(0, 0, -1, bad, 0, 0, 1); x.roundRect(0, 0, 90, 90, bad); x.roundRect(0, 0, 90, 90, { x: bad }); x.roundRect(0, 0, bad, 90, [-1]); }
                x.lineTo(10, 10); console.log(at([8, 2], [40, 40], [2, 8]), x.isPointInPath(NaN, 2), x.isPointInPath(Infinity, 2), x.isPointInStroke(8, NaN));
                console.log([() => x.isPointInPath(1), () => x.isPointInPath(1, 1, 'bogus'), () => x.isPointInPath(null, 1, 1), () => x.isPointInPath({}, 1, 1, 'nonzero'), () => x.isPointInPath(p, 1, 1, 'x'), () => x.isPointInStroke({}, 1, 1), () => x.fill('bogus'), () => x.fill({}, 'nonzero'), () => x.fill(null), () => x.stroke(null), () => x.stroke(undefined), () => x.clip('x'), () => x.drawFocusIfNeeded({}), () => x.drawFocusIfNeeded(x.canvas, x.canvas), () => Path2D()].map(error).join(' '));
                console.log([() => x.fill(), () => x.fill('evenodd'), () => x.fill(undefined), () => x.fill(p, 'evenodd'), () => x.stroke(), () => x.stroke(p), () => x.clip(p), () => x.drawFocusIfNeeded(x.canvas), () => x.drawFocusIfNeeded(p, x.canvas), () => x.arcTo(0, 0, 1, 1, 0), () => x.roundRect(0, 0, 1, 1, null)].map(error).join('') === '');
                """)
        let both =
            "IndexSizeError IndexSizeError IndexSizeError IndexSizeError RangeError RangeError RangeError RangeError TypeError TypeError TypeError TypeError"
        #expect(
            lines == [
                both, both, "ynn false false false",
                Array(repeating: "TypeError", count: 15).joined(separator: " "), "true",
            ])
    }

    @Test func `a path is on the matrix of its steps, and a point on none`() {
        let lines = page(
            Self.start + """
                x.translate(100, 0); x.scale(2, 1); x.beginPath(); x.rect(0, 0, 10, 10); x.setTransform(1, 0, 0, 1, 0, 0); console.log(at([119, 5], [121, 5], [5, 5]));
                x.rotate(0.5); x.beginPath(); x.arc(0, 0, 10, 0, 1); x.lineTo(0, 0); x.resetTransform(); console.log(at([9 * Math.cos(1), 9 * Math.sin(1)], [9 * Math.cos(0.4), 9 * Math.sin(0.4)], [9 * Math.cos(1.6), 9 * Math.sin(1.6)]));
                const p = new Path2D(); p.rect(0, 0, 10, 10); x.translate(50, 0); console.log(x.isPointInPath(p, 55, 5), x.isPointInPath(p, 5, 5)); x.resetTransform();
                const q = new Path2D(p); p.rect(20, 0, 10, 10); console.log(x.isPointInPath(q, 25, 5), x.isPointInPath(p, 25, 5)); q.addPath(p, { e: 100 }); console.log(x.isPointInPath(q, 125, 5), x.isPointInPath(q, 25, 5)); q.addPath(p, new DOMMatrix([2, 0, 0, 2, 0, 100])); console.log(x.isPointInPath(q, 55, 115));
                q.addPath(q, { f: NaN }); q.addPath(q); console.log(error(() => q.addPath({})), error(() => q.addPath(p, { a: 1, m11: 2 })));
                const s = new Path2D('M10 10h20v20h-20zM50 10 C 50 40 90 40 90 10'); console.log([[20, 20], [35, 20], [70, 30], [70, 35]].map(([a, b]) => x.isPointInPath(s, a, b)).join()); console.log(x.isPointInPath(new Path2D('M0 0H10V10 bogus'), 9, 1), x.isPointInPath(new Path2D('bogus'), 0, 0));
                x.beginPath(); x.rect(0, 0, 10, 10); x.scale(0, 0); console.log(at([5, 5]), on([0, 5])); path(() => x.rect(-10, -10, 20, 20)); console.log(at([0, 0])); x.resetTransform(); x.scale(1.7e308, 1.7e308); path(() => x.rect(-10, -10, 20, 20)); console.log(at([0, 0])); x.resetTransform(); path(() => x.rect(0, 0, 10, 10)); x.scale(0, 0); x.lineTo(5, 5); x.arcTo(1, 1, 2, 5, 3); console.log(at([5, 5]));
                """)
        #expect(
            lines == [
                "ynn", "ynn", "true false", "false true", "true false", "true",
                "TypeError TypeError", "true,false,true,false", "true false", "y n", "n", "y", "y",
            ])
    }

    @Test func `lines have a width, joins, caps and dashes (4_12_5_1_2)`() {
        let lines = page(
            Self.start + """
                x.lineWidth = 10; path(() => { x.moveTo(10, 10); x.lineTo(50, 10); x.lineTo(50, 50); });
                console.log(on([30, 14.9], [30, 15.1], [9.9, 10], [50, 50.1], [54.9, 5.1]));
                x.lineJoin = 'bevel'; console.log(on([54.9, 5.1], [52, 8])); x.lineJoin = 'round'; console.log(on([54.9, 5.1], [53, 7])); x.lineJoin = 'miter'; x.miterLimit = 1.4; console.log(on([54.9, 5.1])); x.miterLimit = 1.5; console.log(on([54.9, 5.1]));
                x.lineCap = 'square'; console.log(on([5.1, 14.9], [4.9, 10], [45.1, 54.9])); x.lineCap = 'round'; console.log(on([5.1, 10], [5.1, 14.9]));
                x.lineCap = 'butt'; x.setLineDash([5, 5]); console.log(on([12, 10], [17, 10], [22, 10], [50, 12], [50, 17])); x.lineDashOffset = 5; console.log(on([12, 10], [17, 10])); x.lineDashOffset = -5; console.log(on([12, 10], [17, 10])); x.lineDashOffset = 0; x.lineCap = 'square'; console.log(on([17, 10]));
                x.lineCap = 'butt'; x.setLineDash([0, 10]); console.log(on([20, 10])); x.lineCap = 'round'; console.log(on([20, 10], [24, 12], [24, 14])); x.setLineDash([0, 0]); console.log(on([17, 10])); x.setLineDash([]); x.lineCap = 'butt';
                path(() => x.rect(10, 10, 30, 30)); console.log(on([5.1, 5.1], [5, 25], [14.9, 25], [15.1, 25])); path(() => { x.moveTo(10, 10); x.lineTo(10, 10); }); x.lineCap = 'square'; console.log(on([10, 10])); x.lineCap = 'butt';
                path(() => x.arc(50, 50, 40, 0, 7)); console.log(on([50, 94.99], [50, 95.1], [85.1, 50], [84.9, 50], [50 + 44.9 * 0.6, 50 + 44.9 * 0.8]));
                path(() => { x.moveTo(0, 0); x.lineTo(10, 0); }); x.scale(1, 3); console.log(on([5, 14.9], [5, 15.1])); x.resetTransform(); const p = new Path2D('M0 0H10'); x.scale(2, 1); console.log(x.isPointInStroke(p, 19, 4.9), x.isPointInStroke(p, 21, 0));
                """)
        #expect(
            lines == [
                "ynnny", "ny", "ny", "n", "y", "yny", "yn", "ynyyn", "ny", "ny", "y", "n",
                "yyn", "y", "yyyn", "n", "ynyny", "yn", "true false",
            ])
    }
}
