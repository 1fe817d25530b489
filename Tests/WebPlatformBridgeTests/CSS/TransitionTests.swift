import Testing

/// CSS Transitions 1 and CSS Animations 1, in virtual time.
@Suite struct TransitionTests {
    /// The lines of a script that has `box`, an element, `style`, a style sheet, and `say()`, which tells the events since
    /// the last time.
    private func run(_ script: String) -> [String] {
        page(
            """
            const style = document.head.appendChild(document.createElement('style')); const box = document.body.appendChild(document.createElement('div')); box.id = 'box';
            const told = []; const name = (e) => e.propertyName ?? e.animationName;
            for (const kind of ['transitionrun', 'transitionstart', 'transitionend', 'transitioncancel', 'animationstart', 'animationiteration', 'animationend', 'animationcancel']) document.addEventListener(kind, (e) => told.push(`${e.type.replace(/transition|animation/, '')} ${name(e)} ${+e.elapsedTime.toFixed(2)}`));
            const wait = (ms) => new Promise((r) => setTimeout(r, ms)); const frame = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))); const say = () => console.log(told.splice(0).join(', '));
            (async () => {
            \(script)
            })();
            """)
    }

    @Test func `CSS Transitions 1, 3 and 6: a change of style takes its time, and says so`() {
        #expect(
            run(
                """
                style.textContent = '#box { opacity: 1; left: 0; position: relative; transition: opacity 200ms linear, left 1s linear 100ms } #box.away { opacity: 0; left: 100px }';
                await frame(); box.className = 'away'; console.log(getComputedStyle(box).opacity, getComputedStyle(box).left, box.getAnimations().map((a) => `${a.constructor.name} ${a.transitionProperty}`).join());
                await wait(110); const half = +getComputedStyle(box).opacity; console.log(half > 0.3 && half < 0.7, getComputedStyle(box).left); await wait(1200); say(); console.log(getComputedStyle(box).opacity, getComputedStyle(box).left, box.getAnimations().length);
                """) == [
                    "1 0px CSSTransition left,CSSTransition opacity", "true 0px",
                    "run left 0, run opacity 0, start opacity 0, start left 0, end opacity 0.2, end left 1",
                    "0 100px 0",
                ])
    }

    /// Web Animations, sections 4.4.4 and 4.4.8: what is put to its end before it is ready is ready with the next frame.
    @Test func `a transition that a script puts to its end says that it is over`() {
        #expect(
            run(
                """
                style.textContent = '#box { transition: opacity 2s } #box.away { opacity: 0 }'; await frame(); box.className = 'away'; const [a] = box.getAnimations(); a.currentTime = 2000;
                await a.ready; await frame(); say(); console.log(a.pending, a.playState, document.getAnimations().length);
                """) == ["run opacity 0, start opacity 0, end opacity 2", "false finished 0"])
    }

    /// Section 3: the change of a value and that of `transition` are one style change event, in whatever order.
    @Test func `a value that changes right before its transition is declared takes its time`() {
        #expect(
            run(
                """
                box.style.opacity = '0.5'; await frame(); box.style.opacity = '0'; box.style.transition = 'opacity 200ms'; console.log(getComputedStyle(box).opacity); await wait(300); say();
                box.style.cssText = 'opacity: 1; transition: opacity 200ms'; await wait(300); say();
                box.style.transition = ''; box.style.opacity = '0'; getComputedStyle(box).opacity; box.style.transition = 'opacity 200ms'; await wait(300); say();
                """) == [
                    "0.5", "run opacity 0, start opacity 0, end opacity 0.2",
                    "run opacity 0, start opacity 0, end opacity 0.2", "",
                ])
    }

    @Test
    func
        `CSS Transitions 1, 3: what turns back is as long as it has been on its way; what is hidden is canceled`()
    {
        #expect(
            run(
                """
                style.textContent = '#box { opacity: 1; transition: opacity 200ms linear } #box.away { opacity: 0 } #box.gone { display: none }';
                await frame(); box.className = 'away'; await frame(); await wait(80); box.className = ''; const at = performance.now(); const [back] = box.getAnimations(); const { duration } = back.effect.getTiming(); console.log(duration > 60 && duration < 140);
                await back.finished; console.log(performance.now() - at < 150); await frame(); console.log(told.map((t) => t.split(' ')[0]).join()); told.length = 0;
                box.className = 'away'; await frame(); box.className = 'away gone'; await frame(); console.log(told.map((t) => t.split(' ')[0]).join()); told.length = 0;
                box.className = 'away'; await frame(); say();
                """) == ["true", "true", "run,start,cancel,run,start,end", "run,start,cancel", ""])
    }

    /// What was there before counts, whoever says that it moves: the style attribute, or a class that brings both.
    @Test func `CSS Transitions 1, 3: a transition that comes with the change`() {
        #expect(
            run(
                """
                box.style.width = '10px'; await frame(); box.style.transition = 'width 100ms'; box.style.width = '50px'; const done = Promise.all(box.getAnimations().map((a) => a.finished)); const at = performance.now(); await done; console.log(performance.now() - at > 80); await frame(); say();
                style.textContent = '.hiding { transition: all 50ms; opacity: 0.5 }'; box.style.transition = ''; await frame(); told.length = 0; box.className = 'hiding'; await wait(200); console.log(told.includes('end opacity 0.05'), box.isConnected); told.length = 0;
                const late = document.createElement('p'); late.className = 'hiding'; document.body.append(late); await wait(200); say(); style.textContent += '.still { transition: height 50ms }'; box.className = 'still'; box.style.height = 'auto'; await frame(); box.style.height = '9px'; await wait(99); say();
                """) == ["true", "run width 0, start width 0, end width 0.1", "true true", "", ""])
    }

    @Test func `CSS Animations 1, 3 to 6: keyframes, events, and what is shown afterwards`() {
        #expect(
            run(
                """
                style.textContent = '@keyframes in { from { visibility: hidden; width: 0 } to { visibility: visible; width: 200px } } @keyframes color { 50% { color: red; animation-timing-function: step-end } } #box { visibility: hidden; width: 10px } .in { animation: in 100ms linear 2 forwards } .color { animation: color 10s linear infinite, none 1s, missing 1s }';
                box.className = 'in'; await frame(); console.log(box.getAnimations().map((a) => `${a.constructor.name} ${a.animationName} ${a.playState}`).join(), parseFloat(getComputedStyle(box).width) < 60); await wait(300); say(); console.log(getComputedStyle(box).visibility, getComputedStyle(box).width, box.getAnimations()[0].playState);
                box.className = ''; await frame(); say(); console.log(getComputedStyle(box).visibility, getComputedStyle(box).width);
                box.className = 'color'; await frame(); const [a] = box.getAnimations(); console.log(box.getAnimations().length, a.effect.getKeyframes().map((k) => `${k.offset} ${k.color} ${k.easing}`).join()); a.currentTime = 6000; console.log(getComputedStyle(box).color); a.currentTime = 0; console.log(getComputedStyle(box).color);
                box.style.animationPlayState = 'paused'; await frame(); console.log(a.playState); box.className = ''; await frame(); console.log(told.map((t) => t.split(' ', 2).join(' ')).join());
                """) == [
                    "CSSAnimation in running true",
                    "start in 0, iteration in 0.1, end in 0.2", "visible 200px finished", "",
                    "hidden 10px", "1 0.5 red steps(1)", "rgb(255, 0, 0)", "rgb(0, 0, 0)", "paused",
                    "start color,cancel color",
                ])
    }

    @Test func `Web Animations 1, 5_3: what an animation of a script shows`() {
        #expect(
            run(
                """
                box.style.cssText = 'width: 10px; background-color: rgb(0, 0, 0)'; const s = getComputedStyle(box);
                const a = box.animate({ width: ['100px', '200px'], backgroundColor: 'rgb(200, 100, 0)', margin: ['10px 0', '20px 0'] }, { duration: 1000, fill: 'both' });
                for (const t of [0, 250, 1000, 2000]) { a.currentTime = t; console.log(s.width, s.backgroundColor, s.marginTop); } box.style.setProperty('width', '7px', 'important'); console.log(s.width); a.cancel(); console.log(s.width, s.backgroundColor);
                const b = box.animate([{ opacity: 0.5, offset: 0.5 }, { zIndex: 'auto' }], { duration: 100, delay: 50, fill: 'none' }); b.currentTime = 25; console.log(s.opacity); b.currentTime = 100; console.log(s.opacity); b.currentTime = 75; console.log(s.opacity);
                """) == [
                    "100px rgb(0, 0, 0) 10px", "125px rgb(50, 25, 0) 12.5px",
                    "200px rgb(200, 100, 0) 20px", "200px rgb(200, 100, 0) 20px", "7px",
                    "7px rgb(0, 0, 0)", "1", "0.5", "0.75",
                ])
    }

    /// A transition that never ends would keep a run from its end, and one element of many is looked at for each change.
    @Test func `pages that move for ever, and much, come to an end`() {
        let lines = run(
            """
            style.textContent = '@keyframes spin { to { transform: rotate(1turn) } } * { transition: all 1s } i { animation: spin 1ms infinite }';
            document.body.insertAdjacentHTML('beforeend', '<i>x</i>'.repeat(200)); await frame(); document.body.style.color = 'red'; await frame(); console.log(document.getAnimations().length > 200);
            for (let n = 0; n < 20; n++) { box.style.left = n + 'px'; box.style.transitionDuration = n + 's'; getComputedStyle(box).left; } Object.defineProperty(Array.prototype, Symbol.iterator, { value() { throw 'seen'; } }); String.prototype.split = null; box.style.top = '1px'; getComputedStyle(box).top; console.log('end');
            """)
        #expect(lines == ["true", "end"])
    }
}
