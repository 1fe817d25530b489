internal import Foundation
public import PartnerCenter
internal import Synchronization

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// Answers requests of `URLSession` for the service from a sandbox in the same process.
///
/// For code that has its own session: `configuration.protocolClasses = [SandboxURLProtocol.self]`.
/// Faults that lose a reply end in `URLError.timedOut` at once, without waiting.
public final class SandboxURLProtocol: URLProtocol {
    private struct Stand {
        var server: SandboxServer
        var time: any PartnerTime
    }

    /// Which sandbox answers at which host.
    private static let stands = Mutex<[String: Stand]>([:])

    /// Lets a sandbox answer at a host.
    ///
    /// - Parameter host: Such as "api.partnercenter.microsoft.com".
    public static func serve(
        _ server: SandboxServer, at host: String, time: any PartnerTime = SandboxTime()
    ) {
        stands.withLock { $0[host.lowercased()] = Stand(server: server, time: time) }
    }

    /// Takes the sandbox off a host.
    public static func stop(at host: String) {
        stands.withLock { _ = $0.removeValue(forKey: host.lowercased()) }
    }

    private static func stand(for request: URLRequest) -> Stand? {
        guard let host = request.url?.host?.lowercased() else { return nil }
        return stands.withLock { $0[host] }
    }

    /// Whether a sandbox answers at the request's host.
    public override class func canInit(with request: URLRequest) -> Bool {
        stand(for: request) != nil
    }

    /// The request itself.
    public override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

    /// Answers.
    public override func startLoading() {
        guard let stand = Self.stand(for: request), let url = request.url else {
            client?.urlProtocol(self, didFailWithError: URLError(.cannotFindHost))
            return
        }
        let headers = (request.allHTTPHeaderFields ?? [:]).sorted { $0.key < $1.key }
        let asked = PartnerRequest(
            method: request.httpMethod ?? "GET", url: url.absoluteString,
            headers: PartnerHeaders(headers.map { (name: $0.key, value: $0.value) }),
            body: request.httpBody.map { Array($0) })
        let answer = stand.server.respond(to: asked, now: stand.time.now)
        guard let reply = answer.response,
            let response = HTTPURLResponse(
                url: url, statusCode: reply.status, httpVersion: "HTTP/1.1",
                headerFields: Dictionary(
                    reply.headers.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
        else {
            client?.urlProtocol(self, didFailWithError: URLError(.timedOut))
            return
        }
        client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
        if !reply.body.isEmpty { client?.urlProtocol(self, didLoad: Data(reply.body)) }
        client?.urlProtocolDidFinishLoading(self)
    }

    /// Does nothing: everything was answered at once.
    public override func stopLoading() {}
}

extension URLSessionTransport {
    /// A transport whose requests sandboxes answer where `SandboxURLProtocol` serves one.
    public static func sandboxed() -> URLSessionTransport {
        URLSessionTransport(protocolClasses: [SandboxURLProtocol.self])
    }
}
