import Foundation
import PortalTestSupport
import Testing

/// The debugger's console: what is typed, what is shown, and what the keys do.
@Suite struct DebugConsoleTests {
    private let portal = """
        function price() { return new Promise(function (done) { setTimeout(done, 5000, 12); }); }
        function buyPlan() { MobilePlans.notifyCancelledPurchase({}); }
        """

    private func folder() throws -> SuiteFolder {
        let suite = try SuiteFolder()
        try suite.write("portal.js", portal)
        return suite
    }

    /// What a session shows for lines, without the launch and without the lines themselves.
    private func session(_ lines: String..., files: [String: String] = [:]) throws -> [String] {
        let suite = try folder()
        defer { suite.remove() }
        for (name, text) in files.sorted(by: { $0.key < $1.key }) { try suite.write(name, text) }
        let target = files["index.html"] == nil ? "portal.js" : "index.html"
        let result = try CommandRunner.run(
            ["debug", target], input: Data((lines.joined(separator: "\n") + "\n").utf8),
            in: suite.path)
        #expect(result.exitCode == 0)
        return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init).filter {
                !$0.hasPrefix("> ") && !$0.hasPrefix("… ")
                    && ($0.contains(" exception ") || !$0.contains(/^\d\d:\d\d\.\d/))
            }
    }

    @Test(arguments: [
        ("{a: 1}", ["{ a: 1 }"]), ("{a: 1, b: 2}", ["{ a: 1, b: 2 }"]), ("{}", ["{}"]),
        ("  { a: { b: [1, 2] } }", ["{ a: { b: [ 1, 2 ] } }"]), ("{ a: 1 };", ["1"]),
        ("{ var q = 1; q + 1; }", ["2"]), ("[1, 2]", ["[ 1, 2 ]"]), ("({a: 1})", ["{ a: 1 }"]),
    ])
    func `bugs 18, braces at the beginning are an object's`(
        _ line: String, _ shown: [String]
    ) throws {
        #expect(try session(line) == shown)
    }

    @Test(arguments: [
        ("new Map([['plan', 5]])", "Map(1) { 'plan' => 5 }"),
        ("new Set([1, 2])", "Set(2) { 1, 2 }"), ("/ab+/g", "/ab+/g"),
        ("Promise.resolve(7)", "Promise"), ("'it is'", "'it is'"), ("5n", "5n"),
        ("Symbol('x')", "Symbol(x)"), ("null", "null"), ("-0", "-0"),
    ])
    func `bugs 21, values are shown as console.log shows them`(
        _ line: String, _ shown: String
    ) throws {
        let lines = try session(line)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(shown) == true, "\(lines)")
    }

    @Test func `undefined shows nothing, and control characters are made visible`() throws {
        #expect(try session("undefined", "void 0") == [])
        let lines = try session(#"({ a: '\u001b[31m' })"#)
        #expect(!lines.joined().contains("\u{1B}"))
    }

    @Test func `bugs 19, await waits, for which time passes`() throws {
        #expect(try session("await price()") == ["12"])
        #expect(try session("var p = await price()", "p") == ["12"])
        #expect(
            try session(
                "const { a, b } = await Promise.resolve({ a: 1, b: [2] }); let c = 3",
                "a", "b", "c") == ["1", "[ 2 ]", "3"])
        #expect(try session("let x", "x = await price(); x + 1") == ["13"])
        #expect(
            try session("async function f() { return await price(); }", "await f()") == ["12"])
        #expect(try session("for (const n of [1, 2]) await price(); 'both'") == ["'both'"])
        // The app's WebView has no globalThis.
        #expect(try session("function two() { return 2; } await 1", "two()").last == "2")
        #expect(try session("await price()", ".app").contains("time: 5s"))
        // A name of that kind in other places is none.
        #expect(try session("({ await: 1 }).await") == ["1"])
    }

    @Test func `await of what never comes says so, and of what fails shows why`() throws {
        #expect(
            try session("await new Promise(function () {})", "1 + 1").last == "2")
        #expect(
            try session("await new Promise(function () {})").first?.contains("still pending")
                == true)
        let failed = try session("await Promise.reject(new TypeError('no'))", "2")
        #expect(failed.contains { $0.contains("TypeError: no") })
        #expect(failed.last == "2")
        // A clock that never stops does not keep it for ever.
        #expect(
            try session(
                "setInterval(function () {}, 1000); 0", "await new Promise(function () {})"
            ).contains { $0.contains("still pending") } == true)
    }

    @Test func `texts go over several lines, and commands stay commands`() throws {
        #expect(try session("let r = `a", "b`", "r") == ["'a\\nb'"])
        #expect(try session("x = {", "  a: 1", "}") == ["{ a: 1 }"])
        #expect(try session("/* begun", "ended */ 5") == ["5"])
        #expect(
            try session("[3, 1]", "  .sort")
                == ["[ 3, 1 ]", "error: unknown command '.sort'; .help lists them"])
        #expect(try session("[3, 1].map(", ".5", ")").count >= 1)
        let inside = try session("x = {", ".app", "}")
        #expect(inside.contains("the portal has control"))
        #expect(inside.last == "{}")
        #expect(try session("x = {", ".break", "1") == ["1"])
        // A string ends in its line, so this is a mistake at once.
        #expect(try session("'abc", "1").last == "1")
    }

    @Test func `F16, mistyped commands and presets get suggestions`() throws {
        #expect(
            try session(".fi")
                == ["error: unknown command '.fi'; did you mean '.fire' or '.findings'?"])
        #expect(
            try session(".clalbacks")
                == ["error: unknown command '.clalbacks'; did you mean '.callbacks'?"])
        #expect(try session(".scenario full").first?.contains("did you mean 'full-card'") == true)
        #expect(try session(".user canc").first?.contains("'cancels'") == true)
    }

    // MARK: Pages

    private let page = """
        <!DOCTYPE html><body><h1>Plans &amp; prices</h1>
        <nav aria-label="Main"><a href="/a">Start</a></nav>
        <form><label>E-mail <input type="email" value="a@b.c"></label>
        <label><input type="checkbox" checked> Terms</label>
        <select aria-label="Size"><option>S<option selected>L</select>
        <button id="buy" disabled>Buy <b>now</b></button></form>
        <p hidden>secret</p><p>Some <i>text</i></p></body>
        """

    @Test func `issue 12, section 5, the page is shown as assistive technology sees it`() throws {
        let lines = try session(".page", files: ["index.html": page])
        #expect(
            lines == [
                #"heading "Plans & prices" level 1"#, #"navigation "Main""#, #"  link "Start""#,
                #""E-mail""#, #"textbox "E-mail": "a@b.c""#, #"checkbox "Terms" checked"#,
                #""Terms""#,
                #"combobox "Size": "L""#, #"  option "S""#, #"  option "L" selected"#,
                #"button "Buy now" disabled"#, "paragraph", #"  "Some""#,
                #"  "text""#,
            ], "\(lines.joined(separator: "\n"))")
    }

    @Test func `issue 12, section 5, the markup of what a selector matches`() throws {
        let lines = try session(
            ".html #buy", ".html nav a, h1", ".html [", ".html .no", files: ["index.html": page])
        #expect(lines.contains(#"<button id="buy" disabled="">Buy <b>now</b></button>"#))
        #expect(lines.contains(#"<a href="/a">Start</a>"#))
        #expect(lines.contains("'[' is no selector"))
        #expect(lines.contains("nothing matches '.no'"))
        #expect(try session(".html").first == "error: expected a CSS selector: .html #buy")
        #expect(try session(".page") == ["the page has no document"])
    }

    @Test func `issue 12, section 4, role, name and states as a locator by role sees them`() throws
    {
        let lines = try session(
            ".role #buy", ".role nav, h1", ".role [", files: ["index.html": page])
        #expect(lines.contains(#"<button id="buy">: button "Buy now" disabled"#))
        #expect(lines.contains { $0.hasSuffix(#": navigation "Main""#) })
        #expect(lines.contains("'[' is no selector"))
        #expect(try session(".role").first == "error: expected a CSS selector: .role #buy")
    }

    // MARK: A terminal

    @Test func `F16, Ctrl-C ends the evaluation and not the session, and TAB completes`() throws {
        let suite = try folder()
        defer { suite.remove() }
        let terminal = try CommandTerminal(
            ["debug", "portal.js", "--time-limit", "600"], in: suite.path)
        try terminal.wait(for: "> ")
        try terminal.type("console.log('begun'); for (;;) {}\n")
        try terminal.wait(for: "for (;;)")
        // There is nothing to see before it ends; the signal may come a little early or late.
        usleep(500_000)
        terminal.interrupt()
        try terminal.wait(for: "error: the script was interrupted; the session goes on")
        try terminal.type("40 + 2\n")
        try terminal.wait(for: "42\r\n")
        // What was begun is dropped.
        try terminal.type("x = {\n")
        try terminal.wait(for: "… ")
        terminal.interrupt()
        usleep(300_000)
        try terminal.type("6 * 7\n")
        try terminal.wait(for: "42\r\n")
        try terminal.type("buyP\t")
        try terminal.wait(for: "buyPlan")
        try terminal.type("\n")
        try terminal.wait(for: "[Function")
        try terminal.type(".sce\t")
        try terminal.wait(for: ".scenario")
        try terminal.type(" full-c\t")
        try terminal.wait(for: "full-card")
        try terminal.type("\n.exit\n")
        #expect(terminal.end() == 0)
    }

    @Test func `TAB completes what a user clicks, and the files of scripts`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write(
            "index.html",
            "<label>E-mail <input type=email></label><button>Choose Starter</button><button>Choose Max</button>"
                + "<script src=purchase.js></script>")
        try suite.write(
            "purchase.js", "document.onclick = function (e) { console.log(e.target.textContent); };"
        )
        let terminal = try CommandTerminal(
            ["debug", "index.html", "--target", "modern"], in: suite.path)
        try terminal.wait(for: "> ")
        try terminal.type("click \"Choose M\t")
        try terminal.wait(for: "Choose Max\"")
        try terminal.type("\n")
        try terminal.wait(for: "log: Choose Max")
        try terminal.type(".break pur\t")
        try terminal.type("1\n")
        try terminal.wait(for: "breakpoint at purchase.js:1")
        try terminal.type(".exit\n")
        #expect(terminal.end() == 0)
    }

    @Test(arguments: [
        ("document.body", #"<body><p id="a">x</p></body>"#),
        ("document.getElementById('a')", #"<p id="a">x</p>"#),
        ("[document.createTextNode('a')]", #"[ #text "a" ]"#),
        ("document.createElement('p')", "<p></p>"),
        ("document.createDocumentFragment()", "#document-fragment"),
    ])
    func `a node is shown as its markup, and runs nothing of the page`(
        _ line: String, _ shown: String
    ) throws {
        let page = #"<p id="a">x</p>"#
        #expect(
            try session(
                "Object.defineProperty(Element.prototype, 'outerHTML', { get() { throw 1; } }); 0",
                line, files: ["index.html": page]) == ["0", shown])
    }

    @Test func `lists of large objects stay within their lines`() throws {
        let lines = try session(
            "var o = (n) => ({ name: 'Travel plan ' + n, description: 'x'.repeat(90) }); 0",
            "[o(1), o(2), o(3), o(4)]")
        #expect(lines.count { $0 == "  {" } == 4)
        #expect(lines.count { $0.hasPrefix("    name: 'Travel plan") } == 4)
        #expect(lines.last == "]")
    }

    @Test func `.do says how actions are typed`() throws {
        #expect(
            try session(".do click \"Buy\"").last?.contains("is typed without a command: click")
                == true)
    }
}
