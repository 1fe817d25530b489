import Testing

@testable import PortalKit

/// Cases that contradict themselves, or expect what no run can give.
@Suite struct CaseSenseTests {
    private func problems(_ expect: String, _ more: String = "") throws -> [String] {
        try Files([
            "portal.js": "var a;",
            "a.case.json":
                "{\"name\":\"A\",\"scripts\":[\"portal.js\"],\(more)\n\"expect\":\(expect)}",
        ]).problems()
    }

    @Test func `section 3, a call that the edition does not have`() throws {
        let call = "{\"calls\":[\"MobilePlans.notifyBalanceAdditon\"]}"
        #expect(
            try problems(call) == [
                "a.case.json:2:20: error: expect.calls[0]: edition all has no function "
                    + "'MobilePlans.notifyBalanceAdditon'; "
                    + "did you mean 'MobilePlans.notifyBalanceAddition'?"
            ])
        let inline = "{\"calls\":[\"MobilePlansInlineOperations.notifyOperationCancel\"]}"
        #expect(try problems(inline).isEmpty)
        #expect(try problems(inline, "\"edition\":\"2018-12\",").count == 1)
        #expect(try problems("{\"calls\":[\"DataMart.createPurchaseMetaData\"]}").isEmpty)
    }

    @Test(arguments: [
        "{\"activationResult\":\"sucess\"}", "{\"$exactly\":{\"activationResult\":\"Success\"}}",
        "{\"activationResult\":null}", "{\"networkRegistrationState\":\"Home\"}",
        "{\"networkRegistrationState\":5}", "{\"result\":\"success\"}",
        "{\"activationResult\":{\"$oneOf\":[\"success\",\"cardbusy\"]}}",
    ])
    func `sections 3.4 and 6, a payload that no callback gets`(payload: String) throws {
        let problems = try problems("{\"callbacks\":[{\"name\":\"f\",\"payload\":\(payload)}]}")
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasPrefix("a.case.json:2:24: error: expect.callbacks[0].payload: ")
                == true, "\(problems)")
    }

    @Test(arguments: [
        "{\"activationResult\":\"success\"}", "{\"activationResult\":{\"$not\":\"success\"}}",
        "{\"activationResult\":{\"$regex\":\"^card\"},\"iccid\":\"1\"}",
        "{\"networkRegistrationState\":\"home\"}", "{\"$any\":true}", "{}", "5",
        "{\"activationResult\":{\"$oneOf\":[\"success\",\"cardBusy\"]}}",
    ])
    func `sections 3.4 and 6, payloads that a callback can get`(payload: String) throws {
        #expect(
            try problems("{\"callbacks\":[{\"name\":\"f\",\"payload\":\(payload)}]}").isEmpty)
    }

    @Test func `section 6, an edition has its own results`() throws {
        for (edition, result, isKnown) in [
            ("2018-12", "invalidCallback", true), ("2018-12", "invalidJson", false),
            ("2019-05", "invalidCallback", false), ("2019-05", "invalidJson", true),
            ("all", "invalidJson", false), ("2018-11", "invalidJson", false),
        ] {
            let callbacks =
                "{\"callbacks\":[{\"name\":\"f\",\"payload\":{\"activationResult\":\"\(result)\"}}]}"
            let errors = "{\"app\":{\"launchErrors\":[\"\(result)\"]}}"
            let edition = "\"edition\":\"\(edition)\","
            #expect(try problems(callbacks, edition).isEmpty == isKnown)
            #expect(try problems(errors, edition).isEmpty == isKnown)
        }
    }

    // MARK: Who has control

    private static let back = "\"calls\":[\"MobilePlans.notifyCancelledPurchase\"]"
    private static let stays =
        "\"calls\":[\"MobilePlansInlineProfileDownload.notifyInlineProfileDownload\"]"

    @Test(arguments: [
        ("{\(back),\"app\":{\"control\":\"portal\"}}", "control cannot stay with the portal"),
        ("{\(stays),\"app\":{\"control\":\"returned\"}}", "control cannot be returned"),
        ("{\"app\":{\"control\":\"returned\"}}", "control cannot be returned"),
    ])
    func `section 4, calls and control contradict each other`(
        expect: String, problem: String
    ) throws {
        let problems = try problems(expect)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(problem) == true, "\(problems)")
        let call = expect.dropLast() + ",\"console\":[]}"
        #expect(try self.problems(String(call), "\"allow\":[\"calls\"],").isEmpty)
    }

    @Test func `section 2, a portal that was opened anew has control again`() throws {
        let expect = "{\(Self.back),\"app\":{\"control\":\"portal\"}}"
        #expect(try problems(expect, "\"steps\":[{\"relaunch\":true}],").isEmpty)
        #expect(try problems(expect, "\"steps\":[{\"settle\":true}],").count == 1)
    }

    @Test func `section 2, a page that the app does not hear keeps control`() throws {
        let expect = "{\(Self.back),\"app\":{\"control\":\"portal\"}}"
        let host = "\"scenario\":{\"launch\":{\"notificationHost\":\"other.example\"}},"
        #expect(try problems(expect, host).isEmpty)
        let same =
            "\"scenario\":{\"launch\":{\"notificationHost\":\"portal.contoso-mobile.example\"}},"
        #expect(try problems(expect, same).count == 1)
    }

    // MARK: Names of other things

    @Test(arguments: [
        ("{\"findings\":[\"call-after-hand-bak\"]}", "did you mean 'call-after-hand-back'?"),
        ("{\"findings\":[{\"rule\":\"iccid-type\",\"line\":0}]}", "found 0"),
        ("{\"findings\":[{}]}", "the member 'rule' is missing"),
        ("{\"findings\":[5]}", "expected an object, found 5"),
        ("{\"end\":\"idel\"}", "did you mean 'idle'?"),
        ("{\"callbacks\":[{\"name\":\"f\",\"outcome\":\"throws\"}]}", "throws"),
        ("{\"callbacks\":[{}]}", "the member 'name' is missing"),
        ("{\"app\":{\"notifications\":[\"conected\"]}}", "did you mean 'connected'?"),
        ("{\"app\":{\"registration\":\"hme\"}}", "did you mean 'home'?"),
        ("{\"calls\":\"x\"}", "expected an array, found 'x'"),
        ("{\"consoles\":[]}", "did you mean 'console'?"),
    ])
    func `style 4.5, names that nothing has`(expect: String, problem: String) throws {
        let problems = try problems(expect)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(problem) == true, "\(problems)")
    }

    @Test(arguments: [
        "returned", "threw", "ended by the host", "not found", "not a function", "not a name",
        "not readable", "dotted name", "lexical binding", "page closed", "gone",
    ])
    func `every outcome of a callback that a trace can have can be expected`(
        _ outcome: String
    ) throws {
        #expect(
            try problems("{\"callbacks\":[{\"name\":\"f\",\"outcome\":\"\(outcome)\"}]}") == [])
    }
}
