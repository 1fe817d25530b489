/// What a portal can ask the app to do, spec sections 3.1 to 3.3.
///
/// One operation goes by different object names in different editions.
public enum PortalOperation: String, CaseIterable, Sendable {
    /// Makes an empty metadata object.
    case createPurchaseMetaData
    /// Reports a purchase; the app downloads a profile and registers after a while.
    case notifyPurchaseWithProfileDownload
    /// Reports a purchase; the app asks the SM-DS for a profile after a while.
    case notifyPurchaseDelayedProfile
    /// Starts a download while the portal stays on screen (2018 editions).
    case notifyInlineProfileDownload
    /// Starts a download, now or later, while the portal stays on screen (edition 2019-05).
    case notifyProfileDownload
    /// Reports that balance was added to a profile, and gives control back.
    case notifyBalanceAddition
    /// Reports that balance was added, and gives control back (edition 2019-05).
    ///
    /// The method of the inline object is called `notifyBalanceAddition` as well.
    case notifyInlineBalanceAddition
    /// Cancels a delayed download (edition 2019-05).
    case notifyOperationCancel
    /// Reports that the user gave up, and gives control back.
    case notifyCancelledPurchase
    /// Reports how the purchase ended, all in one JSON text: the legacy call.
    case notifyPurchaseResult
}

extension PortalOperation {
    /// Whether only edition 2019-05 has it.
    var isOfMay2019: Bool {
        switch self {
        case .notifyProfileDownload, .notifyInlineBalanceAddition, .notifyOperationCancel: true
        default: false
        }
    }

    /// Whether the portal stays on screen and is called back (mobile-plans.md, section 4).
    public var callsBack: Bool {
        self == .notifyInlineProfileDownload || self == .notifyProfileDownload
    }
}
