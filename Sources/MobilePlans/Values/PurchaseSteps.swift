/// How far the user came in one step of a purchase, spec sections 3.4 and 3.5.
///
/// The raw value is what the portal reports.
public enum PurchaseStep: String, CaseIterable, Sendable {
    /// Something was created or added now.
    case new = "New"
    /// Something already on file was used.
    case existing = "Existing"
    /// The user ended the purchase at this step.
    case bailed = "Bailed"
    /// The user never reached this step.
    case none = "None"
}

/// How a purchase ended, spec section 3.4.
///
/// The raw value is what the portal reports.
public enum DirectStatus: String, CaseIterable, Sendable {
    /// The user finished the purchase.
    case complete = "Complete"
    /// A service of the operator failed.
    case serviceError = "ServiceError"
    /// The portal was launched with an ICCID that is not right.
    case invalidSIM = "InvalidSIM"
    /// The user could not log on to the portal.
    case logOnFailed = "LogOnFailed"
    /// The purchase failed.
    case purchaseFailed = "PurchaseFailed"
    /// The portal was launched with invalid parameters.
    case clientError = "ClientError"
    /// The user could not be billed.
    case billingError = "BillingError"
    /// The user cancelled the purchase; appears only in a sample of the pages.
    case cancelled = "Cancelled"
    /// No status; appears only in the table of the legacy call.
    case none = "None"
}

/// An enum whose members the portal finds in a global object under names of their own.
protocol PurchaseEnum: RawRepresentable<String>, CaseIterable, Sendable {}

extension PurchaseStep: PurchaseEnum {}
extension DirectStatus: PurchaseEnum {}

extension PurchaseEnum {
    /// Name of the member in the enum global: the value with a small first letter.
    var memberName: String { rawValue.prefix(1).lowercased() + rawValue.dropFirst() }

    /// All values, in the order of the table in spec section 3.4.
    static var allValues: [String] { allCases.map(\.rawValue) }
}
