internal import CTransport

/// A request that is under way.
public final class HTTPExchange {
    private let transport: OpaquePointer?
    private var known: HTTPTransport.Outcome?

    init(_ transport: OpaquePointer?) {
        self.transport = transport
        if transport == nil {
            // The process has no memory or no threads left; nothing else would go on either.
            known = .init(failure: .init(.refused, "the exchange could not be begun"))
        }
    }

    deinit {
        cancel()
        if let transport { portal_transport_free(transport) }
    }

    /// Waits for the reply.
    ///
    /// - Parameter isWanted: Asked ten times a second; false gives the exchange up.
    public func outcome(while isWanted: () -> Bool = { true }) -> HTTPTransport.Outcome {
        if let known { return known }
        while portal_transport_wait(transport, 100) == 0 {
            guard isWanted() else {
                cancel()
                break
            }
        }
        if let known { return known }
        guard let transport else { return .init(failure: .init(.cancelled)) }
        let outcome = HTTPTransport.outcome(portal_transport_answer(transport))
        known = outcome
        return outcome
    }

    /// Gives it up, if there is no reply yet.
    public func cancel() {
        guard known == nil, let transport else { return }
        portal_transport_cancel(transport)
        while portal_transport_wait(transport, 1_000) == 0 {}
        known = .init(failure: .init(.cancelled))
    }
}
