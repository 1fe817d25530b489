import Testing

/// Form controls (HTML, section 4.10): values, checkedness, selectedness, form owners, constraints.
@Suite struct FormControlTests {
    /// The value that an input of a type has after an assignment.
    @Test(arguments: [
        ("text", "a\\nb", "ab"), ("url", "  a b ", "a b"), ("email", " a@b ", "a@b"),
        ("number", "1e2", "1e2"), ("number", "1.", ""),
        ("date", "2024-02-30", ""), ("date", "2024-02-29", "2024-02-29"),
        ("week", "2020-W53", "2020-W53"), ("week", "2021-W53", ""),
        ("time", "23:59:59.5", "23:59:59.5"),
        ("datetime-local", "2020-01-01 10:00:00", "2020-01-01T10:00"), ("month", "0000-01", ""),
        ("range", "101", "100"), ("range", "x", "50"), ("range", "4.6", "5"),
        ("color", "#ABCDEF", "#abcdef"), ("color", "red", "#ff0000"),
        ("color", "#ABC", "#aabbcc"), ("color", "rgb(1 2 300 / 50%)", "#0102ff"),
        ("color", "nocolor", "#000000"),
    ])
    func `4.10.5.1: a value is sanitized`(_ type: String, _ given: String, _ expected: String) {
        #expect(
            page(
                """
                var i = document.createElement('input'); i.type = '\(type)'; i.value = '\(given)'; console.log(i.value);
                """) == [expected])
    }

    @Test func `4.10.5: modes and dirtiness of values`() {
        let lines = page(
            """
            var i = document.createElement('input'), log = (...a) => console.log(JSON.stringify(a));
            i.setAttribute('value', 'a'); log(i.value); i.value = 'b'; i.setAttribute('value', 'c'); log(i.value, i.defaultValue);
            i.type = 'checkbox'; log(i.value, i.getAttribute('value')); i.type = 'text'; log(i.value);
            i.type = 'file'; log(i.value, i.files.length); try { i.value = 'x'; } catch (e) { log(e.name); }
            var c = document.createElement('input'); c.type = 'checkbox'; c.defaultChecked = true; log(c.checked, c.value);
            c.checked = false; c.setAttribute('checked', ''); log(c.checked, c.cloneNode().checked);
            var t = document.createElement('textarea'); t.textContent = 'a\\r\\nb'; log(t.value, t.textLength); t.value = 'c'; t.textContent = 'd'; log(t.value, t.defaultValue);
            """)
        #expect(
            lines == [
                #"["a"]"#, #"["b","c"]"#, #"["b","b"]"#, #"["b"]"#, #"["",0]"#,
                #"["InvalidStateError"]"#, #"[true,"on"]"#,
                "[false,false]", #"["a\nb",3]"#, #"["c","d"]"#,
            ])
    }

    @Test func `4.10.5.4: numbers, dates and steps`() {
        let lines = page(
            """
            var i = document.createElement('input'); i.type = 'number'; i.step = '0.1'; i.value = '0.3'; i.stepUp(); console.log(i.value, i.valueAsNumber);
            i.min = '1'; i.stepDown(); console.log(i.value); i.step = 'any'; try { i.stepUp(); } catch (e) { console.log(e.name); }
            i.type = 'date'; i.value = '2024-02-28'; i.removeAttribute('step'); i.removeAttribute('min'); i.stepUp(2); console.log(i.value, i.valueAsDate.toISOString());
            i.type = 'month'; i.valueAsDate = new Date(0); console.log(i.value, i.valueAsNumber); i.type = 'text'; console.log(i.valueAsNumber, i.valueAsDate);
            """)
        #expect(
            lines == [
                "0.4 0.4", "0.4", "InvalidStateError", "2024-03-01 2024-03-01T00:00:00.000Z",
                "1970-01 0", "NaN null",
            ])
    }

    /// Where engines go beyond the standard or leave a choice; the values are Chromium's.
    @Test func `4.10.5.4: stepUp() and stepDown() step as engines do`() {
        let lines = page(
            """
            const look = (type, step, min, max, value, count) => {
              const e = document.createElement('input');
              Object.entries({ type, step, min, max }).forEach(([name, v]) => { if (v !== null) e.setAttribute(name, v); });
              e.value = value; const mismatches = e.validity.stepMismatch, message = e.validationMessage;
              e.stepUp(count); console.log(e.value, mismatches, message);
            };
            look('number', '2', '0', null, '7', 2); look('number', '2', '0', null, '7', -1); look('number', null, '10', null, '', -7);
            look('date', '1.4', null, null, '2009-02-01', 1); look('date', '1.5', null, null, '1970-01-02', 1); look('week', '1.5', null, null, '1970-W02', 2);
            look('time', '7', null, null, '16:56:59.9', 10); look('time', '0.5', null, '18:00', '', -1); look('time', '60', '18:00', null, '05:00:00.123', -1);
            look('time', '1800', null, null, '23:59', -1); look('datetime-local', '1.5', null, null, '2017-02-07T16:06:59.1', -7);
            look('range', '2', '0.5', '0', '0', 5);
            const number = (type, v) => { const e = document.createElement('input'); e.type = type; e.valueAsNumber = v; return e.value; };
            console.log(number('month', 1234.5), number('month', -1234.5), number('time', 100), number('datetime-local', 6172.5));
            """)
        #expect(
            lines.map { $0.replacing("\u{202F}", with: "_") } == [
                "10 true Please enter a valid value. The two nearest valid values are 6 and 8.",
                "6 true Please enter a valid value. The two nearest valid values are 6 and 8.",
                "10 false ", "2009-02-02 false ",
                "1970-01-03 true Please enter a valid value. The two nearest valid values are 01/01/1970 and 01/03/1970.",
                "1970-W05 true Please enter a valid value. The two nearest valid values are Week 01, 1970 and Week 03, 1970.",
                "16:58:09 true Please enter a valid value. The two nearest valid values are 4:56:59_PM and 4:57:06_PM.",
                "00:00:00.000 false ", "18:00 true Value must be 6:00_PM or later.",
                "23:30 true Please enter a valid value. The nearest valid value is 11:30_PM.",
                "2017-02-07T16:06:49.5 true Please enter a valid value. The two nearest valid values are 02/07/2017, 4:06:58.500_PM and 02/07/2017, 4:07:00_PM.",
                "0.5 false ", "2072-12 1867-02 00:00:00.100 1970-01-01T00:00:06.173",
            ])
    }

    /// Section 4.10.5.1.5: what a user types may be transformed; Chromium does so, and leaves alone what scripts set.
    @Test func `4.10.5.1.5: the domain of a typed address has its ASCII form`() {
        let lines = page(
            """
            const e = document.createElement('input'); e.type = 'email'; document.body.append(e); e.focus();
            const type = (text) => { document.execCommand('insertText', false, text); return e.value + ' ' + e.validity.typeMismatch; };
            console.log(type('max@müller.de')); console.log(type('x')); e.value = ''; console.log(type('mäx@a.de')); e.value = ''; console.log(type('a@ö'), type(' b'));
            e.value = 'max@müller.de'; console.log(e.value, e.validity.typeMismatch);
            """)
        #expect(
            lines == [
                "max@xn--mller-kva.de false", "max@xn--mller-kva.dex false", "mäx@a.de true",
                "a@xn--nda false a@ö b true", "max@müller.de true",
            ])
    }

    /// What of a text that can be edited has the focus by itself, as in Chromium.
    @Test func `6.6.2: links and editing hosts in what can be edited are parts of it`() {
        let lines = page(
            """
            const look = (html) => { document.body.innerHTML = html; const e = document.getElementById('x'); e.focus(); const is = document.activeElement === e; e.blur(); return is; };
            console.log(look('<a id=x href=#>'), look('<div contenteditable><a id=x href=#></div>'), look('<div contenteditable><a id=x href=# tabindex=0></div>'));
            console.log(look('<p id=x contenteditable>'), look('<div contenteditable><p id=x contenteditable></div>'));
            console.log(look('<select size=2><option id=x tabindex=0></select>'), look('<select size=2><option id=x tabindex=0 disabled></select>'));
            document.body.innerHTML = '<div contenteditable><a id=x href=#there>y</a></div>'; x.click(); console.log(location.hash === '');
            """)
        #expect(lines == ["true false true", "true false", "true false", "true"])
    }

    /// HTML, section 15.3.2 and 2.3.6 (legacy colours), which any text is one of.
    @Test func `15.3: attributes say something about style`() {
        let lines = page(
            """
            const style = (html, ...names) => { document.body.innerHTML = html; const s = getComputedStyle(document.body.firstChild); return names.map((n) => s[n]).join(); };
            console.log(style('<font color="h<s1pMd-8H[,\\\\caWH1oW3%M">', 'color'), style('<font color="a;b">', 'color'), style('<font face="a; color: red">', 'color'));
            console.log(style('<iframe frameborder=0>', 'borderTopWidth'), style('<iframe>', 'borderTopWidth'), style('<textarea wrap=off>', 'whiteSpace'));
            document.body.setAttribute('topmargin', '7'); document.body.setAttribute('marginwidth', '9'); const b = getComputedStyle(document.body);
            console.log(b.marginTop, b.marginLeft, b.marginRight, b.marginBottom, screen.availLeft, screen.availTop, console.profile() === undefined);
            """)
        #expect(
            lines == [
                "rgb(0, 128, 1) rgb(10, 0, 11) rgb(0, 0, 0)", "0px 2px pre",
                "7px 9px 9px 8px 0 0 true",
            ], "\(lines)")
    }

    /// A button that its group has unchecked does not follow its attribute any more; the values are Chromium's.
    @Test func `4.10.5.1.17: what a group unchecks is dirty`() {
        let lines = page(
            """
            document.body.innerHTML = '<form id=f><input type=radio name=a id=x><input type=radio name=a id=y><input type=radio name=a id=z></form>';
            const say = (act) => { act(); console.log([x, y, z].map((r) => +r.checked).join('')); };
            say(() => { y.defaultChecked = true; }); say(() => { x.defaultChecked = true; }); say(() => { y.defaultChecked = false; y.defaultChecked = true; });
            say(() => { f.reset(); }); say(() => { z.checked = true; }); say(() => { x.defaultChecked = false; x.defaultChecked = true; });
            """)
        #expect(lines == ["010", "100", "100", "010", "001", "001"])
    }

    @Test func `4.10.5.1.17: groups follow names, types, forms and ids`() {
        let lines = page(
            """
            const d = document;
            d.body.innerHTML = '<form id=one><input type=radio name=a id=x checked><input type=radio name=b id=y checked></form><form id=two></form>'
              + '<input type=radio name=a id=z form=one><input type=radio name=a id=w checked>';
            const ids = () => [...d.querySelectorAll('input')].filter((r) => r.checked).map((r) => r.id).join('');
            const say = (what) => { what(); console.log(ids()); };
            say(() => {}); say(() => { z.checked = true; }); say(() => { x.checked = true; });
            say(() => { y.name = 'a'; }); say(() => { x.checked = true; });
            say(() => { z.setAttribute('form', 'two'); z.checked = true; }); say(() => { two.id = 'gone'; w.checked = true; });
            say(() => { x.type = 'checkbox'; y.checked = true; x.checked = true; }); say(() => { x.type = 'radio'; });
            say(() => { y.remove(); w.checked = true; }); say(() => { z.required = true; z.setAttribute('form', 'one'); });
            console.log(z.validity.valueMissing, z.checkValidity());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                xyw
                yzw
                xyw
                yw
                xw
                xzw
                xw
                xyw
                xw
                xw
                xw
                false true
                """)
    }

    @Test func `4.10.5.1.17: one radio button of a group is checked`() {
        let lines = page(
            """
            var f = document.createElement('form'), make = (n) => { var r = document.createElement('input'); r.type = 'radio'; r.name = n; return r; };
            var a = make('g'), b = make('g'), c = make('h'); f.append(a, b, c); a.checked = b.checked = c.checked = true;
            console.log(a.checked, b.checked, c.checked); c.name = 'g'; console.log(b.checked, c.checked);
            b.value = 'B'; f.elements.g.value = 'B'; console.log(b.checked, c.checked, f.g.length, f.g.value);
            a.required = true; b.checked = false; console.log(c.validity.valueMissing, a.form === f, f.elements.namedItem('none'));
            """)
        #expect(
            lines == ["true false true", "false true", "true false 3 B", "true true null"])
    }

    @Test func `4.10.7: selectedness`() {
        let lines = page(
            """
            var s = document.createElement('select'), o = ['a', 'b', 'c'].map((v) => new Option(v));
            s.append(...o); console.log(s.selectedIndex, s.value); o[2].selected = true; console.log(s.value, o[0].selected);
            o[2].remove(); console.log(s.value); s.value = 'none'; console.log(s.selectedIndex, JSON.stringify(s.value));
            s.multiple = true; o[0].selected = o[1].selected = true; console.log(Array.from(s.selectedOptions).map((x) => x.text).join(), s.type);
            s.multiple = false; console.log(s.selectedIndex); o[0].disabled = true; s.selectedIndex = -1; s.append(new Option('d')); console.log(s.value);
            s.required = true; s.prepend(new Option('p', '')); s.selectedIndex = 0; console.log(s.validity.valueMissing, s.options.namedItem('x'));
            """)
        #expect(
            lines == [
                "0 a", "c false", "a", #"-1 """#, "a,b select-multiple", "1", "b", "true null",
            ])
    }

    @Test func `4.10.17: form owners, fieldsets and labels`() {
        let lines = page(
            """
            document.body.append(document.createElement('form'), document.createElement('input'), document.createElement('label'));
            var [f, i, l] = document.body.children; f.id = 'f'; i.id = 'i';
            console.log(i.form); i.setAttribute('form', 'f'); console.log(i.form === f, f.elements.length, f[0] === i);
            i.name = 'action'; console.log(f.action === i, 'action' in f, Object.keys(f).join()); i.name = ''; console.log(f.action === i);
            l.htmlFor = 'i'; console.log(l.control === i, i.labels.length, i.labels[0] === l);
            var s = document.createElement('fieldset'), g = document.createElement('legend'), a = document.createElement('input'), b = a.cloneNode();
            s.append(g, b); g.append(a); s.disabled = true; console.log(a.matches(':disabled'), b.matches(':disabled'), b.willValidate, s.elements.length);
            """)
        #expect(
            lines == [
                "null", "true 1 true", "true true 0", "true", "true 1 true", "false true false 2",
            ])
    }

    @Test(arguments: [
        (
            "type='email' value='x'", "typeMismatch",
            "Please include an '@' in the email address. 'x' is missing an '@'."
        ),
        ("type='url' value='x'", "typeMismatch", "Please enter a URL."),
        ("required", "valueMissing", "Please fill out this field."),
        (
            "type='checkbox' required", "valueMissing",
            "Please check this box if you want to proceed."
        ),
        ("pattern='[a-z]+' value='1'", "patternMismatch", "Please match the requested format."),
        (
            "type='number' min='5' value='3'", "rangeUnderflow",
            "Value must be greater than or equal to 5."
        ),
        (
            "type='date' max='2020-01-05' value='2021-01-01'", "rangeOverflow",
            "Value must be 01/05/2020 or earlier."
        ),
        (
            "type='number' min='0' step='2' value='3'", "stepMismatch",
            "Please enter a valid value. The two nearest valid values are 2 and 4."
        ),
    ])
    func `4.10.21: what a control suffers from, and says`(
        _ attributes: String, _ flag: String, _ message: String
    ) {
        let lines = page(
            """
            var i = document.createElement('input');
            "\(attributes)".replace(/([a-z]+)(?:='([^']*)')?/g, (m, n, v) => i.setAttribute(n, v || ''));
            console.log(i.validity.\(flag), i.validity.valid, i.validationMessage);
            i.disabled = true; console.log(i.willValidate, JSON.stringify(i.validationMessage), i.checkValidity());
            """)
        #expect(lines == ["true false \(message)", #"false "" true"#])
    }

    @Test func `4.10.21.3: invalid events and custom messages`() {
        let lines = page(
            """
            var f = document.createElement('form'), a = document.createElement('input'), b = a.cloneNode(); f.append(a, b); document.body.append(f);
            a.required = true; b.setCustomValidity('own'); f.addEventListener('invalid', (e) => console.log(e.target === a ? 'a' : 'b', e.cancelable, e.bubbles), true);
            a.addEventListener('invalid', (e) => e.preventDefault());
            console.log(f.checkValidity(), document.activeElement === document.body); console.log(f.reportValidity(), document.activeElement === b, b.validationMessage);
            """)
        #expect(
            lines == [
                "a true false", "b true false", "false true", "a true false", "b true false",
                "false true own",
            ])
    }

    @Test func `4.10.20: the selection of a text control`() {
        let lines = page(
            """
            var t = document.createElement('input'); t.value = 'hello'; console.log(t.selectionStart, t.selectionEnd, t.selectionDirection);
            t.setSelectionRange(1, 3, 'backward'); t.setRangeText('XYZ'); console.log(t.value, t.selectionStart, t.selectionEnd); t.setRangeText('', 0, 2, 'end'); console.log(t.value, t.selectionStart);
            t.addEventListener('select', (e) => console.log('select', e.bubbles)); t.select(); t.type = 'number'; console.log(t.selectionStart); try { t.setSelectionRange(0, 1); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "5 5 none", "hXYZlo 1 4", "YZlo 0", "null", "InvalidStateError", "select true",
                "select true",
                "select true", "select true",
            ])
    }

    @Test func `4.10.20: set range text fires select for another selection only`() {
        let lines = page(
            """
            var t = document.createElement('textarea'); t.value = 'foobar'; t.setSelectionRange(0, 0);
            setTimeout(() => {
                t.addEventListener('select', () => console.log('select', t.selectionStart, t.selectionEnd));
                t.setRangeText('new', 0, 3, 'select');
                setTimeout(() => { t.setRangeText('old', 0, 3, 'select'); setTimeout(() => console.log(t.value)); });
            });
            """)
        #expect(lines == ["select 0 3", "oldbar"])
    }

    @Test func `4.12.1: a script's type loses ASCII white space and no other`() {
        let lines = page(
            """
            var run = (type) => {
                var s = document.createElement('script'); s.type = type;
                s.textContent = 'console.log("ran")'; document.head.append(s);
            };
            run(' \\ttext/javascript\\n\\f\\r '); run('\\u00a0text/javascript');
            run('text/javascript\\u2003'); run('\\vtext/javascript');
            """)
        #expect(lines == ["ran"])
    }

    /// What takes the focus from an element that has it, beside a change that leaves it there.
    @Test(arguments: [
        ("i.className = 'gone'", "BODY"), ("i.className = 'here'", "INPUT"),
        ("i.style.display = 'none'", "BODY"), ("i.style.color = 'red'", "INPUT"),
        ("i.disabled = true", "BODY"), ("i.hidden = true", "BODY"), ("i.remove()", "BODY"),
        ("i.closest('fieldset').disabled = true", "BODY"), ("i.title = 'x'", "INPUT"),
        ("i.style.visibility = 'hidden'", "BODY"), ("i.parentNode.className = 'gone'", "BODY"),
        ("i.parentNode.inert = true", "BODY"), ("i.parentNode.dataset.state = 'closed'", "BODY"),
        ("i.parentNode.dataset.state = 'open'", "INPUT"),
    ])
    func `6.6.2: focus fixup`(_ change: String, _ expected: String) {
        let lines = page(
            """
            var style = document.createElement('style'); style.textContent = '.gone, [data-state=closed] { display: none }';
            document.head.append(style);
            document.body.innerHTML = '<fieldset><div><input></div></fieldset>';
            var i = document.querySelector('input'); i.focus(); console.log(document.activeElement.tagName);
            \(change);
            setTimeout(() => console.log(document.activeElement.tagName), 1);
            """)
        #expect(lines == ["INPUT", expected])
    }

    @Test func `6.6.2: an editing host that is none any more loses the focus`() {
        let lines = page(
            """
            document.body.innerHTML = '<div contenteditable>c</div>'; var d = document.querySelector('div');
            d.focus(); console.log(document.activeElement.tagName); d.removeAttribute('contenteditable');
            setTimeout(() => console.log(document.activeElement.tagName), 1);
            """)
        #expect(lines == ["DIV", "BODY"])
    }

    /// Section 4.10.17.3: what the parser associates holds until one of the two leaves the other's tree.
    @Test func `4.10.17.3: a form in a table owns what comes behind it, but not what names a form`()
    {
        let lines = page(
            """
            document.body.innerHTML = '<div id=root><form id=one></form><table id=t><form id=two><tr><td><input id=a><input id=b form=one></td></tr></table><input id=c></div>';
            const [a, b, c] = ['a', 'b', 'c'].map((id) => document.getElementById(id)), root = document.getElementById('root');
            const show = () => console.log([a, b, c].map((e) => e.form && e.form.id).join());
            show(); root.remove(); show(); document.body.append(root); document.body.append(a); show();
            """)
        #expect(lines == ["two,one,two", "two,,two", ",one,two"])
    }

    /// HTML, section 6.11.3.1: the list of a DataTransfer's files is one object.
    @Test func `6.11.3: files of a DataTransfer are shared with an input`() {
        let lines = page(
            """
            const t = new DataTransfer(), list = t.files, i = document.createElement('input'); i.type = 'file';
            t.items.add(new File(['a'], 'a.txt')); t.items.add('text', 'text/plain'); console.log(list === t.files, list.length, list[0].name, 1 in list);
            i.files = t.files; console.log(i.files === list, i.value); t.items.remove(0); console.log(list.length, 0 in list); t.items.add(new File(['b'], 'b.txt')); t.items.clear(); console.log(t.files.length);
            """)
        #expect(
            lines == [
                "true 1 a.txt false", #"true C:\fakepath\a.txt"#, "0 false", "0",
            ])
    }

    /// HTML, section 4.10.22.3, step 6 ("user validity"): submitting says that the user is done, asking does not.
    @Test func `4.10.15: what a script asks about is not what the user has done`() {
        let lines = page(
            """
            document.body.innerHTML = '<form><input required><input value=x></form>'; const f = document.forms[0], show = () => console.log([...f].map((e) => e.matches(':user-invalid') + '/' + e.matches(':user-valid')).join());
            f.onsubmit = () => false; f.reportValidity(); f.checkValidity(); show(); f.requestSubmit(); show(); f.reset(); show();
            """)
        #expect(
            lines == [
                "false/false,false/false", "true/false,false/true", "false/false,false/false",
            ])
    }
}
