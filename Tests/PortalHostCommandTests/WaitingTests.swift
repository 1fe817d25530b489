import Foundation
import PortalTestSupport
import Testing

/// Only scripts are timed: waiting for a person, a server or a reader, and a process that is stopped,
/// are no script.
@Suite struct WaitingTests {
    /// Uses the processor for about that many seconds.
    private static func busy(_ seconds: Int) -> String {
        // Date is virtual, so the work is counted: measured once, and far below the limits used here.
        "for (var i = 0, s = ''; i < \(seconds) * 3e6; i++) s = String(i); console.log('DONE');"
    }

    @Test func `attack 02: debug waits for the first line as long as it takes`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let debug = try RunningCommand(
            ["debug", "portal.js", "--time-limit", "0.1"], in: folder.path)
        // The last resort came after the limit, half of it again, and five seconds.
        debug.wait(6.5)
        try debug.type("1 + 1")
        let result = try debug.end()
        #expect(result.exitCode == 0)
        #expect(result.output.contains("\n2\n"), "\(result.output)\(result.error)")
    }

    @Test func `attack 04: a slow reader of the output is no script`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let long = String(repeating: "a long name ", count: 14)
        for number in 1...500 {
            try folder.write(
                "\(number).case.json",
                #"{ "name": "\#(long)\#(number)", "limits": { "seconds": 1 }, "expect": {} }"#)
        }
        let process = Process()
        process.executableURL = CommandRunner.executable
        process.arguments = ["test", "."]
        process.currentDirectoryURL = URL(filePath: folder.path)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // The pipe is full long before, and the last resort would have come after six seconds.
        Thread.sleep(forTimeInterval: 8)
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.contains("500 passed, 0 failed"))
    }

    @Test func `attack 05: a slow answer of Partner Center is no script`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let server = try SlowServer(seconds: 8)
        try folder.write("token", "abc")
        try folder.write(
            "portal.js",
            "partnerOperations.Customers.ById('c').Subscriptions.ById('s').Get();")
        let result = try CommandRunner.run(
            [
                "run", "portal.js", "--partner-center", "http://\(server.host)", "--token-file",
                "token", "--time-limit", "0.1",
            ], in: folder.path)
        #expect(result.output.contains("the reply is no Subscription"), "\(result.output)")
        #expect(!result.output.contains("[time-limit]"))
    }

    @Test func `attack 10: real requests wait side by side`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let server = try SlowServer(seconds: 2)
        try folder.write(
            "portal.js",
            "for (var i = 0; i < 6; i++) fetch('\(server.url)').then(() => console.log('GOT'));")
        let result = try CommandRunner.run(
            [
                "run", "portal.js", "--url", "https://portal.example/", "--allow-net", server.host,
            ], in: folder.path)
        #expect(result.output.components(separatedBy: "log: GOT").count == 7, "\(result.output)")
        #expect(result.seconds < 10)
    }

    @Test func `attack 18: a recording keeps what came before a case that was given up`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let server = try SlowServer(seconds: 0)
        for name in ["1", "3"] {
            try folder.write("\(name).js", "fetch('\(server.url)\(name)');")
            try folder.write(
                "\(name).case.json",
                #"{ "name": "\#(name)", "scripts": ["\#(name).js"], "allow": ["findings"], "expect": {} }"#
            )
        }
        try folder.write(
            "2.case.json",
            #"""
            { "name": "2", "limits": { "seconds": 1 }, "steps": [{ "call": "stall" }], "expect": {} }
            """#)
        let result = try folder.test(
            ".", "--allow-net", server.host, "--record", "r.json", "--jobs", "1")
        #expect(result.output.contains("which could not interrupt it"), "\(result.output)")
        let recorded = try folder.read("r.json")
        #expect(recorded.contains("\(server.url)1\"") && recorded.contains("\(server.url)3\""))
    }

    @Test func `attack 20: Ctrl-C ends the script in debug, and the session goes on`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let debug = try RunningCommand(
            ["debug", "portal.js", "--storage", "kept.json", "--time-limit", "60"], in: folder.path)
        try debug.type("localStorage.a = 1")
        try debug.type("for (;;);")
        #expect(try debug.waitForOutput("> for (;;);"))
        debug.wait(0.5)
        let start = ContinuousClock.now
        debug.send(SIGINT)
        try debug.type("6 * 7")
        let result = try debug.end()
        // Its own limit is a minute.
        #expect(ContinuousClock.now - start < .seconds(30))
        #expect(result.output.contains("the script was interrupted"), "\(result.output)")
        #expect(!result.wasSignalled && result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(result.output.contains("\n42\n"), "\(result.output)")
        #expect(try folder.read("kept.json").contains("\"a\""))
    }

    @Test func `attack 28: time in which the process is stopped is no script's`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("busy.js", Self.busy(1))
        let run = try RunningCommand(["run", "busy.js", "--time-limit", "3"], in: folder.path)
        run.wait(0.15)
        run.send(SIGSTOP)
        run.wait(4)
        run.send(SIGCONT)
        let result = try run.end()
        #expect(result.output.contains("DONE"), "\(result.output)\(result.error)")
        #expect(result.exitCode == 0)
    }

    @Test func `attack 27: SIGUSR1 from outside does nothing to a run`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("loop.js", "for (;;) {}")
        let run = try RunningCommand(["run", "loop.js", "--time-limit", "3"], in: folder.path)
        // On a busy computer it takes a while until the engine is there.
        run.wait(1.5)
        run.send(SIGUSR1)
        let result = try run.end()
        #expect(!result.wasSignalled)
        #expect(result.exitCode == 1 && result.output.contains("[time-limit]"))
    }

    @Test func `attack 27: nor do hundreds of them`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write(
            "portal.js",
            """
            var list = [], sum = 0;
            for (var i = 0; i < 4000000; i++) {
                list.push({ i: i });
                if (list.length > 100000) list = [];
                sum += i;
            }
            console.log('DONE', sum);
            """)
        let run = try RunningCommand(["run", "portal.js", "--time-limit", "60"], in: folder.path)
        for _ in 0..<400 {
            run.send(SIGUSR1)
            run.wait(0.002)
        }
        let result = try run.end()
        #expect(!result.wasSignalled)
        #expect(result.output.contains("DONE"), "\(result.output)\(result.error)")
        #expect(result.exitCode == 0)
    }

    @Test(arguments: [["run", "portal.js"], ["debug", "portal.js"]])
    func `attacks 09 and 11: a slow server is no script`(command: [String]) throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let server = try SlowServer(seconds: 2)
        try folder.write(
            "portal.js",
            "fetch('\(server.url)').then((r) => r.text()).then((t) => console.log('GOT', t));")
        let result = try CommandRunner.run(
            command + [
                "--time-limit", "0.5", "--url", "https://portal.example/", "--allow-net",
                server.host,
            ], input: Data(".run\n".utf8), in: folder.path)
        #expect(result.output.contains("log: GOT late"), "\(result.output)\(result.error)")
        #expect(result.exitCode == 0)
    }

    @Test func `attack 16: debug goes on after a trace limit, and shows what happens then`() throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let result = try CommandRunner.run(
            ["debug", "portal.js"],
            input: Data(
                "for (var i = 0; i < 120000; i++) console.log(i)\nconsole.log('AFTER')\n".utf8),
            in: folder.path)
        #expect(result.output.contains("the limits start again"))
        #expect(result.output.contains("log: AFTER"))
    }
}

/// A server whose answer takes its time.
private final class SlowServer {
    private let process = Process()
    let host: String
    var url: String { "http://\(host)/" }

    init(seconds: Int) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-u", "-c",
            """
            import http.server, time
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    time.sleep(\(seconds))
                    self.send_response(200)
                    self.send_header('Access-Control-Allow-Origin', '*')
                    self.send_header('Content-Length', '4')
                    self.end_headers()
                    self.wfile.write(b'late')
                def log_message(self, *given): pass
            server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
            print(server.server_address[1])
            server.serve_forever()
            """,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.split(separator: "\n").first ?? "") else {
            kill(process.processIdentifier, SIGKILL)
            throw CocoaError(.fileReadUnknown)
        }
        host = "127.0.0.1:\(port)"
    }

    deinit { kill(process.processIdentifier, SIGKILL) }
}
