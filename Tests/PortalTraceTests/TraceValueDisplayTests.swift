import PortalTrace
import Testing

@Suite struct TraceValueDisplayTests {
    // MARK: Literals

    @Test(
        arguments: [
            (.undefined, "undefined"),
            (.null, "null"),
            (true, "true"),
            (false, "false"),
            (1.5, "1.5"),
            ("a\"b", #""a\"b""#),
            (.illFormedString([97, 0xD800]), "\"a\u{FFFD}\""),
            (.longString(prefix: "abc", length: 70_000), "\"abc\"… (70000 characters)"),
            ([], "[]"),
            ([1, "a", [.null]], #"[1, "a", [null]]"#),
            ([:], "{}"),
            (["a": 1, "b": ["c": []]], "{ a: 1, b: { c: [] } }"),
            (.function(name: ""), "function"),
            (.function(name: "buy"), "function buy"),
            (.function(name: "a\nb"), #"function a\nb"#),
            (.symbol(description: ""), "Symbol()"),
            (.symbol(description: "a\u{1B}"), #"Symbol(a\u001b)"#),
            (.bigInt("-12"), "-12n"),
            (.unreadable("cyclic"), "<cyclic>"),
            (.unreadable("threw Error: a\nb"), #"<threw Error: a\nb>"#),
        ] as [(TraceValue, String)])
    func `a value reads as JavaScript source would write it`(value: TraceValue, text: String) {
        #expect(value.literal == text)
    }

    @Test(
        arguments: [
            ("a", "a"), ("_a$1", "_a$1"), ("$type", "$type"), ("A", "A"), ("", #""""#),
            ("1a", #""1a""#), ("a b", #""a b""#), ("a-b", #""a-b""#), ("é", #""é""#),
            ("a\"b", #""a\"b""#), ("a\nb", #""a\nb""#),
        ])
    func `a member's name is quoted unless it is a plain identifier`(name: String, text: String) {
        #expect(TraceValue.object([.init(name, 1)]).literal == "{ \(text): 1 }")
    }

    @Test func `members stand in their own order`() {
        #expect((["z": 1, "a": 2] as TraceValue).literal == "{ z: 1, a: 2 }")
    }

    // MARK: Display

    @Test func `text at the top stands as it is`() {
        for text in ["", "a \"b\"", "a\nb", "\u{1B}[31m", "😀"] {
            #expect(TraceValue.string(text).displayText == text)
        }
    }

    @Test func `bug 25, half a surrogate pair is U+FFFD, without quotes`() {
        #expect(TraceValue.illFormedString([0x61, 0xD800]).displayText == "a\u{FFFD}")
    }

    @Test(
        arguments: [
            .undefined, 1, ["a"], ["a": "b"], .function(name: "f"),
            .longString(prefix: "a", length: 9), .unreadable("no"),
        ] as [TraceValue])
    func `everything else reads like source`(value: TraceValue) {
        #expect(value.displayText == value.literal)
    }

    // MARK: Numbers

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-1, "-1"), (1.5, "1.5"), (0.1, "0.1"),
            (100, "100"), (4_294_967_296, "4294967296"), (0.001, "0.001"), (0.0001, "0.0001"),
            (9_007_199_254_740_991, "9007199254740991"),
            (-9_007_199_254_740_991, "-9007199254740991"), (1e21, "1e+21"), (-1e300, "-1e+300"),
            (1.5e-10, "1.5e-10"), (.leastNonzeroMagnitude, "5e-324"), (1e-5, "0.00001"),
            (1.5e-6, "0.0000015"), (1e-7, "1e-7"), (1.25e-7, "1.25e-7"), (-0.00012, "-0.00012"),
            (9_007_199_254_740_992, "9007199254740992"), (1e20, "100000000000000000000"),
            (1.2345678901234568e20, "123456789012345680000"), (1.5e21, "1.5e+21"),
            (123.456, "123.456"), (1e16, "10000000000000000"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.nan, "NaN"), (-.nan, "NaN"),
            (.infinity, "Infinity"), (-.infinity, "-Infinity"),
        ] as [(Double, String)])
    func `a number reads as JavaScript prints it`(number: Double, text: String) {
        #expect(TraceValue.numberText(number) == text)
        #expect(TraceValue.number(number).literal == text)
    }
}
