import PortalTrace
import ScriptEngine
import Testing

/// ES modules as ECMA-262, section 16.2 and HTML, section 8.1.4 have them.
@Suite struct ModuleTests {
    @Test func `this build of the engine has modules`() {
        #expect(ScriptModules.unavailableReason == nil)
        #expect(ScriptModules.isAvailable)
    }

    // MARK: - Bindings

    @Test func `bindings are live, and namespaces show them`() throws {
        let files = [
            "main.js": """
            import def, { count, inc as plus } from './a.js';
            import * as ns from './a.js';
            plus(); plus();
            log([def, count, ns.count, Object.keys(ns), ns[Symbol.toStringTag], typeof this].join());
            """,
            "a.js": """
            export let count = 0;
            export function inc() { count++; }
            export default 'dé中';
            export * from './b.js';
            export { y as why } from './b.js';
            """,
            "b.js": "export const y = 25, z = 26;",
        ]
        try withModules(files) { page throws in
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == ["dé中,2,2,count,default,inc,why,y,z,Module,undefined"])
        }
    }

    @Test func `a module is fetched once and runs once`() throws {
        let files = [
            "main.js": "import './a.js'; import './b.js'; import './a.js'; log('main');",
            "a.js": "import './b.js'; log('a');",
            "b.js": "log('b');",
        ]
        try withModules(files) { page throws in
            for _ in 0..<3 { #expect(try page.run("main.js") == "evaluated") }
            #expect(page.lines == ["b", "a", "main"])
            #expect(
                page.fetched.map { $0.suffix(7) }
                    == ["main.js", "st/a.js", "st/b.js"].map { Substring($0) })
        }
    }

    @Test func `modules may ask for each other`() throws {
        let files = [
            "main.js": "import { even } from './even.js'; log(even(10));",
            "even.js":
                "import { odd } from './odd.js'; export function even(n) { return n === 0 || odd(n - 1); }",
            "odd.js": """
            import { even } from './even.js';
            export function odd(n) { return n !== 0 && even(n - 1); }
            log(typeof even);
            """,
            "dead.js": "import { x } from './zone.js'; export const y = 1;",
            "zone.js": "import { y } from './dead.js'; export const x = y;",
        ]
        try withModules(files) { page throws in
            try page.run("main.js")
            #expect(page.lines == ["function", "true"])
            let error = try page.thrown(by: "dead.js")
            #expect(error.name == "ReferenceError")
            #expect(error.place == "zone.js:1:\(error.location?.column ?? 0)")
        }
    }

    @Test func `a module's own names are not global`() throws {
        try withModules(["a.js": "var inner = 1; globalThis.outer = inner; function f() {}"]) {
            page in
            try page.run("a.js")
            #expect(
                try page.context.snapshot("[typeof inner, typeof f, outer]") == [
                    "undefined", "undefined", 1,
                ])
        }
    }

    @Test func `two contexts have their own modules`() throws {
        try withMachine { machine in
            for _ in 0..<2 {
                let context = ScriptContext(machine)
                defer { context.close() }
                let page = try ModulePage(
                    context, ["a.js": "globalThis.n = (globalThis.n ?? 0) + 1; log(n)"])
                try page.run("a.js")
                #expect(page.lines == ["1"])
            }
            #expect(machine.protectedValues == 0)
        }
    }

    // MARK: - Inline modules

    @Test func `an inline module has the place of its text in the document`() throws {
        try withModules(["a.js": "export const a = 1;"]) { page throws in
            let module = try page.loader.load(
                source: "import { a } from './a.js'; log(import.meta.url);\n  log(a); null.x;",
                name: ModulePage.document, line: 12, column: 30
            ) { _ in }
            let evaluation = try page.evaluate(module)
            #expect(page.lines == [ModulePage.document + "base/", "1"])
            let error = try #require(evaluation.exception)
            #expect(error.location?.file == ModulePage.document)
            #expect(error.location?.line == 13)
            #expect(error.location?.column == 15)
        }
    }

    @Test func `columns of an inline module's first line count from the document's`() throws {
        try withModules([:]) { page throws in
            let module = try page.loader.load(
                source: "null.x;", name: ModulePage.document, line: 3, column: 10
            ) { _ in }
            #expect(try page.evaluate(module).exception?.place == ":3:14")
        }
    }

    @Test func `equal inline modules are two`() throws {
        try withModules([:]) { page throws in
            for _ in 0..<2 {
                let module = try page.loader.load(source: "log('run')", name: ModulePage.document) {
                    #expect($0 == .loaded)
                }
                #expect(try page.evaluate(module).description == "evaluated")
            }
            #expect(page.lines == ["run", "run"])
        }
    }

    @Test(arguments: ["", " ", "\n", "//", "é", "中"])
    func `texts of all kinds can be modules`(_ text: String) throws {
        let source = text == "é" || text == "中" ? "log('\(text)')" : text
        try withModules(["a.js": source]) { page throws in
            #expect(try page.run("a.js") == "evaluated")
        }
    }

    // MARK: - import.meta

    @Test func `import.meta has the URL and resolves`() throws {
        let files = [
            "lib/a.js": """
            log(import.meta.url); log(import.meta.resolve('./b.js'));
            log([Object.getPrototypeOf(import.meta), Object.keys(import.meta), import.meta === import.meta, import.meta.resolve.name, import.meta.resolve.length].join());
            try { import.meta.resolve('bare') } catch (e) { log(String(e) + (e instanceof TypeError)) }
            """
        ]
        try withModules(files) { page throws in
            #expect(try page.run("lib/a.js") == "evaluated")
            #expect(
                page.lines == [
                    "https://shop.test/lib/a.js", "https://shop.test/lib/b.js",
                    ",url,resolve,true,resolve,1", "TypeError: no module 'bare'true",
                ])
        }
    }

    @Test func `a redirected module has the name that the answer gives`() throws {
        try withModules([:]) { page throws in
            page.isHeld = true
            let module = try page.loader.load(url: ModulePage.document + "a.js") { _ in }
            try page.pending[0].deliver(
                "import './b.js'; log(import.meta.url)", name: ModulePage.document + "v2/a.js")
            #expect(page.fetched.last == ModulePage.document + "v2/b.js")
            try page.pending[1].deliver("")
            _ = try page.evaluate(module)
            #expect(page.lines == [ModulePage.document + "v2/a.js"])
        }
    }

    // MARK: - JSON

    @Test func `a JSON module exports its value`() throws {
        let files = [
            "main.js": """
            import data from './data.json' with { type: 'json' };
            import number from './number.json' with { type: 'json' };
            const again = await import('./data.json', { with: { type: 'json' } });
            log([JSON.stringify(data), number, again.default === data, Object.keys(again)].join());
            """,
            "data.json": "{ \"a\": [1, \"é\"], \"__proto__\": 2 }",
            "number.json": "4",
        ]
        try withModules(files) { page throws in
            try page.context.evaluate("JSON.parse = () => 'changed'", url: scriptName)
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == [#"{"a":[1,"é"],"__proto__":2},4,true,default"#])
        }
    }

    @Test func `a JSON text that is none is a syntax error`() throws {
        let files = [
            "main.js": "import data from './data.json' with { type: 'json' };",
            "data.json": "{ a: 1 }",
        ]
        try withModules(files) { page throws in
            let error = try page.thrown(by: "main.js")
            #expect(error.name == "SyntaxError")
            #expect(error.message.contains("data.json"))
        }
    }

    @Test func `a JSON module and a script of one URL are two`() throws {
        let files = ["data.json": "1", "main.js": "import './data.json'; log('ran')"]
        try withModules(files) { page throws in
            try page.context.evaluate(
                "import('https://shop.test/data.json', { with: { type: 'json' } }).then((m) => log(m.default))"
            )
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == ["1", "ran"])
        }
    }
}
