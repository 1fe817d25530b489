import Testing

/// What clicks do (DOM, section 2.9; HTML, sections 4.10.5, 4.11), focus (6.6), dialogs and popovers.
@Suite struct ActivationTests {
    @Test
    func `4.10.5.1.16: a check box is checked before listeners run, and goes back if they cancel`()
    {
        let lines = page(
            """
            var c = document.createElement('input'); c.type = 'checkbox'; document.body.append(c);
            for (var t of ['click', 'input', 'change']) c.addEventListener(t, (e) => console.log(e.type, c.checked, e.isTrusted, e.bubbles));
            c.click(); c.onclick = () => false; c.click(); console.log(c.checked); c.onclick = null; c.remove(); c.click(); c.disabled = true; c.click();
            """)
        #expect(
            lines == [
                "click true false true", "input true true true", "change true true true",
                "click false false true", "true",
                "click false false true",
            ])
    }

    @Test func `4.10.4: a label hands its click on, with the focus`() {
        let lines = page(
            """
            var l = document.createElement('label'), c = document.createElement('input'), t = document.createElement('b'); c.type = 'checkbox'; l.append(t, c); document.body.append(l);
            for (var n of ['click', 'focus', 'change']) l.addEventListener(n, (e) => console.log(e.type, e.target.localName, e.isTrusted), true);
            t.click(); console.log(c.checked, document.activeElement === c); c.click(); console.log(c.checked);
            """)
        #expect(
            lines == [
                "click b false", "focus input true", "click input false", "change input true",
                "true true", "click input false",
                "change input true", "false",
            ])
    }

    @Test func `6.6: focus moves with blur, focusout, focus, focusin`() {
        let lines = page(
            """
            var a = document.createElement('input'), b = document.createElement('button'), d = document.createElement('div'); document.body.append(a, b, d);
            for (var n of ['blur', 'focusout', 'focus', 'focusin']) document.addEventListener(n, (e) => console.log(e.type, e.target.localName, e.relatedTarget && e.relatedTarget.localName), true);
            a.focus(); b.focus(); d.focus(); console.log(document.activeElement === b); d.tabIndex = -1; d.focus(); console.log(document.activeElement === d);
            d.remove(); console.log(document.activeElement === document.body); b.disabled = true; b.focus(); console.log(document.activeElement.localName);
            """)
        #expect(
            lines == [
                "focus input null", "focusin input null", "blur input button",
                "focusout input button", "focus button input",
                "focusin button input", "true", "blur button div", "focusout button div",
                "focus div button", "focusin div button", "true",
                "true", "body",
            ])
    }

    /// What a listener moves the focus to; the orders are Chromium's.
    @Test func `6.6: a listener of blur that moves the focus is followed by focusout`() {
        let lines = page(
            """
            const d = document; d.body.innerHTML = '<input id=a><input id=b><input id=c>';
            const run = (type, act) => {
              const log = []; let isDue = false;
              const hear = (e) => { log.push(e.type + ':' + e.target.id + (e.relatedTarget ? '>' + e.relatedTarget.id : '')); if (isDue && e.type === type && e.target === a) { isDue = false; act(); } };
              ['focus', 'blur', 'focusin', 'focusout'].forEach((t) => d.addEventListener(t, hear, true));
              d.activeElement.blur(); a.focus(); log.length = 0; isDue = true; b.focus();
              ['focus', 'blur', 'focusin', 'focusout'].forEach((t) => d.removeEventListener(t, hear, true));
              console.log(log.join(' '), d.activeElement.id);
            };
            run('blur', () => c.focus()); run('blur', () => a.focus()); run('focusout', () => c.focus()); run('blur', () => { b.disabled = true; });
            """)
        #expect(
            lines == [
                "blur:a>b focus:c focusin:c focusout:a c",
                "blur:a>b focus:a focusin:a focusout:a a",
                "blur:a>b focusout:a>b focus:c focusin:c c", "blur:a>b focusout:a>b ",
            ])
    }

    @Test func `4.11.1: a form control in a summary opens nothing`() {
        let lines = page(
            """
            const click = (inside) => {
              document.body.innerHTML = `<details><summary>${inside}</summary></details>`;
              const e = document.querySelector('summary').firstElementChild;
              e.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); return document.querySelector('details').open;
            };
            console.log(['<select>', '<textarea>', '<input type=hidden>', '<button>', '<fieldset>'].map(click).join(), ['<b>', '<img>', '<div contenteditable>'].map(click).join());
            """)
        #expect(lines == ["false,false,false,false,false true,true,true"])
    }

    @Test func `4.11.1: details open by their summary, and one of a name`() {
        let lines = page(
            """
            var make = () => { var d = document.createElement('details'), s = document.createElement('summary'); d.name = 'n'; d.append(s); document.body.append(d); return d; };
            var a = make(), b = make(); a.ontoggle = (e) => console.log('a', e.oldState, e.newState); a.firstChild.click(); console.log(a.open);
            b.open = true; console.log(a.open, b.open);
            """)
        #expect(lines == ["true", "false true", "a closed closed"])
    }

    @Test func `4.11.1: a details element that opens says so before the others of its group`() {
        let lines = page(
            """
            document.body.innerHTML = '<details name=g id=a open></details><details name=g id=b></details>';
            setTimeout(() => { for (var d of document.querySelectorAll('details')) d.addEventListener('toggle', (e) => console.log(e.target.id, e.newState)); document.getElementById('b').open = true; }, 9);
            """)
        #expect(lines == ["b open", "a closed"])
    }

    @Test func `4.11.4: a modal dialog takes the focus and gives it back`() {
        let lines = page(
            """
            var i = document.createElement('input'), d = document.createElement('dialog'), b = document.createElement('button'); d.append(b); document.body.append(i, d); i.focus();
            for (var n of ['beforetoggle', 'toggle', 'close', 'cancel']) d.addEventListener(n, (e) => console.log(e.type, e.newState, e.cancelable));
            d.showModal(); console.log(document.activeElement === b, d.matches(':modal')); i.focus(); console.log(document.activeElement === b);
            try { d.show(); } catch (e) { console.log(e.name); } d.requestClose('r'); console.log(d.open, d.returnValue, document.activeElement === i);
            """)
        #expect(
            lines == [
                "beforetoggle open true", "true true", "true", "InvalidStateError",
                "cancel undefined true", "beforetoggle closed false",
                "false r true", "toggle closed false", "close undefined false",
            ])
    }

    @Test func `6.12: popovers show, hide each other, and follow their buttons`() {
        let lines = page(
            """
            var make = (kind) => { var p = document.createElement('div'); p.popover = kind; document.body.append(p); return p; }, a = make('auto'), b = make('auto'), m = make('manual');
            var open = () => [a, b, m].map((p) => p.matches(':popover-open')).join(); a.showPopover(); m.showPopover(); b.showPopover(); console.log(open());
            var k = document.createElement('button'); k.popoverTargetElement = b; document.body.append(k); k.click(); console.log(open()); k.click(); b.remove(); console.log(open());
            console.log(a.togglePopover(), a.togglePopover(false)); try { document.body.showPopover(); } catch (e) { console.log(e.name); }
            k.commandForElement = a; k.command = 'show-popover'; a.addEventListener('command', (e) => console.log(e.command, e.source === k)); k.click(); console.log(open());
            """)
        #expect(
            lines == [
                "false,true,true", "false,false,true", "false,false,true", "true false",
                "NotSupportedError", "show-popover true",
                "true,false,true",
            ])
    }

    @Test func `6.12: hints stand above the others, and buttons without a form show popovers`() {
        let lines = page(
            """
            document.body.innerHTML = '<div popover id="a"><div popover="hint" id="n"></div></div><div popover="hint" id="h"></div><div popover="hint" id="i"><div popover id="x"></div></div><input type="reset" popovertarget="a"><form><input type="reset" popovertarget="a"></form><button id="k" popover popovertarget="k"></button>';
            var all = document.querySelectorAll('div[popover]'), q = (s) => document.getElementById(s), open = () => Array.from(all).filter((p) => p.matches(':popover-open')).map((p) => p.id).join('');
            q('a').showPopover(); q('n').showPopover(); console.log(open()); q('h').showPopover(); console.log(open()); q('i').showPopover(); console.log(open()); q('a').hidePopover(); console.log(open());
            q('i').showPopover(); q('x').showPopover(); console.log(open()); q('x').hidePopover();
            var resets = document.querySelectorAll('input'); resets[1].click(); console.log(open()); resets[0].click(); console.log(open());
            q('k').showPopover(); q('k').click(); console.log(q('k').matches(':popover-open'));
            """)
        #expect(lines == ["an", "ah", "ai", "", "x", "", "a", "false"])
    }

    @Test func `6.6.4: what a dialog has focused is not focused again by autofocus`() {
        let lines = page(
            """
            document.body.innerHTML = '<dialog id="d"><input><input autofocus id="f"></dialog><button id="b" autofocus></button>';
            var d = document.getElementById('d'); d.show(); console.log(document.activeElement.id); document.activeElement.blur();
            setTimeout(() => {
              console.log(document.activeElement.localName); d.close(); console.log(getComputedStyle(d).overlay); d.style.position = 'relative'; d.showModal();
              console.log(getComputedStyle(d).overlay, getComputedStyle(d).position, getComputedStyle(d).visibility);
            }, 50);
            """)
        #expect(lines == ["f", "body", "none", "auto absolute visible"])
    }

    /// Section 4.6.4: "cannot navigate".
    @Test func `4.6.4: of what is in no document, only an a element is followed`() {
        let lines = page(
            """
            for (const name of ['area', 'a']) { const e = document.createElement(name); e.href = '#' + name; e.click(); console.log(name, location.hash); }
            """)
        #expect(lines == ["area ", "a #a"])
    }

    /// HTML, section 4.11.1 ("queue a details toggle event task").
    @Test func `details that a parser opens and their group closes were closed all the time`() {
        let lines = page(
            """
            document.body.addEventListener('toggle', (e) => console.log(e.target.id, e.oldState, e.newState), true);
            document.body.innerHTML = '<details name=g id=a open></details><details name=g id=b open></details><details id=c open></details>';
            """)
        #expect(lines.sorted() == ["a closed open", "b closed closed", "c closed open"])
    }
}
