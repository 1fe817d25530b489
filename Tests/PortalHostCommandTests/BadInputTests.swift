import Foundation
import PortalTestSupport
import Testing

/// Files and command lines that cannot be run get one clear answer each.
@Suite struct BadInputTests {
    @Test func `an expectation that never ends is the case's fault, and fails alone`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "a.case.json",
            #"""
            { "name": "Endless", "steps": [{ "evaluate": "console.log('a'.repeat(60) + '!')" }],
              "expect": { "console": [{ "$regex": "^(a+)+$" }] } }
            """#)
        try suite.writeCase("b", name: "Leaves")
        let result = try suite.test()
        #expect(result.exitCode == 1)
        #expect(
            result.output.contains(
                "a.case.json:2:39: error: the regular expression '^(a+)+$' does not come to an end")
        )
        #expect(!result.output.contains("the script ran"))
        #expect(result.output.contains("1 passed, 1 failed"))
    }

    @Test(arguments: [
        (["run", "/dev/zero"], "/dev/zero: error: this is a device; expected a file, or '-'"),
        (["validate", "/dev/null"], "/dev/null: error: this is a device; expected a file"),
        (["run", "pipe.js"], "pipe.js: error: this is a pipe; expected a file, or '-'"),
        (["validate", "pipe.js"], "pipe.js: error: this is a pipe; expected a file, or '-'"),
        (["test", "pipe.json"], "pipe.json: error: this is a pipe; expected a file\n"),
    ])
    func `what is no file is not waited for`(_ arguments: [String], _ words: String) throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        mkfifo(suite.path + "/pipe.js", 0o600)
        mkfifo(suite.path + "/pipe.json", 0o600)
        let result = try CommandRunner.run(arguments, in: suite.path)
        #expect(result.exitCode == 1 || result.exitCode == 2)
        #expect((result.error + result.output).contains(words))
    }

    @Test func `times and names say their bounds`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let name = String(repeating: "e\u{301}", count: 5_000)
        try suite.write(
            "a.case.json", #"{ "name": "\#(name)", "steps": [{ "advance": "100001d" }] }"#)
        let result = try suite.test()
        #expect(result.output.contains("expected a time of at most 100000d, found '100001d'"))
        #expect(
            result.output.contains("name: expected a name of at most 200 characters, found 10000"))
        #expect(result.output.utf8.count < 2_000)
    }

    @Test(arguments: [
        ("import plan from './plan.js';", "this script is a module: it has 'import' in line 1"),
        ("var a;\nexport default a;", "this script is a module: it has 'export' in line 2"),
        ("import.meta.url;", "this script is a module: it has 'import.meta' in line 1"),
        ("await load();", "'await' stands outside of an async function"),
        ("import('./x.js'); var 1;", "Unexpected number '1'"),
        ("var o = { export: 1 }; o.export; var = 2;", "Unexpected token '='"),
    ])
    func `a module is told in words`(_ script: String, _ words: String) throws {
        let result = try CommandRunner.run(script: script)
        #expect(result.exitCode == 1)
        #expect(result.output.contains("error: \(words)"), "\(result.output)")
    }

    // MARK: - Files

    @Test func `a missing file is named, with the nearest one`() throws {
        let folder = projectFolder() + "/PortalScripts/inline-download"
        let result = try CommandRunner.run(["run", "potral.js"], in: folder)
        #expect(result.exitCode == 2)
        #expect(
            result.error == "potral.js: error: no such file or folder; did you mean 'portal.js'?\n")
        #expect(result.output == "")
    }

    @Test func `F8, a folder of portals is refused with the folders to name`() throws {
        let result = try CommandRunner.run(["run", "PortalScripts"], in: projectFolder())
        #expect(result.exitCode == 2)
        #expect(
            result.error.contains(
                "PortalScripts: error: no scripts in this folder itself; each portal has a folder"))
    }

    @Test(.enabled(if: getuid() != 0, "root can read every file"))
    func `an unreadable file is refused`() throws {
        let file = TestFolder.url.appending(path: UUID().uuidString + ".js")
        try Data("1".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        let result = try CommandRunner.run(["run", file.path])
        #expect(result.exitCode == 2)
        #expect(result.error.contains("no permission"))
    }

    @Test func `a file that gives an error when it is read is refused`() throws {
        let result = try CommandRunner.run(["run", "/proc/self/mem"])
        #expect(result.exitCode == 2)
        #expect(result.error.contains("/proc/self/mem: error: "))
    }

    @Test(
        arguments: [
            ([], "the file is empty; expected a script"),
            (Array(" \n\t\n".utf8), "the file holds white space only; expected a script"),
            (Array("var a = 1;\u{0}".utf8), "the file has a NUL byte at offset 10"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "it looks binary"),
            (
                Array("var a;\nvar b = '".utf8) + [0xE9] + Array("';".utf8),
                "bad byte at line 2, column 10; save it as UTF-8"
            ),
            ([0xFF, 0xFE, 0x41], "begins like UTF-16 (little-endian) and is not"),
            ([0xFE, 0xFF, 0xD8, 0x00], "begins like UTF-16 (big-endian) and is not"),
        ] as [([UInt8], String)])
    func `bytes that are no script are refused`(_ bytes: [UInt8], _ message: String) throws {
        let result = try CommandRunner.run(bytes: Data(bytes))
        #expect(result.exitCode == 2)
        #expect(result.error.contains("portal.js: error: "))
        #expect(result.error.contains(message))
        #expect(result.output == "")
    }

    @Test func `UTF-16 with a byte order mark runs, with a warning`() throws {
        let text = Array("console.log('ä');".utf16)
        for (mark, shift) in [([UInt8(0xFF), 0xFE], 0), ([UInt8(0xFE), 0xFF], 8)] {
            let bytes =
                mark
                + text.flatMap { unit in
                    [UInt8(unit >> shift & 0xFF), UInt8(unit >> (8 - shift) & 0xFF)]
                }
            let result = try CommandRunner.run(bytes: Data(bytes))
            #expect(result.exitCode == 0)
            #expect(result.output.contains("log: ä"))
            #expect(result.output.contains("portal.js:1: warning: the file is UTF-16"))
        }
    }

    @Test func `a byte order mark is no part of the script`() throws {
        let result = try CommandRunner.run(script: "\u{FEFF}nowhere();")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("portal.js:1:8: error: uncaught ReferenceError"))
    }

    @Test func `lines that end with CRLF are counted once`() throws {
        let result = try CommandRunner.run(script: "var a;\r\n\r\nnowhere();\r\n")
        #expect(result.output.contains("portal.js:3:8: error: uncaught ReferenceError"))
        #expect(result.output.contains("    3 | nowhere();\n"))
    }

    @Test func `a syntax error has its line and the line's text`() throws {
        let result = try CommandRunner.run(script: "var a = 1;\nvar b = ;\n")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("portal.js:2:9: error: "))
        #expect(result.output.contains("[syntax-error]"))
        #expect(result.output.contains("    2 | var b = ;\n"))
        #expect(result.output.contains("ended: a script could not be loaded"))
    }

    @Test func `a script comes from standard input`() throws {
        let result = try CommandRunner.run(
            ["run", "-", "--call", "go"], input: Data("function go() { x.y }".utf8))
        #expect(result.exitCode == 1)
        #expect(result.output.contains("<stdin>:1:18: error: uncaught ReferenceError"))
    }

    // MARK: - Command line

    @Test(arguments: [
        (["run"], "no script given"),
        (["run", "--cal", "x", "a.js"], "unknown option '--cal'; did you mean '--call'?"),
        (
            ["run", "a.js", "--edition", "2018-10"],
            "unknown value '2018-10' for --edition; did you mean '2018-1"
        ),
        (["run", "a.js", "--edition", "new"], "expected one of 2018-11, 2018-12, 2019-05, all"),
        (["run", "a.js", "--activation", "cardbusy"], "did you mean 'cardBusy'?"),
        (
            ["run", "a.js", "--activation", "invalidJson", "--edition", "2018-12"],
            "unknown value 'invalidJson'"
        ),
        (["run", "a.js", "--registration", "home,romaing"], "did you mean 'roaming'?"),
        (["run", "a.js", "--registration", "home,"], "unknown value '' for --registration"),
        (["run", "a.js", "--url", "portal.example"], "expected an absolute http or https URL"),
        (
            ["run", "a.js", "--time-limit", "0"],
            "expected a number from just above 0 to 1000000000 for --time-limit"
        ),
        (["run", "a.js", "--memory-limit", "lots"], "found 'lots'"),
        (["run", "a.js", "--format", "xml"], "expected one of text, json"),
        (["run", "a.js", "--call"], "option '--call' needs a value: --call NAME|EXPRESSION"),
        (["run", "a.js", "--call", " "], "--call needs the name of a function"),
        (["run", "a.js", "--format", "json", "--format", "text"], "'--format' is given twice"),
        (["run", "-", "-"], "standard input ('-') can be read only once"),
        (["rnu", "a.js"], "unknown command 'rnu'; did you mean 'run'?"),
        (["portal.js"], "to run a script: portalhost run portal.js"),
        (["help", "matirx"], "unknown command 'matirx'"),
    ])
    func `a wrong command line is explained`(_ arguments: [String], _ message: String) throws {
        // A folder without a portal, so that none is opened for want of a name.
        let result = try CommandRunner.run(arguments, in: "/")
        #expect(result.exitCode == 64)
        #expect(result.error.contains("portalhost: error: "))
        #expect(result.error.contains(message))
        #expect(result.error.contains("See 'portalhost "))
        #expect(result.output == "")
    }

    @Test func `without arguments the program explains itself and fails`() throws {
        let result = try CommandRunner.run([])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("Usage: portalhost COMMAND"))
    }

    @Test(arguments: [["--help"], ["-h"], ["help"], ["help", "run"], ["run", "--help"]])
    func `help goes to standard output`(_ arguments: [String]) throws {
        let result = try CommandRunner.run(arguments)
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        #expect(result.output.contains("Usage: portalhost"))
        if arguments.contains("run") {
            for option in [
                "--call NAME|EXPRESSION", "--edition ID", "--activation RESULT",
                "--registration STATE[,STATE...]", "--url URL", "--trace FILE|-",
                "--format text|json", "--time-limit SECONDS", "--memory-limit MIB", "Exit: 0 clean",
            ] { #expect(result.output.contains(option)) }
        }
    }

    @Test func `the version is one line`() throws {
        let result = try CommandRunner.run(["--version"])
        #expect(result.exitCode == 0)
        #expect(result.output.wholeMatch(of: /portalhost \d+\.\d+\.\d+\n/) != nil)
    }

    // MARK: - Calls

    @Test(arguments: [
        ("function buy() {}", "byu", "the scripts define no 'byu'; did you mean 'buy'?"),
        ("var plan = {}; function buy() {}", "plan", "'plan' is an object, not a function"),
        ("function buy() {}", "buy(", "'buy(': SyntaxError: "),
        ("var n = 1;", "n.x", "'n.x' is undefined, not a function"),
    ])
    func `a call of something that is no function is explained`(
        _ script: String, _ call: String, _ message: String
    ) throws {
        let result = try CommandRunner.run(script: script, ["--call", call])
        #expect(result.exitCode == 2)
        #expect(result.error.contains(message))
        #expect(result.output.contains("ended: a call could not be made"))
    }

    @Test func `when loading calls nothing the report says what could be called`() throws {
        let result = try CommandRunner.run(
            script: "function b() {} function a() {} const c = () => {}; var d = 1;")
        #expect(result.exitCode == 0)
        #expect(result.output.contains("Loading the page called nothing in the app."))
        #expect(result.output.contains("It has a, b, c: call one with --call a"))
    }

    // MARK: - Output

    @Test func `a trace that cannot be written is an error`() throws {
        let result = try CommandRunner.run(
            script: "console.log(1)", ["--trace", "/nowhere/at/all.jsonl"])
        #expect(result.exitCode == 2)
        #expect(
            result.error.contains("the trace cannot be written to '/nowhere/at/all.jsonl'"))
    }

    @Test func `colours are for terminals`() throws {
        let result = try CommandRunner.run(script: "nowhere()")
        #expect(!result.output.contains("\u{1B}"))
    }
}
