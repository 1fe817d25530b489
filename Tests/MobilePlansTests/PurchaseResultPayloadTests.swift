import MobilePlans
import PortalTrace
import Testing

@Suite struct PurchaseResultPayloadTests {
    private static let metadata =
        #"{"userAccount":"New","purchaseInstrument":"New","line":"New","#
        + #""moDirectStatus":"Complete","planName":"2GB"}"#

    /// Returns the JSON of a good payload with members replaced, added or, with nil, left out.
    private func json(with changes: KeyValuePairs<String, String?> = [:]) -> String {
        var members: [(name: String, json: String)] = [
            ("ver", #""1""#), ("success", "true"), ("iccid", #""8986001234567890120""#),
            ("activationCode", #""1$smdp.example.com$ABC""#), ("transactionId", #""T-1""#),
            ("purchaseResult", Self.metadata),
        ]
        for (name, json) in changes {
            members.removeAll { $0.name == name }
            if let json { members.append((name, json)) }
        }
        return "{" + members.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    private func parse(
        with changes: KeyValuePairs<String, String?> = [:]
    ) -> Parsed<PurchaseResultPayload> {
        PurchaseResultPayload.parse(.string(json(with: changes)))
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\\\"") + "\""
    }

    // MARK: Good payloads

    @Test func `spec section 7, a good payload gives all its members`() {
        let parsed = parse()
        #expect(
            parsed.value
                == PurchaseResultPayload(
                    version: "1", success: true, iccid: "8986001234567890120",
                    activationCode: "1$smdp.example.com$ABC", transactionId: "T-1",
                    metadata: PurchaseMetadata(
                        userAccount: .new, purchaseInstrument: .new, line: .new,
                        moDirectStatus: .complete, planName: "2GB")))
        #expect(parsed.problems.isEmpty)
        #expect(parsed.isValid)
    }

    @Test func `spec section 7, the purchase result may be JSON in a string`() {
        let parsed = parse(with: ["purchaseResult": quoted(Self.metadata)])
        #expect(parsed == parse())
        #expect(parsed.isValid)
    }

    @Test func `spec section 7, what the payload stands for follows from two members`() {
        #expect(parse().value?.operation == .notifyPurchaseWithProfileDownload)
        let physical = parse(with: ["activationCode": nil])
        #expect(physical.value?.operation == .notifyBalanceAddition)
        #expect(physical.problems.isEmpty)
        let empty = parse(with: ["activationCode": #""""#])
        #expect(empty.value?.operation == .notifyBalanceAddition)
        #expect(empty.value?.activationCode == nil)
        let abandoned = parse(with: [
            "success": "false", "iccid": #""""#, "activationCode": #""""#,
        ])
        #expect(abandoned.value?.operation == .notifyCancelledPurchase)
        #expect(abandoned.value?.iccid == nil)
        #expect(abandoned.problems.isEmpty)
    }

    @Test func `spec section 7, the members are the documented ones`() {
        #expect(
            PurchaseResultPayload.propertyNames
                == [
                    "ver", "success", "iccid", "activationCode", "transactionId", "purchaseResult",
                ])
    }

    // MARK: What is not JSON in a string

    @Test func `spec section 7, an object instead of a string is told to use JSON stringify`() {
        let parsed = PurchaseResultPayload.parse(["ver": 1, "success": true])
        #expect(
            parsed.problems.first?.message
                == "expected a string holding JSON, found an object; pass JSON.stringify(payload)")
        #expect(
            parsed.summaries == [
                "error purchase-result-object",
                "error purchase-result-type of ver",
                "error purchase-result-missing of iccid",
                "information purchase-result-transaction-id-empty of transactionId",
                "error purchase-result-missing of purchaseResult",
            ])
        #expect(parsed.value == nil)
    }

    @Test(
        arguments: [
            (.undefined, "error purchase-result-type"), (.null, "error purchase-result-type"),
            (1, "error purchase-result-type"), ([], "error purchase-result-type"),
            (.function(name: "f"), "error purchase-result-type"),
            (.illFormedString([0xDC00]), "error purchase-result-ill-formed"),
            (.longString(prefix: "{", length: 9_000_000), "error purchase-result-too-long"),
            ("null", "error purchase-result-not-object"),
            ("[1]", "error purchase-result-not-object"),
            ("\"{}\"", "error purchase-result-not-object"),
        ] as [(TraceValue, String)])
    func `spec section 7, nothing else holds a payload`(value: TraceValue, problem: String) {
        let parsed = PurchaseResultPayload.parse(value)
        #expect(parsed.summaries == [problem])
        #expect(parsed.value == nil)
    }

    @Test(
        arguments: [
            ("", 0), (" ", 1), ("[object Object]", 1), ("{'ver':'1'}", 1), ("{ver:1}", 1),
            ("{", 1), ("{}}", 2), ("{}x", 2), (#"{"a" 1}"#, 5), (#"{"a":1 "b":2}"#, 7),
            ("{,}", 1), ("[,1]", 1), ("[1,,2]", 3), ("[1 2]", 3), ("+1", 0), (".5", 0), ("1.", 0),
            ("01", 0), ("0x1", 1), ("NaN", 0), ("undefined", 0), ("tru", 0),
            (#"{"a":"\x"}"#, 7), ("{}//", 2), ("{}\0", 2), ("\u{A0}{}", 0),
            (#"{"ver":"1",}"#, 10), (#"{"a":[1, ]}"#, 7), (#"{"a":",}","b":1 , }"#, 16),
            ("\u{FEFF}{}", 0), ("{\"a\":\"x\ny\"}", 7), ("{\"🙂\":\"\t\"}", 7),
            (#"{"a":"\\",}"#, 9), (#"{"a":"\"",}"#, 9), ("{\n\"a\":1,\n}", 7),
            (#"{"a":{"b":{"c":"# + "\"\u{1}\"}}}", 16),
        ] as [(String, Int)])
    func `spec section 7, text that is not JSON is an error`(text: String, position: Int) {
        let parsed = PurchaseResultPayload.parse(.string(text))
        #expect(parsed.summaries == ["error purchase-result-json at \(position)"])
        #expect(parsed.value == nil)
    }

    @Test func `spec section 7, commas, quotes and backslashes inside strings are fine`() {
        for text in [#",}"#, #"\",]"#, #"\\"#, #"\\\",}"#, #"\u0000\ud83d\ude42"#] {
            #expect(parse(with: ["transactionId": "\"\(text)\""]).isValid)
        }
    }

    // MARK: Members that cannot be read

    @Test func `fidelity 5, a transaction ID need not be returned`() {
        let parsed = parse(with: ["transactionId": nil])
        #expect(
            parsed.summaries == [
                "information purchase-result-transaction-id-empty of transactionId"
            ])
        #expect(parsed.value?.transactionId == "")
        #expect(parsed.isValid)
    }

    @Test(arguments: ["ver", "success", "iccid", "purchaseResult"])
    func `spec section 7, all but the activation code must be there`(name: String) {
        let parsed = parse(with: [name: nil])
        #expect(parsed.summaries == ["error purchase-result-missing of \(name)"])
        // A missing ICCID is as readable as an empty one.
        #expect((parsed.value != nil) == (name == "iccid"))
        #expect(!parsed.isValid)
    }

    @Test(arguments: [
        ("ver", "1", "error purchase-result-type of ver"),
        ("success", #""true""#, "error purchase-result-type of success"),
        ("success", "1", "error purchase-result-type of success"),
        ("success", "null", "error purchase-result-type of success"),
        ("iccid", "8986001234567890120", "error purchase-result-type of iccid"),
        ("iccid", "null", "error purchase-result-type of iccid"),
        ("activationCode", "null", "error purchase-result-type of activationCode"),
        ("activationCode", "{}", "error purchase-result-type of activationCode"),
        ("transactionId", "17", "error purchase-result-type of transactionId"),
        ("purchaseResult", "[]", "error metadata-not-object of purchaseResult"),
        ("purchaseResult", "null", "error metadata-not-object of purchaseResult"),
        ("purchaseResult", #""[]""#, "error metadata-not-object of purchaseResult"),
        ("purchaseResult", #""{""#, "error purchase-result-json of purchaseResult at 1"),
        ("purchaseResult", #""""#, "error purchase-result-json of purchaseResult at 0"),
    ])
    func `spec section 7, a member of another type leaves no value`(
        name: String, json: String, problem: String
    ) {
        let parsed = parse(with: [name: json])
        #expect(parsed.summaries == [problem])
        #expect(parsed.value == nil)
    }

    // MARK: Members that break a rule

    @Test(arguments: [
        ("ver", #""2""#, ["error purchase-result-version of ver"]),
        ("ver", #""1.0""#, ["error purchase-result-version of ver"]),
        ("iccid", #""""#, ["error iccid-empty of iccid at 0"]),
        (
            "iccid", #""89x""#,
            [
                "error iccid-character of iccid at 2", "error iccid-length of iccid at 3",
            ]
        ),
        ("iccid", #""89000000000000000000""#, ["information iccid-placeholder of iccid"]),
        (
            "activationCode", #""LPA:1$a.b$X""#,
            ["error activation-code-lpa-prefix of activationCode at 0"]
        ),
        (
            "activationCode", #""1$a.b$x""#,
            ["warning activation-code-matching-id-case of activationCode at 6"]
        ),
        (
            "transactionId", #""""#,
            ["information purchase-result-transaction-id-empty of transactionId"]
        ),
        (
            "purchaseResult", "{}",
            PurchaseMetadata.propertyNames.map {
                "error metadata-missing of purchaseResult.\($0)"
            }
        ),
        ("colour", "1", ["warning purchase-result-unknown-property of colour"]),
    ])
    func `spec section 7, a broken rule leaves the value`(
        name: String, json: String, problems: [String]
    ) {
        let parsed = parse(with: [name: json])
        #expect(parsed.summaries == problems)
        #expect(parsed.value != nil)
    }

    @Test func `spec section 2, a transaction ID has at most 64 characters`() {
        let longest = String(repeating: "t", count: 64)
        #expect(parse(with: ["transactionId": quoted(longest)]).isValid)
        let parsed = parse(with: ["transactionId": quoted(longest + "t")])
        #expect(
            parsed.summaries
                == ["error purchase-result-transaction-id-too-long of transactionId at 64"])
        #expect(parsed.value?.transactionId == longest + "t")
    }

    @Test func `spec section 7, nothing but empty strings is expected when abandoned`() {
        let parsed = parse(with: ["success": "false", "iccid": #""x""#])
        #expect(
            parsed.summaries == [
                "warning purchase-result-not-empty of iccid",
                "warning purchase-result-not-empty of activationCode",
            ])
        #expect(parsed.isValid)
    }

    @Test func `spec section 7, misspelt members are named with the nearest name`() {
        let parsed = parse(with: ["activationCode": nil, "activationcode": #""1$a.b$X""#])
        #expect(
            parsed.problems.map(\.message) == [
                "expected only the documented members, found 'activationcode'; "
                    + "did you mean 'activationCode'?"
            ])
    }

    @Test func `spec section 3.5, problems of the metadata come with their path`() {
        let parsed = parse(with: [
            "purchaseResult": Self.metadata.replacing(
                "\"line\":\"New\"", with: "\"lineType\":\"new\"")
        ])
        #expect(
            parsed.summaries == [
                "information metadata-alias of purchaseResult.lineType",
                "error metadata-value-case of purchaseResult.line",
            ])
        #expect(parsed.value?.metadata.line == nil)
        #expect(parsed.value?.metadata.userAccount == .new)
    }

    @Test func `unknown members are reported in the order of the text`() {
        let names = (1...20).map { "extra\($0)" }
        let extra = names.map { "\"\($0)\":0" }.joined(separator: ",")
        let text = json().dropLast() + "," + extra + "}"
        let parsed = PurchaseResultPayload.parse(.string(String(text)))
        #expect(parsed.problems.compactMap(\.property) == names)
    }
}
