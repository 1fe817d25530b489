import PortalKit
import Testing

/// Resize Observer 1 and Intersection Observer: what a script changes is looked at with the next frame.
@Suite struct ObserverTests {
    private static let start = """
        const frame = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 1)));
        const q = (s) => document.querySelector(s);
        """
    private func run(_ script: String) -> [String] {
        page("\(Self.start)(async () => {\(script)})();")
    }

    /// Resize Observer, section 3.4: after the animation callbacks of a frame.
    @Test func `a size that a script changes is told, and nothing that stays`() {
        #expect(
            run(
                """
                document.body.innerHTML = '<style></style><div style="width: 100px; height: 50px"></div>'; const d = q('div');
                new ResizeObserver((l) => console.log(l.map((e) => e.contentRect.width).join())).observe(d);
                await frame(); d.style.width = '80px'; await frame(); d.title = 'x'; await frame(); d.hidden = true; await frame(); d.hidden = false; await frame();
                q('style').sheet.insertRule('div { width: 7px !important }'); await frame();
                d.remove(); setTimeout(() => console.log('end'), 100);
                """) == ["100", "80", "0", "80", "7", "0", "end"])
    }

    /// Resize Observer, section 3.4.5: what is above the depth that was told waits for the next frame.
    @Test func `a loop ends with an error event, and goes on in the next frame`() {
        #expect(
            run(
                """
                document.body.innerHTML = '<div style="width: 100px"><p></p></div>'; const d = q('div'); let turns = 0;
                onerror = (m) => { console.log(m); return true; };
                const o = new ResizeObserver(() => { console.log('turn', d.offsetWidth); if (++turns < 3) d.style.width = 100 + turns + 'px'; }); o.observe(d);
                await frame(); await frame(); await frame(); await frame();
                """) == [
                    "turn 100", "ResizeObserver loop completed with undelivered notifications.",
                    "turn 101",
                    "ResizeObserver loop completed with undelivered notifications.", "turn 102",
                ])
    }

    /// Intersection Observer, section 2.2.10: an entry where the threshold or the crossing is another.
    @Test func `what comes into sight and leaves it is told`() {
        #expect(
            run(
                """
                document.body.innerHTML = '<div style="height: 100px; width: 100px"></div>'; document.body.style.margin = 0; const d = q('div'), list = [];
                const o = new IntersectionObserver((l) => { for (const e of l) list.push([e.isIntersecting, e.intersectionRatio, e.rootBounds.height]); }, { threshold: [0, 0.5] }); o.observe(d);
                await frame(); d.style.marginTop = '550px'; await frame(); d.style.marginTop = '575px'; await frame(); d.style.marginTop = '700px'; await frame(); d.hidden = true; await frame();
                console.log(list.map((e) => e.join(' ')).join(', ')); d.hidden = false; d.style.marginTop = 0; requestAnimationFrame(() => console.log(o.takeRecords().length));
                """) == ["true 1 600, true 0.25 600, false 0 600", "0"])
    }

    /// Section 2.2.10, and https://github.com/w3c/IntersectionObserver/issues/432: what browsers tell of a target that is seen
    /// less than the first threshold. Section 3.2.8, step 2.3: a target that is its own root.
    @Test func `below the first threshold nothing is told to intersect`() {
        #expect(
            run(
                """
                document.body.innerHTML = '<div style="height: 100px; width: 100px"></div>'; document.body.style.margin = 0; const d = q('div'), list = [];
                new IntersectionObserver((l) => { for (const e of l) list.push([e.isIntersecting, e.intersectionRatio]); }, { threshold: 1 }).observe(d);
                new IntersectionObserver((l) => console.log('own root', l[0].isIntersecting, l[0].intersectionRatio), { root: d }).observe(d);
                await frame(); d.style.marginTop = '550px'; await frame(); d.style.marginTop = '700px'; await frame();
                console.log(list.map((e) => e.join(' ')).join(', '));
                """) == ["own root false 0", "true 1, false 0.5"])
    }

    /// Section 2.2.8: boxes between the target and the root clip what is seen.
    @Test func `scrolling boxes clip, and a root has to be around its target`() {
        #expect(
            run(
                """
                document.body.innerHTML = '<div id=s style="height: 100px; overflow: auto"><p style="height: 300px; margin: 0">a</p><i style="display: block; height: 10px">b</i></div><b>c</b>';
                const told = (name, root, target, more = {}) => new IntersectionObserver((l) => console.log(name, l[0].isIntersecting, l[0].intersectionRect.height), { root, ...more }).observe(target);
                told('in', q('#s'), q('p')); told('below', null, q('i')); told('margin', null, q('i'), { scrollMargin: '300px' }); told('beside', q('#s'), q('b'));
                await frame(); q('#s').scrollTop = 210; await frame();
                """) == [
                    "in true 100", "below false 0", "margin true 10", "beside false 0",
                    "below true 10",
                ])
    }

    @Test func `visibility is asked with a delay`() {
        #expect(
            run(
                """
                try { new IntersectionObserver(() => 1, { trackVisibility: true }); } catch (e) { console.log(e.name); }
                const o = new IntersectionObserver(() => 1, { trackVisibility: true, delay: 100, scrollMargin: '1px 2%' }); console.log(o.delay, o.trackVisibility, o.scrollMargin);
                """) == ["NotSupportedError", "100 true 1px 2% 1px 2%"])
    }

    /// HTML, section 8.1.7.3: what a page in a frame observes moves with the page around it.
    @Test func `a target in a frame is seen as the top page shows it`() throws {
        #expect(
            page(
                Self.start + """
                    document.body.innerHTML = '<div style="height: 900px"></div><iframe style="border: 0; height: 100px"></iframe>';
                    const d = q('iframe').contentDocument; d.body.innerHTML = '<p style="height: 20px">a</p>';
                    new (q('iframe').contentWindow.IntersectionObserver)((l) => console.log(l[0].isIntersecting, l[0].rootBounds.height)).observe(d.body.firstChild);
                    (async () => { await frame(); await frame(); scrollTo(0, 400); await frame(); await frame(); })();
                    """) == ["false 600", "true 600"])
    }
}
