import Testing
import WebFormats

/// URL Standard, 1.3 "Percent-encoded bytes" and 5
/// "application/x-www-form-urlencoded".
@Suite struct FormURLEncodedTests {
    @Test(arguments: [
        (PercentEncodeSet.c0Control, ""), (.fragment, " \"<>`"), (.query, " \"#<>"),
        (.specialQuery, " \"#'<>"), (.path, " \"#<>?^`{}"),
        (.userinfo, " \"#/:;<=>?@[\\]^`{|}"), (.component, " \"#$%&+,/:;<=>?@[\\]^`{|}"),
        (.form, " !\"#$%&'()+,/:;<=>?@[\\]^`{|}~"),
    ])
    func `each set has the standard's bytes`(set: PercentEncodeSet, printable: String) {
        for byte in UInt8.min...UInt8.max {
            let expected = byte < 0x20 || byte > 0x7E || printable.utf8.contains(byte)
            #expect(set.contains(byte) == expected, "\(byte)")
        }
    }

    @Test(arguments: [
        ("a=b&c=d", ["a", "b", "c", "d"]), ("&&a&", ["a", ""]), ("=b", ["", "b"]),
        ("a=b=c", ["a", "b=c"]), ("a+b=%20%2B", ["a b", " +"]), ("%zz=%4", ["%zz", "%4"]),
        ("", []), ("\u{E9}=%C3%A9", ["\u{E9}", "\u{E9}"]),
        ("%EF%BB%BFa=%FF", ["\u{FEFF}a", "\u{FFFD}"]),
    ])
    func `a form is parsed`(text: String, expected: [String]) {
        let pairs = FormURLEncoded.parse(Array(text.utf8))
        #expect(pairs.flatMap { [$0.name, $0.value] } == expected.map { Array($0.utf8) })
    }

    @Test func `names that look the same stay apart`() {
        let pairs = FormURLEncoded.parse(Array("\u{E9}=1&e\u{301}=2".utf8))
        #expect(pairs[0].name != pairs[1].name)
    }
}
