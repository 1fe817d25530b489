extension PortalMethod {
    /// The methods of `MobilePlans`, in edition 2018-11 `DataMart` (spec section 3.1).
    static let ofPurchase: [PortalMethod] = [
        PortalMethod(
            name: "createPurchaseMetaData", operation: .createPurchaseMetaData, parameters: [],
            requiredCount: 0, handsControlBack: false),
        handingBack(
            .notifyPurchaseWithProfileDownload,
            [.metadata, .activationCode, .interval("networkRegistrationInterval")]),
        handingBack(
            .notifyPurchaseDelayedProfile,
            [.metadata, .interval("profileDownloadDelayInterval")]),
        handingBack(.notifyBalanceAddition, [.metadata, .iccid]),
        handingBack(.notifyCancelledPurchase, [.metadata]),
        purchaseResult,
    ]

    /// The methods of `DataMart` where it is only there for old portals (spec section 3).
    static let ofLegacy: [PortalMethod] = [purchaseResult]

    /// The methods of `MobilePlansInlineProfileDownload` (spec section 3.2).
    static let ofInlineDownload: [PortalMethod] = [
        keeping(.notifyInlineProfileDownload, [.metadata, .activationCode])
    ]

    /// The methods of `MobilePlansInlineOperations` (spec section 3.3).
    static let ofInlineOperations: [PortalMethod] = [
        keeping(
            .notifyProfileDownload, [.metadata, .activationCode], optional: .downloadDelay),
        PortalMethod(
            name: "notifyBalanceAddition", operation: .notifyInlineBalanceAddition,
            parameters: [.metadata, .iccid], requiredCount: 1, handsControlBack: true),
        keeping(.notifyOperationCancel, [.operationContext]),
    ]

    private static let purchaseResult = handingBack(.notifyPurchaseResult, [.payload])

    /// Makes a method after which the portal closes.
    private static func handingBack(
        _ operation: PortalOperation, _ parameters: [PortalParameter]
    ) -> PortalMethod {
        PortalMethod(
            name: operation.rawValue, operation: operation, parameters: parameters,
            requiredCount: parameters.count, handsControlBack: true)
    }

    /// Makes a method after which the portal stays on screen.
    private static func keeping(
        _ operation: PortalOperation, _ required: [PortalParameter],
        optional: PortalParameter? = nil
    ) -> PortalMethod {
        PortalMethod(
            name: operation.rawValue, operation: operation,
            parameters: required + (optional.map { [$0] } ?? []), requiredCount: required.count,
            handsControlBack: false)
    }
}

extension PortalParameter {
    fileprivate static let metadata = PortalParameter(name: "metadata", kind: .metadata)
    fileprivate static let activationCode = PortalParameter(
        name: "activationCode", kind: .activationCode)
    fileprivate static let iccid = PortalParameter(name: "iccid", kind: .iccid)
    fileprivate static let downloadDelay = PortalParameter(name: "downloadDelay", kind: .delay)
    fileprivate static let payload = PortalParameter(name: "payloadJSON", kind: .payload)
    fileprivate static let operationContext = PortalParameter(
        name: "operationContext", kind: .operationContext)

    fileprivate static func interval(_ name: String) -> PortalParameter {
        PortalParameter(name: name, kind: .interval)
    }
}
