import PortalTrace
import ScriptEngine
import Testing

/// `await` at the top level of modules (ECMA-262, section 16.2.1.6.1.3).
@Suite struct TopLevelAwaitTests {
    @Test func `a module waits for those that it asks for`() throws {
        let files = [
            "main.js": "import { a } from './a.js'; import './b.js'; log('main ' + a)",
            "a.js":
                "log('a1'); export const a = await new Promise((r) => { globalThis.go = r }); log('a2')",
            "b.js": "log('b')",
        ]
        try withModules(files) { page throws in
            let module = try page.loader.load(url: "https://shop.test/main.js") { _ in }
            let evaluation = try page.evaluate(module)
            #expect(page.lines == ["a1", "b"])
            #expect(evaluation.description == "pending")
            try page.context.evaluate("go(5)")
            #expect(page.lines == ["a1", "b", "a2", "main 5"])
            #expect(evaluation.description == "evaluated")
            #expect(evaluation.count == 1)
        }
    }

    @Test func `a second module waits for one that is waiting already`() throws {
        let files = [
            "one.js": "import './slow.js'; log('one')", "two.js": "import './slow.js'; log('two')",
            "slow.js": "await new Promise((r) => { globalThis.go = r }); log('slow')",
        ]
        try withModules(files) { page throws in
            for name in ["one.js", "two.js"] { #expect(try page.run(name) == "pending") }
            try page.context.evaluate(
                "import('https://shop.test/slow.js').then(() => log('import'))")
            #expect(page.lines.isEmpty)
            try page.context.evaluate("go()")
            #expect(page.lines.first == "slow")
            #expect(page.lines.sorted() == ["import", "one", "slow", "two"])
        }
    }

    @Test func `modules that waited run in the order that they began in`() throws {
        // The example of the standard's table: d waits for a and b, which wait for c.
        let files = [
            "main.js": "import './a.js'; import './b.js'; import './c.js'; log('main')",
            "a.js": "import './w.js'; log('a')", "b.js": "import './w.js'; log('b')",
            "c.js": "import './a.js'; import './b.js'; log('c')",
            "w.js": "await 0; log('w')",
        ]
        try withModules(files) { page throws in
            #expect(try page.run("main.js") == "evaluated")
            #expect(page.lines == ["w", "a", "b", "c", "main"])
        }
    }

    @Test func `modules of a cycle wait together`() throws {
        let files = [
            "main.js": "import './a.js'; log('main')",
            "a.js": "import { b } from './b.js'; export let a = await 1; log('a' + b)",
            "b.js": "import { a } from './a.js'; export const b = await 2; log('b')",
            "late.js": "import './b.js'; log('late')",
        ]
        try withModules(files) { page throws in
            #expect(try page.run("main.js") == "evaluated")
            #expect(try page.run("late.js") == "evaluated")
            #expect(page.lines == ["b", "a2", "main", "late"])
        }
    }

    @Test func `a rejection reaches all that wait`() throws {
        let files = [
            "main.js": "import './a.js'; log('never')", "a.js": "import './bad.js'; log('never')",
            "bad.js": "await 0;\nnull.x", "next.js": "import './bad.js'; log('never')",
        ]
        try withModules(files) { page throws in
            #expect(try page.thrown(by: "main.js").place == "bad.js:2:5")
            #expect(try page.thrown(by: "next.js").place == "bad.js:2:5")
            #expect(page.lines.isEmpty)
        }
    }

    @Test func `the microtasks of a module run before the next one's`() throws {
        let files = [
            "a.js": "import './b.js'; log('a')",
            "b.js": "Promise.resolve().then(() => log('job')); log('b')",
        ]
        try withModules(files) { page throws in
            try page.run("a.js")
            #expect(page.lines == ["b", "a", "job"])
        }
    }

    @Test func `a module that imports itself waits for ever and nothing else does`() throws {
        try withModules([
            "a.js": "log('a'); await import('./a.js'); log('never')", "b.js": "log('b')",
        ]) { page throws in
            #expect(try page.run("a.js") == "pending")
            #expect(try page.run("b.js") == "evaluated")
            #expect(page.lines == ["a", "b"])
        }
    }
}
