import PortalTrace
import Testing

@testable import PortalKit

/// What a click lets a script do: copy (Clipboard API, section 5) and capture the pointer (Pointer Events 3,
/// section 10).
@Suite struct UserClipboardTests {
    @Test(arguments: [RunOptions.Target.modern, .webView])
    func `a button that copies a code copies it, and the trace has it`(target: RunOptions.Target)
        throws
    {
        let page = try UserPage(
            """
            <input id=code value="LPA:1$x$y" readonly><p id=p>text</p>
            <button id=a onclick="code.select(); L.push(document.execCommand('copy'))">Copy</button>
            <button id=b onclick="getSelection().selectAllChildren(p); L.push(document.execCommand('Copy'))">Copy text</button>
            <button id=c onclick="code.setSelectionRange(0, 0); getSelection().removeAllRanges(); this.focus(); L.push(document.execCommand('copy'))">Nothing</button>
            <script>var L = []; addEventListener('copy', (e) => L.push(e.target.id + ' ' + e.isTrusted));</script>
            """, target: target)
        for name in ["a", "b", "c"] {
            #expect(try page.act("click css=#\(name)") == "")
        }
        #expect(
            page.list("L").map { $0.replacing(" true", with: "") } == [
                "code", "true", "b", "true", "code", "false",
            ])
        let copied = page.session.recorder.events.filter { $0.name == "document.execCommand" }
        #expect(
            copied.map { $0.arguments.map(\.displayText) } == [
                ["copy", "LPA:1$x$y"], ["copy", "text"],
            ])
    }

    @Test
    func `what a listener puts in the place of the selection is copied, and cut takes it away`()
        throws
    {
        let page = try UserPage(
            """
            <input id=code value="abc"><button onclick="code.select(); L.push(document.execCommand('cut'))">Cut</button>
            <script>var L = []; code.addEventListener('input', (e) => L.push(e.inputType));
            code.addEventListener('cut', (e) => { if (L.length === 0) { e.clipboardData.setData('text/plain', 'other'); e.preventDefault(); } });</script>
            """)
        for _ in 0..<2 { #expect(try page.act("click \"Cut\"") == "") }
        #expect(page.list("L") == ["true", "deleteByCut", "true"])
        #expect(page.evaluate("code.value") == "")
        let copied = page.session.recorder.events.filter { $0.name == "document.execCommand" }
        #expect(
            copied.map { $0.arguments.map(\.displayText) } == [["cut", "other"], ["cut", "abc"]])
    }

    @Test func `an element that captures the pointer gets its events until it is released`() throws
    {
        let page = try UserPage(
            """
            <div id=slider><button id=b>Thumb</button></div>
            <script>var L = [];
            for (const t of ['pointerdown', 'gotpointercapture', 'pointerup', 'lostpointercapture', 'click']) addEventListener(t, (e) => L.push(t + '@' + e.target.id), true);
            b.addEventListener('pointerdown', (e) => { slider.setPointerCapture(e.pointerId); L.push(String(slider.hasPointerCapture(e.pointerId))); });
            try { slider.setPointerCapture(1); } catch (e) { L.push(e.name); }</script>
            """)
        #expect(try page.act("click \"Thumb\"") == "")
        #expect(
            page.list("L") == [
                "NotFoundError", "pointerdown@b", "true", "gotpointercapture@slider",
                "pointerup@slider",
                "lostpointercapture@slider", "click@b",
            ])
        #expect(page.evaluate("slider.hasPointerCapture(1)") == "false")
    }

    /// HTML, section 6.4.2.
    @Test func `scripts are told that a user was there`() throws {
        let page = try UserPage(
            "<button onclick=\"L.push(navigator.userActivation.isActive)\">Go</button><script>var L = [navigator.userActivation.hasBeenActive];</script>"
        )
        #expect(try page.act("click \"Go\"") == "")
        page.evaluate(
            "setTimeout(() => L.push(navigator.userActivation.isActive, navigator.userActivation.hasBeenActive), 6000)"
        )
        #expect(try page.act("wait for css=button") == "")
        #expect(page.list("L").prefix(2) == ["false", "true"])
    }
}
