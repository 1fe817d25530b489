import PortalTrace
import ScriptEngine
import Testing

/// What a script throws becomes data, in three shapes: with a full place, with a line, with none.
@Suite struct ExceptionTests {
    // MARK: - Run-time errors: line, column and stack

    @Test func `a run-time error has a line, a column and a stack`() throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "function inner() {\n  null.x;\n}\nfunction outer() { inner(); }\n\nouter();")
            #expect(exception.name == "TypeError")
            #expect(exception.message == "null is not an object (evaluating 'null.x')")
            #expect(exception.location == .init(file: scriptName, line: 2, column: 7))
            #expect(
                exception.stack.map(\.outline) == ["inner:2:7", "outer:4:25", "global code:6:6"])
            #expect(exception.stack.allSatisfy { $0.location?.file == scriptName })
            #expect(exception.value == nil)
            #expect(
                exception.description == "TypeError: null is not an object (evaluating 'null.x')")
        }
    }

    @Test(arguments: [
        (script: "missing", name: "ReferenceError"), (script: "(1).x.y", name: "TypeError"),
        (script: "new Array(-1)", name: "RangeError"), (script: "decodeURI('%')", name: "URIError"),
        (script: "JSON.parse('{')", name: "SyntaxError"),
        (script: "eval('(')", name: "SyntaxError"),
        (script: "throw new EvalError('m')", name: "EvalError"),
        (script: "throw new AggregateError([], 'm')", name: "AggregateError"),
        (
            script: "class E extends Error { constructor() { super('m') } }; throw new E",
            name: "Error"
        ),
        (script: "(function f() { f() })()", name: "RangeError"),
    ])
    func `every kind of error has its name and a place`(
        _ example: (script: String, name: String)
    ) throws {
        try withContext { context in
            let exception = try context.thrown(by: "\n" + example.script)
            #expect(exception.name == example.name)
            #expect(exception.location?.line == 2)
            #expect(exception.location?.column != nil)
            #expect(!exception.message.isEmpty)
            #expect(!exception.stack.isEmpty)
        }
    }

    @Test
    func `an error of a class without a constructor has the place of new`() throws {
        try withContext { context in
            let exception = try context.thrown(
                by: "class Mine extends Error {}\nthrow new Mine('m')")
            #expect(exception.location == .init(file: scriptName, line: 2, column: 15))
        }
    }

    @Test func `an error without a message is its name`() throws {
        try withContext { context in
            let exception = try context.thrown(by: "throw new TypeError")
            #expect(exception.message == "")
            #expect(exception.description == "TypeError")
        }
    }

    @Test func `the place of an error is where it was made`() throws {
        try withContext { context in
            try context.evaluate("\n\nvar kept = new Error('late')", url: "making.js")
            #expect(
                try context.thrown(by: "throw kept").location?.description.hasPrefix("making.js:3:")
                    == true)
        }
    }

    @Test func `a script without a name has places without a file`() throws {
        try withContext { context in
            let place = try context.thrown(by: "\n null.x", url: "").location
            #expect(place == .init(file: nil, line: 2, column: 6))
            // The text given to `eval` has no name either.
            #expect(try context.thrown(by: "eval('null.x')").location?.file == nil)
        }
    }

    // MARK: - Syntax errors: a line only

    @Test(arguments: [
        (source: "var = 1", line: 1), (source: "var a;\n\n  foo bar", line: 3),
        (source: "if (", line: 1), (source: "'open\n'", line: 1), (source: "a\n}", line: 2),
    ])
    func `a syntax error has a line and no stack`(
        _ example: (source: String, line: Int)
    ) throws {
        try withContext { context in
            let exception = try context.thrown(by: example.source)
            #expect(exception.name == "SyntaxError")
            #expect(!exception.message.isEmpty)
            #expect(exception.location?.file == scriptName)
            #expect(exception.location?.line == example.line)
            #expect(exception.stack == [])
        }
    }

    @Test func `a syntax error has no column`() throws {
        let exception = try withContext { try $0.thrown(by: "var = 1") }
        #expect(exception.location == .init(file: scriptName, line: 1))
    }

    // MARK: - Thrown values: no place

    @Test(arguments: [
        (script: "throw 'text'", value: "text" as TraceValue, message: "text"),
        (script: "throw ''", value: "", message: ""),
        (script: "throw 42", value: 42, message: "42"),
        (script: "throw undefined", value: .undefined, message: "undefined"),
        (script: "throw null", value: .null, message: "null"),
        (script: "throw true", value: true, message: "true"),
        (script: "throw 1n", value: .bigInt("1"), message: "1n"),
        (script: "throw Symbol('s')", value: .symbol(description: "s"), message: "Symbol(s)"),
        (script: "throw { code: 7 }", value: .object([.init("code", 7)]), message: "{ code: 7 }"),
        (script: "throw ['a', 1]", value: .array(["a", 1]), message: "[\"a\", 1]"),
    ])
    func `a thrown value has no name and no place`(
        _ example: (script: String, value: TraceValue, message: String)
    ) throws {
        try withContext { context in
            let expected = ScriptException(
                name: nil, message: example.message, value: example.value)
            let exception = try context.thrown(by: example.script)
            #expect(exception == expected)
            #expect(exception.description == example.message)
        }
    }

    @Test func `an object that looks like an error is read as one`() throws {
        try withContext { context throws in
            #expect(
                try context.thrown(by: "throw { name: 'Odd', message: 'm' }")
                    == ScriptException(name: "Odd", message: "m"))
            #expect(try context.thrown(by: "throw { message: 'm' }").description == "Error: m")
        }
    }
}
