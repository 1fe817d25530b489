import PortalTrace
import ScriptEngine
import Testing

/// A rejection that nothing handled is reported after the microtasks, once.
@Suite struct RejectionTests {
    private func reports(of scripts: String...) throws -> [String] {
        try withContext { context in
            var reports: [String] = []
            context.onUnhandledRejection { reports.append($0.description) }
            for script in scripts {
                try context.evaluate(script, url: scriptName)
                reports.append("end")
            }
            return reports
        }
    }

    // MARK: - What is unhandled

    @Test(arguments: [
        "Promise.reject(new TypeError('no'))",
        "new Promise((_, reject) => reject(new TypeError('no')))",
        "new Promise(() => { throw new TypeError('no') })",
        "(async () => { throw new TypeError('no') })()",
        "(async () => { await 0; throw new TypeError('no') })()",
        "Promise.resolve().then(() => { throw new TypeError('no') })",
        "Promise.reject(new TypeError('no')).then(() => {})",
        "Promise.reject(new TypeError('no')).finally(() => {})",
        "Promise.all([Promise.reject(new TypeError('no'))])",
        "Promise.reject(1).catch(() => { throw new TypeError('no') })",
        "var p = Promise.reject(new TypeError('no')); 0",
    ])
    func `what nothing handles is reported once`(_ script: String) throws {
        #expect(try reports(of: script) == ["TypeError: no", "end"])
    }

    @Test(arguments: [
        "Promise.reject(1).catch(() => {})",
        "Promise.reject(1).then(null, () => {})",
        "(async () => { try { await Promise.reject(1) } catch (e) {} })()",
        "var p = Promise.reject(1); p.catch(() => {})",
        "var p = Promise.reject(1); Promise.resolve().then(() => p.catch(() => {}))",
        "Promise.allSettled([Promise.reject(1)])",
        "Promise.race([Promise.resolve(), Promise.reject(1)])",
        "new Promise(() => {})",
    ])
    func `what is handled before the microtasks end is not reported`(_ script: String) throws {
        #expect(try reports(of: script) == ["end"])
    }

    @Test func `what is handled later was reported before`() throws {
        let reports = try reports(of: "var p = Promise.reject('early')", "p.catch(() => {})", "0")
        #expect(reports == ["early", "end", "end", "end"])
    }

    @Test func `several are reported in order`() throws {
        let reports = try reports(
            of:
                "Promise.reject(1); Promise.reject(2); Promise.resolve().then(() => Promise.reject(3))",
            "Promise.reject(4)")
        #expect(reports == ["1", "2", "3", "end", "4", "end"])
    }

    @Test func `many are all reported`() throws {
        let reports = try reports(of: "for (var i = 0; i < 1000; i++) Promise.reject(i)")
        #expect(reports == (0..<1000).map { "\($0)" } + ["end"])
    }

    // MARK: - What is told

    @Test func `a report tells what and where`() throws {
        try withContext { context in
            var reports: [ScriptException] = []
            context.onUnhandledRejection { reports.append($0) }
            try context.evaluate(
                "async function f() {\n  await 0;\n  null.x;\n}\nf();\nPromise.reject({ code: 7 });\nPromise.reject()",
                url: scriptName)
            // In the order in which they were rejected.
            #expect(
                reports.map(\.description) == [
                    "{ code: 7 }", "undefined",
                    "TypeError: null is not an object (evaluating 'null.x')",
                ])
            #expect(reports.last?.location == .init(file: scriptName, line: 3, column: 7))
            #expect(reports.first?.value == ["code": 7])
        }
    }

    @Test func `a hostile reason is described`() throws {
        let reports = try reports(
            of: "Promise.reject(new Proxy({}, { get() { throw 1 }, ownKeys() { throw 2 } }))")
        #expect(reports == ["<threw 2>", "end"])
    }

    @Test func `each context reports its own`() throws {
        try withMachine { machine in
            let contexts = [ScriptContext(machine), ScriptContext(machine), ScriptContext(machine)]
            var reports: [String] = []
            contexts[0].onUnhandledRejection { reports.append("first \($0)") }
            contexts[1].onUnhandledRejection { reports.append("second \($0)") }
            for (index, context) in contexts.enumerated() {
                try context.evaluate("Promise.reject(\(index))")
            }
            #expect(reports == ["first 0", "second 1"])
            for context in contexts { context.close() }
        }
    }

    @Test func `a rejection of a job is reported`() throws {
        try withContext { context in
            var reports: [String] = []
            context.onUnhandledRejection { reports.append($0.description) }
            try context.enqueueMicrotask(
                context.evaluate("(() => { throw new Error('in a job') })"))
            #expect(reports == ["Error: in a job"])
        }
    }

    @Test func `a promise that the host rejects is reported unless it is handled`() throws {
        try withContext { context in
            var reports: [String] = []
            context.onUnhandledRejection { reports.append($0.description) }
            let lonely = try context.makePromise()
            try lonely.reject(context.makeString("lonely"))
            let handled = try context.makePromise()
            try context.globalObject.setProperty("p", to: handled.value)
            try context.evaluate("p.catch(() => {})")
            try handled.reject(context.makeString("handled"))
            #expect(reports == ["lonely"])
        }
    }

    @Test func `a report may call into scripts, and a later one replaces it`() throws {
        try withContext { context in
            var seen: [String] = []
            context.onUnhandledRejection { [unowned context] exception in
                seen.append("\(exception) \((try? context.snapshot("n"))?.literal ?? "threw")")
            }
            try context.evaluate("var n = 1; Promise.reject('a')")
            context.onUnhandledRejection { seen.append("new \($0)") }
            try context.evaluate("Promise.reject('b')")
            #expect(seen == ["a 1", "new b"])
        }
    }
}
