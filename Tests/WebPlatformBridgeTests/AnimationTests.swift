import PortalKit
import Testing

/// Web Animations 1: the times of animations.
@Suite struct AnimationTests {
    private func run(_ script: String) -> [String] {
        page(
            "(async () => { const div = document.body.appendChild(document.createElement('div'));\n\(script)\n})();"
        )
    }

    /// Sections 4.4.8 and 4.4.13.
    @Test func `an animation plays in virtual time, and tells that it is finished`() {
        #expect(
            run(
                """
                const a = div.animate({ opacity: [0, 1] }, { duration: 300, id: 'fade' }); console.log(a.id, a.playState, a.pending, a.currentTime, div.getAnimations().length, document.getAnimations()[0] === a);
                a.onfinish = (e) => console.log(e.type, e.currentTime, e instanceof AnimationPlaybackEvent); await a.ready; console.log(a.pending, a.startTime === document.timeline.currentTime);
                const before = performance.now(); await a.finished; console.log(a.playState, a.currentTime, Math.abs(performance.now() - before - 300) < 20, div.getAnimations().length);
                await new Promise((r) => setTimeout(r, 20));
                """) == [
                    "fade running true 0 1 true", "false true", "finished 300 true 0",
                    "finish 300 true",
                ])
    }

    @Test func `pausing, seeking, reversing and canceling`() {
        #expect(
            run(
                """
                const a = div.animate(null, 1000); a.currentTime = 400; a.pause(); await a.ready; console.log(a.playState, a.currentTime, a.startTime);
                a.reverse(); console.log(a.playState, a.pending); await a.ready; console.log(a.playbackRate, Math.round(a.currentTime)); a.finish(); console.log(a.playState, a.currentTime);
                a.oncancel = (e) => console.log(e.type, e.currentTime); const f = a.finished; a.cancel(); console.log(a.playState, a.currentTime, await f === a); await new Promise((r) => setTimeout(r, 20));
                const b = div.animate(null, { duration: 10, iterations: Infinity }); try { b.finish(); } catch (e) { console.log(e.name); } const g = b.finished; b.cancel(); await g.catch((e) => console.log(e.name));
                """) == [
                    "paused 400 null", "running true", "-1 400", "finished 0", "idle null true",
                    "cancel null", "InvalidStateError",
                    "AbortError",
                ])
    }

    /// An animation without end keeps no page from its rest.
    @Test func `a spinner that turns for ever is nothing to wait for`() {
        #expect(
            run(
                "div.animate({ rotate: ['0deg', '360deg'] }, { duration: 500, iterations: Infinity }); setTimeout(() => console.log('end'), 10);"
            ) == ["end"])
    }

    /// Section 4.4.1: the time of the document's timeline is that of its last frame, whatever a task asks for in between.
    @Test func `a page that measures while something moves measures one moment`() {
        #expect(
            run(
                """
                div.animate({ opacity: [0, 1] }, 1000); await new Promise((r) => setTimeout(r, 20));
                const time = document.timeline.currentTime, opacity = getComputedStyle(div).opacity, before = performance.now();
                let widths = 0;
                for (let i = 0; i < 3000; i++) if (document.documentElement.getBoundingClientRect().width > 0) widths++;
                console.log(widths, document.timeline.currentTime === time, getComputedStyle(div).opacity === opacity, performance.now() - before < 1);
                """) == ["3000 true true true"])
    }

    /// Sections 4.5 to 4.10, and CSS Easing 2.
    @Test func `how far an effect is`() {
        #expect(
            run(
                """
                const at = (time, options) => { const a = new Animation(new KeyframeEffect(div, null, options)); a.currentTime = time; const { progress, currentIteration } = a.effect.getComputedTiming(); return `${progress === null ? null : +progress.toFixed(3)}/${currentIteration}`; };
                console.log(at(50, 100), at(100, 100), at(100, { duration: 100, fill: 'forwards' }), at(-1, { duration: 100, fill: 'both' }), at(150, { duration: 100, iterations: 3, direction: 'alternate' }));
                console.log(at(50, { duration: 100, easing: 'ease' }), at(50, { duration: 100, easing: 'steps(4, start)' }), at(25, { duration: 100, easing: 'linear(0, 1 25%, 0)' }), at(20, { duration: 100, delay: 20, iterationStart: 0.5 }));
                const { duration, endTime, activeDuration } = new KeyframeEffect(null, null, { duration: 10, iterations: 2.5, delay: 5, endDelay: 1 }).getComputedTiming(); console.log(duration, endTime, activeDuration);
                for (const o of [{ duration: -1 }, { easing: 'x' }, { iterations: NaN }, { fill: 'x' }]) try { new KeyframeEffect(null, null, o); } catch (e) { console.log(e.name); }
                """) == [
                    "0.5/0 null/null 1/0 0/0 0.5/1", "0.802/0 0.75/0 1/0 0.5/0", "10 31 25",
                    "TypeError", "TypeError", "TypeError",
                    "TypeError",
                ])
    }

    /// Section 6.6, "process a keyframes argument".
    @Test func `keyframes are read as lists and by property`() {
        #expect(
            run(
                """
                const show = (k) => new KeyframeEffect(div, k).getKeyframes().map((f) => JSON.stringify(f)).join(' ');
                console.log(show([{ left: '0px' }, { left: 'bogus', easing: 'ease-in', offset: 0.25 }, { left: '9px', composite: 'add' }]));
                console.log(show({ opacity: [0, 0.5, 1], left: '1px', offset: [0, 0.8] }));
                for (const k of [[{ offset: 2 }], [{ offset: 0.5 }, { offset: 0.1 }], { easing: 'x' }]) try { show(k); } catch (e) { console.log(e.name); }
                """) == [
                    #"{"offset":null,"computedOffset":0,"easing":"linear","composite":"auto","left":"0px"} {"offset":0.25,"computedOffset":0.25,"easing":"ease-in","composite":"auto"} {"offset":null,"computedOffset":1,"easing":"linear","composite":"add","left":"9px"}"#,
                    #"{"offset":0,"computedOffset":0,"easing":"linear","composite":"auto","opacity":"0"} {"offset":0.8,"computedOffset":0.8,"easing":"linear","composite":"auto","opacity":"0.5"} {"offset":null,"computedOffset":1,"easing":"linear","composite":"auto","left":"1px","opacity":"1"}"#,
                    "TypeError", "TypeError", "TypeError",
                ])
    }

    /// Section 6.6: members are read once, in their order; Web IDL, section 3.2.21, for what is no sequence.
    @Test func `what is read of a page is read once, and errors are of its realm`() {
        #expect(
            run(
                """
                const read = [], traced = (o) => new Proxy(o, { get(t, k) { if (typeof k === 'string') read.push(k); return t[k]; } });
                new KeyframeEffect(null, traced({ opacity: [0, 1], easing: 'linear', offset: [0, 1], composite: 'add' })); console.log(read.splice(0).join());
                new KeyframeEffect(null, [traced({ opacity: 0, easing: 'linear', offset: 0, composite: 'add' })]); console.log(read.splice(0).join());
                for (const k of [{ [Symbol.iterator]: 1 }, { [Symbol.iterator]: () => 1 }, { [Symbol.iterator]: () => ({}) }]) try { new KeyframeEffect(null, k); } catch (e) { console.log(e instanceof TypeError); }
                for (const f of [() => new Animation({}), () => new Animation(null, {}), () => new Animation(1)]) try { f(); } catch (e) { console.log(e instanceof TypeError); }
                """) == [
                    "composite,easing,offset,opacity", "composite,easing,offset,opacity", "true",
                    "true", "true", "true", "true", "true",
                ])
    }

    @Test func `EdgeHTML has no such thing`() {
        #expect(
            page(
                "console.log(typeof Animation, typeof document.body.animate, typeof document.timeline)",
                target: .webView) == ["undefined undefined undefined"])
    }

    @Test func `Web Animations 6_4_1: what an animation has made of an element becomes its style`()
    {
        let lines = page(
            """
            document.body.innerHTML = '<p id=p style="color: red">x</p>'; const p = document.getElementById('p');
            const a = p.animate({ opacity: [0, 1], marginLeft: ['0px', '10px'] }, { duration: 100, fill: 'forwards' }); a.pause(); a.currentTime = 25;
            a.commitStyles(); a.cancel(); console.log(p.style.cssText);
            const failed = (f) => { try { f(); return 'ok'; } catch (e) { return e.name; } };
            const b = p.animate({ opacity: [0, 1] }, { duration: 100, pseudoElement: '::before' }); console.log(failed(() => b.commitStyles()), failed(() => new Animation().commitStyles()));
            p.remove(); console.log(failed(() => p.animate({ opacity: 1 }, 1).commitStyles()));
            """)
        #expect(
            lines == [
                "color: red; margin-left: 2.5px; opacity: 0.25;", "NoModificationAllowedError ok",
                "InvalidStateError",
            ], "\(lines)")
    }
}
