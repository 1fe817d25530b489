internal import WebFormats

/// A flow, with its calls made one after another.
struct PartnerFlowSteps<Flow: PartnerFlow>: PartnerSteps {
    private var flow: Flow
    private let begin: (_ call: PartnerCall, _ kind: PartnerCallKind) -> PartnerExchange
    private let willBuy: (UnresolvedPurchase) -> Void
    /// The call that goes on; nil where the flow itself waits.
    private var exchange: PartnerExchange?

    /// - Parameters:
    ///   - begin: Begins a call, with ids of its own.
    ///   - willBuy: Told what is bought, before it is sent.
    init(
        _ flow: Flow,
        begin: @escaping (_ call: PartnerCall, _ kind: PartnerCallKind) -> PartnerExchange,
        willBuy: @escaping (UnresolvedPurchase) -> Void = { _ in }
    ) {
        self.flow = flow
        self.begin = begin
        self.willBuy = willBuy
    }

    mutating func next(
        _ event: PartnerExchange.Event, now: Int
    ) -> PartnerStep<Flow.Outcome> {
        guard var exchange else {
            if case .start = event { return lead(flow.next(.start, now: now), now) }
            return lead(flow.next(.waited, now: now), now)
        }
        let step = exchange.next(event)
        self.exchange = exchange
        return lead(step, now)
    }

    /// Does what the flow says, up to the first thing that is the driver's to do.
    private mutating func lead(
        _ step: PartnerFlowStep<Flow.Outcome>, _ now: Int
    ) -> PartnerStep<Flow.Outcome> {
        switch step {
        case .call(let call, let kind):
            var exchange = begin(call, kind)
            if case .purchase = kind, var pending = flow.pending {
                pending.error.requestID = exchange.requestID
                willBuy(pending)
            }
            let step = exchange.next(.start)
            self.exchange = exchange
            return lead(step, now)
        case .wait(let milliseconds):
            exchange = nil
            return .wait(milliseconds)
        case .done(let result): return .done(result)
        }
    }

    private mutating func lead(
        _ step: PartnerExchange.Step, _ now: Int
    ) -> PartnerStep<Flow.Outcome> {
        switch step {
        case .needToken(let renewing): .needToken(renewing: renewing)
        case .send(let request, let timeout): .send(request, timeout: timeout)
        case .wait(let milliseconds): .wait(milliseconds)
        case .lost(let error): lead(flow.next(.lost(error), now: now), now)
        case .done(let result): lead(flow.next(.reply(result), now: now), now)
        }
    }
}
