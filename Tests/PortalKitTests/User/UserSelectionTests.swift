import PortalTrace
import Testing

@testable import PortalKit

/// What keys select in text controls (HTML, section 4.10.20), what they do in sliders (section 4.10.5.1.13), and what a press outside
/// of popovers hides (section 6.12.2), in the order in which Chromium 156 tells it.
@Suite struct UserSelectionTests {
    @Test func `with Shift the arrows select, and what is typed replaces it`() throws {
        let page = try UserPage(
            """
            <input id=t value=abcd><script>var L = []; const say = () => L.push(t.selectionStart + '-' + t.selectionEnd + ' ' + t.selectionDirection);
            t.addEventListener('select', () => L.push('select')); t.addEventListener('input', (e) => L.push(e.inputType + ' ' + t.value)); t.addEventListener('keyup', (e) => { if (e.key !== 'Shift') say(); });</script>
            """)
        for line in [
            "focus css=#t", "press End", "press Shift+ArrowLeft", "press Shift+ArrowLeft",
            "press Shift+ArrowRight", "press Shift+Home", "press x",
        ] {
            #expect(try page.act(line) == "")
        }
        #expect(
            page.list("L").filter { $0 != "select" } == [
                "4-4 none", "3-4 backward", "2-4 backward", "3-4 backward", "0-4 backward",
                "insertText x", "1-1 none",
            ])
        #expect(page.list("L").contains("select"))
    }

    @Test func `Home and End move a slider to its ends`() throws {
        let page = try UserPage(
            """
            <input id=r type=range min=2 max=12 value=5><script>var L = []; for (const n of ['input', 'change']) r.addEventListener(n, (e) => L.push(n + ' ' + r.value));</script>
            """)
        for line in ["focus css=#r", "press End", "press End", "press Home"] {
            #expect(try page.act(line) == "")
        }
        #expect(page.list("L") == ["input 12", "change 12", "input 2", "change 2"])
    }

    @Test
    func
        `a press outside of a popover hides it when the button is released, and its own button closes it`()
        throws
    {
        let page = try UserPage(
            """
            <button id=b popovertarget=p>menu</button><div id=p popover><button id=in>in</button></div><button id=out>out</button>
            <script>var L = []; p.addEventListener('beforetoggle', (e) => L.push(e.newState)); for (const n of ['mousedown', 'mouseup', 'click']) addEventListener(n, (e) => L.push(n + ' ' + e.target.id), true);</script>
            """)
        for line in [
            "click css=#b", "click css=#in", "click css=#b", "click css=#b", "click css=#out",
        ] {
            #expect(try page.act(line) == "")
        }
        #expect(
            page.list("L") == [
                "mousedown b", "mouseup b", "click b", "open", "mousedown in", "mouseup in",
                "click in",
                "mousedown b", "mouseup b", "click b", "closed", "mousedown b", "mouseup b",
                "click b", "open",
                "mousedown out", "mouseup out", "closed", "click out",
            ])
    }
}
