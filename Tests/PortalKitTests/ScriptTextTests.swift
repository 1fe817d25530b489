import PortalKit
import PortalTrace
import Testing

/// Lines and declarations of a script's text.
@Suite struct ScriptTextTests {
    @Test(arguments: [
        ("a\nb\nc", 2, "b"), ("a\r\nb\r\nc", 3, "c"), ("a\rb", 2, "b"), ("a\u{2028}b", 2, "b"),
        ("", 1, ""), ("a\n", 2, ""), ("\n\n", 2, ""),
    ])
    func `lines are counted as the engine counts them`(
        _ text: String, _ line: Int, _ expected: String
    ) {
        #expect(PortalScript(name: "x.js", source: text).line(line) == expected)
    }

    @Test func `beyond the last line there is none`() {
        #expect(PortalScript(name: "x.js", source: "a\nb").line(3) == nil)
        #expect(PortalScript(name: "x.js", source: "a\nb").line(0) == nil)
    }

    private func declarations(_ source: String) -> [String] {
        ScriptOutline(PortalScript(name: "x.js", source: source)).declarations.map {
            "\($0.keyword) \($0.name) \($0.location.line):\($0.location.column ?? 0)"
        }
    }

    @Test func `declarations at the top level are found with their places`() {
        #expect(
            declarations(
                "function a() {}\nvar b = 1, c;\nconst d = () => {};\n  let e\nclass F {}\nasync function g() {}\nfunction* h() {}"
            ) == [
                "function a 1:10", "var b 2:5", "var c 2:12", "const d 3:7", "let e 4:7",
                "class F 5:7", "function g 6:16", "function h 7:11",
            ])
    }

    @Test func `inner declarations are not`() {
        #expect(
            declarations("function a() { var b; const c = 1; function d() {} }\nif (x) { let e; }")
                == ["function a 1:10"])
        #expect(declarations("(function () { var hidden; })(); f(function named() {});") == [])
    }

    @Test(arguments: [
        "// const a = 1;\n", "/* const a = 1;\n const b; */", "'const a';", "\"const a\";",
        "`const a ${`const b`}`;", "'\\' const a';", "/const a/.test(x);", "/[/] const a/.test(x);",
        "return /'/; // '",
    ])
    func `comments, texts and regular expressions are passed over`(_ source: String) {
        #expect(declarations(source + "\nvar found;").filter { $0.hasPrefix("const") } == [])
        #expect(declarations(source + "\nvar found;").contains { $0.hasPrefix("var found") })
    }

    @Test func `only declarations count`() {
        #expect(declarations("x = function a() {}; y = class B {}; z.class\nc") == [])
        #expect(declarations("var a = 1\nf(), b") == ["var a 1:5"])
        #expect(declarations("`${function () { var a }}`; var b") == ["var b 1:33"])
        #expect(declarations("class A { let\nx = 1 }\nlet\ny") == ["class A 1:7", "let y 4:1"])
        #expect(declarations("var a\r\nvar b\u{2028}var c").last == "var c 3:5")
    }

    @Test func `templates nested without end are not followed`() {
        let nested = String(repeating: "`${", count: 1_000_000)
        #expect(declarations("var a;\n" + nested) == ["var a 1:5"])
    }

    @Test func `a division is no regular expression`() {
        #expect(declarations("var a = b / c; const d = 1 / 2; let e;").count == 3)
    }
}
