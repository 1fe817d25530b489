import PortalKit
import PortalTrace
import Testing

/// HTML, section 8.1.8.1 (event handler content attributes): errors stand where their text does.
@Suite struct HandlerPlaceTests {
    private let click =
        "<script>for (const b of document.querySelectorAll('[id]')) b.click();</script>"

    private func places(_ page: String) throws -> [String] {
        let site = try TemporarySite(["index.html": page])
        let result = site.run()
        try site.remove()
        return result.events.filter { $0.kind == .exception }.map { event in
            let place = event.location
            let column = place?.column.map { ":\($0)" } ?? ""
            let file = place?.file?.split(separator: "/").last ?? "-"
            return "\(event.name) \(file):\(place?.line ?? 0)\(column)"
        }
    }

    @Test func `8_1_8_1: what a handler throws stands in the attribute`() throws {
        let found = try places(
            """
            <!doctype html>
            <p><button id=a onclick="missing()">A</button>
            <button id=b onclick="
              if (true)
                gone()">B</button>
            <button id=c onclick="this.title = 'well'">C</button>
            \(click)
            """)
        #expect(
            found == ["ReferenceError index.html:2:33", "ReferenceError index.html:5:9"])
    }

    @Test func `8_1_8_1: no place is worth a character of what a handler says`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><p id=a onclick="say('\\\\', &quot;x&quot;, 'a b')"></p>
            <p id=b onclick="say('a\\
            b &amp; c')"></p><script>function say() { console.log(JSON.stringify([].slice.call(arguments))); }</script>
            \(click)
            """
        ])
        let result = site.run()
        try site.remove()
        #expect(
            result.events.compactMap { $0.consoleLine?.text } == [
                #"["\\","x","a b"]"#, #"["ab & c"]"#,
            ])
    }

    @Test func `8_1_8_1: a handler that cannot be parsed stands where it begins`() throws {
        let found = try places(
            """
            <!doctype html>
            <p><button id=a onclick="foo(">A</button>
            <button id=b onclick="return }{">B</button>
            <button id=c onclick="
            a();
            b(">C</button>
            \(click)
            """)
        #expect(
            found == [
                "SyntaxError index.html:2:26", "SyntaxError index.html:3:23",
                "SyntaxError index.html:6:1",
            ])
    }

    @Test func `8_1_8_1: character references do not move what follows them`() throws {
        let found = try places(
            """
            <!doctype html><script>function say() { return true; }</script>
            <p><button id=a onclick="say(&quot;it's; &amp; so&quot;) &amp;&amp; missing()">A</button>
            <p><button id=b onclick='say(&#39;x&#39;, gone())'>B</button>
            <p><button id=c onclick="if (1 &lt;= 2 &amp;&amp; &quot;a&amp;amp;&quot;.length == 6) say(); else never()">C</button>
            \(click)
            """)
        // A column is that behind the name, as the engine has it.
        #expect(found == ["ReferenceError index.html:2:76", "ReferenceError index.html:3:47"])
    }

    @Test func `8_1_8_1: the first line of a file has no line before it`() throws {
        let found = try places(
            "<!doctype html><html lang=en><title>Plans of the operator</title><body><p><button "
                + "id=a onclick=\"x; missing()\">A</button><script>var x = 1</script>" + click)
        #expect(found == ["ReferenceError index.html:1:107"])
    }

    @Test func `8_1_8_1: the stack of an error names the handler's place`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><script>function pay() { missing(); }</script>
            <button id="a" onclick="pay()">A</button>\(click)
            """
        ])
        let result = site.run()
        try site.remove()
        let thrown = try #require(result.events.first { $0.kind == .exception }?.thrown)
        #expect(thrown.stack.map(\.function).prefix(2) == ["pay", "onclick"])
        try #require(thrown.stack.count >= 2)
        #expect(thrown.stack[1].location?.line == 2)
        #expect(thrown.stack[1].location?.file?.hasSuffix("/index.html") == true)
    }

    @Test func `8_1_8_1: window.onerror is told the page's URL and the line`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><script>
            onerror = (message, file, line, column) => { console.log(file === location.href, line, column); return true; };
            </script>
            <button id="a" onclick="foo(">A</button><button id="b" onclick="missing()">B</button>
            \(click)
            """
        ])
        let result = site.run()
        try site.remove()
        #expect(result.consoleLines == ["true 4 25", "true 4 72"])
    }

    @Test func `7_4_2_2: a javascript: URL stands in its attribute`() throws {
        let found = try places(
            """
            <!doctype html>
            <p><a id=a href="javascript:missing()">A</a> <a id=b href="javascript:void 0">B</a>
            \(click)
            """)
        #expect(found == ["ReferenceError index.html:2:36"])
    }

    @Test func `a script that cannot be parsed has its line and column`() throws {
        let found = try places("<!doctype html>\n<script>\nvar a = 1;\nfoo(;\n</script>")
        #expect(found == ["SyntaxError index.html:4:5"])
    }
}
