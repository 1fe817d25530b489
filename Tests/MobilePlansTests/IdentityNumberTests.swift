import MobilePlans
import Testing

@Suite struct IdentityNumberTests {
    // MARK: ICCID, spec section 8

    @Test(arguments: [
        ("898600123456789016", "898600123456789016"),
        ("8986001234567890120", "8986001234567890120"),
        ("89860012345678901238", "89860012345678901238"),
        ("8986001234567890120F", "8986001234567890120"),
        ("8986001234567890120f", "8986001234567890120"),
    ])
    func `spec section 8, an ICCID gives its digits without the pad`(text: String, digits: String) {
        let parsed = ICCID.parse(text)
        #expect(parsed.value?.digits == digits)
        #expect(parsed.problems.isEmpty)
        #expect(parsed.isValid)
    }

    @Test func `spec section 8, a wrong Luhn digit is a warning`() {
        let parsed = ICCID.parse("89000000000000000010")
        #expect(parsed.summaries == ["warning iccid-check-digit at 19"])
        #expect(
            parsed.problems.map(\.message)
                == ["expected the Luhn check digit '2' at the end of an ICCID, found '0'"])
        #expect(parsed.value?.digits == "89000000000000000010")
        #expect(parsed.isValid)
    }

    @Test
    func `fidelity 4, the placeholder of the pages' samples is worth knowing, and no mistake`() {
        let parsed = ICCID.parse("89000000000000000000")
        #expect(parsed.summaries == ["information iccid-placeholder"])
        #expect(parsed.value?.digits == "89000000000000000000")
        #expect(parsed.isValid)
    }

    @Test func `bug 24, an ICCID with hexadecimal letters is one of a real card`() {
        let parsed = ICCID.parse("898600B5221782000017")
        #expect(parsed.summaries == ["warning iccid-letter at 6"])
        #expect(parsed.value?.digits == "898600B5221782000017")
        #expect(LaunchParameters.problems(in: "https://a/?iccid=898600B5221782000017").isEmpty)
    }

    @Test func `fidelity 33, the pages write countries in lower case and blanks after commas`() {
        let lists = [
            "8988247000100003293,%208988247000100003301",
            "8988247000100003293,+8988247000100003301",
        ]
        for list in lists {
            let url = "https://a/?location=us&market=us&iccids=\(list)"
            #expect(LaunchParameters.problems(in: url).isEmpty)
        }
        #expect(
            LaunchParameters.problems(in: "https://a/?market=u5").map(\.code) == ["launch-country"])
    }

    @Test(arguments: [
        ("", ["error iccid-empty at 0"]),
        ("F", ["error iccid-character at 0", "error iccid-length at 1"]),
        ("12345", ["error iccid-prefix at 0", "error iccid-length at 5"]),
        ("8", ["error iccid-length at 1"]),
        ("9860012345678901234", ["error iccid-prefix at 0"]),
        ("89860012345678901", ["error iccid-length at 17"]),
        ("89860012345678901F", ["error iccid-length at 17"]),
        ("898600123456789012345", ["error iccid-length at 20"]),
        ("8986001234567890120FF", ["error iccid-character at 19"]),
        ("89F86001234567890120", ["error iccid-character at 2"]),
        ("89-8600123456789-0120", ["error iccid-character at 2"]),
        (" 8986001234567890120", ["error iccid-character at 0"]),
        ("89860012345678901٣٤", ["error iccid-character at 17", "error iccid-length at 19"]),
        ("8986001234🙂567890120", ["error iccid-character at 10"]),
        ("8986001234567890120\0", ["error iccid-character at 19"]),
        ("x", ["error iccid-character at 0", "error iccid-length at 1"]),
    ])
    func `spec section 8, a bad ICCID is an error`(text: String, problems: [String]) {
        let parsed = ICCID.parse(text)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
    }

    // MARK: EID, spec section 8

    @Test(arguments: ["89049032000001234567890123456748", "89049032000001234567890123451607"])
    func `spec section 8, an EID gives its digits`(text: String) {
        let parsed = EID.parse(text)
        #expect(parsed.value?.digits == text)
        #expect(parsed.problems.isEmpty)
    }

    @Test(arguments: [
        ("89049032000001234567890123456749", "'48'"), ("89049032000001234567890123451600", "'07'"),
    ])
    func `spec section 8, wrong check digits of an EID are a warning`(
        text: String, expected: String
    ) {
        let parsed = EID.parse(text)
        #expect(parsed.summaries == ["warning eid-check-digits at 30"])
        #expect(parsed.problems.allSatisfy { $0.message.contains(expected) })
        #expect(parsed.value?.digits == text)
        #expect(parsed.isValid)
    }

    @Test(arguments: [
        ("", ["error eid-empty at 0"]),
        ("8904903200000123456789012345674", ["error eid-length at 31"]),
        ("890490320000012345678901234567480", ["error eid-length at 32"]),
        ("12049032000001234567890123456748", ["error eid-prefix at 0"]),
        (
            "8904903200000123456789012345674F",
            ["error eid-character at 31", "error eid-length at 32"]
        ),
    ])
    func `spec section 8, a bad EID is an error`(text: String, problems: [String]) {
        let parsed = EID.parse(text)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
    }

    // MARK: IMEI, spec section 8

    @Test func `spec section 8, an IMEI gives its digits`() {
        let parsed = IMEI.parse("490154203237518")
        #expect(parsed.value?.digits == "490154203237518")
        #expect(parsed.problems.isEmpty)
    }

    @Test func `spec section 8, an IMEI that fails Luhn is a warning`() {
        let parsed = IMEI.parse("490154203237517")
        #expect(parsed.summaries == ["warning imei-check-digit at 14"])
        #expect(parsed.value?.digits == "490154203237517")
    }

    @Test(arguments: [
        ("", ["error imei-empty at 0"]),
        ("49015420323751", ["error imei-length at 14"]),
        ("4901542032375180", ["error imei-length at 15"]),
        ("49-015420-323751-8", ["error imei-character at 2"]),
    ])
    func `spec section 8, a bad IMEI is an error`(text: String, problems: [String]) {
        let parsed = IMEI.parse(text)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
    }
}
