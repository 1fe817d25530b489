/// The change of an order for callers that want the order after it, or an error.
struct ChangedOrderFlow: PartnerFlow {
    private var flow: OrderPatchFlow

    init(_ flow: OrderPatchFlow) { self.flow = flow }

    mutating func next(_ event: PartnerFlowEvent, now: Int) -> PartnerFlowStep<Order> {
        switch flow.next(event, now: now) {
        case .call(let call, let kind): .call(call, kind)
        case .wait(let milliseconds): .wait(milliseconds)
        case .done(.failure(let error)): .done(.failure(error))
        case .done(.success(.changed(let order, _))): .done(.success(order))
        case .done(.success(.notKnown(let error, _))): .done(.failure(error))
        }
    }
}
