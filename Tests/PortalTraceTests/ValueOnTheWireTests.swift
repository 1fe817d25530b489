import PortalTrace
import Testing

@Suite struct ValueOnTheWireTests {
    // MARK: Every case

    @Test(
        arguments: [
            (.null, "null"),
            (true, "true"),
            (false, "false"),
            (0, "0"),
            (30, "30"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (4_294_967_295, "4294967295"),
            (9_007_199_254_740_991, "9007199254740991"),
            (1e300, "1e+300"),
            (.number(.leastNonzeroMagnitude), "5e-324"),
            ("", #""""#),
            ("Contoso Go", #""Contoso Go""#),
            ([], "[]"),
            ([1, "a", .null, [true]], #"[1,"a",null,[true]]"#),
            ([:], "{}"),
            (["a": 1, "b": ["c": []]], #"{"a":1,"b":{"c":[]}}"#),
            (.undefined, #"{"$type":"undefined"}"#),
            (.number(.infinity), #"{"$type":"number","value":"Infinity"}"#),
            (.number(-.infinity), #"{"$type":"number","value":"-Infinity"}"#),
            (.number(-0.0), #"{"$type":"number","value":"-0"}"#),
            (.illFormedString([]), #"{"$type":"utf16","units":[]}"#),
            (.illFormedString([97, 0xD800, 0]), #"{"$type":"utf16","units":[97,55296,0]}"#),
            (
                .longString(prefix: "abc", length: 70_000),
                #"{"$type":"text","length":70000,"prefix":"abc"}"#
            ),
            (.function(name: ""), #"{"$type":"function","name":""}"#),
            (.function(name: "buy"), #"{"$type":"function","name":"buy"}"#),
            (.symbol(description: "s"), #"{"$type":"symbol","description":"s"}"#),
            (.bigInt("-12"), #"{"$type":"bigint","value":"-12"}"#),
            (.unreadable("cyclic"), #"{"$type":"unreadable","reason":"cyclic"}"#),
        ] as [(TraceValue, String)])
    func `a value is written as this JSON and read back as the same value`(
        value: TraceValue, json: String
    ) throws {
        #expect(try Wire.json(value) == json)
        #expect(try Wire.value(json) == value)
        #expect(try Wire.value(json)?.literal == value.literal)
    }

    /// Apart from the others, because it is not equal to itself.
    @Test func `NaN is written and read back`() throws {
        let json = #"{"$type":"number","value":"NaN"}"#
        #expect(try Wire.json(.number(.nan)) == json)
        #expect(try Wire.value(json)?.number?.isNaN == true)
    }

    @Test func `the sign of zero is kept`() throws {
        #expect(try Wire.value(Wire.json(.number(-0.0)))?.number?.sign == .minus)
        #expect(try Wire.value(Wire.json(0))?.number?.sign == .plus)
    }

    @Test func `a value keeps its place among others`() throws {
        let value: TraceValue = [
            .undefined, .null, ["a": .undefined, "b": [.number(-0.0), .bigInt("1")]],
            .function(name: "f"), .illFormedString([0xDC00]),
        ]
        #expect(try Wire.value(Wire.json(value)) == value)
    }

    // MARK: Text

    @Test func `NULs and other control characters are kept`() throws {
        let text = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
        let json = try Wire.json(.string("a\0b"))
        #expect(json == #""a\u0000b""#)
        #expect(try Wire.value(Wire.json(.string(text))) == .string(text))
        #expect(try !Wire.json(.string(text)).unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func `text beyond ASCII stands as it is`() throws {
        for text in ["é", "日本", "😀", "\u{A0}", "e\u{301}"] {
            #expect(try Array(Wire.json(.string(text)).utf8) == Array("\"\(text)\"".utf8))
            #expect(try Wire.value(Wire.json(.string(text))) == .string(text))
        }
    }

    @Test func `what reorders or hides what stands beside it is escaped`() throws {
        for (text, escaped) in [
            ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("\u{202E}", #"\u202e"#),
            ("\u{FEFF}", #"\ufeff"#), ("\u{9B}", #"\u009b"#),
        ] {
            #expect(try Wire.json(.string(text)) == "\"\(escaped)\"")
            #expect(try Wire.value(Wire.json(.string(text))) == .string(text))
        }
    }

    @Test func `quotes and backslashes are escaped, slashes are not`() throws {
        #expect(try Wire.json("a\"b\\c") == #""a\"b\\c""#)
        #expect(try Wire.json("https://a.example/b") == #""https://a.example/b""#)
        #expect(try Wire.value(#""https:\/\/a.example""#) == "https://a.example")
    }

    @Test(arguments: [[0xD800], [0xDC00], [0xDC00, 0xD800], [97, 0xDBFF, 98]] as [[UInt16]])
    func `lone surrogates are kept as code units`(units: [UInt16]) throws {
        #expect(try Wire.value(Wire.json(.illFormedString(units))) == .illFormedString(units))
    }

    // MARK: Objects

    @Test func `members keep the order that the script gave them`() throws {
        let value: TraceValue = ["b": 1, "a10": 2, "a2": 3, "": 4, "é": 5, "😀": 6, "a": 7]
        let json = try Wire.json(value)
        #expect(json == #"{"b":1,"a10":2,"a2":3,"":4,"é":5,"😀":6,"a":7}"#)
        #expect(try Wire.value(json) == value)
    }

    @Test func `a name of an object may stand once`() throws {
        #expect(throws: TraceFile.ReadError.self) { try Wire.value(#"{"a":1,"a":2}"#) }
    }

    @Test(
        arguments: [
            (["$type": "undefined"], #"[["$type","undefined"]]"#),
            (["$type": .undefined], #"[["$type",{"$type":"undefined"}]]"#),
            (["z": 1, "$type": "plan", "a": 2], #"[["z",1],["$type","plan"],["a",2]]"#),
            (
                ["$type": ["$type": 1]],
                #"[["$type",{"$type":"object","members":[["$type",1]]}]]"#
            ),
        ] as [(TraceValue, String)])
    func `an object's own $type is not taken for ours, and its members keep their order`(
        value: TraceValue, members: String
    ) throws {
        let json = #"{"$type":"object","members":\#(members)}"#
        #expect(try Wire.json(value) == json)
        #expect(try Wire.value(json) == value)
    }

    @Test func `an own $type deep inside changes only its own object`() throws {
        let value: TraceValue = ["a": [["$type": 1]], "b": ["c": 2]]
        let json = #"{"a":[{"$type":"object","members":[["$type",1]]}],"b":{"c":2}}"#
        #expect(try Wire.json(value) == json)
        #expect(try Wire.value(Wire.json(value)) == value)
    }

    @Test func `names that are equal to Swift but not to JavaScript are both kept`() throws {
        let value: TraceValue = ["\u{E9}": 1, "e\u{301}": 2]
        let json = "{\"$type\":\"object\",\"members\":[[\"\u{E9}\",1],[\"e\u{301}\",2]]}"
        #expect(try Array(Wire.json(value).utf8) == Array(json.utf8))
        let members = try Wire.value(json)?.members ?? []
        #expect(members.map { Array($0.name.utf8) } == [[0xC3, 0xA9], [0x65, 0xCC, 0x81]])
        #expect(members.map(\.value) == [1, 2])
    }

    // MARK: Nesting

    /// Deeper than any host writes, each level in its longest form.
    @Test func `values nested 12 deep are read`() throws {
        var value: TraceValue = 1
        for _ in 0..<12 { value = ["$type": value] }
        #expect(try Wire.value(Wire.json(value)) == value)
        for _ in 0..<12 { value = [value] }
        #expect(try Wire.value(Wire.json(value)) == value)
    }

    @Test(arguments: [
        ("[", "]"), (#"{"a":"#, "}"), (#"{"$type":"object","members":[["a","#, "]]}"),
    ])
    func `values nested beyond all that a host writes are refused`(
        opening: String, closing: String
    ) {
        for depth in [100, 400, 10_000] {
            let start = String(repeating: opening, count: depth)
            let end = String(repeating: closing, count: depth)
            let many = String(repeating: "1,", count: 1_000)
            for middle in ["1", "[\(many)1]"] {
                #expect(throws: TraceFile.ReadError.self) {
                    try Wire.value(start + middle + end)
                }
            }
        }
    }

    // MARK: What other writers may write

    @Test(
        arguments: [
            ("1.0", 1), ("1e2", 100), ("-0.5E-1", -0.05), (" [ 1 , 2 ] ", [1, 2]),
            (#""\u0041\ud83d\ude00""#, "A😀"), (#"{"b":1,"a":2}"#, ["b": 1, "a": 2]),
            (#"{"reason":"cyclic","$type":"unreadable","more":[]}"#, .unreadable("cyclic")),
        ] as [(String, TraceValue)])
    func `other ways to write the same JSON are read`(json: String, value: TraceValue) throws {
        #expect(try Wire.value(json) == value)
    }

    @Test(
        arguments: [
            #"{"$type":"later"}"#, #"{"$type":5}"#, #"{"$type":"number","value":12}"#,
            #"{"$type":"function"}"#, #"{"$type":"utf16","units":[70000]}"#,
            #"{"$type":"utf16","units":"a"}"#, #"{"$type":"text","prefix":"a"}"#,
            #"{"$type":"object"}"#, #"{"$type":"object","members":{}}"#,
            #"{"$type":"number","value":"12"}"#,
            #"{"$type":"object","members":[["a"]]}"#, #"{"$type":"object","members":[[1,2]]}"#,
            #""\ud800""#, "1e400",
            "01",
            "NaN", "undefined", "'a'", "[1", "",
        ])
    func `what is no value is refused`(json: String) {
        #expect(throws: TraceFile.ReadError.self) { try Wire.value(json) }
    }
}
