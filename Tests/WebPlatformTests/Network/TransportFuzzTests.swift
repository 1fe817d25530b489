import Foundation
import NetworkTransport
import PortalTestSupport
import Testing
import WebFormats

/// What a server sends, from a generator with a seed: an exchange ends with a reply or says why there is
/// none, and holds what the system gives.
@Suite struct TransportFuzzTests {
    private static let pieces = [
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.0 404 \r\n",
        "HTTP/1.1 999 x\r\n", "HTTP/2 200\r\n",
        "HTTP/1.1 200", "\r\n", "\n", "\r", "Content-Length: 5", "Content-Length: -5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\n",
        "Content-Encoding: gzip", "\u{1F}\u{8B}\u{8}",
        "A: b", "A\u{0}: b", ": b", "A", " folded", "\u{E4}", "hello", "Set-Cookie: a=b; Path=/",
        "Location: /x", "\u{1B}[2J", ";",
    ]
    private static let replies = [
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n5\r\nhello\r\n3;a=b\r\nabc\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /next\r\nSet-Cookie: a=b\r\n\r\n",
        "HTTP/1.0 200\r\n\r\nhello",
    ]

    /// A port that answers each connection with the next bytes, and closes it.
    private final class Server {
        private let socket: Int32
        let port: UInt16

        init?() {
            let made = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(made, $0, length) == 0 && listen(made, 16) == 0
                        && getsockname(made, $0, &length) == 0
                }
            }
            guard made >= 0, isBound else { return nil }
            socket = made
            port = address.sin_port.bigEndian
        }

        deinit { close(socket) }

        /// Answers one connection: the request is read as far as it has come, which is all of it.
        func answer(_ bytes: [UInt8]) {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            _ = recv(connection, &buffer, buffer.count, 0)
            _ = bytes.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            shutdown(connection, Int32(SHUT_WR))
            // Until the other side has closed it, so that nothing is reset on its way.
            while recv(connection, &buffer, buffer.count, 0) > 0 {}
            close(connection)
        }
    }

    @Test func `whatever a server sends is a reply, or a failure with its kind`() throws {
        let server = try #require(Server())
        let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
        let transport = HTTPTransport(timeout: 5_000, mostBytes: 1 << 20)
        var target = FuzzTarget(
            "HTTP replies", Self.pieces, corpus: Self.replies, seed: 95, part: 10)
        var (replies, failures) = (0, 0)
        var isLibraryMissing = false
        target.eachBytes { bytes in
            if isLibraryMissing { return }
            let exchange = transport.begin(HTTPRequest(url: url))
            server.answer(bytes)
            let outcome = exchange.outcome()
            if outcome.failure?.kind == .missing { isLibraryMissing = true }
            #expect(outcome.response != nil || outcome.failure != nil, "\(bytes)")
            if let response = outcome.response {
                replies += 1
                #expect((200...999).contains(response.status) && response.body.count <= 1 << 20)
                #expect(
                    response.headers.all.allSatisfy { header in
                        header.value.unicodeScalars.allSatisfy { $0.value <= 0xFF && $0 != "\n" }
                    })
            } else {
                failures += 1
            }
        }
        #expect(isLibraryMissing || (replies > 20 && failures > 20), "\(replies) \(failures)")
    }
}
