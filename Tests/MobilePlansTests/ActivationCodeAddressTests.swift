import MobilePlans
import Testing

@Suite struct ActivationCodeAddressTests {
    /// The address begins at 2 in every code of this suite.
    private func parse(address: String) -> Parsed<ActivationCode> {
        ActivationCode.parse("1$\(address)$X")
    }

    @Test(arguments: [
        ("", ["error activation-code-address-empty at 2"]),
        ("https://a.b", ["error activation-code-address-scheme at 2"]),
        (
            "https://",
            [
                "error activation-code-address-scheme at 2",
                "error activation-code-address-empty at 10",
            ]
        ),
        ("a.b:8443", ["error activation-code-address-port at 5"]),
        ("a.b:", ["error activation-code-address-port at 5"]),
        (
            ":443",
            ["error activation-code-address-port at 2", "error activation-code-address-empty at 2"]
        ),
        ("a.b/gsma", ["error activation-code-address-path at 5"]),
        ("a.b/x:1", ["error activation-code-address-path at 5"]),
        (
            "http://a.b:80/",
            [
                "error activation-code-address-scheme at 2",
                "error activation-code-address-path at 15",
                "error activation-code-address-port at 12",
            ]
        ),
        (".a.b", ["error activation-code-address-label-empty at 2"]),
        ("a..b", ["error activation-code-address-label-empty at 4"]),
        ("a.b.", ["error activation-code-address-label-empty at 6"]),
        (".", ["error activation-code-address-label-empty at 2"]),
        ("-a.b", ["error activation-code-address-label-hyphen at 2"]),
        ("a.b-", ["error activation-code-address-label-hyphen at 5"]),
        ("a.-.b", ["error activation-code-address-label-hyphen at 4"]),
        ("a_b.c", ["error activation-code-address-character at 3"]),
        ("bücher.example", ["error activation-code-address-character at 3"]),
        ("a.b?x", ["error activation-code-address-character at 5"]),
        ("a.🙂.b_", ["error activation-code-address-character at 4"]),
        ("a.b\0", ["error activation-code-address-character at 5"]),
        ("a.b\u{301}", ["error activation-code-address-character at 5"]),
        ("10.0.0.1", ["error activation-code-address-numeric at 9"]),
        ("1234", ["error activation-code-address-numeric at 2"]),
    ])
    func `spec section 8, a bad host name is an error`(address: String, problems: [String]) {
        let parsed = parse(address: address)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
    }

    @Test(arguments: ["a.b", "A.B.C", "1a.2b", "a-b.c-d", "a--b.c", "3.example", "smdp.3gpp"])
    func `spec section 8, a host name needs nothing more`(address: String) {
        let parsed = parse(address: address)
        #expect(parsed.value?.address == address)
        #expect(parsed.problems.isEmpty)
    }

    @Test func `spec section 8, a name without a dot is suspect but possible`() {
        let parsed = parse(address: "localhost")
        #expect(parsed.summaries == ["warning activation-code-address-unqualified at 2"])
        #expect(parsed.isValid)
    }

    @Test func `spec section 8, a label has at most 63 characters`() {
        let label = String(repeating: "a", count: 63)
        #expect(parse(address: "x.\(label)").isValid)
        #expect(
            parse(address: "x.\(label)a.y").summaries
                == ["error activation-code-address-label-too-long at 4"])
    }

    @Test func `spec section 8, a host name has at most 253 characters`() {
        let label = String(repeating: "a", count: 49)
        let name = Array(repeating: label, count: 5).joined(separator: ".") + ".bbb"
        #expect(name.count == 253)
        // The code is too long as soon as its address is: 255 are few.
        #expect(parse(address: name).summaries == ["error activation-code-too-long at 255"])
        #expect(
            parse(address: name + "b").summaries == [
                "error activation-code-address-too-long at 255",
                "error activation-code-too-long at 255",
            ])
        #expect(ActivationCode.parse(name, allowingAddressOnly: true).isValid)
        #expect(
            ActivationCode.parse(name + "b", allowingAddressOnly: true).summaries
                == ["error activation-code-address-too-long at 253"])
    }
}
