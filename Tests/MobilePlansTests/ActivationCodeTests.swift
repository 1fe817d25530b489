import MobilePlans
import Testing

@Suite struct ActivationCodeTests {
    // MARK: Codes without a problem, spec section 8

    @Test(arguments: [
        ("1$smdp.address$", ActivationCode(address: "smdp.address", matchingID: "")),
        (
            "1$SMDP.EXAMPLE.COM$04386-AGYFT",
            ActivationCode(address: "SMDP.EXAMPLE.COM", matchingID: "04386-AGYFT")
        ),
        (
            "1$a.b$X$1.3.6.1.4.1.31746",
            ActivationCode(address: "a.b", matchingID: "X", objectIdentifier: "1.3.6.1.4.1.31746")
        ),
        (
            "1$a.b$$2.999.0",
            ActivationCode(address: "a.b", matchingID: "", objectIdentifier: "2.999.0")
        ),
        ("1$a.b$X$", ActivationCode(address: "a.b", matchingID: "X")),
        ("1$a.b$X$$", ActivationCode(address: "a.b", matchingID: "X")),
        (
            "1$a.b$X$1.3.6$",
            ActivationCode(address: "a.b", matchingID: "X", objectIdentifier: "1.3.6")
        ),
        (
            "1$xn--bcher-kva.example$Z",
            ActivationCode(address: "xn--bcher-kva.example", matchingID: "Z")
        ),
    ])
    func `spec section 8, a good code gives its parts`(text: String, code: ActivationCode) {
        let parsed = ActivationCode.parse(text)
        #expect(parsed.value == code)
        #expect(parsed.problems.isEmpty)
        #expect(parsed.isValid)
    }

    // MARK: The code as a whole

    @Test(arguments: [
        ("", ["error activation-code-empty at 0"]),
        ("smdp.address", ["error activation-code-too-few-parts at 12"]),
        ("1", ["error activation-code-too-few-parts at 1"]),
        ("1$smdp.address", ["error activation-code-too-few-parts at 14"]),
        ("2$a.b$X", ["error activation-code-format at 0"]),
        ("01$a.b$X", ["error activation-code-format at 0"]),
        ("$a.b$X", ["error activation-code-format at 0"]),
        ("1$a.b$X$1.3$$", ["error activation-code-too-many-parts at 12"]),
        ("1$a.b$$$$$$$$", ["error activation-code-too-many-parts at 8"]),
        ("LPA:1$a.b$X", ["error activation-code-lpa-prefix at 0"]),
        ("lpa:1$a.b$X", ["error activation-code-lpa-prefix at 0"]),
        (
            "LPA:",
            ["error activation-code-lpa-prefix at 0", "error activation-code-too-few-parts at 4"]
        ),
        (
            "LPA:LPA:1$a.b$X",
            ["error activation-code-lpa-prefix at 0", "error activation-code-format at 4"]
        ),
        (" 1$a.b$X", ["error activation-code-white-space at 0"]),
        ("1$a.b$X\n", ["error activation-code-white-space at 7"]),
        (
            "1$a .b$X\u{FEFF}",
            [
                "error activation-code-white-space at 3", "error activation-code-white-space at 8",
            ]
        ),
        (
            " \tLPA:1$a.b$X",
            [
                "error activation-code-white-space at 0", "error activation-code-lpa-prefix at 2",
            ]
        ),
        (
            "   ",
            [
                "error activation-code-white-space at 0",
                "error activation-code-too-few-parts at 3",
            ]
        ),
    ])
    func `spec section 8, a code with bad structure gives no value`(
        text: String, problems: [String]
    ) {
        let parsed = ActivationCode.parse(text)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
        #expect(!parsed.isValid)
    }

    @Test func `spec section 8, 255 characters are enough, without counting LPA`() {
        let start = "1$smdp.example.com$"
        let longest = start + String(repeating: "A", count: 255 - start.count)
        #expect(ActivationCode.parse(longest).isValid)
        #expect(
            ActivationCode.parse(longest + "A").summaries
                == ["error activation-code-too-long at 255"])
        #expect(
            ActivationCode.parse("LPA:" + longest).summaries
                == ["error activation-code-lpa-prefix at 0"])
        #expect(
            ActivationCode.parse("LPA:" + longest + "AB").summaries
                == [
                    "error activation-code-lpa-prefix at 0",
                    "error activation-code-too-long at 259",
                ])
    }

    @Test func `spec section 8, all problems are found, also after an LPA prefix`() {
        let parsed = ActivationCode.parse("LPA:2$https://-smdp_x.example:443/a$é$1.x$2$!")
        #expect(
            parsed.summaries == [
                "error activation-code-lpa-prefix at 0",
                "error activation-code-format at 4",
                "error activation-code-address-scheme at 6",
                "error activation-code-address-path at 33",
                "error activation-code-address-port at 29",
                "error activation-code-address-label-hyphen at 14",
                "error activation-code-address-character at 19",
                "error activation-code-matching-id-character at 36",
                "error activation-code-object-identifier at 40",
                "error activation-code-confirmation-flag at 42",
                "error activation-code-too-many-parts at 43",
            ])
        #expect(parsed.value == nil)
    }

    @Test func `style 4.5, messages quote the offender and say what was expected`() {
        func messages(_ text: String) -> [String] {
            ActivationCode.parse(text).problems.map(\.message)
        }
        #expect(
            messages("LPA:1$a.b$X")
                == ["expected a code that begins with '1$', found the prefix 'LPA:'; leave it out"])
        #expect(
            messages("1$a.b$x\0") == [
                "expected upper-case letters in the matching ID, found 'x'",
                "expected upper-case letters, digits and '-' in the matching ID, "
                    + "found '\\u0000' (U+0000)",
            ])
        #expect(
            messages("1$a.b$$$$x$y$z")
                == ["expected at most five parts, found 'x$y$z' after a fifth '$'"])
        #expect(
            messages("1$a.b:443$X") == ["expected a host name without a port, found ':443'"])
    }

    // MARK: Matching ID, OID and confirmation flag

    @Test(arguments: [
        ("1$a.b$abc", "warning activation-code-matching-id-case at 6"),
        ("1$a.b$ABc-d", "warning activation-code-matching-id-case at 8"),
    ])
    func `spec section 8, lower case in the matching ID is only a warning`(
        text: String, problem: String
    ) {
        let parsed = ActivationCode.parse(text)
        #expect(parsed.summaries == [problem])
        #expect(parsed.value?.matchingID == String(text.dropFirst(6)))
        #expect(parsed.isValid)
    }

    @Test(arguments: [("A_B", 7), ("A.B", 7), ("É", 6), ("AB\u{301}", 8), ("A🙂", 7), ("\0", 6)])
    func `spec section 8, other characters in the matching ID are errors`(
        matchingID: String, position: Int
    ) {
        let parsed = ActivationCode.parse("1$a.b$" + matchingID)
        #expect(
            parsed.summaries == ["error activation-code-matching-id-character at \(position)"])
        #expect(parsed.value == nil)
    }

    @Test(arguments: [
        ("x", 8), ("1", 9), ("1..3", 10), (".1", 8), ("1.3.", 12), ("3.1", 8), ("1.40", 10),
        ("0.999", 10), ("1.03", 10), ("01.3", 8), ("1.3.-6", 12), ("1.3.٣", 12),
        ("99999999999999999999.1", 8),
    ])
    func `spec section 8, a bad SM-DP+ OID is an error`(identifier: String, position: Int) {
        let parsed = ActivationCode.parse("1$a.b$X$" + identifier)
        #expect(parsed.summaries == ["error activation-code-object-identifier at \(position)"])
        #expect(parsed.value == nil)
    }

    @Test(arguments: ["0.0", "1.39.1", "2.40", "2.99999999999999999999999.1"])
    func `spec section 8, an OID may have arcs of any length`(identifier: String) {
        let parsed = ActivationCode.parse("1$a.b$X$" + identifier)
        #expect(parsed.value?.objectIdentifier == identifier)
        #expect(parsed.problems.isEmpty)
    }

    @Test func `spec section 8, asking for a confirmation code is an error in a readable code`() {
        let parsed = ActivationCode.parse("1$a.b$X$$1")
        #expect(parsed.summaries == ["error activation-code-confirmation-code at 9"])
        #expect(
            parsed.value
                == ActivationCode(address: "a.b", matchingID: "X", confirmationCodeRequired: true))
        #expect(!parsed.isValid)
        #expect(ActivationCode.parse("1$a.b$_$$1").value == nil)
    }

    @Test(arguments: ["0", "2", "11", "true"])
    func `spec section 8, no other confirmation flag is known`(flag: String) {
        let parsed = ActivationCode.parse("1$a.b$X$1.3$" + flag)
        #expect(parsed.summaries == ["error activation-code-confirmation-flag at 12"])
        #expect(parsed.value == nil)
    }

    // MARK: Only an address, spec section 3.3

    @Test func `spec section 3.3, an address alone is only allowed where it is asked for`() {
        let allowed = ActivationCode.parse("smdp.example.com", allowingAddressOnly: true)
        #expect(allowed.value == ActivationCode(address: "smdp.example.com", matchingID: ""))
        #expect(allowed.problems.isEmpty)
        let refused = ActivationCode.parse("smdp.example.com", allowingAddressOnly: false)
        #expect(refused.summaries == ["error activation-code-too-few-parts at 16"])
    }

    @Test(arguments: [
        ("1$a.b$X", []),
        ("", ["error activation-code-empty at 0"]),
        ("1$a.b", ["error activation-code-too-few-parts at 5"]),
        ("https://a.b", ["error activation-code-address-scheme at 0"]),
        ("LPA:a.b", ["error activation-code-lpa-prefix at 0"]),
        (
            "LPA:",
            ["error activation-code-lpa-prefix at 0", "error activation-code-address-empty at 4"]
        ),
        ("a.b ", ["error activation-code-white-space at 3"]),
    ])
    func `spec section 3.3, an address alone follows the same rules`(
        text: String, problems: [String]
    ) {
        let parsed = ActivationCode.parse(text, allowingAddressOnly: true)
        #expect(parsed.summaries == problems)
        #expect((parsed.value == nil) == !problems.isEmpty)
    }
}
