import Testing

/// Custom elements (HTML, section 4.13), slots (DOM, section 4.2.2) and templates (HTML, section 4.12.3).
@Suite struct CustomElementTests {
    @Test func `4.13.4: definitions are checked`() {
        let lines = page(
            """
            class A extends HTMLElement {} customElements.define('a-a', A);
            for (var f of [() => customElements.define('A-b', class extends HTMLElement {}), () => customElements.define('a-a', class extends HTMLElement {}),
              () => customElements.define('a-c', A), () => customElements.define('a-d', () => 1), () => customElements.define('a-e', class extends HTMLElement {}, { extends: 'foo' }), () => new (class extends HTMLElement {})])
              try { f(); console.log('taken'); } catch (e) { console.log(e.name); }
            console.log(customElements.get('a-a') === A, customElements.getName(A)); customElements.whenDefined('z-z').then((c) => console.log(c.name)); customElements.define('z-z', class Z extends HTMLElement {});
            """)
        #expect(
            lines == [
                "SyntaxError", "NotSupportedError", "NotSupportedError", "TypeError",
                "NotSupportedError", "TypeError", "true a-a", "Z",
            ])
    }

    @Test func `4.13.4: all who wait for one name are given one promise`() {
        let lines = page(
            """
            var first = customElements.whenDefined('z-z'); console.log(first === customElements.whenDefined('z-z'), first !== customElements.whenDefined('y-y'));
            customElements.whenDefined('bad').catch((e) => console.log(e.name));
            customElements.define('z-z', class Z extends HTMLElement {}); first.then((c) => console.log(c.name, customElements.whenDefined('z-z') === first));
            """)
        #expect(lines == ["true true", "SyntaxError", "Z false"])
    }

    @Test func `4.13.6: callbacks come before the member returns`() {
        let lines = page(
            """
            var log = []; class X extends HTMLElement { static observedAttributes = ['a']; constructor() { super(); log.push('new'); }
              connectedCallback() { log.push('in'); } disconnectedCallback() { log.push('out'); } adoptedCallback() { log.push('adopted'); } attributeChangedCallback(n, o, v) { log.push(n + o + v); } }
            var old = document.createElement('x-x'); old.setAttribute('a', 0); document.body.append(old); customElements.define('x-x', X); console.log(log.splice(0).join());
            var x = document.createElement('x-x'); x.setAttribute('a', 1); x.setAttribute('b', 1); document.body.append(x); x.remove(); console.log(log.splice(0).join());
            document.implementation.createHTMLDocument('').body.append(x); console.log(log.splice(0).join()); var c = old.cloneNode(); console.log(c instanceof X, log.splice(0).join());
            getSelection().selectAllChildren(document.body); getSelection().deleteFromDocument(); console.log(log.splice(0).join());
            customElements.define('x-p', class extends HTMLParagraphElement {}, { extends: 'p' }); console.log(document.createElement('p', { is: 'x-p' }).constructor === customElements.get('x-p'));
            customElements.define('x-e', class extends HTMLElement { constructor() { super(); throw new Error('no'); } }); console.log(Object.prototype.toString.call(document.createElement('x-e')));
            """)
        #expect(
            lines == [
                "new,anull0,in", "new,anull1,in,out", "adopted,in", "true new,anull0", "out",
                "true",
                "uncaught Error: no",
                "[object HTMLUnknownElement]",
            ])
    }

    @Test func `4.13.7: internals take part in forms`() {
        let lines = page(
            """
            class F extends HTMLElement { static formAssociated = true; constructor() { super(); this.i = this.attachInternals(); }
              formAssociatedCallback(f) { console.log('form', f && f.localName); } formDisabledCallback(d) { console.log('disabled', d); } formResetCallback() { console.log('reset'); } }
            customElements.define('f-f', F); var f = document.createElement('form'), e = new F(); e.setAttribute('name', 'n'); f.append(e); e.i.setFormValue('v'); document.body.append(f);
            console.log(new FormData(f).get('n'), f.elements[0] === e, e.i.form === f); e.i.setValidity({ customError: true }, 'bad'); console.log(f.checkValidity(), e.i.validationMessage, e.matches(':invalid'));
            e.setAttribute('disabled', ''); e.i.states.add('on'); console.log(e.matches(':state(on)'), e.i.states.size); f.reset(); e.remove();
            """)
        #expect(
            lines == [
                "form form", "v true true", "false bad true", "disabled true", "true 1", "reset",
                "form null",
            ])
    }

    @Test func `DOM 4.2.2: slots, named and by hand`() {
        let lines = page(
            """
            var h = document.createElement('div'), r = h.attachShadow({ mode: 'open' }), make = (tag, name, value) => { var e = document.createElement(tag); e.setAttribute(name, value); return e; };
            var s = make('slot', 'name', 'x'), d = document.createElement('slot'), a = make('b', 'slot', 'x'), t = new Text('t'); r.append(s, d); h.append(a, t);
            console.log(s.assignedNodes()[0] === a, d.assignedNodes()[0] === t, a.assignedSlot === s); s.addEventListener('slotchange', (e) => console.log('slotchange', s.assignedElements().length));
            a.slot = ''; console.log(d.assignedNodes().length, s.assignedNodes().length); d.append('fallback'); h.replaceChildren(); console.log(d.assignedNodes().length, d.assignedNodes({ flatten: true })[0].data);
            var m = document.createElement('p'), q = m.attachShadow({ mode: 'closed', slotAssignment: 'manual' }), z = document.createElement('slot'), c = document.createElement('i'); q.append(z); m.append(c); z.assign(c); console.log(z.assignedNodes()[0] === c, c.assignedSlot);
            """)
        #expect(
            lines == [
                "true true true", "2 0", "0 fallback", "true null", "slotchange 0",
            ])
    }

    @Test func `4.12.3: the contents of a template are inert`() {
        let lines = page(
            """
            customElements.define('t-t', class extends HTMLElement { connectedCallback() { console.log('connected'); } });
            var t = document.createElement('template'); t.content.append(document.createElement('t-t')); document.body.append(t);
            console.log(t.childNodes.length, t.content.ownerDocument === document, t.content.ownerDocument.defaultView, t.cloneNode(true).content.childNodes.length); document.body.append(t.content.cloneNode(true));
            """)
        #expect(lines == ["0 false null 1", "connected"])
    }
}
