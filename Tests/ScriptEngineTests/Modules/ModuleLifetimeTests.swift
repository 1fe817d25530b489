import PortalTrace
import ScriptEngine
import Testing

/// Limits, closed contexts, and what is left behind.
@Suite struct ModuleLifetimeTests {
    @Test(arguments: [
        "for (;;) {}", "await 0; for (;;) {}", "for (;;) await 0",
        "export const x = { get then() { for (;;) {} } }; await x",
    ])
    func `a module that never ends is ended`(_ source: String) throws {
        try withContext { context in
            let page = try ModulePage(
                context, ["a.js": source, "b.js": "log('b')"])
            let module = try page.loader.load(url: "https://shop.test/a.js") { _ in }
            context.machine.setLimits(ScriptLimits(seconds: 0.1))
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try page.loader.evaluate(module) { _ in Issue.record("it is through") }
            }
            context.machine.setLimits(ScriptLimits(seconds: 30))
            #expect(try page.run("b.js") == "evaluated")
            #expect(page.lines == ["b"])
        }
    }

    @Test func `imports without an end are ended`() throws {
        try withContext { context in
            let source = "function f() { import('./a.js').then(f) } f()"
            let page = try ModulePage(context, ["a.js": source])
            let module = try page.loader.load(url: "https://shop.test/a.js") { _ in }
            context.machine.setLimits(ScriptLimits(seconds: 0.1))
            #expect(throws: ScriptFailure.terminated(.timeLimit)) {
                try page.loader.evaluate(module) { _ in }
            }
        }
    }

    @Test func `a context may be closed while fetches are pending`() throws {
        try withMachine { machine in
            let context = ScriptContext(machine)
            let page = try ModulePage(context)
            page.isHeld = true
            try page.loader.load(url: "https://shop.test/a.js") { _ in Issue.record("loaded") }
            try context.evaluate("import('https://shop.test/b.js')")
            #expect(page.pending.count == 2)
            context.close()
            try page.pending[0].deliver("import './c.js'")
            try page.pending[1].fail("gone")
            #expect(page.pending.count == 2)
            #expect(machine.protectedValues == 0)
        }
    }

    @Test func `a context may be closed while a module waits`() throws {
        try withMachine { machine in
            let context = ScriptContext(machine)
            let page = try ModulePage(
                context, ["a.js": "await new Promise(() => {})", "b.js": "import './a.js'"])
            #expect(try page.run("b.js") == "pending")
            context.close()
            machine.collectGarbage()
            #expect(machine.protectedValues == 0)
        }
    }

    @Test func `functions of a closed context import nothing`() throws {
        try withMachine { machine in
            let context = ScriptContext(machine)
            let other = ScriptContext(machine)
            _ = try ModulePage(context, ["a.js": ""])
            let function = try context.evaluate(
                "(said) => { import('https://shop.test/a.js').then(said, said) }")
            try other.globalObject.setProperty("foreign", to: function)
            context.close()
            try other.evaluate("var said; foreign((e) => { said = String(e) })")
            #expect(try other.snapshot("said") == "Error: the page is closed")
            other.close()
        }
    }

    @Test func `a deep chain of modules needs no stack`() throws {
        let depth = isStressed ? 200 : 3_000
        var files = ["m\(depth).js": "export const n = 0;"]
        for index in 0..<depth {
            files["m\(index).js"] =
                "import { n as next } from './m\(index + 1).js'; export const n = next + 1; import './m0.js';"
        }
        files["main.js"] = "import { n } from './m0.js'; log(n)"
        try withModules(files) { page throws in
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == ["\(depth)"])
        }
    }

    @Test func `two thousand pages with modules leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            try withMachine(seconds: 3_600) { machine in
                func live(_ pages: Int) throws {
                    for index in 0..<pages {
                        let context = ScriptContext(machine)
                        let page = try ModulePage(
                            context,
                            [
                                "main.js":
                                    "import { b } from './b.js'; import d from './d.json' with { type: 'json' }; await 0; const { c } = await import('./c.js'); log(b + c + d.x + import.meta.url.length)",
                                "b.js":
                                    "import './main.js'; export const b = new Array(1000).fill(1).length",
                                "c.js": "export const c = \(index)", "d.json": "{ \"x\": 1 }",
                            ])
                        #expect(try page.run("main.js") == "evaluated")
                        #expect(page.lines == ["\(1_000 + index + 1 + 25)"])
                        context.close()
                    }
                }
                try live(300)
                let before = ProcessMemory.residentBytes()
                try live(isStressed ? 200 : 2_000)
                let growth = ProcessMemory.residentBytes() - before
                #expect(growth < 24 << 20, "grew by \(growth >> 20) MB")
                #expect(machine.openContexts == 0)
                #expect(machine.protectedValues == 0)
            }
        }
    }
}
