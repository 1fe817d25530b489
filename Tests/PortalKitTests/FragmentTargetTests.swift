import PortalKit
import Testing

/// HTML, section 7.4.6.4 ("the indicated part of the document"), and Selectors 4, section 9.4 (`:target`).
@Suite struct FragmentTargetTests {
    @Test func `7_4_6_4: the fragment's element is the target, also by a name and percent-encoded`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><style>p { display: none } p:target { display: block }</style>
            <p id="one">1</p><p id="zw\u{F6}lf">12</p><a name="old">old</a><script>
            const show = () => console.log(document.querySelector(':target')?.textContent, getComputedStyle(one).display);
            show();
            location.hash = 'one'; show();
            location.hash = 'zw\u{F6}lf'; show();
            location.hash = 'old'; show();
            location.hash = 'none'; show();
            history.pushState(null, '', '#one'); show();
            </script>
            """
        ])
        #expect(
            lines == [
                "undefined none", "1 block", "12 none", "old none", "undefined none",
                "undefined none",
            ])
    }

    @Test func `7_4_6_4: going back in the history goes back to the target`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><p id="one">1</p><p id="two">2</p><script>
            onload = () => setTimeout(() => {
              location.hash = 'one';
              location.hash = 'two';
              onpopstate = () => console.log(location.hash, document.querySelector(':target')?.id);
              setTimeout(() => history.back(), 10);
              setTimeout(() => history.go(-1), 20);
            });
            </script>
            """
        ])
        #expect(lines == ["#one one", " undefined"])
    }

    @Test func `7_4_6_4: the target is revealed, scrolled to and has the focus where it can`()
        throws
    {
        let lines = try printed([
            "index.html": """
            <!doctype html><div style="height: 3000px"></div><details id="d"><summary id="s">s</summary><p hidden="until-found" id="p">p<i id="i">i</i></p></details><button id="b">b</button><div style="height: 3000px"></div><script>
            const show = () => console.log(scrollY > 0, d.open, p.hidden, document.activeElement.localName);
            p.onbeforematch = (e) => console.log(e.type, e.bubbles, e.target.id, scrollY);
            location.hash = 's'; show(); scrollTo(0, 0);
            location.hash = 'i'; show(); scrollTo(0, 0);
            location.hash = 'b'; show();
            location.hash = 'i'; show();
            location.hash = 'top'; show();
            location.hash = ''; console.log(location.href.endsWith('#'));
            </script>
            """
        ])
        #expect(
            lines == [
                "true false until-found summary", "beforematch true p 0", "true true false body",
                "true true false button", "true true false body", "false true false body", "true",
            ])
    }
}
