import PortalTrace
import ScriptEngine
import Testing

/// Text passes between Swift and scripts unchanged, whatever is in it.
@Suite struct StringTests {
    static let texts = [
        "", "a", "\0", "a\0b", "\0\0", "é", "e\u{301}", "日本語", "\u{FFFD}", "\u{10FFFF}", "😀",
        "👩‍👩‍👧‍👦🏳️‍🌈", "\u{FEFF}bom", "\r\n\u{2028}\u{2029}", "\u{202E}rtl", "\u{7F}\u{80}\u{FF}\u{100}",
        String(repeating: "x😀", count: 1_000),
    ]

    // MARK: - Well-formed text

    @Test(arguments: texts)
    func `text passes unchanged both ways`(_ text: String) throws {
        try withContext { context in
            let value = try context.evaluate("(x => x)").call([context.makeString(text)])
            // Unit by unit: Swift's == takes é and e + accent for the same.
            #expect(value.utf16 == Array(text.utf16))
            #expect(value.string.map { Array($0.utf16) } == Array(text.utf16))
            #expect(value.snapshot().string.map { Array($0.utf16) } == Array(text.utf16))
        }
    }

    @Test(arguments: texts)
    func `a script counts UTF-16 code units`(_ text: String) throws {
        try withContext { context in
            let units = try context.evaluate(
                "(s => Array.from({ length: s.length }, (_, i) => s.charCodeAt(i)))")
            let seen = try units.call([context.makeString(text)]).snapshot()
            if text.utf16.count <= 100 {
                #expect(seen == .array(text.utf16.map { .number(Double($0)) }))
            } else {
                #expect(
                    try units.call([context.makeString(text)]).property("length").number
                        == Double(text.utf16.count))
            }
        }
    }

    @Test(arguments: texts.filter { $0.utf16.count < 100 })
    func `text is a property's name`(_ name: String) throws {
        try withContext { context in
            let object = context.makeObject()
            try object.setProperty(name, to: context.makeNumber(1))
            #expect(try object.property(name).number == 1)
            #expect(try object.keys().map { Array($0.utf16) } == [Array(name.utf16)])
        }
    }

    @Test func `a script's source may hold any text`() throws {
        try withContext { context throws in
            #expect(try context.snapshot("'a\0b'.length") == 3)
            #expect(try context.snapshot("var 変数 = '😀'; 変数 + 変数.length") == "😀2")
            #expect(try context.snapshot("1 //\0") == 1)
            #expect(try context.thrown(by: "'😀'; null.x").location?.column == 11)
        }
    }

    @Test func `a script's name may hold any text`() throws {
        try withContext { context in
            // Without `?`: the engine takes a query for no part of a name.
            for name in ["é.js", "a b:c.js", "😀", "portal:///x/script.js"] {
                let exception = try context.thrown(by: "\nnull.x", url: name)
                #expect(exception.location?.file == name)
                #expect(exception.location?.line == 2)
            }
        }
    }

    // MARK: - Lone surrogates

    @Test(
        arguments: [
            [0xD800], [0xDFFF], [0xDC00, 0xD800], [0x61, 0xD83D], [0xD83D, 0xD83D, 0xDE00],
            [0xD83D, 0xDE00, 0xDE00], [0, 0xD800, 0],
        ] as [[UInt16]])
    func `lone surrogates pass unchanged both ways`(_ units: [UInt16]) throws {
        try withContext { context in
            let text = context.makeString(utf16: units)
            #expect(text.utf16 == units)
            let same = try context.evaluate("(s => s.split('').join(''))").call([text])
            #expect(same.isIdentical(to: text))
            #expect(same.snapshot() == .illFormedString(units))
            #expect(same.string == String(decoding: units, as: UTF16.self))
            #expect(same.string?.contains("\u{FFFD}") == true)
        }
    }

    @Test func `code units that make pairs are well-formed text`() {
        withContext { context in
            #expect(context.makeString(utf16: []).string == "")
            #expect(context.makeString(utf16: [0xD83D, 0xDE00]).snapshot() == "😀")
            #expect(context.makeString(utf16: [0, 0x61]).snapshot() == "\0a")
        }
    }

    // MARK: - Long text

    @Test(arguments: ["x", "é", "日"])
    func `ten megabytes pass unchanged both ways`(_ unit: String) throws {
        try withContext { context in
            let text = String(repeating: unit, count: 10 << 20)
            let value = context.makeString(text)
            #expect(try value.property("length").isUndefined)
            #expect(
                try context.evaluate("(s => s.length)").call([value]).number == Double(10 << 20))
            let same = try context.evaluate("(s => s.slice(0, 9) + s.slice(9))").call([value])
            #expect(same.string == text)
        }
    }

    @Test func `a snapshot keeps the beginning of a long text`() throws {
        try withContext { context in
            #expect(
                try context.snapshot("'ab'.repeat(5 << 20)")
                    == .longString(prefix: String(repeating: "ab", count: 128), length: 10 << 20))
            #expect(try context.snapshot("'x'.repeat(65536)").string?.utf16.count == 65_536)
            guard case .longString(_, 65_537) = try context.snapshot("'x'.repeat(65537)") else {
                Issue.record("expected a long text")
                return
            }
        }
    }

    @Test func `a text that is too long to build is no trap`() async {
        await #expect(processExitsWith: .success) {
            try withContext { context in
                let value = try context.evaluate("'\\u1234b'.repeat(2 ** 30 - 1)")
                #expect(value.string == nil)
                #expect(value.snapshot() == .unreadable("text too long to build"))
            }
        }
    }
}
