import PortalKit
import Testing

/// HTML, sections 4.2.4 and 4.2.6, and CSS Cascade 5, section 2: sheets that import others.
@Suite struct StyleSheetLoadingTests {
    @Test func `a sheet is loaded, and scripts behind it run, when its imports are there`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><body><script>const show = (what) => console.log(what, getComputedStyle(document.body).zIndex);</script>
            <link rel="stylesheet" href="css/main.css" onload="show('link')">
            <script>show('behind link')</script>
            <style onload="show('style')">@import 'css/five.css' supports(selector(a > b));</style>
            <script>show('behind style')</script>
            <style onerror="show('error')">@import 'css/none.css';</style>
            <script>onload = () => show('load');</script>
            """,
            "css/main.css": "@import 'sub/deep.css' layer(low.er) screen; @import 'no.css' print;",
            "css/no.css": "body { z-index: 9 }",
            "css/sub/deep.css": "@import '../four.css'; body { z-index: 3 }",
            "css/four.css": "body { z-index: 4 !important }",
            "css/five.css": "body { z-index: 5 !important }",
        ])
        #expect(
            lines == [
                "link 4", "behind link 4", "behind style 4", "style 4", "error 4", "load 4",
            ])
    }

    @Test func `what names no layer is a media query that nothing matches`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><body><style>@import 'a.css' layer(x y); @import 'a.css' layer(x.y);</style><script>
            const [a, b] = document.styleSheets[0].cssRules; console.log(a.layerName, a.media.mediaText, b.layerName, b.cssText);
            </script>
            """,
            "a.css": "",
        ])
        #expect(lines == [#"null layer(x y) x.y @import url("a.css") layer(x.y);"#])
    }
}
