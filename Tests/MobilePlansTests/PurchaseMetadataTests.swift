import MobilePlans
import PortalTrace
import Testing

@Suite struct PurchaseMetadataTests {
    private let complete: TraceValue = [
        "userAccount": "New", "purchaseInstrument": "Existing", "line": "Bailed",
        "moDirectStatus": "Complete", "planName": "2GB Monthly",
    ]

    /// Returns the complete object with members replaced or added.
    private func object(with changes: TraceValue) -> TraceValue {
        var members = complete.members ?? []
        for change in changes.members ?? [] {
            members.removeAll { $0.name == change.name }
            members.append(change)
        }
        return .object(members)
    }

    // MARK: Good metadata

    @Test func `spec section 3.5, an object with the documented properties is metadata`() {
        let parsed = PurchaseMetadata.parse(complete)
        #expect(
            parsed.value
                == PurchaseMetadata(
                    userAccount: .new, purchaseInstrument: .existing, line: .bailed,
                    moDirectStatus: .complete, planName: "2GB Monthly"))
        #expect(parsed.problems.isEmpty)
        #expect(parsed.isValid)
    }

    @Test func `spec section 3.5, the steps may be left out or undefined`() {
        let parsed = PurchaseMetadata.parse([
            "userAccount": .undefined, "moDirectStatus": "Cancelled", "planName": "",
        ])
        #expect(parsed.value == PurchaseMetadata(moDirectStatus: .cancelled, planName: ""))
        #expect(parsed.problems.isEmpty)
    }

    @Test func `spec section 3.4, every value of the enums is read`() {
        for step in PurchaseStep.allCases {
            for name in ["userAccount", "purchaseInstrument", "line"] {
                let parsed = PurchaseMetadata.parse(object(with: [name: .string(step.rawValue)]))
                let steps = [
                    "userAccount": parsed.value?.userAccount,
                    "purchaseInstrument": parsed.value?.purchaseInstrument,
                    "line": parsed.value?.line,
                ]
                #expect(steps[name] == step)
                #expect(parsed.problems.isEmpty)
            }
        }
        for status in DirectStatus.allCases {
            let changed = object(with: ["moDirectStatus": .string(status.rawValue)])
            #expect(PurchaseMetadata.parse(changed).value?.moDirectStatus == status)
        }
    }

    @Test func `spec section 3.5, names and aliases are the documented ones`() {
        #expect(
            PurchaseMetadata.propertyNames
                == ["userAccount", "purchaseInstrument", "line", "moDirectStatus", "planName"])
        #expect(
            PurchaseMetadata.aliases == ["lineType": "line", "modirectStatus": "moDirectStatus"])
    }

    // MARK: Bad metadata

    @Test(
        arguments: [
            .undefined, .null, "{}", 1, true, [], .function(name: "f"), .unreadable("cyclic"),
        ] as [TraceValue])
    func `spec section 3.5, only an object is metadata`(value: TraceValue) {
        let parsed = PurchaseMetadata.parse(value)
        #expect(parsed.summaries == ["error metadata-not-object"])
        #expect(parsed.value == nil)
    }

    @Test func `spec section 3.5, status and plan name must be there`() {
        let parsed = PurchaseMetadata.parse([:])
        #expect(
            parsed.summaries == [
                "error metadata-missing of moDirectStatus", "error metadata-missing of planName",
            ])
        #expect(parsed.value == PurchaseMetadata())
        #expect(!parsed.isValid)
    }

    @Test(
        arguments: [
            ("userAccount", "new", "metadata-value-case"),
            ("line", "none", "metadata-value-case"),
            ("moDirectStatus", "COMPLETE", "metadata-value-case"),
            ("moDirectStatus", "invalidSIM", "metadata-value-case"),
            ("userAccount", "Complete", "metadata-value-of-other-enum"),
            ("purchaseInstrument", "billingError", "metadata-value-of-other-enum"),
            ("moDirectStatus", "New", "metadata-value-of-other-enum"),
            ("moDirectStatus", "success", "metadata-value-of-other-enum"),
            ("line", "home", "metadata-value-of-other-enum"),
            ("userAccount", "Newer", "metadata-value-unknown"),
            ("userAccount", "", "metadata-value-unknown"),
            ("moDirectStatus", "Failed", "metadata-value-unknown"),
            ("userAccount", 0, "metadata-value-type"),
            ("line", .null, "metadata-value-type"),
            ("line", ["New"], "metadata-value-type"),
            ("moDirectStatus", true, "metadata-value-type"),
            ("planName", .null, "metadata-value-type"),
            ("planName", 5, "metadata-value-type"),
            ("planName", .function(name: "f"), "metadata-value-type"),
            ("planName", .illFormedString([0xD800]), "metadata-value-ill-formed"),
            ("planName", .longString(prefix: "x", length: 1_000_000), "metadata-value-too-long"),
        ] as [(String, TraceValue, String)])
    func `spec section 3.5, a bad value is an error of its property and gives nil`(
        name: String, value: TraceValue, code: String
    ) {
        let parsed = PurchaseMetadata.parse(object(with: [name: value]))
        #expect(parsed.summaries == ["error \(code) of \(name)"])
        var expected = PurchaseMetadata.parse(complete).value
        switch name {
        case "userAccount": expected?.userAccount = nil
        case "purchaseInstrument": expected?.purchaseInstrument = nil
        case "line": expected?.line = nil
        case "moDirectStatus": expected?.moDirectStatus = nil
        default: expected?.planName = nil
        }
        #expect(parsed.value == expected)
        #expect(!parsed.isValid)
    }

    @Test(
        arguments: [
            ("userAccount", "new", "expected 'New' as 'userAccount', found 'new'"),
            (
                "line", "Complete",
                "expected 'New', 'Existing', 'Bailed' or 'None' as 'line', found 'Complete', "
                    + "which is a value of 'moDirectStatus'"
            ),
            (
                "line", "Exsting",
                "expected 'New', 'Existing', 'Bailed' or 'None' as 'line', found 'Exsting'; "
                    + "did you mean 'Existing'?"
            ),
            ("planName", 5, "expected a string as 'planName', found the number 5"),
        ] as [(String, TraceValue, String)])
    func `style 4.5, a message names what was meant`(
        name: String, value: TraceValue, message: String
    ) {
        let parsed = PurchaseMetadata.parse(object(with: [name: value]))
        #expect(parsed.problems.map(\.message) == [message])
    }

    @Test(arguments: [
        ("planname", "; did you mean 'planName'?"), ("userAcount", "; did you mean 'userAccount'?"),
        ("linetype", "; did you mean 'line'?"), ("colour", "found 'colour'"), ("", "found ''"),
    ])
    func `spec section 3.5, an unknown property is a warning with the nearest name`(
        name: String, ending: String
    ) {
        let parsed = PurchaseMetadata.parse(object(with: [name: "x"]))
        #expect(parsed.summaries == ["warning metadata-unknown-property of \(name)"])
        #expect(parsed.problems.allSatisfy { $0.message.hasSuffix(ending) })
        #expect(parsed.isValid)
    }

    // MARK: Aliases

    @Test func `spec section 3.5, the spellings of the samples are aliases`() {
        let parsed = PurchaseMetadata.parse([
            "lineType": "New", "modirectStatus": "Complete", "planName": "My Plan",
        ])
        #expect(
            parsed.value
                == PurchaseMetadata(line: .new, moDirectStatus: .complete, planName: "My Plan"))
        #expect(
            parsed.summaries == [
                "information metadata-alias of lineType",
                "information metadata-alias of modirectStatus",
            ])
        #expect(parsed.isValid)
    }

    @Test func `spec section 3.5, both spellings agree or the documented one wins`() {
        let same = PurchaseMetadata.parse(object(with: ["lineType": "Bailed"]))
        #expect(same.summaries == ["information metadata-alias of lineType"])
        let different = PurchaseMetadata.parse(object(with: ["lineType": "New"]))
        #expect(
            different.summaries == [
                "information metadata-alias of lineType", "error metadata-alias-conflict of line",
            ])
        #expect(different.value?.line == .bailed)
        let undefined = PurchaseMetadata.parse(
            object(with: ["line": .undefined, "lineType": "New"]))
        #expect(undefined.summaries == ["information metadata-alias of lineType"])
        #expect(undefined.value?.line == .new)
    }

    // MARK: Reported JSON

    @Test func `spec section 3.5, JSON has the documented names in the documented order`() {
        let shuffled = PurchaseMetadata.parse([
            "planName": "2GB", "modirectStatus": "Complete", "lineType": "None",
            "purchaseInstrument": "Existing", "userAccount": "New",
        ])
        #expect(
            shuffled.value?.json
                == #"{"userAccount":"New","purchaseInstrument":"Existing","line":"None","#
                + #""moDirectStatus":"Complete","planName":"2GB"}"#)
        #expect(PurchaseMetadata().json == "{}")
        #expect(PurchaseMetadata(line: .new, planName: "").json == #"{"line":"New","planName":""}"#)
    }

    @Test func `spec section 3.5, JSON is escaped as JSON stringify does`() {
        let name = "\"\\/\u{0}\u{1}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1F}\u{7F}\r\né\u{2028}🙂"
        #expect(
            PurchaseMetadata(planName: name).json
                == #"{"planName":"\"\\/\u0000\u0001\b\t\n\u000b\f\r\u001f"#
                + "\u{7F}" + #"\r\n"# + "é\u{2028}🙂" + #""}"#)
    }
}
