import Testing

@testable import PortalKit

/// The events of a pointer and of keys that go from a page into its frame and back, as Chromium 156 fires them for real input.
@Suite struct FrameSequenceTests {
    private static let child = """
        <!DOCTYPE html><style>body{margin:0}</style><input id=ci><button id=cb>Buy</button><div id=cd>text</div><a id=ca href="#x">link</a>
        <script>parent.T.forEach((t) => window.addEventListener(t, (e) => parent.note('child', e, window), true));</script>
        """
    private static let page = """
        <!DOCTYPE html><style>body{margin:0}</style><input id=pi value=ab><button id=pb>out</button><br>
        <script>
        var L = [];
        var T = 'pointerover pointerdown pointerup pointerout pointermove mouseover mousedown mouseup mouseout mousemove click focus blur focusin focusout keydown keypress keyup input change'.split(' ');
        var nm = (x) => !x ? 'null' : x.id ? x.id : x.nodeName ? x.nodeName : 'win';
        function note(where, e, w) {
          if (e.type === 'input') { L.push(where + ' input@' + nm(e.target)); return; }
          L.push(where + ' ' + e.type + '@' + nm(e.target) + (e.view === undefined ? '' : e.view === w ? '' : ' of another view')
            + (e.relatedTarget ? ' rel=' + nm(e.relatedTarget) : '') + ' active=' + nm(document.activeElement));
        }
        T.forEach((t) => window.addEventListener(t, (e) => note('top', e, window), true));
        </script>
        <iframe id=f name=checkout src="child.html" width=300 height=150></iframe><div id=after tabindex=0>after</div>
        """

    private static let steps: [(line: String, events: [String])] = [
        (
            "click css=#pi",
            [
                "top pointerover@pi active=BODY", "top mouseover@pi active=BODY",
                "top pointermove@pi active=BODY", "top mousemove@pi active=BODY",
                "top pointerdown@pi active=BODY", "top mousedown@pi active=BODY",
                "top focus@pi active=pi", "top focusin@pi active=pi", "top pointerup@pi active=pi",
                "top mouseup@pi active=pi", "top click@pi active=pi",
            ]
        ),
        (
            "click css=#cb in frame \"checkout\"",
            [
                "top pointerout@pi rel=f active=pi", "top pointerover@f rel=pi active=pi",
                "top mouseout@pi rel=f active=pi", "top mouseover@f rel=pi active=pi",
                "child pointerover@cb active=pi", "child mouseover@cb active=pi",
                "child pointermove@cb active=pi", "child mousemove@cb active=pi",
                "child pointerdown@cb active=pi", "child mousedown@cb active=pi",
                "top blur@pi active=BODY", "top focusout@pi active=BODY", "top blur@win active=f",
                "child focus@win active=f", "child focus@cb active=f", "child focusin@cb active=f",
                "child pointerup@cb active=f", "child mouseup@cb active=f",
                "child click@cb active=f",
            ]
        ),
        (
            "click css=#ci in frame \"checkout\"",
            [
                "child pointerout@cb rel=ci active=f", "child pointerover@ci rel=cb active=f",
                "child mouseout@cb rel=ci active=f", "child mouseover@ci rel=cb active=f",
                "child pointermove@ci active=f", "child mousemove@ci active=f",
                "child pointerdown@ci active=f", "child mousedown@ci active=f",
                "child blur@cb rel=ci active=f", "child focusout@cb rel=ci active=f",
                "child focus@ci rel=cb active=f", "child focusin@ci rel=cb active=f",
                "child pointerup@ci active=f", "child mouseup@ci active=f",
                "child click@ci active=f",
            ]
        ),
        (
            "press x",
            [
                "child keydown@ci active=f", "child keypress@ci active=f", "child input@ci",
                "child keyup@ci active=f",
            ]
        ),
        (
            "click css=#pb",
            [
                "child pointerout@ci active=f", "child mouseout@ci active=f",
                "top pointerout@f rel=pb active=f", "top pointerover@pb rel=f active=f",
                "top mouseout@f rel=pb active=f", "top mouseover@pb rel=f active=f",
                "top pointermove@pb active=f", "top mousemove@pb active=f",
                "top pointerdown@pb active=f", "top mousedown@pb active=f",
                "child change@ci active=f", "child blur@ci active=f", "child focusout@ci active=f",
                "child blur@win active=BODY", "top focus@win active=BODY", "top focus@pb active=pb",
                "top focusin@pb active=pb", "top pointerup@pb active=pb",
                "top mouseup@pb active=pb",
                "top click@pb active=pb",
            ]
        ),
        (
            "click css=#cd in frame \"checkout\"",
            [
                "top pointerout@pb rel=f active=pb", "top pointerover@f rel=pb active=pb",
                "top mouseout@pb rel=f active=pb", "top mouseover@f rel=pb active=pb",
                "child pointerover@cd active=pb", "child mouseover@cd active=pb",
                "child pointermove@cd active=pb", "child mousemove@cd active=pb",
                "child pointerdown@cd active=pb", "child mousedown@cd active=pb",
                "top blur@pb active=BODY", "top focusout@pb active=BODY", "top blur@win active=f",
                "child focus@win active=f", "child pointerup@cd active=f",
                "child mouseup@cd active=f", "child click@cd active=f",
            ]
        ),
        ("click css=#pb", []),
        (
            "press Tab",
            [
                "top keydown@pb active=pb", "top blur@pb active=BODY",
                "top focusout@pb active=BODY",
                "top blur@win active=f", "child focus@win active=f", "child focus@ci active=f",
                "child focusin@ci active=f", "child keyup@ci active=f",
            ]
        ),
        (
            "press Tab",
            [
                "child keydown@ci active=f", "child blur@ci rel=cb active=f",
                "child focusout@ci rel=cb active=f", "child focus@cb rel=ci active=f",
                "child focusin@cb rel=ci active=f", "child keyup@cb active=f",
            ]
        ),
        ("press Tab", []),
        (
            "press Tab",
            [
                "child keydown@ca active=f", "child blur@ca active=f", "child focusout@ca active=f",
                "child blur@win active=BODY", "top focus@win active=BODY",
                "top focus@after active=after", "top focusin@after active=after",
                "top keyup@after active=after",
            ]
        ),
        (
            "press Shift+Tab",
            [
                "top blur@after active=BODY", "top focusout@after active=BODY",
                "top blur@win active=f", "child focus@win active=f", "child focus@ca active=f",
                "child focusin@ca active=f",
            ]
        ),
    ]

    @Test func `every sequence is as recorded`() throws {
        let page = try UserPage(Self.page, files: ["child.html": Self.child])
        for (index, step) in Self.steps.enumerated() {
            page.evaluate("L.length = 0")
            #expect(try page.act(step.line) == "", "\(step.line)")
            guard !step.events.isEmpty else { continue }
            let isChord = step.line.contains("+")
            let seen = page.list("L").filter { !isChord || !$0.contains(" key") }
            #expect(seen == step.events, "\(index): \(step.line)")
        }
    }

    @Test func `methods move the focus from page to page as well`() throws {
        let page = try UserPage(Self.page, files: ["child.html": Self.child])
        page.session.awaitWork()
        page.evaluate("pi.focus(); L.length = 0; frames[0].document.getElementById('ci').focus()")
        #expect(
            page.list("L") == [
                "top blur@pi active=BODY", "top focusout@pi active=BODY", "top blur@win active=f",
                "child focus@win active=f", "child focus@ci active=f", "child focusin@ci active=f",
            ])
        page.evaluate("L.length = 0; pi.focus()")
        #expect(
            page.list("L") == [
                "child blur@ci active=f", "child focusout@ci active=f",
                "child blur@win active=BODY", "top focus@win active=BODY", "top focus@pi active=pi",
                "top focusin@pi active=pi",
            ])
        page.evaluate("L.length = 0; frames[0].focus()")
        #expect(
            page.list("L") == [
                "top blur@pi active=BODY", "top focusout@pi active=BODY", "top blur@win active=f",
                "child focus@win active=f",
            ])
        page.evaluate("f.remove()")
        #expect(
            page.evaluate("document.hasFocus() + document.activeElement.nodeName") == "trueBODY")
    }
}
