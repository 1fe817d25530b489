extension PortalObject {
    /// Returns the objects that an edition injects, spec section 3.
    public static func globals(of edition: Edition) -> [PortalObject] {
        switch edition {
        case .november2018: [dataMart, dataMartInline]
        case .december2018: [mobilePlans, mobilePlansInline, legacyDataMart]
        case .may2019: [mobilePlans, mobilePlansInline, inlineOperations, legacyDataMart]
        case .all: [dataMart, dataMartInline, mobilePlans, mobilePlansInline, inlineOperations]
        }
    }

    /// Property with the name of the portal function for changes of the network registration.
    public static let registrationCallbackProperty = "registrationChangedScript"

    /// Property with the name of the portal function for the end of an activation.
    public static let activationCallbackProperty = "profileActivationCompleteScript"

    /// Name of the type of what inline operations return, spec section 3.3.
    public static let operationContextName = "MobilePlansOperationContext"

    /// The properties that name callbacks.
    package static let callbackProperties = [
        registrationCallbackProperty, activationCallbackProperty,
    ]

    private static let dataMart = PortalObject(
        name: "DataMart", role: .purchase, namespace: .dataMart, methods: PortalMethod.ofPurchase)

    private static let dataMartInline = PortalObject(
        name: "DataMartInlineProfile", role: .inlineDownload, namespace: .dataMart,
        methods: PortalMethod.ofInlineDownload, properties: callbackProperties)

    private static let legacyDataMart = PortalObject(
        name: "DataMart", role: .legacy, namespace: .dataMart, methods: PortalMethod.ofLegacy)

    private static let mobilePlans = PortalObject(
        name: "MobilePlans", role: .purchase, namespace: .mobilePlans,
        methods: PortalMethod.ofPurchase)

    private static let mobilePlansInline = PortalObject(
        name: "MobilePlansInlineProfileDownload", otherNames: ["MobilePlansInlineProfile"],
        role: .inlineDownload, namespace: .mobilePlans, methods: PortalMethod.ofInlineDownload,
        properties: callbackProperties)

    private static let inlineOperations = PortalObject(
        name: "MobilePlansInlineOperations", role: .inlineOperations, namespace: .mobilePlans,
        methods: PortalMethod.ofInlineOperations, properties: callbackProperties)
}
