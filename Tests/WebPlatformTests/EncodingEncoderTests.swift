import Testing

@testable import WebPlatform

@Suite("Encoding Standard 6, 7.4 and 9 to 14: the encoders")
struct EncodingEncoderTests {
    private func encoded(_ text: String, as label: String) throws -> [UInt8] {
        try TextEncoding.encode(Array(text.utf16), as: try encoding(label))
    }

    @Test(arguments: WebEncoding.all.map(\.name))
    func `What an encoder writes, its decoder reads back`(name: String) throws {
        let encoding = try encoding(name)
        // Code points that the standard sends one way only.
        let oneWay: Set<UInt32> =
            switch encoding.kind {
            case .eucJP, .shiftJIS: [0xA5, 0x203E, 0x2212]
            case .iso2022JP: Set(0xFF61...0xFF9F).union([0x2212])
            case .gbk, .gb18030:
                Set([
                    0xE78D, 0xE78E, 0xE78F, 0xE790, 0xE791, 0xE792, 0xE793, 0xE794, 0xE795, 0xE796,
                    0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864,
                ])
            default: []
            }
        // UTF-8 has a test of its own, over every scalar.
        guard var encoder = encoding.makeEncoder() else { return }
        let last: UInt32 = [.big5, .gb18030].contains(encoding.kind) ? 0x2FFFF : 0xFFFF
        var mapped: [UInt16] = []
        var bytes: [UInt8] = []
        for value in UInt32(0x80)...last where !(0xD800...0xDFFF ~= value) {
            if oneWay.contains(value) { continue }
            let unmappable = encoder.encode(value, into: &bytes)
            let written = unmappable == nil ? value : 0x3F
            if unmappable != nil { #expect(encoder.encode(written, into: &bytes) == nil) }
            mapped.append(codePoint: written)
        }
        encoder.finish(into: &bytes)
        var stream = TextDecodingStream(encoding, fatal: true)
        #expect(try stream.decode(bytes, isLast: true) == mapped)
        #expect(mapped.contains { $0 > 0x7F })
    }

    @Test func `A code point the encoding lacks becomes a reference, or throws`() throws {
        #expect(try encoded("a☃😀z", as: "windows-1252") == Array("a&#9731;&#128512;z".utf8))
        #expect(
            throws: TextEncoding.UnmappableCodePoint(encoding: .windows1252, codePoint: 0x2603)
        ) { try TextEncoding.encode([0x2603], as: .windows1252, errorMode: .fatal) }
        #expect(
            TextEncoding.pieces(Array("é☃".utf16), as: .windows1252)
                == [.bytes([0xE9]), .unmappable(0x2603)])
        #expect(try TextEncoding.encode([0xD800], as: .windows1252) == Array("&#65533;".utf8))
    }

    @Test func `Pointers where there are several (5, index pointers)`() throws {
        #expect(try encoded("≒", as: "shift_jis") == [0x81, 0xE0])
        #expect(try encoded("￢", as: "shift_jis") == [0x81, 0xCA])
        #expect(try encoded("ⅰ", as: "shift_jis") == [0xFA, 0x40])
        #expect(try encoded("ⅰ", as: "euc-jp") == [0xFC, 0xF1])
        #expect(try encoded("═十卅", as: "big5") == [0xF9, 0xF9, 0xA4, 0x51, 0xA4, 0xCA])
        #expect(try encoded("\u{43F0}", as: "big5") == Array("&#17392;".utf8))
        #expect(try encoded("€", as: "gbk") == [0x80])
        #expect(try encoded("€", as: "gb18030") == [0xA2, 0xE3])
        #expect(try encoded("\u{E5E5}", as: "gb18030") == Array("&#58853;".utf8))
        #expect(try encoded("\u{E7C7}", as: "gb18030") == [0x81, 0x35, 0xF4, 0x37])
        #expect(try encoded("\u{E78D}\u{FE10}", as: "gb18030") == [0xA6, 0xD9, 0xA6, 0xD9])
        #expect(try encoded("😀", as: "gb18030") == [0x94, 0x39, 0xFC, 0x36])
        #expect(try encoded("¥‾−", as: "euc-jp") == [0x5C, 0x7E, 0xA1, 0xDD])
        #expect(try encoded("\u{F780}", as: "x-user-defined") == [0x80])
        #expect(try encoded("é", as: "utf-16le") == [0xC3, 0xA9])
    }

    @Test func `ISO-2022-JP (12.2.2) changes state and ends in ASCII`() throws {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        #expect(text(try encoded("a一b", as: "iso-2022-jp")) == "a\u{1B}$B0l\u{1B}(Bb")
        #expect(text(try encoded("¥a\\", as: "iso-2022-jp")) == "\u{1B}(J\\a\u{1B}(B\\")
        #expect(text(try encoded("一", as: "iso-2022-jp")) == "\u{1B}$B0l\u{1B}(B")
        #expect(text(try encoded("一☃", as: "iso-2022-jp")) == "\u{1B}$B0l\u{1B}(B&#9731;")
        #expect(text(try encoded("¥☃", as: "iso-2022-jp")) == "\u{1B}(J\\&#9731;\u{1B}(B")
        #expect(text(try encoded("\u{E}\u{1B}", as: "iso-2022-jp")) == "&#65533;&#65533;")
        #expect(text(try encoded("一\u{F}", as: "iso-2022-jp")) == "\u{1B}$B0l\u{1B}(B&#65533;")
        #expect(text(try encoded("\u{FF71}", as: "iso-2022-jp")) == "\u{1B}$B%\"\u{1B}(B")
    }

    @Test func `encodeInto (7.4) writes whole code points only`() {
        let units = Array("aé€😀".utf16) + [0xD800, 0x62]
        let whole = TextEncoding.encodeUTF8(units)
        #expect(whole == Array("aé€😀\u{FFFD}b".utf8))
        // Room for so many bytes: so many units read and bytes written.
        let expected = [
            (0, 0), (1, 1), (1, 1), (2, 3), (2, 3), (2, 3), (3, 6), (3, 6), (3, 6), (3, 6), (5, 10),
            (5, 10), (5, 10), (6, 13), (7, 14), (7, 14),
        ]
        for (room, counts) in expected.enumerated() {
            var bytes = [UInt8](repeating: 0x2A, count: room)
            let result = bytes.withUnsafeMutableBufferPointer { buffer in
                units.withUnsafeBufferPointer { TextEncoding.encodeInto($0, buffer) }
            }
            #expect(result == counts, "room for \(room)")
            #expect(Array(bytes.prefix(result.written)) == Array(whole.prefix(result.written)))
            #expect(bytes.dropFirst(result.written).allSatisfy { $0 == 0x2A })
        }
    }
}
