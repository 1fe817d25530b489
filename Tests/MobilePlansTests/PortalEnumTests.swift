import MobilePlans
import Testing

@Suite struct PortalEnumTests {
    private func pairs(_ portalEnum: PortalEnum?) -> [[String]] {
        portalEnum?.members.map { [$0.name, $0.value] } ?? []
    }

    private func global(_ name: String, _ edition: Edition) -> PortalEnum? {
        PortalEnum.globals(of: edition).first { $0.name == name }
    }

    // MARK: Names, spec section 3.4

    @Test(arguments: [
        (
            Edition.november2018,
            [
                "DataMartUserAccount", "DataMartPurchaseInstrument", "DataMartLineType",
                "DataMartMoDirectStatus", "DataMartNetworkRegistrationState",
                "DataMartActivationErrors",
            ]
        ),
        (
            .december2018,
            [
                "MobilePlansUserAccount", "MobilePlansPurchaseInstrument", "MobilePlansLineType",
                "MobilePlansMoDirectStatus", "MobilePlansNetworkRegistrationState",
                "MobilePlansActivationError",
            ]
        ),
    ])
    func `spec section 3.4, an edition names its enums`(edition: Edition, names: [String]) {
        #expect(PortalEnum.globals(of: edition).map(\.name) == names)
    }

    @Test func `spec section 3, later editions keep the names and all has both`() {
        func names(_ edition: Edition) -> [String] { PortalEnum.globals(of: edition).map(\.name) }
        #expect(names(.may2019) == names(.december2018))
        #expect(names(.all) == names(.november2018) + names(.december2018))
        #expect(names(.all).count == 12)
    }

    // MARK: Members, spec section 3.4

    @Test(arguments: ["DataMart", "MobilePlans"])
    func `spec section 3.4, the members have the values of the table`(prefix: String) {
        for name in ["UserAccount", "PurchaseInstrument", "LineType"] {
            #expect(
                pairs(global(prefix + name, .all)) == [
                    ["new", "New"], ["existing", "Existing"], ["bailed", "Bailed"],
                    ["none", "None"],
                ])
        }
        #expect(
            pairs(global(prefix + "MoDirectStatus", .all)) == [
                ["complete", "Complete"], ["serviceError", "ServiceError"],
                ["invalidSIM", "InvalidSIM"], ["logOnFailed", "LogOnFailed"],
                ["purchaseFailed", "PurchaseFailed"], ["clientError", "ClientError"],
                ["billingError", "BillingError"], ["cancelled", "Cancelled"], ["none", "None"],
            ])
        #expect(
            pairs(global(prefix + "NetworkRegistrationState", .all))
                == ["none", "deregistered", "searching", "home", "roaming", "partner", "denied"]
                .map { [$0, $0] })
    }

    @Test(arguments: [
        ("DataMartActivationErrors", Edition.november2018, Edition.november2018, 31),
        ("MobilePlansActivationError", .december2018, .december2018, 31),
        ("MobilePlansActivationError", .may2019, .may2019, 31),
        ("MobilePlansActivationError", .all, .december2018, 31),
        ("DataMartActivationErrors", .all, .november2018, 31),
    ])
    func `spec section 6, activation results are those of the edition`(
        name: String, edition: Edition, results: Edition, count: Int
    ) {
        let members = pairs(global(name, edition))
        #expect(
            members == ActivationResult.members(of: results).map { [$0.rawValue, $0.rawValue] })
        #expect(members.count == count)
    }
}
