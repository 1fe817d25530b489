import PortalTrace
import ScriptEngine
import Testing

/// A program is parsed once and evaluated in many contexts of its machine.
@Suite struct ProgramTests {
    @Test func `a program runs in many contexts, each with its own state`() throws {
        try withMachine { machine in
            let program = try ScriptProgram(
                "var n = (typeof n === 'number' ? n : 0) + 1; n", url: scriptName, machine: machine)
            #expect(program.url == scriptName)
            for _ in 0..<20 {
                let context = ScriptContext(machine)
                #expect(try context.evaluate(program).number == 1)
                #expect(try context.evaluate(program).number == 2)
                context.close()
            }
        }
    }

    @Test func `parsing runs nothing`() throws {
        try withContext { context in
            let program = try ScriptProgram("ran = true", url: "", machine: context.machine)
            #expect(try context.snapshot("typeof ran") == "undefined")
            try context.evaluate(program)
            #expect(try context.snapshot("ran") == true)
        }
    }

    @Test func `what a program throws has a place`() throws {
        try withContext { context in
            let program = try ScriptProgram(
                "function f() {\n  throw new RangeError('far');\n}\nf();", url: "lib.js",
                machine: context.machine)
            let failure = #expect(throws: ScriptFailure.self) { try context.evaluate(program) }
            guard case .thrown(let exception) = failure else {
                Issue.record("expected an exception, found \(String(describing: failure))")
                return
            }
            #expect(exception.name == "RangeError")
            #expect(exception.location?.file == "lib.js")
            #expect(exception.location?.line == 2)
        }
    }

    // MARK: - Syntax errors

    @Test(arguments: [
        (source: "var = 1;", line: 1, column: 5),
        (source: "var a = 1;\nvar b = ;\n", line: 2, column: 9),
        (source: "\n\n\n}", line: 4, column: 1),
        (source: "function f() {\n", line: 2, column: 1),
    ])
    func `a program that cannot be parsed is a syntax error with its place`(
        _ example: (source: String, line: Int, column: Int)
    ) {
        withMachine { machine in
            let error = #expect(throws: ScriptException.self) {
                try ScriptProgram(example.source, url: "lib.js", machine: machine)
            }
            #expect(error?.name == "SyntaxError")
            #expect(error?.message.isEmpty == false)
            #expect(
                error?.location
                    == .init(file: "lib.js", line: example.line, column: example.column))
            #expect(error?.stack == [])
        }
    }

    @Test func `a name that is declared twice is an error at the second evaluation`() throws {
        try withContext { context in
            let program = try ScriptProgram("let once = 1", url: "", machine: context.machine)
            try context.evaluate(program)
            let failure = #expect(throws: ScriptFailure.self) { try context.evaluate(program) }
            #expect(failure?.description.hasPrefix("SyntaxError: ") == true)
        }
    }

    // MARK: - The host's own programs

    @Test func `a machine parses a script of the host once`() throws {
        try withMachine { machine in
            let first = machine.program("host.js", "1 + 1")
            #expect(machine.program("host.js", "1 + 1") === first)
            #expect(machine.program("other.js", "1 + 1") !== first)
        }
    }

    @Test func `a script of the host that cannot be parsed throws each time it is evaluated`()
        throws
    {
        try withMachine { machine throws in
            let program = machine.program("host.js", "\n(")
            for _ in 1...3 {
                let context = ScriptContext(machine)
                defer { context.close() }
                let failure = #expect(throws: ScriptFailure.self) { try context.evaluate(program) }
                guard case .thrown(let exception) = failure else {
                    Issue.record("it threw \(String(describing: failure))")
                    continue
                }
                #expect(exception.name == "SyntaxError")
                #expect(exception.location?.file == "host.js")
            }
        }
    }

    @Test func `a script of the host is the same in every page, from the first evaluation on`()
        throws
    {
        try withMachine { machine throws in
            let program = machine.program(
                "host.js", "'use strict';\n({ n: 1, fail() { null.x; } })")
            for _ in 1...3 {
                let context = ScriptContext(machine)
                defer { context.close() }
                let value = try context.evaluate(program)
                #expect(try value.property("n").number == 1)
                let failure = #expect(throws: ScriptFailure.self) {
                    try value.property("fail").call()
                }
                guard case .thrown(let exception) = failure else {
                    Issue.record("it threw \(String(describing: failure))")
                    continue
                }
                #expect(exception.location?.file == "host.js")
                #expect(exception.location?.line == 2)
            }
        }
    }

    @Test
    func `a program may be dropped after its machine was closed`() async {
        await #expect(processExitsWith: .success) {
            let machine = ScriptVirtualMachine()
            var program: ScriptProgram? = try ScriptProgram("1", url: "", machine: machine)
            machine.close()
            #expect(program?.url == "")
            program = nil
        }
    }
}
