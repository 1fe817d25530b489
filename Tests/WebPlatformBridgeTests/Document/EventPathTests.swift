import Testing

/// DOM, section 2.9 (dispatching events): paths over trees, shadow trees, activation.
@Suite struct EventPathTests {
    @Test func `an event goes down to its target and up again`() {
        let lines = page(
            """
            const d = document, b = d.body, e = d.createElement('div'), i = d.createElement('i'), out = [];
            b.append(e); e.append(i);
            for (const [name, t] of Object.entries({ window, d, b, e, i })) for (const capture of [true, false])
                t.addEventListener('x', (ev) => out.push(`${capture ? 'c' : 'b'}:${name}${ev.eventPhase}${ev.target === i}${ev.currentTarget === t}`), capture);
            i.addEventListener('x', { handleEvent(ev) { out.push(this !== i, ev.composedPath().length); } });
            console.log(i.dispatchEvent(new Event('x', { bubbles: true })), out.join(' ')); out.length = 0;
            i.dispatchEvent(new Event('x')); console.log(out.length, window.event); out.length = 0;
            e.addEventListener('x', (ev) => { ev.stopPropagation(); out.push('stop', window.event === ev, ev.defaultPrevented); ev.preventDefault(); }, { capture: true, once: true });
            console.log(i.dispatchEvent(new Event('x', { bubbles: true, cancelable: true })), out.slice(-3).join());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true c:window1truetrue c:d1truetrue c:b1truetrue c:e1truetrue c:i2truetrue b:i2truetrue true 6 b:e3truetrue b:b3truetrue b:d3truetrue b:window3truetrue
                8 undefined
                false stop,true,false
                """)
    }

    /// Section 2.9, "append to an event path": what listeners do to the tree changes no path.
    @Test func `listeners may move the tree and the lists of listeners`() {
        let lines = page(
            """
            const d = document, b = d.body, e = d.createElement('div'), i = d.createElement('i'), out = [];
            b.append(e); e.append(i);
            const late = () => out.push('late'), gone = () => out.push('gone');
            i.addEventListener('x', () => { i.remove(); out.push('i'); i.addEventListener('x', late); i.removeEventListener('x', gone); e.addEventListener('x', () => out.push('new')); });
            i.addEventListener('x', gone); e.addEventListener('x', () => out.push('e')); b.addEventListener('x', () => { out.push('b'); throw new Error('reported'); });
            window.addEventListener('error', (ev) => { out.push(ev.message); ev.preventDefault(); }); window.addEventListener('x', () => out.push('w'));
            i.dispatchEvent(new Event('x', { bubbles: true })); console.log(out.join());
            out.length = 0; i.dispatchEvent(new Event('x', { bubbles: true })); console.log(out.join());
            const same = new Event('y'); i.addEventListener('y', () => { try { i.dispatchEvent(same); } catch (x) { console.log(x.name); } }); i.dispatchEvent(same);
            try { i.dispatchEvent(d.createEvent('Event')); } catch (x) { console.log(x.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                i,e,new,b,Uncaught Error: reported,w
                i,late
                InvalidStateError
                InvalidStateError
                """)
    }

    /// Section 2.9 and "retarget" of section 4.8.
    @Test func `shadow trees hide their nodes`() {
        let lines = page(
            """
            const d = document, host = d.createElement('div'), out = []; d.body.append(host);
            const root = host.attachShadow({ mode: 'closed' }), inner = d.createElement('p'), other = d.createElement('q'); root.append(inner, other);
            const name = (t) => t === inner ? 'inner' : t === root ? 'root' : t === host ? 'host' : t === null ? 'null' : t === other ? 'other' : 'else';
            for (const t of [inner, root, host, d]) t.addEventListener('x', (e) => out.push(`${name(e.target)}${e.eventPhase}/${e.composedPath().length}/${name(e.relatedTarget)}/${window.event === e}`));
            const fire = (init) => { const e = new FocusEvent('x', init); inner.dispatchEvent(e); console.log(out.join(' '), name(e.target), e.composedPath().length); out.length = 0; };
            fire({ bubbles: true, composed: true }); fire({ bubbles: true }); fire({ composed: true, relatedTarget: other }); fire({ composed: true, bubbles: true, relatedTarget: d.body });
            console.log(host.shadowRoot, root.host === host, root.mode, inner.getRootNode() === root, inner.getRootNode({ composed: true }) === d, inner.isConnected, d.querySelector('p'));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                inner2/7/null/false inner3/7/null/false host2/5/null/true host3/5/null/true host 0
                inner2/2/null/false inner3/2/null/false null 0
                inner2/2/other/false null 0
                inner2/7/else/false inner3/7/else/false host2/5/else/true host3/5/else/true host 0
                null true closed true true true null
                """)
    }

    /// Section 2.9, steps on activation behavior, with HTML's of a checkbox (section 4.10.5.1.15).
    @Test func `a click activates the nearest element that can be`() {
        let lines = page(
            """
            const d = document, box = d.createElement('input'), out = []; box.type = 'checkbox'; d.body.append(box);
            box.addEventListener('click', (e) => out.push('click', box.checked, e instanceof PointerEvent, e.detail, e.isTrusted));
            box.addEventListener('input', () => out.push('input')); box.addEventListener('change', (e) => out.push('change', e.bubbles));
            box.click(); console.log(out.join()); out.length = 0;
            box.addEventListener('click', (e) => e.preventDefault(), { once: true }); box.click(); console.log(out.join(), box.checked); out.length = 0;
            box.dispatchEvent(new Event('click')); console.log(out.join(), box.checked); out.length = 0;
            box.dispatchEvent(new MouseEvent('click')); console.log(out.includes('input'), box.checked);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                click,true,true,0,false,input,change,true
                click,false,true,0,false true
                click,true,false,,false true
                true false
                """)
    }

    /// Section 2.7, "default passive value"; the options of `addEventListener`.
    @Test func `options of listeners are those of the standard`() {
        let lines = page(
            """
            const t = new EventTarget(), out = [], read = [];
            const options = { get capture() { read.push('capture'); }, get once() { read.push('once'); return true; }, get passive() { read.push('passive'); return true; }, get signal() { read.push('signal'); } };
            t.addEventListener('x', (e) => { e.preventDefault(); out.push(e.defaultPrevented); }, options); console.log(read.join());
            t.dispatchEvent(new Event('x', { cancelable: true })); t.dispatchEvent(new Event('x', { cancelable: true })); console.log(out.join());
            const touch = (target) => { let prevented; const f = (e) => { e.preventDefault(); prevented = e.defaultPrevented; }; target.addEventListener('touchmove', f); target.dispatchEvent(new Event('touchmove', { cancelable: true })); target.removeEventListener('touchmove', f); return prevented; };
            console.log(touch(window), touch(document), touch(document.documentElement), touch(document.body), touch(document.createElement('p')), touch(t));
            const stop = new AbortController(); let n = 0; t.addEventListener('y', () => n++, { signal: stop.signal }); t.dispatchEvent(new Event('y')); stop.abort(); t.dispatchEvent(new Event('y')); console.log(n);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                capture,once,passive,signal
                false
                false false false false true true
                1
                """)
    }
}
