import PortalKit
import Testing

/// HTML, sections 7.2 and 8.10: members of windows and of the navigator that scripts look for.
@Suite struct WindowMemberTests {
    /// Section 8.10.1.6.
    @Test(arguments: [true, false])
    func `there are no plug-ins, which fingerprints ask for`(isOld: Bool) {
        #expect(
            page(
                """
                const { plugins, mimeTypes } = navigator;
                console.log(plugins.length, plugins[0], plugins.item(0), plugins.namedItem('PDF'), [...plugins].length, String(plugins), String(mimeTypes), plugins === navigator.plugins);
                console.log(mimeTypes['application/pdf'], menubar.visible, String(locationbar), String(location.ancestorOrigins ?? '[object DOMStringList]'));
                """, target: isOld ? .webView : .modern) == [
                    "0 undefined null null 0 [object PluginArray] [object MimeTypeArray] true",
                    "undefined true [object BarProp] [object DOMStringList]",
                ])
    }

    /// Section 7.2.2.1, "window open steps".
    @Test func `a window of a URL that is none is a SyntaxError`() {
        #expect(
            page(
                "for (const url of ['http://a b', 'https://:0']) try { open(url); } catch (e) { console.log(e.name); }"
            ) == [
                "SyntaxError", "SyntaxError",
            ])
    }

    /// Section 8.9.2.
    @Test func `printing is told before and after`() {
        #expect(
            page(
                "onbeforeprint = () => console.log('before'); addEventListener('afterprint', () => console.log('after')); print();"
            ) == [
                "before", "after",
            ])
    }

    /// Web IDL, section 3.3.5 ([LegacyLenientThis]).
    @Test func `some handlers of no target are undefined`() {
        #expect(
            page(
                """
                console.log(HTMLElement.prototype.onmouseenter, Document.prototype.onreadystatechange); HTMLElement.prototype.onmouseleave = 1;
                try { HTMLElement.prototype.onclick; } catch (e) { console.log(e.name); }
                """) == ["undefined undefined", "TypeError"])
    }

    /// Fullscreen, section 4.
    @Test func `nothing takes the whole screen`() {
        #expect(
            page(
                """
                (async () => {
                  document.body.onfullscreenerror = () => console.log('error');
                  console.log(document.fullscreenEnabled, document.fullscreenElement, await document.body.requestFullscreen().catch((e) => e.name), await document.exitFullscreen().catch((e) => e.name));
                })();
                """) == ["false null TypeError TypeError", "error"])
    }

    /// CSS Shadow Parts, section 3.1.
    @Test func `parts are a list of tokens`() {
        #expect(
            page(
                "const e = document.createElement('p'); e.part = 'a b'; e.part.add('c'); console.log(e.getAttribute('part'), e.part.length);"
            ) == [
                "a b c 3"
            ])
    }

    /// Clipboard API, section 5: without a user there is no copy.
    @Test func `commands that no user asked for copy nothing`() {
        #expect(
            page(
                """
                document.body.innerHTML = '<input value="code">'; const i = document.querySelector('input'); i.focus(); i.select();
                console.log(document.execCommand('copy'), document.queryCommandSupported('copy'), document.queryCommandEnabled('copy'), document.queryCommandSupported('bold'), navigator.userActivation.isActive);
                console.log(document.execCommand('insertText', false, 'x'), i.value); try { document.execCommand(); } catch (e) { console.log(e.name); }
                """) == ["false true true false false", "true x", "TypeError"])
    }

    /// HTML, section 7.2.2: `name` and `status` are texts, which a script's variable of the name does not change.
    @Test(arguments: [true, false])
    func `the name and the status of a window are texts`(isOld: Bool) {
        let lines = page(
            """
            var name = ['a', 'b']; var status = { code: 200 }; console.log(typeof name, name, typeof window.status, status);
            name = 5; window.status = null; console.log(typeof name, name.length, status);
            try { name = Symbol(); } catch (e) { console.log(e.name); }
            const f = document.createElement('iframe'); f.name = 'n'; document.body.append(f); console.log(f.contentWindow.name); f.contentWindow.name = 7; console.log(typeof f.contentWindow.name);
            const d = Object.getOwnPropertyDescriptor(window, 'name'); console.log(typeof d.get, typeof d.set, d.configurable, 'value' in d);
            """, target: isOld ? .webView : .modern)
        #expect(
            lines == [
                "string a,b string [object Object]", "string 1 null", "TypeError", "n", "string",
                "function function true false",
            ])
    }

    /// Input Events, section 4.1: a command is no input that can be prevented.
    @Test func `a command that inserts text fires input alone`() {
        let lines = page(
            """
            document.body.innerHTML = '<input>'; const i = document.querySelector('input'); i.focus();
            for (const type of ['beforeinput', 'input']) i.addEventListener(type, (e) => console.log(type, e.inputType, e.data));
            console.log(document.execCommand('insertText', false, 'x'), i.value);
            """)
        #expect(lines == ["input insertText x", "true x"])
    }
}
