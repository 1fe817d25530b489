internal import JSONDocuments

/// What a portal reports about a purchase, spec section 3.5.
public struct PurchaseMetadata: Equatable, Sendable {
    /// How the user came to have an account; nil if not reported.
    public var userAccount: PurchaseStep?
    /// How the user paid; nil if not reported.
    public var purchaseInstrument: PurchaseStep?
    /// How the user came to have a line; nil if not reported.
    public var line: PurchaseStep?
    /// How the purchase ended; nil if not reported, although it must be.
    public var moDirectStatus: DirectStatus?
    /// Name of the plan, empty if the purchase failed; nil if not reported, although it must be.
    public var planName: String?

    /// Makes metadata; what is left out is not reported.
    public init(
        userAccount: PurchaseStep? = nil,
        purchaseInstrument: PurchaseStep? = nil,
        line: PurchaseStep? = nil,
        moDirectStatus: DirectStatus? = nil,
        planName: String? = nil
    ) {
        self.userAccount = userAccount
        self.purchaseInstrument = purchaseInstrument
        self.line = line
        self.moDirectStatus = moDirectStatus
        self.planName = planName
    }

    /// The documented properties, in the documented order.
    public static let propertyNames = [
        "userAccount", "purchaseInstrument", "line", "moDirectStatus", "planName",
    ]

    /// Spellings of the pages' inline samples, each with the documented name that it stands for.
    public static let aliases = ["lineType": "line", "modirectStatus": "moDirectStatus"]

    /// The report as JSON text: documented names in documented order, nil members left out.
    public var json: String {
        let values = [
            userAccount?.rawValue, purchaseInstrument?.rawValue, line?.rawValue,
            moDirectStatus?.rawValue, planName,
        ]
        return JSONValue.object(
            zip(Self.propertyNames, values).compactMap { name, value in
                value.map { .init(name, .string($0)) }
            }
        ).text()
    }
}
