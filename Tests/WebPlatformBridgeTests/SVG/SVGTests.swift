import PortalKit
import Testing

/// SVG 2: what a portal's icons and charts ask of the document, without painting.
@Suite struct SVGTests {
    private static let start = """
        const make = (name, attributes = {}, parent = null) => {
          const e = document.createElementNS('http://www.w3.org/2000/svg', name);
          for (const key in attributes) e.setAttribute(key, attributes[key]);
          if (parent) parent.appendChild(e);
          return e;
        };
        const box = ({ x, y, width, height }) => [x, y, width, height].join();
        const flat = ({ a, b, c, d, e, f }) => [a, b, c, d, e, f].map((n) => +n.toFixed(3)).join();
        """

    private func run(_ script: String, target: OnlyTarget = .both) -> [String] {
        let modern = page(Self.start + script)
        if target == .both { #expect(page(Self.start + script, target: .webView) == modern) }
        return modern
    }
    private enum OnlyTarget { case both, modern }

    @Test func `section 4_6_2 and 4_6_4: strings and enumerations reflect their attributes`() {
        #expect(
            run(
                """
                const g = make('g', { class: 'icon' });
                console.log(g.className.baseVal, g.className instanceof SVGAnimatedString, g.className === g.className);
                g.className.baseVal = 'icon big'; console.log(g.getAttribute('class'), g.classList.contains('big'), g.className.animVal);
                const clip = make('clipPath'); console.log(clip.clipPathUnits.baseVal); clip.clipPathUnits.baseVal = 2;
                console.log(clip.getAttribute('clipPathUnits')); try { clip.clipPathUnits.baseVal = 3; } catch (e) { console.log(e.name); }
                const use = make('use'); use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#a');
                console.log(use.href.baseVal); use.href.baseVal = '#b'; console.log(use.getAttribute('xlink:href'), use.hasAttribute('href'));
                try { Object.getOwnPropertyDescriptor(SVGUseElement.prototype, 'href').get.call(g); } catch (e) { console.log(e.name); }
                """) == [
                    "icon true true", "icon big true icon big", "1", "objectBoundingBox",
                    "TypeError", "#a",
                    "#b false", "TypeError",
                ])
    }

    @Test func `section 4_6_7: lengths in their units`() {
        #expect(
            run(
                """
                const rect = make('rect', { width: '2in' }), w = rect.width.baseVal;
                console.log(w.value, w.valueInSpecifiedUnits, w.unitType, w.valueAsString, rect.x.baseVal.value);
                w.value = 96; console.log(rect.getAttribute('width')); w.convertToSpecifiedUnits(SVGLength.SVG_LENGTHTYPE_PX);
                console.log(rect.getAttribute('width')); w.valueAsString = '50%'; console.log(w.unitType, rect.getAttribute('width'));
                for (const f of [() => { w.valueAsString = '1deg'; }, () => w.newValueSpecifiedUnits(99, 1), () => { w.value = NaN; }, () => { rect.width.animVal.value = 1; }]) try { f(); } catch (e) { console.log(e.name); }
                const svg = make('svg', { viewBox: '0 0 200 100' }); svg.appendChild(rect); console.log(w.value, rect.height.baseVal.valueAsString, svg.width.baseVal.valueAsString);
                """) == [
                    "192 2 8 2in 0", "1in", "96px", "2 50%", "SyntaxError", "NotSupportedError",
                    "TypeError",
                    "NoModificationAllowedError", "100 0 100%",
                ])
    }

    @Test func `section 4_6_10: lists read and write their attribute`() {
        #expect(
            run(
                """
                const line = make('polyline', { points: '0,0 10 20' }), p = line.points;
                console.log(p.length, p[1].y, p.numberOfItems, [...p].length); p[1].y = 5; console.log(line.getAttribute('points'));
                const point = make('svg').createSVGPoint(); point.x = 3; p.appendItem(point); console.log(line.getAttribute('points'), p[2] === point);
                p.removeItem(0); console.log(line.getAttribute('points')); line.setAttribute('points', '1 1'); console.log(p.length, p.getItem(0).x);
                try { p.getItem(1); } catch (e) { console.log(e.name); } try { p.appendItem({ x: 1, y: 1 }); } catch (e) { console.log(e.name); }
                const g = make('g', { transform: 'translate(1 2) rotate(90)' }), t = g.transform.baseVal;
                console.log(t.length, t[0].type, t[1].angle, flat(t[1].matrix)); t[0].setTranslate(5, 6); console.log(g.getAttribute('transform'));
                console.log(flat(t.consolidate().matrix), t.length, g.getAttribute('transform'));
                """) == [
                    "2 20 2 2", "0 0 10 5", "0 0 10 5 3 0 true", "10 5 3 0", "1 1",
                    "IndexSizeError", "TypeError",
                    "2 2 90 0,1,-1,0,0,0", "translate(5 6) rotate(90)",
                    "0,1,-1,0,5,6 1 matrix(0 1 -1 0 5 6)",
                ])
    }

    @Test func `section 4_6_5 and 8_6: viewBox and preserveAspectRatio`() {
        #expect(
            run(
                """
                const svg = make('svg', { viewBox: '0 0 24 24' }), v = svg.viewBox.baseVal;
                console.log(box(v), svg.preserveAspectRatio.baseVal.align, svg.preserveAspectRatio.baseVal.meetOrSlice);
                v.width = 48; console.log(svg.getAttribute('viewBox')); svg.setAttribute('viewBox', 'x'); console.log(box(v));
                svg.preserveAspectRatio.baseVal.align = 2; console.log(svg.getAttribute('preserveAspectRatio'));
                """) == ["0,0,24,24 6 1", "0 0 48 24", "0,0,0,0", "xMinYMin"])
    }

    @Test func `section 4_6_3 and 8_10: boxes, matrices and hits of shapes`() {
        #expect(
            run(
                """
                const svg = make('svg', { width: 100, height: 50, viewBox: '0 0 200 100', style: 'display: block' }, document.body);
                const g = make('g', {}, svg); make('rect', { x: 10, y: 20, width: 30, height: 40 }, g);
                make('circle', { cx: 100, cy: 50, r: 10, transform: 'translate(5 0)' }, g); make('title', {}, g).textContent = 'no box';
                console.log(box(g.getBBox()), box(make('path', { d: 'M0 0 h10 v-5 z m20 20 l5 5' }, svg).getBBox()), box(make('g', {}, svg).getBBox()));
                console.log(flat(g.getCTM()), flat(g.getScreenCTM()), make('g').getScreenCTM());
                const path = make('path', { d: 'M0 0 L10 0 L10 10' }, svg); console.log(path.getTotalLength(), path.getPointAtLength(15).y, path.getPointAtLength(99).y);
                console.log(path.isPointInFill({ x: 9, y: 1 }), path.isPointInFill({ x: 1, y: 9 }), path.isPointInStroke({ x: 5, y: 0.4 }), path.isPointInStroke({ x: 5, y: 2 }));
                const p = svg.createSVGPoint(); p.x = 8; p.y = 8; const q = p.matrixTransform(svg.getScreenCTM().inverse()); console.log(q.x, q.y);
                console.log(svg.getElementById('none'), g.ownerSVGElement === svg, svg.ownerSVGElement, SVGElement.prototype.isPrototypeOf(svg));
                """) == [
                    "10,20,105,40 0,-5,25,30 0,0,0,0", "0.5,0,0,0.5,0,0 0.5,0,0,0.5,8,8 null",
                    "20 5 10",
                    "true false true false", "0 0", "null true null true",
                ])
    }

    @Test func `section 16_2: a click on a link follows its href, the old one too`() {
        #expect(
            run(
                """
                (async () => {
                  for (const name of ['href', 'xlink:href']) {
                    const a = make('a'); a.setAttributeNS(name === 'href' ? null : 'http://www.w3.org/1999/xlink', name, '#' + name.length);
                    document.body.appendChild(a); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
                    await new Promise((r) => setTimeout(r, 10)); console.log(location.hash);
                  }
                })();
                """) == ["#4", "#10"])
    }

    @Test func `paths that are no paths end where they can be read no more`() {
        #expect(
            run(
                """
                for (const d of ['', 'L 1 1', 'M 1 1 L 2', 'M0 0 L10 0 X', 'M0,0A5 5 0 0110,0', 'M0 0Q5 10 10 0T20 0', 'M 1e9999 0 L 1 1'])
                  console.log(+make('path', { d }).getTotalLength().toFixed(2), box(make('path', { d }).getBBox()).length > 0);
                try { make('path').getPointAtLength(1); } catch (e) { console.log(e.name); }
                """) == [
                    "0 true", "0 true", "0 true", "10 true", "15.71 true", "29.58 true",
                    "Infinity true",
                    "InvalidStateError",
                ])
    }

    /// Sections 4.6.2 and 8.9.
    @Test func `percentages go through any depth of svgs, and a foreignObject ends it`() {
        #expect(
            run(
                """
                let last = make('svg', { viewBox: '0 0 400 200' }, document.body);
                for (let i = 0; i < 200; i++) last = make('svg', i < 2 ? { width: '50%' } : {}, last);
                const rect = make('rect', { width: '10%', height: '10%' }, last); console.log(rect.width.baseVal.value, rect.height.baseVal.value);
                const outer = make('svg'), around = make('foreignObject', {}, outer), inner = make('svg', {}, around);
                console.log(around.ownerSVGElement === outer, inner.ownerSVGElement, make('g', {}, inner).ownerSVGElement === inner);
                const units = ['2em', '1ex', '1rem', '10vw', '1lh', '1deg', '1x']; console.log(units.map((width) => make('rect', { width }).width.baseVal.value).join());
                """) == ["10 20", "true null true", "32,8,16,80,19.200000762939453,0,0"])
    }

    /// Sections 4.6.5, 8.2 and 13.5.4.
    @Test func `what is read only in part is nothing where a whole is needed`() {
        #expect(
            run(
                """
                console.log(box(make('svg', { viewBox: '0 0 24 24 x' }).viewBox.baseVal), make('g', { transform: 'translate(1 x)' }).transform.baseVal.length, make('polyline', { points: '1 2 x 3' }).points.length);
                const stroked = (width) => make('path', { d: 'M0 0h10', 'stroke-width': width }, document.body).isPointInStroke({ x: 5, y: 0 }); console.log(stroked(0), stroked(1));
                """) == ["0,0,0,0 0 1", "false true"])
    }

    @Test func `long texts that are wrong at their end are read once`() {
        #expect(
            run(
                """
                const spaces = ' '.repeat(300000) + '!', digits = '1'.repeat(300000) + '!';
                console.log(make('rect', { width: digits }).width.baseVal.value, make('rect', { width: spaces }).width.baseVal.value, make('stop', { offset: digits }).offset.baseVal);
                console.log(make('g', { transform: spaces }).transform.baseVal.length, make('polyline', { points: spaces }).points.length, make('path', { d: 'M0 0' + spaces }).getTotalLength());
                console.log(make('svg', { viewBox: spaces }).viewBox.baseVal.width, make('marker', { orient: digits }).orientAngle.baseVal.value, make('path', { d: 'M0 0A' + spaces }).getTotalLength());
                """) == ["0 0 0", "0 0 0", "0 0 0"])
    }

    @Test func `Web IDL 3_2_9: a number that rounds to more than the largest float is refused`() {
        #expect(
            run(
                """
                const number = make('svg').createSVGNumber(); number.value = 3.4028234e38;
                for (const value of [3.402824e38, -3.402824e38]) try { number.value = value; console.log(number.value); } catch (e) { console.log(e instanceof TypeError); }
                console.log(number.value > 3.4e38);
                """) == ["true", "true", "true"])
    }

    @Test func `animations of EdgeHTML are none, and elsewhere stand still`() {
        #expect(
            page("console.log(typeof SVGAnimateElement, typeof SVGPathElement)", target: .webView)
                == ["undefined function"])
        #expect(
            run(
                """
                const a = make('animate', { dur: '2s' }, make('rect')); console.log(a.targetElement.localName, a.getSimpleDuration(), a.getCurrentTime());
                const svg = make('svg'); svg.pauseAnimations(); console.log(svg.animationsPaused()); svg.setCurrentTime(3); console.log(svg.getCurrentTime());
                """, target: .modern) == ["rect 2 0", "true", "3"])
    }
}
