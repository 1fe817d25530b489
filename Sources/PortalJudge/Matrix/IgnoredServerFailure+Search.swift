internal import MobilePlans
internal import PortalTrace

extension IgnoredServerFailure {
    /// The first one of a run; nil if there is none.
    init?(in run: RunResult) {
        let purchases = JudgedTrace(run).calls.filter(\.asksForPurchase).map(\.event)
        for event in run.events {
            guard let exchange = event.exchange, exchange.initiator.isAwaited,
                !["GET", "HEAD", "OPTIONS"].contains(exchange.method),
                let status = exchange.outcome?.status, status >= 500
            else { continue }
            // What is called at the same moment does not wait for the answer.
            guard let call = purchases.first(where: { $0.time > event.time }) else { continue }
            request = exchange.line
            requestPlace = event.location
            self.call = call.name
            callPlace = call.location
            return
        }
        return nil
    }
}

extension RunResult {
    /// Whether a script of the portal was answered with an error of a server.
    var metServerErrors: Bool {
        events.contains { event in
            guard let exchange = event.exchange, let status = exchange.outcome?.status else {
                return false
            }
            return exchange.initiator.isOfScript && status >= 500
        }
    }

    /// Whether scripts of the portal asked servers that answered.
    var asksServers: Bool {
        events.contains { event in
            guard let exchange = event.exchange else { return false }
            return exchange.initiator.isOfScript && exchange.outcome?.status != nil
        }
    }
}
