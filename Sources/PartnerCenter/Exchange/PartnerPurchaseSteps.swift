/// The purchase of an add-on: the calls of a `PurchaseFlow`, one after another.
struct PartnerPurchaseSteps: PartnerSteps {
    private var flow: PurchaseFlow
    private let begin: (_ call: PartnerCall, _ confirms: Bool) -> PartnerExchange
    /// The call that goes on; nil where the flow itself waits.
    private var exchange: PartnerExchange?
    private var isExchangePurchase = false
    /// The call that buys, which may have to be sent again.
    private var purchase: PartnerExchange?

    /// - Parameter begin: Begins a call, with ids of its own.
    init(
        _ purchase: AddOnPurchase,
        begin: @escaping (_ call: PartnerCall, _ confirms: Bool) -> PartnerExchange
    ) {
        flow = PurchaseFlow(purchase)
        self.begin = begin
    }

    mutating func next(_ event: PartnerExchange.Event) -> PartnerStep<PurchasedAddOn> {
        guard let exchange else {
            if case .start = event { return lead(flow.next(.start)) }
            return lead(flow.next(.waited))
        }
        return lead(exchange, event)
    }

    /// Does what the flow says, up to the first thing that is the driver's to do.
    private mutating func lead(_ step: PurchaseFlow.Step) -> PartnerStep<PurchasedAddOn> {
        switch step {
        case .call(let call, let isPurchase):
            isExchangePurchase = isPurchase
            return lead(begin(call, isPurchase), .start)
        case .resume:
            guard let purchase else {
                preconditionFailure("a purchase that was not sent cannot be sent again")
            }
            isExchangePurchase = true
            return lead(purchase, .waited)
        case .wait(let milliseconds):
            exchange = nil
            return .wait(milliseconds)
        case .done(let result): return .done(result)
        }
    }

    private mutating func lead(
        _ exchange: PartnerExchange, _ event: PartnerExchange.Event
    ) -> PartnerStep<PurchasedAddOn> {
        var exchange = exchange
        let step = exchange.next(event)
        self.exchange = exchange
        switch step {
        case .needToken(let renewing): return .needToken(renewing: renewing)
        case .send(let request, let timeout): return .send(request, timeout: timeout)
        case .wait(let milliseconds): return .wait(milliseconds)
        case .confirm(let error):
            return tell(.lost(error, isLastTry: exchange.isExhausted), exchange)
        case .done(let result): return tell(.reply(result), exchange)
        }
    }

    private mutating func tell(
        _ event: PurchaseFlow.Event, _ exchange: PartnerExchange
    ) -> PartnerStep<PurchasedAddOn> {
        if isExchangePurchase { purchase = exchange }
        return lead(flow.next(event))
    }
}
