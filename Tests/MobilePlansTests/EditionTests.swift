import MobilePlans
import Testing

@Suite struct EditionTests {
    @Test func `editions have the ids of spec section 3`() {
        #expect(Edition.allCases.map(\.rawValue) == ["2018-11", "2018-12", "2019-05", "all"])
        #expect(Edition(rawValue: "2018-12") == .december2018)
        #expect(Edition(rawValue: "2019-05") == .may2019)
        #expect(Edition(rawValue: "2018-11") == .november2018)
    }

    // MARK: What a script is written for, spec section 3

    @Test(arguments: [
        (["DataMart.createPurchaseMetaData"], Edition.november2018),
        (["DataMart.notifyPurchaseResult", "DataMart.notifyBalanceAddition"], .november2018),
        (["DataMart.createPurchaseMetadata"], .november2018),
        (["DataMartInlineProfile.registrationChangedScript"], .november2018),
        (["DataMartUserAccount.new"], .november2018),
        (["DataMartActivationErrors.success"], .november2018),
        (["MobilePlans.createPurchaseMetaData"], .december2018),
        (["MobilePlans"], .december2018),
        (["MobilePlansInlineProfileDownload.notifyInlineProfileDownload"], .december2018),
        (["MobilePlansInlineProfile.notifyInlineProfileDownload"], .december2018),
        (["MobilePlansActivationError.success"], .december2018),
        (["MobilePlans.notifyPurchaseResult.call"], .december2018),
        (["DataMart.notifyPurchaseResult", "MobilePlans.notifyBalanceAddition"], .december2018),
        (["MobilePlansInlineOperations.notifyProfileDownload"], .may2019),
        (["MobilePlans.createPurchaseMetaData", "MobilePlansInlineOperations.x"], .may2019),
        (["MobilePlansOperationContext"], .may2019),
        (["DataMart.createPurchaseMetaData", "MobilePlans.notifyBalanceAddition"], .all),
        (["MobilePlansLineType.new", "DataMartLineType.new"], .all),
        (["DataMartUserAccount.new", "MobilePlansInlineOperations.x"], .all),
    ])
    func `spec section 3, what a script uses tells its edition`(names: [String], edition: Edition) {
        #expect(Edition.written(using: names) == edition)
        #expect(Edition.written(using: names.reversed()) == edition)
    }

    @Test(arguments: [
        [], [""], ["."], ["DataMart"], ["DataMart.notifyPurchaseResult"],
        ["DataMart.notifyPurchaseResult.call"], ["Log", "JSON.parse", "MobilePlansPage.show"],
    ])
    func `spec section 3, what every edition has tells nothing`(names: [String]) {
        #expect(Edition.written(using: names) == nil)
    }
}
