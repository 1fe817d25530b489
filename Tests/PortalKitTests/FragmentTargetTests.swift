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
}
