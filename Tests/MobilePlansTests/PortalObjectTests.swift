import MobilePlans
import Testing

@Suite struct PortalObjectTests {
    private func object(_ name: String, _ edition: Edition) -> PortalObject? {
        PortalObject.globals(of: edition).first { $0.name == name }
    }

    /// Signatures such as `notifyX(metadata: metadata, delay: delay?)`, and an arrow if control
    /// goes back.
    private func signatures(_ object: PortalObject?) -> [String] {
        object?.methods.map { method in
            let parameters = method.parameters.enumerated().map { index, parameter in
                let mark = index < method.requiredCount ? "" : "?"
                return "\(parameter.name): \(parameter.kind)\(mark)"
            }
            let name = "\(method.name)(\(parameters.joined(separator: ", ")))"
            return method.handsControlBack ? name + " ->" : name
        } ?? []
    }

    // MARK: Objects, spec section 3

    @Test(arguments: [
        (Edition.november2018, ["DataMart purchase", "DataMartInlineProfile inlineDownload"]),
        (
            .december2018,
            [
                "MobilePlans purchase", "MobilePlansInlineProfileDownload inlineDownload",
                "DataMart legacy",
            ]
        ),
        (
            .may2019,
            [
                "MobilePlans purchase", "MobilePlansInlineProfileDownload inlineDownload",
                "MobilePlansInlineOperations inlineOperations", "DataMart legacy",
            ]
        ),
        (
            .all,
            [
                "DataMart purchase", "DataMartInlineProfile inlineDownload",
                "MobilePlans purchase", "MobilePlansInlineProfileDownload inlineDownload",
                "MobilePlansInlineOperations inlineOperations",
            ]
        ),
    ])
    func `spec section 3, an edition has its objects`(edition: Edition, objects: [String]) {
        let found = PortalObject.globals(of: edition)
        #expect(found.map { "\($0.name) \($0.role)" } == objects)
        for object in found {
            #expect(object.name.hasPrefix(object.namespace.rawValue))
        }
    }

    @Test func `spec section 3.2, the inline object has the name of the headings as well`() {
        for edition in [Edition.december2018, .may2019, .all] {
            let named = PortalObject.globals(of: edition).filter { !$0.otherNames.isEmpty }
            #expect(named.map(\.name) == ["MobilePlansInlineProfileDownload"])
            #expect(named.flatMap(\.otherNames) == ["MobilePlansInlineProfile"])
        }
        #expect(PortalObject.globals(of: .november2018).allSatisfy { $0.otherNames.isEmpty })
    }

    @Test func `spec sections 3.2 and 3.3, inline objects have two callback properties`() {
        for object in Edition.allCases.flatMap(PortalObject.globals) {
            let isInline = object.role == .inlineDownload || object.role == .inlineOperations
            #expect(
                object.properties
                    == (isInline
                        ? ["registrationChangedScript", "profileActivationCompleteScript"] : []))
        }
        #expect(PortalObject.registrationCallbackProperty == "registrationChangedScript")
        #expect(PortalObject.activationCallbackProperty == "profileActivationCompleteScript")
    }

    // MARK: Methods, spec sections 3.1 to 3.3

    @Test(arguments: [
        ("DataMart", Edition.november2018), ("MobilePlans", .december2018),
        ("MobilePlans", .may2019), ("MobilePlans", .all), ("DataMart", .all),
    ])
    func `spec section 3.1, the purchase object has six methods`(name: String, edition: Edition) {
        #expect(
            signatures(object(name, edition)) == [
                "createPurchaseMetaData()",
                "notifyPurchaseWithProfileDownload(metadata: metadata, "
                    + "activationCode: activationCode, networkRegistrationInterval: interval) ->",
                "notifyPurchaseDelayedProfile(metadata: metadata, "
                    + "profileDownloadDelayInterval: interval) ->",
                "notifyBalanceAddition(metadata: metadata, iccid: iccid) ->",
                "notifyCancelledPurchase(metadata: metadata) ->",
                "notifyPurchaseResult(payloadJSON: payload) ->",
            ])
    }

    @Test(arguments: [Edition.december2018, .may2019])
    func `spec section 3, old portals find only the legacy call in DataMart`(edition: Edition) {
        #expect(
            signatures(object("DataMart", edition)) == [
                "notifyPurchaseResult(payloadJSON: payload) ->"
            ])
    }

    @Test(arguments: [
        ("DataMartInlineProfile", Edition.november2018),
        ("MobilePlansInlineProfileDownload", .december2018),
        ("MobilePlansInlineProfileDownload", .may2019),
    ])
    func `spec section 3.2, the inline object has one method`(name: String, edition: Edition) {
        #expect(
            signatures(object(name, edition)) == [
                "notifyInlineProfileDownload(metadata: metadata, activationCode: activationCode)"
            ])
    }

    @Test(arguments: [Edition.may2019, .all])
    func `spec section 3.3, inline operations have optional parameters`(edition: Edition) {
        #expect(
            signatures(object("MobilePlansInlineOperations", edition)) == [
                "notifyProfileDownload(metadata: metadata, activationCode: activationCode, "
                    + "downloadDelay: delay?)",
                "notifyBalanceAddition(metadata: metadata, iccid: iccid?) ->",
                "notifyOperationCancel(operationContext: operationContext)",
            ])
    }

    // MARK: Operations

    @Test func `a method has the operation of its name, but for the inline balance addition`() {
        for object in Edition.allCases.flatMap(PortalObject.globals) {
            for method in object.methods {
                let isInlineBalance =
                    object.role == .inlineOperations && method.name == "notifyBalanceAddition"
                #expect(
                    method.operation.rawValue
                        == (isInlineBalance ? "notifyInlineBalanceAddition" : method.name))
            }
        }
    }

    @Test func `spec section 3, every operation can be reached in the union of the editions`() {
        let reached = PortalObject.globals(of: .all).flatMap { $0.methods.map(\.operation) }
        #expect(Set(reached) == Set(PortalOperation.allCases))
        #expect(PortalOperation.allCases.count == 10)
    }
}
