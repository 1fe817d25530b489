/// The argument of the legacy call `notifyPurchaseResult`, spec section 7.
public struct PurchaseResultPayload: Equatable, Sendable {
    /// Version of the payload, member `ver`: `1` is the only one.
    public var version: String
    /// Whether a plan was bought.
    public var success: Bool
    /// ICCID of the profile or SIM, unchecked; nil where absent or empty.
    public var iccid: String?
    /// Activation code of the profile, unchecked; nil where absent or empty.
    public var activationCode: String?
    /// The transaction that the portal was launched with.
    public var transactionId: String
    /// The report on the purchase, member `purchaseResult`; what could not be read is nil.
    public var metadata: PurchaseMetadata

    /// Makes a payload from its members, which are not checked.
    public init(
        version: String = "1",
        success: Bool,
        iccid: String? = nil,
        activationCode: String? = nil,
        transactionId: String,
        metadata: PurchaseMetadata
    ) {
        self.version = version
        self.success = success
        self.iccid = iccid
        self.activationCode = activationCode
        self.transactionId = transactionId
        self.metadata = metadata
    }

    /// The documented members, in the documented order.
    public static let propertyNames = [
        "ver", "success", "iccid", "activationCode", "transactionId", "purchaseResult",
    ]

    /// The most UTF-16 code units that a transaction ID may have, spec section 2.
    public static let longestTransactionId = 64

    /// The call that does the same: with interval 0 if it is a purchase with a download.
    public var operation: PortalOperation {
        guard success else { return .notifyCancelledPurchase }
        return activationCode == nil ? .notifyBalanceAddition : .notifyPurchaseWithProfileDownload
    }
}
