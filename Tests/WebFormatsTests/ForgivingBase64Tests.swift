import Testing
import WebFormats

/// Base64 (RFC 4648, section 10; Infra, section 7).
@Suite struct ForgivingBase64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of the RFC come and go`(_ text: String, _ encoded: String) {
        #expect(ForgivingBase64.encode(Array(text.utf8)) == encoded)
        #expect(ForgivingBase64.decode(encoded.utf8) == Array(text.utf8))
        #expect(ForgivingBase64.decode(encoded.filter { $0 != "=" }.utf8) == Array(text.utf8))
    }

    @Test(arguments: ["a", "ab=", "a===", "=", "====", "ab=c", "abcd=", "é", "a-_b", "abcd===="])
    func `what is no base64 gives nothing`(_ text: String) {
        #expect(ForgivingBase64.decode(text.utf8) == nil)
    }

    @Test func `bytes of any length come back`() {
        for count in 0..<200 {
            var numbers = SplitMix64(seed: UInt64(count))
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            let text = ForgivingBase64.encode(bytes)
            #expect(text.utf8.count == (count + 2) / 3 * 4)
            #expect(ForgivingBase64.decode(text.utf8) == bytes)
        }
        #expect(ForgivingBase64.encode([0xFB, 0xFF]) == "+/8=")
    }
}
