import MobilePlans
import PortalTrace
import Testing

/// Portal code is untrusted: text of any size and content costs time in proportion to its length.
@Suite struct HostileTextTests {
    /// Far more than linear work takes in a debug build, far less than quadratic work would.
    private let limit = Duration.seconds(20)

    private static let size = 100_000
    private static let texts: [String] = [
        String(repeating: "1", count: size), String(repeating: "$", count: size),
        String(repeating: ".", count: size), String(repeating: "-", count: size),
        String(repeating: ":", count: size), String(repeating: "/", count: size),
        String(repeating: " ", count: size), String(repeating: "\0", count: size),
        String(repeating: "🙂", count: size / 4), String(repeating: "a.", count: size / 2),
        String(repeating: "e\u{301}", count: size / 3),
        "a" + String(repeating: "\u{301}", count: size / 2),
        String(repeating: "LPA:", count: size / 4),
        "1$" + String(repeating: "a.", count: size / 2) + "$X",
        "1$a.b$X$" + String(repeating: "1.", count: size / 2) + "1$",
        "1$a.b$" + String(repeating: "a_", count: size / 2),
        String(repeating: "://", count: size / 3), String(repeating: "8", count: size) + "F",
    ]

    @Test(arguments: texts.indices)
    func `texts of 100 KB are quickly refused`(index: Int) {
        let text = Self.texts[index]
        var answers: [(isValid: Bool, problems: [FormatProblem])] = []
        let time = ContinuousClock().measure {
            let code = ActivationCode.parse(text)
            let address = ActivationCode.parse(text, allowingAddressOnly: true)
            let iccid = ICCID.parse(text)
            let eid = EID.parse(text)
            let imei = IMEI.parse(text)
            let interval = Interval.parse(.string(text))
            let payload = PurchaseResultPayload.parse(.string(text))
            answers = [
                (code.isValid, code.problems), (address.isValid, address.problems),
                (iccid.isValid, iccid.problems), (eid.isValid, eid.problems),
                (imei.isValid, imei.problems), (interval.isValid, interval.problems),
                (payload.isValid, payload.problems),
            ]
        }
        #expect(time < limit)
        for answer in answers {
            #expect(!answer.isValid)
            #expect(!answer.problems.isEmpty && answer.problems.count < 20)
            #expect(answer.problems.allSatisfy { $0.message.unicodeScalars.count < 400 })
            #expect(answer.problems.allSatisfy { ($0.position ?? 0) <= text.utf16.count })
        }
    }

    private static let payloads: [String] = [
        String(repeating: "[", count: size), String(repeating: "{\"a\":", count: size / 5),
        "[" + String(repeating: "1,", count: size / 2) + "1]",
        "{\"ver\":[" + String(repeating: "1,", count: size / 2) + "1]}",
        String(repeating: "[", count: 500) + String(repeating: "1,", count: size / 2) + "1"
            + String(repeating: "]", count: 500),
        "{\"ver\":" + String(repeating: "[", count: 400) + String(repeating: "1,", count: size / 2)
            + "1" + String(repeating: "]", count: 400) + "}",
        "{\"ver\":" + String(repeating: "{\"a\":", count: 400) + "["
            + String(repeating: "1,", count: size / 2) + "1]" + String(repeating: "}", count: 401),
        "\"" + String(repeating: "\\\\", count: size / 2) + "\"",
        "{\"transactionId\":\"" + String(repeating: "\\u0000", count: size / 6) + "\"}",
    ]

    @Test(arguments: payloads.indices)
    func `spec section 7, JSON of great length or depth is quickly refused`(index: Int) {
        var parsed: Parsed<PurchaseResultPayload>?
        let time = ContinuousClock().measure {
            parsed = PurchaseResultPayload.parse(.string(Self.payloads[index]))
        }
        #expect(time < limit)
        #expect(parsed?.value == nil)
        #expect(parsed?.problems.isEmpty == false)
        #expect(parsed?.problems.allSatisfy { $0.message.unicodeScalars.count < 400 } == true)
    }

    @Test func `metadata of 100 KB is quickly read`() {
        let long = String(repeating: "🙂", count: Self.size / 4)
        var members: [TraceValue.Member] = PurchaseMetadata.propertyNames.map {
            .init($0, .string(long))
        }
        members += (0..<2000).map { .init("\($0)" + long.prefix(10), .string("")) }
        members.append(.init(long, .null))
        var parsed: Parsed<PurchaseMetadata>?
        let time = ContinuousClock().measure { parsed = PurchaseMetadata.parse(.object(members)) }
        #expect(time < limit)
        #expect(parsed?.value == PurchaseMetadata(planName: long))
        #expect(parsed?.problems.count == 4 + 2001)
        #expect(parsed?.problems.allSatisfy { $0.message.unicodeScalars.count < 400 } == true)
    }

    @Test func `messages escape what a terminal would obey`() {
        let parsed = ActivationCode.parse("1$a.b$X$\u{1B}[2J\u{202E}\0")
        #expect(
            parsed.problems.map(\.message) == [
                "expected an object identifier such as '1.3.6.1.4.1.31746', "
                    + "found '\\u001b[2J\\u202e\\u0000'"
            ])
    }
}
