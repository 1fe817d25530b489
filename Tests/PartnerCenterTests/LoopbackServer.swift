import Foundation
import PartnerCenter
import WebFormats

/// A server of Python's standard library on this computer, which knows the documented exchange and
/// a handful of ways to be broken.
final class LoopbackServer {
    let port: Int
    private let process: Process

    /// Starts a server; nil where there is no Python.
    ///
    /// - Parameter certificate: A file with a key and a certificate, for TLS.
    init?(certificate: String? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, certificate ?? ""]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.fileHandleForReading.readData(ofLength: 1)
            if data.isEmpty { break }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let port = Int(line.dropLast()) else { return nil }
        self.port = port
        self.process = process
    }

    /// Waiting for the end would need the run loop of the thread that began.
    deinit { kill(process.processIdentifier, SIGKILL) }

    var base: String { "http://127.0.0.1:\(port)" }

    private static let program = #"""
        import http.server, json, ssl, sys, threading, time

        CUSTOMER = "\#(Samples.customer)"
        PARENT = b'{"id":"\#(Samples.subscription)","orderId":"\#(Samples.order)"}'
        REPLY = '''\#(Samples.reply)'''.encode()
        BEFORE = json.dumps({**json.loads(REPLY), "lineItems": json.loads(REPLY)["lineItems"][:1]}).encode()
        REQUEST = '''\#(Samples.request)'''.encode()
        seen = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *args): pass
            def reply(self, status, body, kind="application/json; charset=utf-8", length=None, **more):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body) if length is None else length))
                for name in ("MS-RequestId", "MS-CorrelationId"):
                    if self.headers.get(name): self.send_header(name, self.headers[name])
                for name, value in more.items(): self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            def do_GET(self): self.answer(b"")
            def do_PATCH(self): self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            def answer(self, body):
                seen.append({"line": self.requestline, "authorization": self.headers.get("Authorization"),
                             "type": self.headers.get("Content-Type"), "length": len(body)})
                path = self.path
                if path == "/seen": return self.reply(200, json.dumps(seen).encode())
                if "/customers/slow" in path: time.sleep(5); return self.reply(200, b"{}")
                if "/customers/broken" in path:
                    self.reply(200, b'{"id":', length=1000); self.close_connection = True; return
                if "/customers/none" in path: self.close_connection = True; return
                if "/customers/empty" in path: return self.reply(404, b"")
                if "/customers/html" in path: return self.reply(502, b"<html>Bad gateway</html>", "text/html")
                if "/customers/moved" in path:
                    return self.reply(302, b"", Location="http://localhost:%d/seen" % self.server.server_port)
                if "/customers/big" in path: return self.reply(200, b'{"id":"' + b"x" * (11 << 20) + b'"}')
                if "/customers/large" in path: return self.reply(200, b'{"id":"' + b"x" * (9 << 20) + b'"}')
                if not path.startswith("/v1/customers/" + CUSTOMER): return self.reply(404, b'{"code":60003}')
                if self.command == "PATCH":
                    if body != REQUEST: return self.reply(400, b'{"code":3000,"description":"other bytes"}')
                    return self.reply(200, b"\xef\xbb\xbf" + REPLY)
                if "/orders/" in path: return self.reply(200, BEFORE)
                if path.endswith("\#(Samples.newSubscription)"):
                    return self.reply(200, b'{"id":"\#(Samples.newSubscription)","quantity":7}')
                self.reply(200, PARENT)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        if sys.argv[1]:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1])
            server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_port, flush=True)
        server.serve_forever()
        """#
}
