import PortalTrace
import ScriptEngine
import Testing

/// Errors cross the border both ways, through any number of levels.
@Suite struct HostErrorTests {
    private struct SwiftProblem: Error, CustomStringConvertible {
        let description = "a problem in Swift"
    }

    /// How a script sees an error: `[name, message, instanceof Error, instanceof TypeError]`.
    private static let seen =
        "e => [e.name, e.message, e instanceof Error, e instanceof TypeError, e instanceof RangeError]"

    private func caught(
        calling body: @escaping HostFunctionBody
    ) throws -> TraceValue {
        try withContext { context in
            try context.define("f", body)
            try context.evaluate("var seen = \(Self.seen)")
            return try context.snapshot("try { f('argument'); 'nothing' } catch (e) { seen(e) }")
        }
    }

    // MARK: - Swift errors become the script's

    @Test func `a Swift error becomes an Error that describes it`() throws {
        let seen = try caught { _ in throw SwiftProblem() }
        #expect(seen == ["Error", "a problem in Swift", true, false, false])
    }

    @Test func `a host error has the name that it was given`() throws {
        #expect(
            try caught { _ in throw HostError(message: "m") } == ["Error", "m", true, false, false])
        #expect(
            try caught { _ in throw HostError(name: "TypeError", message: "m") }
                == ["TypeError", "m", true, true, false])
        #expect(
            try caught { _ in throw HostError(name: "RangeError", message: "m") }
                == ["RangeError", "m", true, false, true])
        #expect(
            try caught { _ in throw HostError(name: "NetworkError", message: "a\0😀") }
                == ["NetworkError", "a\0😀", true, false, false])
        #expect(
            try caught { _ in throw HostError(message: "") } == ["Error", "", true, false, false])
    }

    @Test func `what the host threw has the place of the call`() throws {
        try withContext { context in
            try context.define("f") { _ in throw HostError(name: "TypeError", message: "no") }
            let exception = try context.thrown(by: "\nfunction g() {\n  f();\n}\ng();")
            #expect(exception.description == "TypeError: no")
            #expect(exception.location == .init(file: scriptName, line: 3, column: 4))
            #expect(exception.stack.compactMap(\.location).map(\.line) == [3, 5])
        }
    }

    @Test
    func `the name of a host error is not enumerable`() throws {
        try withContext { context in
            try context.define("f") { _ in throw HostError(name: "NetworkError", message: "m") }
            #expect(try context.snapshot("try { f() } catch (e) { Object.keys(e) }") == [])
        }
    }

    // MARK: - A throw at each level: script -> host -> script -> host

    /// Where the innermost throw is caught.
    enum Level: CaseIterable { case innerScript, host, outerScript, nowhere }

    @Test(arguments: Level.allCases)
    func `a throw of the innermost host function is caught at any level`(_ level: Level) throws {
        try withContext { context in
            var log: [String] = []
            try context.define("inner") { _ in throw HostError(name: "RangeError", message: "deep")
            }
            try context.define("outer") { call in
                do {
                    return .value(try call.retained(at: 0).call())
                } catch  where level == .host {
                    log.append("host caught \(error)")
                    return .string("from host")
                }
            }
            let inner =
                level == .innerScript ? "try { inner() } catch (e) { return 'in ' + e }" : "inner()"
            let outer = "outer(() => { \(inner) })"
            let script = level == .outerScript ? "try { \(outer) } catch (e) { 'out ' + e }" : outer
            if level == .nowhere {
                #expect(try context.thrown(by: script).description == "RangeError: deep")
            } else {
                log.append(try context.snapshot(script).string ?? "")
            }
            let expected: [Level: [String]] = [
                .innerScript: ["in RangeError: deep"],
                .host: ["host caught RangeError: deep", "from host"],
                .outerScript: ["out RangeError: deep"], .nowhere: [],
            ]
            #expect(log == expected[level])
        }
    }

    @Test func `a throw of a script passes through the host with its name and message`() throws {
        try withContext { context in
            try context.define("through") { .value(try $0.retained(at: 0).call()) }
            try context.evaluate("var seen = \(Self.seen)")
            let script = { (thrown: String) in
                "try { through(() => through(() => { throw \(thrown) })) } catch (e) { seen(e) }"
            }
            #expect(
                try context.snapshot(script("new TypeError('m')"))
                    == ["TypeError", "m", true, true, false])
            #expect(
                try context.snapshot(script("{ name: 'Odd', message: 'o' }"))
                    == ["Odd", "o", true, false, false])
            #expect(
                try context.snapshot(script("'text'")) == ["Error", "text", true, false, false])
        }
    }
}
