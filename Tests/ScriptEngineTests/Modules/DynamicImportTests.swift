import PortalTrace
import ScriptEngine
import Testing

/// `import()` in scripts and modules (ECMA-262, section 13.3.10).
@Suite struct DynamicImportTests {
    @Test func `a script's import() is relative to the script`() throws {
        try withModules(["lib/b.js": "export const z = 26;"]) { page throws in
            try page.context.evaluate(
                "import('./b.js').then((m) => log(m.z))", url: "https://shop.test/lib/a.js")
            let program = try ScriptProgram(
                "eval(\"import('./b.js').then((m) => log(m[Symbol.toStringTag]))\")",
                url: "https://shop.test/lib/c.js", machine: page.context.machine)
            try page.context.evaluate(program)
            #expect(page.lines == ["26", "Module"])
        }
    }

    @Test(arguments: ["a.js", "https://shop.test/a/b.js?c#d", "about:blank", "", "seiten/ü.js"])
    func `a script's name is the referrer`(_ name: String) throws {
        try withContext { context throws in
            var referrers: [String] = []
            let hooks = ScriptModuleHooks(
                resolve: { specifier in
                    referrers.append(specifier.referrer)
                    return "https://shop.test/m.js"
                },
                fetch: { _ in })
            _ = try #require(context.useModules(hooks))
            try context.evaluate("import('x')", url: name)
            #expect(referrers == [name])
        }
    }

    @Test func `import() gives the same namespace each time`() throws {
        let files = [
            "main.js": """
            import * as all from './a.js';
            const one = await import('./a.js');
            log(one === all && one === await import('./a.js'));
            """,
            "a.js": "export default 1",
        ]
        try withModules(files) { page throws in
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == ["true"])
        }
    }

    @Test func `import() waits for the fetch`() throws {
        try withModules(["a.js": "import './b.js'; log('a')", "b.js": "log('b')"]) { page throws in
            page.isHeld = true
            try page.context.evaluate("import('https://shop.test/a.js').then(() => log('then'))")
            #expect(page.pending.count == 1)
            page.answer(page.pending[0])
            #expect(page.lines.isEmpty)
            page.answer(page.pending[1])
            #expect(page.lines == ["b", "a", "then"])
        }
    }

    @Test func `import() never runs a module before the script goes on`() throws {
        try withModules(["a.js": "log('a')"]) { page throws in
            try page.context.evaluate(
                "import('https://shop.test/a.js'); import('https://shop.test/a.js'); log('script')")
            #expect(page.lines == ["script", "a"])
        }
    }

    @Test(arguments: [
        (options: "1", name: "TypeError"), (options: "{ with: 1 }", name: "TypeError"),
        (options: "{ with: { type: 'css' } }", name: "TypeError"),
        (options: "{ with: { type: 1 } }", name: "TypeError"),
        (options: "{ with: { other: 'json' } }", name: "TypeError"),
        (options: "{ get with() { throw new RangeError('own') } }", name: "RangeError"),
        (options: "{ with: { get type() { throw new RangeError('own') } } }", name: "RangeError"),
    ])
    func `options that import() does not know reject`(_ example: (options: String, name: String))
        throws
    {
        try withModules(["a.js": ""]) { page throws in
            try page.context.evaluate(
                "import('https://shop.test/a.js', \(example.options)).then(() => log('?'), (e) => log(e.name))"
            )
            #expect(page.lines == [example.name])
        }
    }

    @Test(arguments: ["undefined", "{}", "{ with: undefined }", "{ with: {} }"])
    func `options that say nothing are nothing`(_ options: String) throws {
        try withModules(["a.js": ""]) { page throws in
            try page.context.evaluate(
                "import('https://shop.test/a.js', \(options)).then(() => log('ok'))")
            #expect(page.lines == ["ok"])
        }
    }

    @Test func `a specifier is converted, and what that throws rejects`() throws {
        try withModules(["a.js": "log('a')"]) { page throws in
            try page.context.evaluate(
                """
                import({ toString: () => 'https://shop.test/a.js' });
                import({ toString() { throw 'own' } }).catch(log);
                import(Symbol()).catch((e) => log(e.name));
                """)
            #expect(page.lines.sorted() == ["TypeError", "a", "own"])
        }
    }

    @Test func `a namespace with a then is a thenable of the page's realm`() throws {
        let files = [
            "a.js":
                "export function then(resolve) { log(resolve instanceof Function); resolve('other') }"
        ]
        try withModules(files) { page throws in
            try page.context.evaluate("import('https://shop.test/a.js').then(log)")
            #expect(page.lines == ["true", "other"])
        }
    }

    @Test func `an import() that nothing handles is an unhandled rejection`() throws {
        try withModules(["a.js": "throw new Error('in a')"]) { page throws in
            var reports: [String] = []
            page.context.onUnhandledRejection { reports.append("\($0) \($0.place)") }
            try page.context.evaluate("import('https://shop.test/a.js')")
            #expect(reports == ["Error: in a a.js:1:16"])
        }
    }

    @Test func `nothing of the loader is seen by a page that changed its built-ins`() throws {
        try withModules([
            "a.js": "export const a = await 1; import.meta.url",
            "b.js": "import {a} from './a.js'; export default a", "d.json": "[]",
        ]) { page throws in
            try page.context.evaluate(
                """
                const seen = [];
                const own = Promise.prototype.then;
                for (const p of [Object.prototype, Function.prototype, Array.prototype])
                  for (const n of ['key', 'module', 'fetch', 'resolve', 'type', 'with', 'value', 'url', 'registry'])
                    Object.defineProperty(p, n, { configurable: true, set(v) { seen.push(n) }, get() { if (n !== 'with') seen.push(n) } });
                Map.prototype.set = Map.prototype.get = () => { seen.push('map') };
                Set.prototype.add = () => { seen.push('set') };
                Array.prototype[Symbol.iterator] = () => { seen.push('iterator') };
                Promise.prototype.then = function () { seen.push('then'); return this };
                Promise = null;
                own.call(import('https://shop.test/b.js'), (m) => log(m.default));
                own.call(import('https://shop.test/d.json', { with: { __proto__: null, type: 'json' } }), (m) => log(m.default.length));
                """)
            #expect(try page.run("b.js") == "evaluated")
            #expect(page.lines == ["0", "1"])
            #expect(try page.context.snapshot("seen") == [])
            #expect(try page.context.snapshot("typeof Loader") == "undefined")
        }
    }

    @Test func `a context without a loader rejects as before`() throws {
        try withContext { context in
            try context.evaluate(
                "var said; import('https://shop.test/a.js').catch((e) => { said = e.name })")
            #expect(try context.snapshot("said") != "undefined")
        }
    }
}
