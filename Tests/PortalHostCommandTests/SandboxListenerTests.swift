import Foundation
import PortalTestSupport
import Testing

/// `partner-center serve` on the wire (RFC 9112).
@Suite struct SandboxListenerTests {
    private let folder: SuiteFolder

    init() throws { folder = try SuiteFolder() }

    @Test func `bytes of a header come back as they were sent`() throws {
        defer { folder.remove() }
        let server = try SandboxProcess(in: folder.path)
        for id in ["\u{E9}\u{20AC}", "abc"] {
            let answer = try server.answer(
                to: Array("GET /v1/offers HTTP/1.1\r\nMS-RequestId: \(id)\r\n\r\n".utf8))
            let text = String(decoding: answer, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 401 "), "\(text)")
            #expect(text.contains("\r\nMS-RequestId: \(id)\r\n"), "\(text)")
        }
    }

    @Test(arguments: [
        "POST /a/oauth2/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /a/oauth2/token HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n", "GET\r\n\r\n",
    ])
    func `what it cannot read is refused with words`(text: String) throws {
        defer { folder.remove() }
        let server = try SandboxProcess(in: folder.path)
        let answer = String(decoding: try server.answer(to: Array(text.utf8)), as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
        #expect(answer.hasSuffix("expected one request with a Content-Length of at most 1 MB"))
    }
}
