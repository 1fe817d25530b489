public import WebFormats

/// What has to be done next for a call, or for a whole purchase.
public enum PartnerStep<Outcome: Sendable> {
    /// Find a token, a new one if the last was refused.
    case needToken(renewing: Bool)
    /// Send this and tell the reply.
    case send(HTTPRequest, timeout: Int)
    /// Let a time pass, in milliseconds.
    case wait(Int)
    /// It is over.
    case done(Result<Outcome, PartnerError>)
}

/// Work for the service, step by step. It sends nothing itself: its driver does what each step says
/// and tells what came of it, so that a Swift client, a command and a page in virtual time share the
/// rules. There are three drivers: `PartnerClient` (async), `PartnerSession` (blocking), and the
/// event loop of a page.
public protocol PartnerSteps<Outcome> {
    /// What comes of the work.
    associatedtype Outcome: Sendable
    /// Takes what came of the last step, and says what to do next.
    ///
    /// - Parameter now: Milliseconds since 1970.
    mutating func next(_ event: PartnerExchange.Event, now: Int) -> PartnerStep<Outcome>
}

/// One call.
public struct PartnerCallSteps: PartnerSteps {
    private var exchange: PartnerExchange

    init(_ exchange: PartnerExchange) { self.exchange = exchange }

    /// Takes what came of the last step, and says what to do next.
    public mutating func next(
        _ event: PartnerExchange.Event, now: Int
    ) -> PartnerStep<HTTPResponse> {
        switch exchange.next(event) {
        case .needToken(let renewing): .needToken(renewing: renewing)
        case .send(let request, let timeout): .send(request, timeout: timeout)
        case .wait(let milliseconds): .wait(milliseconds)
        case .lost(let error): .done(.failure(error))
        case .done(let result): .done(result)
        }
    }
}
