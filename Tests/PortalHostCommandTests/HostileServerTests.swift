import Foundation
import PortalTestSupport
import Testing

/// Servers that send more than a client wants: what is taken is bounded while it comes.
@Suite struct HostileServerTests {
    private let folder: SuiteFolder

    init() throws { folder = try SuiteFolder() }

    private func run(_ server: HostileServer, _ name: String) throws -> CommandResult {
        try folder.write(
            "portal.js",
            """
            fetch('\(server.url)\(name)').then((r) => r.text())
                .then((t) => console.log('got', t.length), (e) => console.log('failed', String(e)));
            """)
        return try CommandRunner.run(
            [
                "run", "portal.js", "--allow-net", server.host, "--record", "r.json", "--trace",
                "t.jsonl",
            ], in: folder.path)
    }

    private func size(_ name: String) throws -> Int {
        let path = "\(folder.path)/\(name)"
        return try #require(
            FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    }

    @Test(arguments: ["gzip", "deflate", "nested", "identity"])
    func `an answer that unpacks to gigabytes is cut off early, and not recorded`(
        name: String
    ) throws {
        defer { folder.remove() }
        guard let server = try HostileServer() else { return }
        let result = try run(server, name)
        #expect(result.exitCode == 1, "\(result.error)")
        #expect(
            result.output.contains("the answer unpacks to more than 100 times what came"),
            "\(result.output)")
        #expect(result.output.contains("[network-limit]"))
        #expect(result.output.contains("failed"))
        #expect(try size("r.json") < 10_000)
        #expect(try size("t.jsonl") < 1_000_000)
        #expect(result.error.contains("not recorded: GET \(server.url)\(name) (the answer was cut"))
        #expect(result.seconds < 20)
    }

    @Test func `an answer without end is cut off, and not recorded`() throws {
        defer { folder.remove() }
        guard let server = try HostileServer() else { return }
        let result = try run(server, "endless")
        #expect(result.output.contains("the answer was cut off after 32 MB"), "\(result.output)")
        #expect(try size("r.json") < 10_000)
        #expect(result.error.contains("(the answer was cut off)"))
    }

    @Test func `an answer that is packed well, and honestly, is taken`() throws {
        defer { folder.remove() }
        guard let server = try HostileServer() else { return }
        let result = try run(server, "text")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(result.output.contains("got 12000000"), "\(result.output)")
        #expect(try size("r.json") > 12_000_000)
        // Small ones may be packed to nothing.
        let small = try run(server, "zeros")
        #expect(small.output.contains("got 4194304"), "\(small.output)")
    }

    @Test func `a recording is never larger than a fixture file can be`() throws {
        defer { folder.remove() }
        guard let server = try HostileServer() else { return }
        try folder.write(
            "portal.js",
            """
            (async () => { for (let i = 0; i < 4; i++) await (await fetch('\(server.url)text?' + i)).text(); })();
            """)
        let result = try CommandRunner.run(
            ["run", "portal.js", "--allow-net", server.host, "--record", "r.json"],
            in: folder.path)
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(result.error.contains("with it the bodies have more than 32 MB"), "\(result.error)")
        #expect(try size("r.json") < 64 << 20)
        let again = try CommandRunner.run(
            ["run", "portal.js", "--network", "r.json"], in: folder.path)
        #expect(again.output.contains("[request-unanswered]"), "\(again.output)\(again.error)")
    }
}

/// A server of Python's standard library that sends too much.
private final class HostileServer {
    private let process = Process()
    let host: String
    var url: String { "http://\(host)/" }

    /// Starts it; nil, with a word, where there is no Python.
    init?() throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.program]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            print("skipped: python3 is not there to be a server")
            return nil
        }
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.fileHandleForReading.readData(ofLength: 1)
            if data.isEmpty { break }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let port = Int(line.dropLast()) else {
            print("skipped: python3 is not there to be a server")
            return nil
        }
        host = "127.0.0.1:\(port)"
    }

    // A signal that can be blocked may be, in what a test's thread starts.
    deinit { kill(process.processIdentifier, SIGKILL) }

    private static let program = """
        import gzip, http.server, zlib
        def packed(count, bits=31):
            packer = zlib.compressobj(9, zlib.DEFLATED, bits)
            block = b"\\0" * (1 << 20)
            return b"".join([packer.compress(block) for _ in range(count)] + [packer.flush()])
        text = b"".join(b"%08x words " % (i * 2654435761 % 4294967296) for i in range(800000))[:12000000]
        bomb = packed(300)
        bodies = {
            "gzip": (bomb, "gzip"), "deflate": (packed(300, 15), "deflate"),
            "nested": (gzip.compress(bomb), "gzip, gzip"), "identity": (bomb, "identity, gzip"),
            "text": (gzip.compress(text), "gzip"),
            "zeros": (packed(4), "gzip"),
        }
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *arguments): pass
            def do_GET(self):
                name = self.path[1:].split("?")[0]
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Type", "text/plain")
                self.close_connection = True
                try:
                    if name == "endless":
                        self.send_header("Transfer-Encoding", "chunked")
                        self.end_headers()
                        while True: self.wfile.write(b"10000\\r\\n" + b"x" * 65536 + b"\\r\\n")
                    body, coding = bodies[name]
                    self.send_header("Content-Encoding", coding)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError: pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        print(server.server_address[1])
        server.serve_forever()
        """
}
