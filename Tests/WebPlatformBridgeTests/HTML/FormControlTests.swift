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
        ("color", "#ABCDEF", "#abcdef"), ("color", "red", "#000000"),
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

    @Test func `HTML 4.10.20: setRangeText fires select once, and only for another selection`() {
        let lines = page(
            """
            const i = document.createElement('input'); document.body.append(i); i.value = 'abcdef'; i.setSelectionRange(1, 1);
            setTimeout(() => {
              let n = 0; i.addEventListener('select', () => n++);
              i.setRangeText('x', 4, 5); setTimeout(() => {
                const same = n; i.setRangeText('long', 0, 1, 'select');
                setTimeout(() => console.log(i.value, same, n), 5); }, 5);
            }, 5);
            """)
        #expect(lines == ["longbcdxf 0 1"])
    }

    @Test func `HTML 4.12.1.1: only ASCII white space is stripped from a script's type`() {
        let lines = page(
            """
            for (const space of [' ', '\\t', '\\f', '\\u00a0', '\\u2003', '\\v']) {
              globalThis.ran = false; const s = document.createElement('script');
              s.type = `${space}text/javascript${space}`; s.textContent = 'ran = true'; document.head.append(s);
              console.log(ran);
            }
            """)
        #expect(lines == ["true", "true", "true", "false", "false", "false"])
    }

    @Test func `HTML 6.6.4: the focus leaves an element whose class or style hides it`() {
        let lines = page(
            """
            const style = document.createElement('style'); style.textContent = '.gone { display: none }'; document.head.append(style);
            document.body.innerHTML = '<button id=a>a</button><button id=b>b</button>';
            const after = (id, change) => new Promise((done) => { const e = document.getElementById(id); e.focus(); const before = document.activeElement.id;
              change(e); setTimeout(() => { console.log(before, document.activeElement.tagName); done(); }, 50); });
            (async () => {
              await after('a', (e) => { e.className = 'gone'; });
              await after('b', (e) => { e.style.visibility = 'hidden'; });
            })();
            """)
        #expect(lines == ["a BODY", "b BODY"])
    }
}
