import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// A file that is no script says what it is, with line and column (issue 13, section 6).
@Suite struct ForeignSyntaxTests {
    /// Texts that do not parse, the place of what is wrong, and words of the finding.
    static let foreign: [(text: String, place: String, words: String)] = [
        ("interface Plan { id: string; }\nvar a;", "1:11", "TypeScript"),
        ("function buy(id: string) {\n  return id;\n}", "1:16", "TypeScript"),
        ("var a;\nfunction buy(id): void { }", "2:17", "TypeScript"),
        ("const plan = { id: 1 } as const;", "1:24", "TypeScript"),
        ("let x: number = 5;", "1:6", "TypeScript"), ("enum Result { ok }", "1:1", "'enum'"),
        ("let a = b!;", "1:10", "'!' behind a value"),
        ("class A { private x = 1; }", "1:19", "'private'"),
        ("type Id = string;", "1:6", "'type'"),
        ("function App() {\n  return <div className=\"a\">Hi</div>;\n}", "2:10", "JSX"),
        ("const a = (\n  <>\n    <B />\n  </>\n);", "2:3", "JSX"),
        (".button {\n  color: red;\n}", "1:1", "a style sheet"),
        ("body { margin: 0 }", "1:6", "a style sheet"),
        ("{\n  \"plans\": [1, 2],\n  \"name\": \"x\"\n}", "2:10", "JSON"),
        ("<!DOCTYPE html>\n<html></html>", "1:1", "HTML"), ("\n<script>\n</script>", "2:1", "HTML"),
        ("<?php echo 1; ?>", "1:1", "a template"),
        ("<template><p></p></template>", "1:1", "component"),
        ("var a;\n<<<<<<< HEAD\nvar b;\n=======\n>>>>>>> c", "2:1", "a merge"),
        ("var a = \u{201C}x\u{201D};", "1:9", "typographic"),
    ]

    /// Scripts with a mistake, and its place.
    static let scripts: [(text: String, place: String)] = [
        ("var a = 1;\r\nvar b = ;\r\n", "2:9"), ("\u{FEFF}var a = 1;\nvar b = ;", "2:9"),
        ("var a = \"x\u{2028}y\";\nvar b = ;", "2:9"), ("var a = 1;\u{2028}var b = ;", "2:9"),
        ("function buy() {\n  if (true) {\n}\n", "4:1"), ("var a = ;;;;; var b = ;", "1:9"),
        ("let a = 1;\nlet b = 2, a = 3;", "2:12"), ("'use strict';\nvar a = 010;", "2:9"),
        ("var \u{1F600} = 1;", "1:5"), ("var a = { b: 1 c: 2 };", "1:16"),
        ("if (a == ) { }", "1:10"), ("var t = 'a' : 'b';", "1:13"),
        ("const f = () => { a: 1, b: 2 };", "1:26"), ("f(function () { a: b, c: d });", "1:24"),
        ("function f(type, name) { return type name; }", "1:38"),
    ]

    private func finding(_ text: String) throws -> Finding {
        let run = run(text) { $0.target = .modern }
        return try #require(run.findings.first { $0.ruleID == "syntax-error" }, "\(run.findings)")
    }

    private func place(_ finding: Finding) -> String {
        "\(finding.location?.line ?? 0):\(finding.location?.column ?? 0)"
    }

    @Test(arguments: foreign)
    func `a file in another language says so`(
        _ example: (text: String, place: String, words: String)
    ) throws {
        let finding = try finding(example.text)
        #expect(finding.message.contains(example.words), "\(finding.message)")
        #expect(place(finding) == example.place, "\(finding.message)")
    }

    @Test(arguments: scripts)
    func `a mistake in a script has a line and a column`(
        _ example: (text: String, place: String)
    ) throws {
        let finding = try finding(example.text)
        #expect(place(finding) == example.place, "\(finding.message)")
        for word in ["TypeScript", "JSX", "JSON", "HTML", "sheet"] {
            #expect(!finding.message.contains(word), "\(finding.message)")
        }
    }
}
