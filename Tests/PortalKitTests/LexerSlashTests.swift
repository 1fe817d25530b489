import PortalKit
import Testing

/// Whether a slash divides or begins a regular expression.
@Suite struct LexerSlashTests {
    private func expressions(_ source: String, isModule: Bool = false) -> [String] {
        lexed(source, isModule: isModule).filter { $0.kind == .regularExpression }.map(\.text)
    }

    @Test(arguments: SlashSources.expressions)
    func `a slash begins a regular expression`(_ source: String) {
        let found = expressions(source)
        #expect(!found.isEmpty && found.allSatisfy { $0 == "/r/g" })
    }

    @Test(arguments: SlashSources.divisions)
    func `a slash divides`(_ source: String) {
        #expect(expressions(source).filter { $0 != "/./" } == [])
        #expect(lexed(source).contains { $0.text == "/" })
    }

    @Test(arguments: [
        "export default function () {} /r/g", "export default class {} /r/g", "await /r/g",
        "export default /r/g", "export {a}\n/r/g", "import 'm'\n/r/g", "import a from 'm'\n/r/g",
        "export * from 'm'\n/r/g", "export default async function () {} /r/g",
    ])
    func `a slash in a module begins a regular expression`(_ source: String) {
        #expect(expressions(source, isModule: true) == ["/r/g"])
    }

    @Test(arguments: ["export default {} /r/ g", "import.meta /r/ g", "import('m') /r/ g"])
    func `a slash in a module divides`(_ source: String) {
        #expect(expressions(source, isModule: true) == [])
    }

    @Test(arguments: [
        ("{}", "block"), ("x = {}", "object"), ("({})", "object"), ("if (a) {}", "block"),
        ("a: {}", "block"), ("() => {}", "functionBody"), ("class {}", "classBody"),
        ("function f() {}", "functionBody"), ("var {} = a", "object"), ("let {} = a", "object"),
        ("for (const {} of a) b", "object"), ("try {", "block"), ("switch (a) {}", "block"),
        ("function f({}) ", "object"), ("return\n{}", "block"), ("return {}", "object"),
        ("a\n{}", "block"), ("`${{}}`", "object"), ("class A { static {", "classBody staticBlock"),
        ("x = {m() {", "object functionBody"), ("class A { m() {", "classBody functionBody"),
        ("import {} from 'a'", "specifiers"), ("export {a}", "specifiers"),
        ("a ? {} : {}", "object object"), ("case {}: {}", "object block"),
    ])
    func `a brace is what it opens`(_ source: String, _ expected: String) {
        let roles = lexed(source).filter { $0.text == "{" }.map { "\($0.role)" }
        #expect(roles.joined(separator: " ") == expected)
    }
}
