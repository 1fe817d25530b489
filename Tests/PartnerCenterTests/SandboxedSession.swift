import Foundation
import PartnerCenter
import PartnerCenterNetwork
import WebFormats

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A client's own `URLSession`, whose requests sandboxes answer.
struct SandboxedSession: PartnerTransport {
    private let session: URLSession

    init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.protocolClasses = [SandboxURLProtocol.self]
        session = URLSession(configuration: configuration)
    }

    func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        guard let url = URL(string: request.url.href) else {
            throw PartnerTransportFailure(.notConnected, "no address")
        }
        var message = URLRequest(url: url)
        message.httpMethod = request.method
        for field in request.headers.all {
            message.setValue(field.value, forHTTPHeaderField: field.name)
        }
        if !request.body.isEmpty { message.httpBody = Data(request.body) }
        let data: Data
        let reply: URLResponse
        do {
            (data, reply) = try await session.data(for: message)
        } catch {
            throw PartnerTransportFailure(.timedOut, "\(error)")
        }
        guard let reply = reply as? HTTPURLResponse else {
            throw PartnerTransportFailure(.connectionLost, "no HTTP")
        }
        let fields = reply.allHeaderFields.map { (name: "\($0.key)", value: "\($0.value)") }
        return HTTPResponse(
            status: reply.statusCode, headers: HeaderList(fields), body: Array(data))
    }
}
