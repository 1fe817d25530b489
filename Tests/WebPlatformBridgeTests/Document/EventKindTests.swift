import Testing

/// UI Events, Pointer Events, Input Events; DOM, section 4.5 (`createEvent`).
@Suite struct EventKindTests {
    @Test func `kinds of events have the members of their dictionaries`() {
        let lines = page(
            """
            const m = new MouseEvent('m', { clientX: 3.5, button: 1, ctrlKey: true, modifierCapsLock: true, relatedTarget: document, view: window, detail: 2 });
            console.log(m.clientX, m.x, m.pageX, m.button, m.buttons, m.ctrlKey, m.getModifierState('CapsLock'), m.getModifierState('Alt'), m.relatedTarget === document, m.view === window, m.detail, 'modifierCapsLock' in m);
            const p = new PointerEvent('p', { pointerId: 4, pointerType: 'pen' }); console.log(p.pointerId, p.pointerType, p.width, p.isPrimary, p.getCoalescedEvents().length, p instanceof MouseEvent, p instanceof UIEvent, p.relatedTarget);
            const k = new KeyboardEvent('k', { key: 'A', code: 'KeyA', keyCode: 65, repeat: true }); console.log(k.key, k.code, k.keyCode, k.repeat, k.location, KeyboardEvent.DOM_KEY_LOCATION_RIGHT);
            console.log(new WheelEvent('w', { deltaY: 2 }).deltaY, new InputEvent('i', { data: 'x', inputType: 'insertText' }).inputType, new CompositionEvent('c').data === '', new FocusEvent('f').relatedTarget);
            console.log(new ToggleEvent('t', { newState: 'open' }).newState, new SubmitEvent('s').submitter, new AnimationEvent('a', { animationName: 'n' }).animationName, new TransitionEvent('t').elapsedTime);
            try { Object.getOwnPropertyDescriptor(MouseEvent.prototype, 'clientX').get.call(k); } catch (e) { console.log(e.name); }
            try { new MouseEvent('m', { view: {} }); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                3.5 3.5 3.5 1 0 true true false true true 2 false
                4 pen 1 false 0 true true null
                A KeyA 65 true 0 2
                2 insertText true null
                open null n 0
                TypeError
                TypeError
                """)
    }

    @Test func `createEvent makes events that wait to be initialized`() {
        let lines = page(
            """
            const names = ['BeforeUnloadEvent', 'CompositionEvent', 'CustomEvent', 'DragEvent', 'Event', 'Events', 'FocusEvent', 'HashChangeEvent', 'HTMLEvents', 'KeyboardEvent', 'MessageEvent', 'MouseEvent', 'MOUSEEVENTS', 'StorageEvent', 'SVGEvents', 'TextEvent', 'UIEvent', 'uievents'];
            console.log(names.map((n) => document.createEvent(n).constructor.name).join());
            const e = document.createEvent('MouseEvent'); console.log(e.type === '', e.isTrusted, e.bubbles);
            e.initMouseEvent('x', true, true, window, 3, 1, 2, 4, 5, false, true, false, false, 2, document.body);
            console.log(e.type, e.bubbles, e.detail, e.screenY, e.clientX, e.altKey, e.button, e.relatedTarget === document.body);
            for (const bad of ['PointerEvent', 'WheelEvent', 'AnimationEvent', 'nonsense', '']) try { document.createEvent(bad); console.log(bad); } catch (x) { console.log(x.name); }
            const c = document.createEvent('CustomEvent'); c.initCustomEvent('y', false, true, 7); console.log(c.type, c.cancelable, c.detail);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                BeforeUnloadEvent,CompositionEvent,CustomEvent,DragEvent,Event,Event,FocusEvent,HashChangeEvent,Event,KeyboardEvent,MessageEvent,MouseEvent,MouseEvent,StorageEvent,Event,TextEvent,UIEvent,UIEvent
                true false false
                x true 3 2 4 true 2 true
                NotSupportedError
                NotSupportedError
                NotSupportedError
                NotSupportedError
                NotSupportedError
                y true 7
                """)
    }

    /// HTML, section 6.11.3 (the DataTransfer interface).
    @Test func `a data transfer keeps one text of each type`() {
        let lines = page(
            """
            const t = new DataTransfer(); t.setData('Text', 'a'); t.setData('text/html', 'b'); t.setData('text/plain', 'c');
            console.log(t.getData('text'), t.types.join(), t.items.length, t.items[0].kind, t.items[0].type, t.files.length, t.dropEffect, Object.isFrozen(t.types));
            t.items.add(new File(['x'], 'f.txt', { type: 'text/css' })); console.log(t.types.join(), t.files[0].name, t.items[2].getAsFile().name);
            t.clearData('text/html'); t.dropEffect = 'copy'; t.dropEffect = 'wrong'; console.log(t.types.join(), t.dropEffect, new DragEvent('d', { dataTransfer: t }).dataTransfer === t, new ClipboardEvent('c').clipboardData);
            t.items[0].getAsString((s) => console.log(s));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                c text/html,text/plain 2 string text/html 0 none true
                text/html,text/plain,Files f.txt f.txt
                text/plain,Files copy true null
                c
                """)
    }

    /// UI Events has `which` for keys alone; of a mouse it is the button, counted from 1, in all browsers.
    @Test func `which of a mouse event is its button`() {
        let lines = page(
            """
            console.log([0, 1, 2, -1].map((button) => new MouseEvent('mousedown', { button }).which).join(), new PointerEvent('pointermove', { button: -1 }).which, new UIEvent('x', { which: 3 }).which);
            document.onclick = (e) => console.log(e.which, e.constructor.name); document.body.click();
            """)
        #expect(lines == ["1,2,3,0 0 3", "1 PointerEvent"])
    }
}
