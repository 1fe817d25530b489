import PartnerCenter
import Synchronization
import WebFormats

/// A transport that answers from a list, and remembers what it was asked.
final class ListedReplies: PartnerTransport {
    enum Reply: Sendable {
        case status(Int, String = "", [(name: String, value: String)] = [])
        case failure(PartnerTransportFailure.Kind)
    }

    private let replies: Mutex<[Reply]>
    private let asked = Mutex<[HTTPRequest]>([])

    init(_ replies: [Reply]) { self.replies = Mutex(replies) }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        let next = replies.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        switch next {
        case .status(let status, let body, let headers):
            return HTTPResponse(
                status: status, headers: HeaderList(headers), body: Array(body.utf8))
        case .failure(let kind): throw PartnerTransportFailure(kind, "\(kind)")
        case nil: throw PartnerTransportFailure(.notConnected, "there is no other reply")
        }
    }
}

/// A sandbox that remembers what it was asked.
final class WatchedSandbox: PartnerTransport {
    private let inner: SandboxTransport
    private let asked = Mutex<[HTTPRequest]>([])

    init(_ server: SandboxServer, time: any PartnerTime) {
        inner = SandboxTransport(server, time: time)
    }

    var requests: [HTTPRequest] { asked.withLock { $0 } }
    var lines: [String] { requests.map { "\($0.method) \($0.target)" } }

    func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        return try await inner.send(request, timeout: timeout)
    }
}

/// A client of a sandbox in a time of its own.
struct Stand {
    let server: SandboxServer
    let time = SandboxTime()
    let transport: WatchedSandbox
    let partner: PartnerClient

    init(_ state: SandboxState = .sample, _ faults: [SandboxFault] = []) {
        var state = state
        state.faults = faults
        server = SandboxServer(state)
        transport = WatchedSandbox(server, time: time)
        partner = PartnerClient(
            credentials: SandboxToken(), transport: transport, time: time, seed: 7)
    }

    func buy(
        offer: String = Samples.addOn, quantity: Int = 7
    ) async throws(PartnerError) -> PurchasedAddOn {
        try await outcome(offer: offer, quantity: quantity).get()
    }

    func outcome(
        offer: String = Samples.addOn, quantity: Int = 7
    ) async throws(PartnerError) -> PurchaseOutcome {
        try await partner.purchaseAddOn(
            customer: Samples.customer, subscription: Samples.subscription, offer: offer,
            quantity: quantity, friendlyName: "Archive seats")
    }

    /// How often the add-on is in the order.
    func count() async throws -> Int {
        try await partner.customers.byId(Samples.customer).orders.byId(Samples.order).get()
            .lineItems.filter { $0.offerID == Samples.addOn }.count
    }
}
