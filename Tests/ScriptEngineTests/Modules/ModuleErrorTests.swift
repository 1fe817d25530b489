import PortalTrace
import ScriptEngine
import Testing

/// What goes wrong with modules is an exception with a place.
@Suite struct ModuleErrorTests {
    @Test func `what a module throws has its place`() throws {
        let files = [
            "main.js": "import './a.js';", "a.js": "\n\n   function f() { null.x; }\nf();",
        ]
        try withModules(files) { page throws in
            let error = try page.thrown(by: "main.js")
            #expect(error.name == "TypeError")
            #expect(error.place == "a.js:3:23")
            #expect(error.stack.prefix(2).map(\.function) == ["f", "module code"])
        }
    }

    @Test func `what is thrown may be anything`() throws {
        try withModules(["a.js": "throw 'text'"]) { page throws in
            #expect(try page.run("a.js") == "text")
        }
    }

    @Test func `a module that cannot be parsed is a syntax error with a line`() throws {
        let files = [
            "main.js": "import './a.js'; log('main')",
            "a.js": "export const a = 1;\nexport const b = ;",
        ]
        try withModules(files) { page throws in
            let error = try page.thrown(by: "main.js")
            #expect(error.name == "SyntaxError")
            #expect(error.location?.file == "https://shop.test/a.js")
            #expect(error.location?.line == 2)
            #expect(page.lines.isEmpty)
        }
    }

    @Test(arguments: [
        (
            source: "import { a } from './b.js';\n  import { nope } from './b.js';",
            place: "a.js:2:12"
        ),
        (source: "import { y as nope,\n nope as z } from './b.js';", place: "a.js:2:2"),
        (source: "export { y, nope as default } from './b.js'", place: "a.js:1:13"),
        (source: "// import { nope } from\nimport\n  def\nfrom './b.js'", place: "a.js:3:3"),
        (
            source: "const r = /'/, t = `import ${'{'} nope`;\nimport { nope } from './b.js'",
            place: "a.js:2:10"
        ),
    ])
    func `a name that a module does not export is an error at the import`(
        _ example: (source: String, place: String)
    ) throws {
        let files = ["a.js": example.source, "b.js": "export const a = 1, y = 2;"]
        try withModules(files) { page throws in
            let error = try page.thrown(by: "a.js")
            #expect(error.name == "SyntaxError")
            #expect(error.place == example.place)
        }
    }

    @Test func `a specifier that cannot be resolved is an error at the import`() throws {
        let files = [
            "main.js": "import './a.js'", "a.js": "import './main.js';\nimport vue from 'vue';",
        ]
        try withModules(files) { page throws in
            let error = try page.thrown(by: "main.js")
            #expect(error.description == "TypeError: no module 'vue'")
            #expect(error.place == "a.js:2:17")
        }
    }

    @Test(arguments: [
        (source: "\nimport a from './b.js' with { type: 'css' }", place: "a.js:2:37"),
        (source: "import a from './b.js' with { other: 'json' }", place: "a.js:1:31"),
        (source: "import a from './b.js' with { type: 'webassembly' }", place: "a.js:1:15"),
    ])
    func `an attribute that a module cannot have is an error at the import`(
        _ example: (source: String, place: String)
    ) throws {
        try withModules(["a.js": example.source, "b.js": ""]) { page throws in
            #expect(try page.thrown(by: "a.js").place == example.place)
        }
    }

    @Test func `what was not loaded cannot be evaluated`() throws {
        try withModules(["a.js": "import './gone.js'"]) { page throws in
            #expect(
                try page.thrown(by: "a.js").description
                    == "TypeError: https://shop.test/gone.js is not there")
        }
    }

    @Test func `a module that is not there is told to who loads it`() throws {
        try withModules(["main.js": "import './a.js'", "a.js": "import './gone.js'"]) {
            page throws in
            #expect(
                try page.run("main.js")
                    == "unreachable(url: \"https://shop.test/gone.js\", message: \"no file https://shop.test/gone.js\")"
            )
        }
    }

    @Test func `a module that threw throws the same again`() throws {
        let files = [
            "a.js": "log('run'); throw new Error('once')", "b.js": "import './a.js'",
            "c.js": "import './b.js'",
        ]
        try withModules(files) { page throws in
            for name in ["a.js", "a.js", "b.js", "c.js"] {
                #expect(try page.run(name) == "Error: once")
            }
            try page.context.evaluate(
                "let first; for (const n of 'abc') import(`https://shop.test/${n}.js`).catch((e) => { first ??= e; log(e === first) })"
            )
            #expect(page.lines == ["run", "true", "true", "true"])
        }
    }

    @Test func `a module that could not be linked can be asked for again`() throws {
        let files = [
            "a.js": "import { x } from './b.js'; log(x)",
            "b.js": "import './c.js'; export const y = 1", "c.js": "log('c')",
        ]
        try withModules(files) { page throws in
            for _ in 0..<2 { #expect(try page.thrown(by: "a.js").name == "SyntaxError") }
            #expect(try page.run("b.js") == "evaluated")
            #expect(page.lines == ["c"])
        }
    }

    @Test func `errors are of the page's realm`() throws {
        try withModules([
            "bad.js": "import { x } from './empty.js'", "empty.js": "", "syntax.js": "(",
            "data.json": "(",
        ]) { page throws in
            try page.context.evaluate(
                """
                const check = (kind, name, options) => import('https://shop.test/' + name, options).catch(
                  (e) => log([name, e instanceof kind, e.constructor === kind].join()));
                check(SyntaxError, 'bad.js');
                check(SyntaxError, 'syntax.js');
                check(TypeError, 'gone.js');
                check(SyntaxError, 'data.json', { with: { type: 'json' } });
                import('bare').catch((e) => log(e instanceof TypeError));
                """)
            #expect(
                page.lines.sorted() == [
                    "bad.js,true,true", "data.json,true,true", "gone.js,true,true",
                    "syntax.js,true,true", "true",
                ])
        }
    }
}
