import PortalKit
import Testing

/// Submitting and resetting forms (HTML, sections 4.10.22 and 4.10.23).
@Suite struct FormSubmissionTests {
    @Test func `4.10.22.4: the entry list`() {
        let lines = page(
            """
            var f = document.createElement('form'), add = (tag, o) => { var e = Object.assign(document.createElement(tag), o); f.append(e); return e; };
            add('input', { name: 'a', value: '1' }); add('input', { name: 'off', disabled: true }); add('input', { type: 'checkbox', name: 'c' });
            add('input', { type: 'checkbox', name: 'd', checked: true }); add('textarea', { name: 't', value: 'x\\ny' }); add('input', { value: 'nameless' });
            add('input', { name: 'dir', value: 'v', dirName: 'dir.dir' }); add('input', { type: 'hidden', name: '_charset_' });
            var s = add('select', { name: 's', multiple: true }); s.append(new Option('o1', '1', false, true), new Option('o2', '2', false, true));
            add('input', { type: 'file', name: 'f' }); var b = add('button', { name: 'b', value: 'B' });
            f.addEventListener('formdata', (e) => e.formData.append('more', 'm'));
            console.log(JSON.stringify([...new FormData(f)].map(([k, v]) => [k, v instanceof File ? v.name + v.size : v])));
            console.log(new FormData(f, b).get('b'), new FormData(f).has('b')); try { new FormData(f, s); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                #"[["a","1"],["d","on"],["t","x\ny"],["dir","v"],["dir.dir","ltr"],["_charset_","UTF-8"],["s","1"],["s","2"],["f","0"],["more","m"]]"#,
                "B false", "TypeError",
            ])
    }

    @Test func `4.10.22.3: validation, submit and formdata come in this order`() {
        let lines = page(
            """
            var f = document.createElement('form'), i = document.createElement('input'), b = document.createElement('button'); f.append(i, b); document.body.append(f);
            for (var t of ['invalid', 'submit', 'formdata']) f.addEventListener(t, (e) => { console.log(e.type, e.submitter === b, e.cancelable); if (stop) e.preventDefault(); }, true);
            var stop = true; i.required = true; b.click(); console.log('--'); i.value = 'x'; b.click(); f.requestSubmit(); console.log('--');
            i.value = ''; b.formNoValidate = true; f.requestSubmit(b); try { f.requestSubmit(i); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "invalid false true", "--", "submit true true", "submit false true", "--",
                "submit true true", "TypeError",
            ])
    }

    @Test func `4.10.23: reset gives the defaults back`() {
        let lines = page(
            """
            var f = document.createElement('form'), i = document.createElement('input'), c = document.createElement('input'), s = document.createElement('select'), o = document.createElement('output');
            c.type = 'checkbox'; s.append(new Option('a'), new Option('b', 'b', true)); o.value = 'x'; o.defaultValue = 'def'; i.defaultValue = 'd'; f.append(i, c, s, o);
            i.value = 'y'; c.checked = true; s.value = 'a'; f.onreset = (e) => { console.log(i.value, e.cancelable); }; f.reset();
            console.log(i.value, c.checked, s.value, o.value); f.onreset = () => false; i.value = 'z'; f.reset(); console.log(i.value);
            """)
        #expect(lines == ["y true", "d false b def", "z"])
    }

    @Test func `4.11.4: a form of method dialog closes its dialog`() {
        let lines = page(
            """
            var d = document.createElement('dialog'), f = document.createElement('form'), b = document.createElement('button'); f.method = 'dialog'; b.value = 'yes';
            d.append(f); f.append(b); document.body.append(d); d.addEventListener('close', () => console.log('close', d.returnValue)); d.showModal(); b.click(); console.log(d.open, d.returnValue);
            """)
        #expect(lines == ["false yes", "close yes"])
    }

    /// Sections 4.10.5.1.16 (a submit button's `dirname`) and 4.10.11 (the textarea wrapping transformation).
    @Test func `4.10.22.4: direction of a submit button, lines of a hard-wrapped text`() {
        let lines = page(
            """
            document.body.innerHTML = '<form><textarea name=t wrap=HARD cols=7></textarea><input type=submit name=s value=S dirname=s.dir><input type=image name=i dirname=i.dir></form>';
            const [f] = document.forms, [t, s] = f, all = () => JSON.stringify([...new FormData(f, s)]);
            t.value = 'hello world'; console.log(all()); t.value = 'abcdefghij\\nk l m n o'; console.log(JSON.stringify(new FormData(f).get('t')), t.value.length);
            t.wrap = 'soft'; console.log(JSON.stringify(new FormData(f).get('t')), new FormData(f).has('s.dir'));
            """)
        #expect(
            lines == [
                #"[["t","hello \nworld"],["s","S"],["s.dir","ltr"]]"#,
                #""abcdefg\nhij\nk l m n \no" 20"#, #""abcdefghij\nk l m n o" false"#,
            ])
    }

    @Test func `4.10.22.3: what is submitted to several frames goes to each of them`() throws {
        let lines = page(
            """
            document.body.innerHTML = '<form action="/done"><input name=a value=1></form><iframe name=one></iframe><iframe name=two></iframe>';
            const [f] = document.forms, frames = [...document.querySelectorAll('iframe')];
            for (const frame of frames) frame.onload = () => console.log(frame.name, frame.contentWindow.location.search);
            for (const target of ['one', 'two', 'two']) { f.target = target; f.submit(); f[0].value++; }
            setTimeout(() => { f.target = 'one'; f.submit(); f.target = 'two'; f[0].value = 5; f.requestSubmit(); }, 100);
            """,
            fixtures: try NetworkFile.read(
                """
                {"fixtures": [
                  {"url": "/done?a=1", "headers": {"Content-Type": "text/html"}, "text": "one"},
                  {"url": "/done?a=3", "headers": {"Content-Type": "text/html"}, "text": "two"},
                  {"url": "/done?a=4", "headers": {"Content-Type": "text/html"}, "text": "none"},
                  {"url": "/done?a=5", "headers": {"Content-Type": "text/html"}, "text": "again"}
                ]}
                """, file: "network.json"))
        #expect(lines == ["one ?a=1", "two ?a=3", "two ?a=5"])
    }

    /// As browsers have it: a link with a handler that submits, a script that submits and goes elsewhere. A fragment overtakes nothing.
    @Test func `a navigation that begins later overtakes what a form has planned`() throws {
        let lines = page(
            """
            document.body.innerHTML = '<form action="/form" target=one></form><iframe name=one></iframe><a href="/link" target=one></a>';
            const [f] = document.forms, [frame] = document.querySelectorAll('iframe'), a = document.querySelector('a');
            const loaded = () => new Promise((r) => { frame.onload = () => r(frame.contentWindow.location.pathname + frame.contentWindow.location.hash); });
            (async () => {
                a.onclick = () => f.submit(); let next = loaded(); a.click(); console.log(await next);
                next = loaded(); f.submit(); frame.contentWindow.location = '/script'; console.log(await next);
                next = loaded(); f.submit(); frame.contentWindow.location.hash = 'part'; console.log(await next);
                next = loaded(); a.onclick = null; a.click(); f.submit(); console.log(await next);
                next = loaded(); a.href = '#'; a.onclick = () => f.submit(); a.click(); console.log(await next);
                console.log(Object.getOwnPropertyDescriptor(location, 'valueOf').writable, location[Symbol.toPrimitive], `${location}` === location.href);
            })();
            """,
            fixtures: try NetworkFile.read(
                """
                {"fixtures": [
                  {"url": "/form", "headers": {"Content-Type": "text/html"}, "text": "form"},
                  {"url": "/plans/", "headers": {"Content-Type": "text/html"}, "text": "self"},
                  {"url": "/link", "headers": {"Content-Type": "text/html"}, "text": "link"},
                  {"url": "/script", "headers": {"Content-Type": "text/html"}, "text": "script"}
                ]}
                """, file: "network.json"))
        #expect(lines == ["/link", "/script", "/form", "/form", "/form", "false undefined true"])
    }
}
