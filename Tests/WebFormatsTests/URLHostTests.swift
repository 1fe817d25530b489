import Testing
import WebFormats

/// URL Standard, 3 "Hosts (domains and IP addresses)".
@Suite struct URLHostTests {
    // 3, the example of the host parser.
    @Test(arguments: [
        ("EXAMPLE.COM", "example.com", "EXAMPLE.COM"),
        ("example%2Ecom", "example.com", "example%2Ecom"),
        ("fa\u{DF}.example", "xn--fa-hia.example", "fa%C3%9F.example"),
        ("0", "0.0.0.0", "0"), ("%30", "0.0.0.0", "%30"), ("0x", "0.0.0.0", "0x"),
        ("0xffffffff", "255.255.255.255", "0xffffffff"),
        ("[0:0::1]", "[::1]", "[::1]"), ("[0:0::1%5D", nil, nil), ("[0:0::%31]", nil, nil),
        ("09", nil, "09"), ("example.255", nil, "example.255"), ("example^example", nil, nil),
    ])
    func `a host depends on whether the scheme is special`(
        text: String, domain: String?, opaque: String?
    ) {
        #expect(WebURL("https://" + text)?.hostname == domain)
        #expect(WebURL("foo://" + text)?.hostname == opaque)
    }

    @Test(arguments: [
        ("1.2.3", "1.2.0.3"), ("1.65535", "1.0.255.255"), ("1.2.3.4.", "1.2.3.4"),
        ("0300.0x10.010", "192.16.0.8"), ("4294967295", "255.255.255.255"),
        ("4294967296", nil), ("1.2.3.256", nil), ("256.1", nil), ("1.2.3.4.5", nil),
        ("1..2", nil), ("08", nil), ("a.0x", nil), ("a.0xg", "a.0xg"), ("1.2.3.4..", "1.2.3.4.."),
        ("99999999999999999999999", nil), ("\u{FF11}\u{FF12}.1", "12.0.0.1"), ("a.1", nil),
    ])
    func `a host that ends in a number is an IPv4 address`(text: String, host: String?) {
        #expect(WebURL("http://" + text)?.hostname == host)
    }

    @Test(arguments: [
        ("::", "::"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("1:0:0:2:3:0:0:4", "1::2:3:0:0:4"),
        ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("::1.2.3.4", "::102:304"), ("ABCD::", "abcd::"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
        ("1::2::3", nil), (":1", nil), ("1:", nil), ("12345::", nil), ("1:2:3:4:5:6:7:8:9", nil),
        ("::1.2.3", nil), ("::1.2.3.04", nil), ("::1.2.3.256", nil), ("::.1.2.3", nil),
        ("1:2:3:4:5:6:7:1.2.3.4", nil), ("::1.2.3.4.5", nil), ("1:2:3:4:5:6:7::8", nil), ("", nil),
        ("::1%eth0", nil),
    ])
    func `an IPv6 address compresses its first longest run of zeros`(text: String, host: String?) {
        #expect(WebURL("http://[\(text)]")?.hostname == host.map { "[\($0)]" })
    }

    // 3.3: of ASCII without a label of `xn--`, "this step is equivalent to ASCII lowercasing".
    @Test(arguments: ["axn--a", "xn-a", "a_b~!$&'()*+,;=", "-a-", "a..b", "."])
    func `an ASCII domain is only lower-cased`(text: String) {
        #expect(WebURL("http://" + text.uppercased())?.hostname == text)
    }

    // UTS #46, 4 step 4 and 4.1.
    @Test(
        .enabled(if: DomainNames.isAvailable, "ICU is not installed: apt-get install libicu72"),
        arguments: [
            ("xn--8i7caa", nil), ("xn--a", nil), ("xn--", nil), ("a.xn--a.b", nil),
            ("XN--BCHER-KVA.DE", "xn--bcher-kva.de"), ("xn--bcher-kva.xn--a-.de", nil),
            ("a.xn--bcher-kva", "a.xn--bcher-kva"), ("%78n--a", nil), ("xn--0ug", nil),
            ("xn--xn---epa", nil), ("xn--xn--a--gua.pt", nil), ("xn--pokxncvks.1", nil),
        ])
    func `a label of xn-- is Punycode of a valid label`(text: String, host: String?) {
        #expect(WebURL("http://" + text)?.hostname == host)
        #expect(WebURL("foo://" + text)?.hostname == text)
    }

    // UTS #46 maps first; what no domain may have is looked for in what comes of it.
    @Test(
        .enabled(if: DomainNames.isAvailable, "ICU is not installed: apt-get install libicu72"),
        arguments: [
            ("a<\u{338}", "xn--a-ngo"), (">\u{AD}\u{338}", "xn--hdh"), ("<\u{E9}", nil),
            ("<", nil), ("a<b%2E", nil), ("look\u{180E}out.net", "lookout.net"),
            ("look\u{206B}out.net", "lookout.net"), ("%3C%CC%B8", "xn--gdh"), ("\u{E9} ", nil),
        ])
    func `signs with an overlay are letters`(text: String, host: String?) {
        #expect(WebURL("http://" + text + "/")?.hostname == host)
    }

    @Test(
        .enabled(if: DomainNames.isAvailable, "ICU is not installed: apt-get install libicu72"),
        arguments: [
            ("b\u{FC}cher.de", "xn--bcher-kva.de"), ("\u{FF27}\u{FF2F}.com", "go.com"),
            ("\u{2615}.example", "xn--53h.example"), ("a\u{3002}b", "a.b"),
            ("a\u{AD}b", "ab"), ("%C3%BC", "xn--tda"), ("\u{1E9E}", "xn--zca"),
            ("ab--\u{E9}", "xn--ab---epa"), ("\u{AD}", nil), ("\u{FFFD}", nil), ("xn--\u{E9}", nil),
            ("a\u{200D}b", nil), ("1\u{5D0}", nil), ("a\u{A0}", nil), ("a\u{FF05}", nil),
            ("xn--a.\u{E9}", nil), ("xn--a-.\u{E9}", nil), ("xn--.\u{E9}", nil),
        ])
    func `a domain beyond ASCII goes through UTS 46`(text: String, host: String?) {
        #expect(WebURL("http://" + text)?.hostname == host)
    }

    @Test(.enabled(if: DomainNames.isAvailable, "ICU is not installed: apt-get install libicu72"))
    func `no length of host hangs the host`() {
        let label = String(repeating: "\u{4E00}\u{4E8C}", count: 200_000)
        #expect(WebURL("http://" + label) == nil)
        let labels = String(repeating: "\u{FC}.", count: 20_000)
        #expect(WebURL("http://" + labels)?.hostname.utf8.count == 8 * 20_000)
        #expect(WebURL("http://" + String(repeating: "1.", count: 200_000)) == nil)
        #expect(WebURL("http://[" + String(repeating: "1:", count: 200_000) + "]") == nil)
    }
}
