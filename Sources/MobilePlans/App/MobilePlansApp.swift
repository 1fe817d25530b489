internal import PortalTrace

/// The Mobile Plans app, as far as a portal sees it: takes calls, and acts them out in virtual time.
///
/// The flows are those of mobile-plans.md, section 4; how activation and registration end is given
/// by an `AppOutcome`.
public final class MobilePlansApp {
    let edition: Edition
    let outcome: AppOutcome
    private(set) unowned var surroundings: any AppSurroundings
    /// The call that took control back from the portal, once there was one.
    public private(set) var handBack: PortalCall?
    var pendingDownloads: [String: PendingDownload] = [:]
    private var lastOperation = 0

    /// Makes an app that is showing a portal.
    public init(edition: Edition, outcome: AppOutcome, surroundings: any AppSurroundings) {
        self.edition = edition
        self.outcome = outcome
        self.surroundings = surroundings
    }

    /// Takes a call. Never refuses one: what is wrong shows later (mobile-plans.md, section 9).
    public func receive(_ call: PortalCall) -> AppReply {
        if call.operation == .createPurchaseMetaData { return .newMetadata }
        // The portal's page is closed; whatever its script still says is not heard.
        guard handBack == nil else { return .nothing }
        let reading = call.reading()
        if PortalMethod.method(for: call.operation)?.handsControlBack == true {
            handBack = call
            surroundings.closePortal(after: call)
        }
        switch call.operation {
        case .createPurchaseMetaData: return .newMetadata
        case .notifyPurchaseWithProfileDownload: purchaseWithDownload(reading)
        case .notifyPurchaseDelayedProfile: delayedProfile(reading)
        case .notifyBalanceAddition: balanceAddition(reading)
        case .notifyCancelledPurchase: step(.app, .user, "shows the list of plans again")
        case .notifyPurchaseResult: purchaseResult(reading)
        case .notifyInlineProfileDownload: inlineDownload(call, reading)
        case .notifyProfileDownload: return profileDownload(call, reading)
        case .notifyInlineBalanceAddition:
            balanceAddition(reading)
            return .operationContext(id: nextOperationID())
        case .notifyOperationCancel: cancel(reading)
        }
        return .nothing
    }

    func nextOperationID() -> String {
        lastOperation += 1
        return "operation-\(lastOperation)"
    }

    func step(
        _ from: TraceActor, _ to: TraceActor, _ name: String, _ arguments: [TraceValue] = []
    ) {
        surroundings.record(AppStep(from, to, name, arguments))
    }

    func after(_ milliseconds: Int, _ work: @escaping (MobilePlansApp) -> Void) {
        surroundings.schedule(after: milliseconds) { [weak self] in
            if let self { work(self) }
        }
    }
}

/// A download that waits for its time and for the user.
struct PendingDownload {
    /// Whether the user has seen the notification; from then on it cannot be cancelled.
    var isShown = false
}
