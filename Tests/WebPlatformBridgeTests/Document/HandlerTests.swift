import Testing

/// HTML, section 8.1.8.1 (event handlers).
@Suite struct HandlerTests {
    @Test func `a handler keeps the place of its first value`() {
        let lines = page(
            """
            const e = document.createElement('div'), out = [];
            e.onclick = () => out.push('first'); e.addEventListener('click', () => out.push('listener')); e.onclick = () => out.push('second');
            e.dispatchEvent(new Event('click')); e.onclick = 5; console.log(out.join(), e.onclick); out.length = 0;
            e.onclick = () => { out.push('again'); return false; }; const ev = new Event('click', { cancelable: true }); console.log(e.dispatchEvent(ev), out.join());
            const object = {}; e.onclick = object; console.log(e.onclick === object, 'onclick' in e, Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'onclick').configurable);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                second,listener null
                false listener,again
                true true true
                """)
    }

    /// "Getting the current value of the event handler": the scopes are element, form owner and document.
    @Test func `content attributes are compiled when they are needed`() {
        let lines = page(
            """
            document.body.innerHTML = '<form id="f" title="form"><input id="i" name="n" onclick="console.log(value, enctype, typeof getElementById, event.type, this === event.target, n === this)" value="v"></form>';
            const i = document.getElementById('i');
            console.log(typeof i.onclick, i.onclick.name, i.onclick.length); i.dispatchEvent(new Event('click'));
            i.setAttribute('onclick', 'console.log("changed"); return false'); console.log(i.dispatchEvent(new Event('click', { cancelable: true })));
            i.removeAttribute('onclick'); console.log(i.onclick);
            window.onerror = (m) => { console.log('reported', m.includes('SyntaxError')); return true; };
            i.setAttribute('onclick', '}); evil('); console.log(i.onclick, i.getAttribute('onclick'));
            const copy = document.createElement('p'); copy.setAttribute('onclick', 'console.log("copied")'); copy.cloneNode().dispatchEvent(new Event('click'));
            const inert = document.implementation.createHTMLDocument('').createElement('p'); inert.setAttribute('onclick', 'console.log("never")'); inert.dispatchEvent(new Event('click')); console.log(inert.onclick);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                function onclick 1
                v application/x-www-form-urlencoded function click true true
                changed
                false
                null
                reported true
                uncaught SyntaxError: Parser error
                null }); evil(
                copied
                null
                """)
    }

    /// GlobalEventHandlers (section 8.1.8.2) are the window's, too, whether or not a page has touched its document.
    /// HTML, section 8.1.8.1: the value of a handler of `beforeunload`, and the form in the scope of what belongs to one.
    @Test func `what a handler of beforeunload returns is its event's`() {
        let lines = page(
            """
            const b = document.body; b.setAttribute('onbeforeunload', 'return false');
            const fire = (kind) => { const e = document.createEvent(kind); e.initEvent('beforeunload', true, true); return `${b.dispatchEvent(e)} ${e.returnValue}`; };
            console.log(fire('BeforeUnloadEvent'), fire('Event')); b.removeAttribute('onbeforeunload');
            const form = document.createElement('form'); form.plan = 'M'; form.innerHTML = '<output onclick="console.log(plan)"></output><label onclick="console.log(typeof plan)"></label>';
            for (const e of form.children) e.dispatchEvent(new Event('click'));
            """)
        #expect(lines == ["false false true true", "M", "undefined"])
    }

    @Test func `a window has all handlers from the beginning`() {
        let lines = page(
            """
            const all = Object.keys(HTMLElement.prototype).filter((name) => name.startsWith('on'));
            console.log(all.length > 80 && all.every((name) => name in window));
            console.log('onclick' in window, window.ontransitionend, Object.keys(window).includes('onabort'), 'oncopy' in window);
            window.onclick = function (event) { console.log(event.type, this === window); };
            document.body.dispatchEvent(new Event('click', { bubbles: true }));
            window.onclick = 5; console.log(window.onclick, Object.getOwnPropertyDescriptor(window, 'onclick').get !== undefined);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true
                true null true true
                click true
                null true
                """)
    }

    /// "Determining the target of an event handler": the window's, on `body`.
    @Test func `handlers of the body are those of the window`() {
        let lines = page(
            """
            const f = () => {}; document.body.onload = f; console.log(window.onload === f, document.body.onload === f);
            document.body.setAttribute('onresize', 'console.log("resized", this === window)'); window.dispatchEvent(new Event('resize'));
            document.documentElement.innerHTML = '<head></head><body onhashchange="console.log(event.type, this === window)"></body>'; window.dispatchEvent(new Event('hashchange'));
            document.body.onclick = f; console.log(window.onclick === f); document.onclick = f; console.log(document.onclick === f, document.body.onclick === f);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true true
                resized true
                hashchange true
                false
                true true
                """)
    }

    /// "The event handler processing algorithm", and the order of a body's handlers and those that scripts set before it.
    @Test
    func
        `a body's markup replaces the window's handler, and a window takes another realm's ErrorEvent`()
    {
        let lines = page(
            """
            window.onresize = () => console.log('script'); window.onmessage = () => console.log('kept');
            const body = document.createElement('body'); body.innerHTML = ''; document.documentElement.innerHTML = '<head></head><body onresize="console.log(1)"></body>';
            dispatchEvent(new Event('resize')); document.body.outerHTML = '<body onresize="console.log(2)"></body>'; dispatchEvent(new Event('resize')); dispatchEvent(new Event('message'));
            window.onresize = () => console.log('later'); dispatchEvent(new Event('resize'));
            const frame = document.createElement('iframe'); document.documentElement.append(frame); const other = frame.contentWindow;
            other.onerror = (...given) => { console.log(given.length, given[0], given[2]); return true; };
            const event = new ErrorEvent('error', { message: 'm', lineno: 3, cancelable: true }); other.dispatchEvent(event); console.log(event.defaultPrevented);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                1
                2
                kept
                later
                5 m 3
                true
                """)
    }

    /// HTML, section 8.1.4.6: an error without a script of its own is the page's.
    @Test func `an error in a timer's text has the URL of the page`() {
        let lines = page(
            """
            onerror = (message, url) => { console.log(message, url === location.href); return true; };
            setTimeout('missing()', 1); setTimeout('{', 2); setTimeout(() => { throw 'text'; }, 3);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                Uncaught ReferenceError: Can't find variable: missing true
                uncaught ReferenceError: Can't find variable: missing
                Uncaught SyntaxError: Unexpected end of script true
                uncaught SyntaxError: Unexpected end of script
                Uncaught text true
                """)
    }
}
