internal import MobilePlans
internal import PortalTrace

extension RunResult {
    /// Whether the app was asked for more than to go on without a purchase: a purchase, a profile or a
    /// balance was handed over.
    var asksForPurchase: Bool {
        let calls = JudgedTrace(self).calls
        if calls.contains(where: \.asksForPurchase) { return true }
        // A call that was not read is no cancellation; what is wrong with it is a finding.
        let read = Set(calls.map(\.event.sequence))
        return events(.call).contains { !read.contains($0.sequence) }
    }
}

extension JudgedTrace.Call {
    /// Whether it hands over a purchase, a profile or a balance.
    var asksForPurchase: Bool {
        switch method.operation {
        case .createPurchaseMetaData, .notifyCancelledPurchase, .notifyOperationCancel:
            return false
        default:
            let payload = reading.payload
            let status = (reading.metadata ?? payload?.metadata)?.moDirectStatus
            return status != .cancelled && payload?.success != false
        }
    }
}
