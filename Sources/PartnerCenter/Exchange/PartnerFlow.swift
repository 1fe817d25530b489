internal import WebFormats

/// Several calls that belong together, as steps: what is called, how long is waited, when it is over.
/// `PartnerFlowSteps` makes the calls.
protocol PartnerFlow {
    associatedtype Outcome: Sendable
    /// Takes what came of the last step, and says what to do next.
    ///
    /// - Parameter now: Milliseconds since 1970.
    mutating func next(_ event: PartnerFlowEvent, now: Int) -> PartnerFlowStep<Outcome>
    /// What the call that buys may have done, should nobody hear of its end; nil before it is made.
    var pending: UnresolvedPurchase? { get }
}

extension PartnerFlow {
    var pending: UnresolvedPurchase? { nil }
}

/// What has to be done next for a flow.
enum PartnerFlowStep<Outcome: Sendable> {
    /// Make this call and tell its outcome.
    case call(PartnerCall, PartnerCallKind)
    /// Let a time pass, in milliseconds, then tell `.waited`.
    case wait(Int)
    /// It is over.
    case done(Result<Outcome, PartnerError>)
}

/// What came of a step of a flow.
enum PartnerFlowEvent {
    case start
    /// The call is over: with a reply, or refused, or not made at all.
    case reply(Result<HTTPResponse, PartnerError>)
    /// The call may have been done: its answer was lost, or tells of trouble within the service.
    case lost(PartnerError)
    case waited
}

/// What a call is for, which decides how it is tried again (partner-center.md, sections 6 and 10).
public enum PartnerCallKind: Equatable, Sendable {
    /// It changes nothing, so it is tried again.
    case read
    /// It buys: it is tried again only where it is known that nothing was done.
    ///
    /// - Parameter requestID: That of an earlier try without an answer; nil makes one.
    case purchase(requestID: String?)
    /// It looks whether a purchase was done: tried once, with its own timeout in milliseconds.
    case lookUp(timeout: Int)
}
