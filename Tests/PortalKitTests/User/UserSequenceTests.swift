import Foundation
import PortalTrace
import Testing

@testable import PortalKit

/// The events of a user's actions (UI Events; Pointer Events 3; Input Events 1), as Chromium 156 fires
/// them for real input.
@Suite struct UserSequenceTests {
    private static let page = """
        <form id=f action="#done"><input id=t value=ab><input id=c type=checkbox><label for=c2><b id=lb>label</b></label>
        <input id=c2 type=checkbox><input id=r1 type=radio name=r><input id=r2 type=radio name=r>
        <select id=s><option value=1>One<option value=2>Two<option value=3>Three</select><button id=b>go</button></form>
        <button id=db disabled>dis</button><div id=d tabindex=-1><span id=in>in</span></div>
        <script>
        var L = [];
        var T = 'pointerover pointerenter pointerdown pointerup pointerout pointerleave pointermove mouseover mouseenter mousedown mouseup mouseout mouseleave mousemove click dblclick auxclick contextmenu focus blur focusin focusout keydown keypress keyup beforeinput input change submit formdata'.split(' ');
        T.forEach((t) => window.addEventListener(t, (e) => {
          if (!e.target.id) return;
          let d = t + '@' + e.target.id;
          if (t === 'click' || t === 'mousedown') d += ' ' + e.detail;
          if (/^key/.test(t)) d += ' ' + e.key + '/' + e.code + '/' + e.keyCode + '/' + e.charCode;
          if (/input$/.test(t) && e.inputType) d += ' ' + e.inputType + '/' + e.data + '/' + e.target.value;
          if (!e.isTrusted) d += ' untrusted';
          L.push(d);
        }, true));
        document.getElementById('f').addEventListener('submit', (e) => { e.preventDefault(); L.push('by ' + (e.submitter && e.submitter.id)); });
        </script>
        """

    private func events(
        _ lines: [String], before: String = "0", target: RunOptions.Target = .modern
    ) throws -> [String] {
        let page = try UserPage(Self.page, target: target)
        page.evaluate(before)
        for line in lines.dropLast() { #expect(try page.act(line) == "") }
        page.evaluate("L.length = 0")
        if let last = lines.last { #expect(try page.act(last) == "") }
        return page.list("L")
    }

    @Test func `a click: the pointer comes, presses, moves the focus, and clicks`() throws {
        #expect(
            try events(["click css=#t"]) == [
                "pointerover@t", "mouseover@t", "pointermove@t", "mousemove@t", "pointerdown@t",
                "mousedown@t 1", "focus@t", "focusin@t", "pointerup@t", "mouseup@t", "click@t 1",
            ])
    }

    @Test func `a click elsewhere: the field that was changed tells so before it loses the focus`()
        throws
    {
        #expect(
            try events(["type css=#t x", "click css=#c"]) == [
                "pointerout@t", "pointerover@c", "mouseout@t", "mouseover@c", "pointermove@c",
                "mousemove@c", "pointerdown@c", "mousedown@c 1", "change@t", "blur@t", "focusout@t",
                "focus@c", "focusin@c", "pointerup@c", "mouseup@c", "click@c 1", "input@c",
                "change@c",
            ])
    }

    @Test func `enter and leave go to elements that listen, from the outside in and back`() throws {
        let page = try UserPage(
            """
            <div id=o><p id=m><button id=b>b</button></p></div><button id=x>x</button><script>var L = [];
            for (const id of ['o', 'b']) for (const t of ['mouseenter', 'mouseleave', 'pointerenter', 'pointerleave'])
              document.getElementById(id).addEventListener(t, (e) => L.push(t + '@' + id + ' ' + e.bubbles + ' ' + (e.relatedTarget && e.relatedTarget.id)));
            </script>
            """)
        #expect(try page.act("hover css=#b") == "")
        #expect(try page.act("hover css=#x") == "")
        #expect(
            page.list("L") == [
                "pointerenter@o false null", "pointerenter@b false null", "mouseenter@o false null",
                "mouseenter@b false null", "pointerleave@b false x", "pointerleave@o false x",
                "mouseleave@b false x", "mouseleave@o false x",
            ])
    }

    @Test func `mousedown that is canceled keeps the focus; pointerdown leaves out the mouse`()
        throws
    {
        let mouse = try events(
            ["click css=#t", "click css=#b"],
            before: "document.getElementById('b').onmousedown = () => false")
        #expect(mouse.filter { $0.hasPrefix("focus") || $0.hasPrefix("blur") } == [])
        #expect(mouse.contains("click@b 1"))
        let pointer = try events(
            ["click css=#t", "click css=#b"],
            before: "document.getElementById('b').onpointerdown = () => false")
        #expect(!pointer.contains { $0.hasPrefix("mousedown") || $0.hasPrefix("mouseup") })
        #expect(pointer.suffix(4) == ["pointerup@b", "click@b 1", "submit@f", "by b"])
    }

    @Test func `a label: the focus moves at the click, which the control gets as well`() throws {
        #expect(
            try events(["click css=#lb"]).suffix(7) == [
                "mouseup@lb", "click@lb 1", "focus@c2", "focusin@c2", "click@c2 1", "input@c2",
                "change@c2",
            ])
    }

    @Test func `typing: keydown, keypress, beforeinput, the value, input, keyup`() throws {
        #expect(
            try events(["click css=#t", "press x"]) == [
                "keydown@t x/KeyX/88/0", "keypress@t x/KeyX/120/120",
                "beforeinput@t insertText/x/ab",
                "input@t insertText/x/abx", "keyup@t x/KeyX/88/0",
            ])
        #expect(
            try events(["click css=#t", "press Backspace"]) == [
                "keydown@t Backspace/Backspace/8/0", "beforeinput@t deleteContentBackward/null/ab",
                "input@t deleteContentBackward/null/a", "keyup@t Backspace/Backspace/8/0",
            ])
        #expect(
            try events(
                ["click css=#t", "press x"],
                before: "document.getElementById('t').onkeydown = () => false")
                == ["keydown@t x/KeyX/88/0", "keyup@t x/KeyX/88/0"])
    }

    @Test func `Enter in a field clicks the form's button, which submits it`() throws {
        #expect(
            try events(["click css=#t", "press Enter"]) == [
                "keydown@t Enter/Enter/13/0", "keypress@t Enter/Enter/13/13",
                "beforeinput@t insertLineBreak/null/ab", "click@b 0", "submit@f", "by b",
                "keyup@t Enter/Enter/13/0",
            ])
    }

    @Test func `a button: Enter clicks before keyup, the space bar after it`() throws {
        #expect(
            try events(["focus css=#b", "press Enter"]) == [
                "keydown@b Enter/Enter/13/0", "keypress@b Enter/Enter/13/13", "click@b 0",
                "submit@f",
                "by b", "keyup@b Enter/Enter/13/0",
            ])
        #expect(
            try events(["focus css=#b", "press Space"]) == [
                "keydown@b  /Space/32/0", "keypress@b  /Space/32/32", "keyup@b  /Space/32/0",
                "click@b 0", "submit@f", "by b",
            ])
    }

    @Test func `arrows move in a group of radio buttons and choose in a select element`() throws {
        #expect(
            try events(["click css=#r1", "press ArrowDown"]) == [
                "keydown@r1 ArrowDown/ArrowDown/40/0", "blur@r1", "focusout@r1", "focus@r2",
                "focusin@r2", "click@r2 0", "input@r2", "change@r2",
                "keyup@r2 ArrowDown/ArrowDown/40/0",
            ])
        #expect(
            try events(["focus css=#s", "press ArrowDown"]) == [
                "keydown@s ArrowDown/ArrowDown/40/0", "input@s", "change@s",
                "keyup@s ArrowDown/ArrowDown/40/0",
            ])
    }

    @Test func `fill: the focus, beforeinput and input, no keys`() throws {
        #expect(
            try events(["fill css=#t hello"]) == [
                "focus@t", "focusin@t", "beforeinput@t insertText/hello/ab",
                "input@t insertText/hello/hello",
            ])
        #expect(
            try events(["clear css=#t"]).last == "input@t deleteContentBackward/null/")
    }

    @Test func `Tab moves the focus between keydown and keyup, and selects the text`() throws {
        #expect(
            try events(["focus css=#c", "press Shift+Tab"]) == [
                "keydown@c Shift/ShiftLeft/16/0", "keydown@c Tab/Tab/9/0", "blur@c", "focusout@c",
                "focus@t", "focusin@t", "keyup@t Tab/Tab/9/0", "keyup@t Shift/ShiftLeft/16/0",
            ])
        let page = try UserPage(Self.page)
        try page.act("focus css=#c")
        try page.act("press Shift+Tab")
        try page.act("press z")
        #expect(page.evaluate("document.getElementById('t').value") == "z")
    }

    @Test func `the old WebView has no beforeinput, and clicks are of the mouse`() throws {
        let typed = try events(["click css=#t", "press x"], target: .webView)
        #expect(!typed.contains { $0.hasPrefix("beforeinput") })
        #expect(typed.contains { $0.hasPrefix("input@t") })
        let checked = try events(["click css=#c"], target: .webView)
        #expect(checked.suffix(2) == ["click@c 1", "change@c"])
        let page = try UserPage(Self.page, target: .webView)
        page.evaluate(
            "document.onclick = function (e) { L.push(e.constructor.name); }; L.length = 0")
        try page.act("click css=#d")
        #expect(page.list("L").last == "MouseEvent")
    }

    @Test func `listeners' microtasks run between listeners, as for a real user`() throws {
        let page = try UserPage(
            """
            <button id=b>b</button><script>var L = [];
            const b = document.getElementById('b');
            for (const n of [1, 2]) b.addEventListener('click', () => { L.push(n); Promise.resolve().then(() => L.push('after ' + n)); });
            </script>
            """)
        try page.act("click \"b\"")
        #expect(page.list("L") == ["1", "after 1", "2", "after 2"])
    }
}
