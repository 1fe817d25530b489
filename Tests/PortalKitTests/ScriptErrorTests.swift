import PortalKit
import Testing

/// HTML, section 8.1.4.6 (runtime script errors): what the window of a page is told.
@Suite struct ScriptErrorTests {
    @Test func `8_1_4_6: errors are told with the URL of their script, syntax errors too`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>onerror = (message, file, line, column, error) => { console.log(message, file.replace(/[?].*/, '?'), line, typeof column, error && error.name); return true; }</script>
            <script src="bad.js?1"></script>
            <script>nope()</script>
            <script src="sub/late.js?2#x"></script>
            <script type="module" src="m.js"></script>
            <script src="data:text/javascript,data()"></script>
            <body onclick="for"><script>document.body.click()</script>
            """,
            "bad.js": "\nfor (;) {}",
            "sub/late.js": "\n\n  undefinedThing()",
            "m.js": "throw new RangeError('module')",
        ])
        let site = "https://portal.contoso-mobile.example"
        #expect(
            lines == [
                "Uncaught SyntaxError: Unexpected token ')' \(site)/bad.js? 2 number SyntaxError",
                "Uncaught ReferenceError: Can't find variable: nope \(site)/? 3 number ReferenceError",
                "Uncaught ReferenceError: Can't find variable: undefinedThing \(site)/sub/late.js? 3 number ReferenceError",
                "Uncaught ReferenceError: Can't find variable: data data:text/javascript,data() 1 number ReferenceError",
                "Uncaught SyntaxError: Unexpected end of the event handler \(site)/? 7 number SyntaxError",
                "Uncaught RangeError: module \(site)/m.js 1 number RangeError",
                // A listener that takes them mends nothing.
                "uncaught SyntaxError bad.js:2:7", "uncaught ReferenceError index.html:3:13",
                "uncaught ReferenceError sub/late.js:3:17",
                "uncaught ReferenceError data:text/javascript,data():1:5",
                "uncaught SyntaxError index.html:7:16", "uncaught RangeError m.js:1:21",
            ])
    }

    @Test func `8_1_4_6: a syntax error that no listener takes is an error of the run`() throws {
        let lines = try printed([
            "index.html":
                "<!doctype html><script>onerror = () => { console.log('told'); }</script><script src='bad.js'></script>",
            "bad.js": "for (;) {}",
        ])
        #expect(lines == ["told", "uncaught SyntaxError bad.js:1:7"])
    }
}
