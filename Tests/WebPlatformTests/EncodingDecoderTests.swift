import Testing

@testable import WebPlatform

@Suite("Encoding Standard 8 to 14: the decoders' error rules")
struct EncodingDecoderTests {
    private let bad = "\u{FFFD}"

    @Test func `UTF-8 (8.1.1): one U+FFFD for each longest part of a character`() throws {
        for (bytes, text) in [
            ([0xC0, 0x80], bad + bad), ([0xE0, 0x80, 0x80], bad + bad + bad),
            ([0xED, 0xA0, 0x80], bad + bad + bad), ([0xF0, 0x9F, 0x98, 0x41], bad + "A"),
            ([0xF4, 0x90, 0x80, 0x80], bad + bad + bad + bad), ([0xF5], bad), ([0xFF], bad),
            ([0xE2, 0x82, 0xE2, 0x82, 0xAC], bad + "€"), ([0xE2, 0x82], bad),
            ([0x80], bad), ([0xF0, 0x9F, 0x98, 0x80], "😀"),
            ([0xF4, 0x8F, 0xBF, 0xBF], "\u{10FFFF}"),
            ([0xEF, 0xBF, 0xBF], "\u{FFFF}"), ([0xED, 0x9F, 0xBF], "\u{D7FF}"),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "utf-8") == text, "\(bytes)")
        }
    }

    @Test func `Single-byte (9.1): a byte without a character is an error`() throws {
        #expect(try decoded([0x80, 0x81, 0x9F], as: "windows-1252") == "€\u{81}Ÿ")
        #expect(try decoded([0xA5, 0x41], as: "iso-8859-3") == bad + "A")
        #expect(try decoded([0xE1, 0xDB], as: "windows-874") == "แ" + bad)
        #expect(try decoded([0xAE, 0xBE], as: "koi8-u") == "ўЎ")
        #expect(try decoded([0xDB, 0xF0], as: "macintosh") == "€\u{F8FF}")
        #expect(try decoded([0xFF], as: "x-mac-cyrillic") == "€")
        #expect(try decoded([0xE0], as: "ibm866") == "р")
        #expect(try decoded([0xFD], as: "iso-8859-8-i") == "\u{200E}")
    }

    @Test func `gb18030 and GBK (10.2.1)`() throws {
        for label in ["gb18030", "gbk"] {
            for (bytes, text) in [
                ([0x80], "€"), ([0xFF], bad), ([0xD2, 0xBB], "一"), ([0x81], bad),
                ([0x81, 0x20], bad + " "), ([0x81, 0x7F], bad + "\u{7F}"), ([0x81, 0xFF], bad),
                ([0x81, 0x30], bad), ([0x81, 0x30, 0x41], bad + "0A"),
                ([0x81, 0x30, 0x81], bad), ([0x81, 0x30, 0x81, 0x41], bad + "0" + "\u{4E04}"),
                ([0x81, 0x30, 0x81, 0x30], "\u{80}"), ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
                ([0x84, 0x31, 0xA5, 0x30], bad), ([0x90, 0x30, 0x81, 0x30], "\u{10000}"),
                ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"), ([0xE3, 0x32, 0x9A, 0x36], bad),
                ([0x81, 0x35, 0xF4, 0x37], "\u{E7C7}"), ([0xA8, 0xBC], "\u{1E3F}"),
                ([0xA6, 0xD9], "\u{FE10}"), ([0x84, 0x31, 0x82, 0x36], "\u{FE10}"),
                ([0xA3, 0xA0], "\u{3000}"), ([0xFE, 0x59], "\u{9FB4}"),
            ] as [([UInt8], String)] {
                #expect(try decoded(bytes, as: label) == text, "\(label) \(bytes)")
            }
        }
    }

    @Test func `Big5 (11.1.1)`() throws {
        for (bytes, text) in [
            ([0xA4, 0x40], "一"), ([0x80], bad), ([0xFF], bad), ([0x81], bad),
            ([0x81, 0x41], bad + "A"), ([0x81, 0x7F], bad + "\u{7F}"), ([0x81, 0x80], bad),
            ([0x87, 0x40], "\u{43F0}"), ([0x88, 0x62], "\u{CA}\u{304}"),
            ([0x88, 0x64], "\u{CA}\u{30C}"), ([0x88, 0xA3], "\u{EA}\u{304}"),
            ([0x88, 0xA5], "\u{EA}\u{30C}"), ([0x87, 0x45], "\u{27267}"),
            ([0xFE, 0xFE], "\u{79D4}"),
        ] as [([UInt8], String)] {
            // Unit by unit, since Swift strings compare composed and decomposed as equal.
            #expect(try Array(decoded(bytes, as: "big5").utf16) == Array(text.utf16), "\(bytes)")
        }
    }

    @Test func `EUC-JP (12.1.1)`() throws {
        for (bytes, text) in [
            ([0xB0, 0xEC], "一"), ([0x8E, 0xB1], "\u{FF71}"), ([0x8E, 0xE0], bad),
            ([0x8E, 0x41], bad + "A"), ([0x8F, 0xA2, 0xAF], "˘"), ([0x8F, 0xA2], bad),
            ([0x8F, 0xA2, 0x41], bad + "A"), ([0x8F, 0x41], bad + "A"), ([0x8F, 0xA1, 0xA1], bad),
            ([0x8F, 0xA1, 0xA1, 0xB0, 0xEC], bad + "一"),
            ([0x8F, 0xC2, 0x0A, 0xB0, 0xEC], bad + "\n一"), ([0x80], bad), ([0xA0], bad),
            ([0xFF], bad),
            ([0xA9, 0xA1], bad), ([0xA1, 0xC1], "～"),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "euc-jp") == text, "\(bytes)")
        }
    }

    @Test func `ISO-2022-JP (12.2.1)`() throws {
        let (ascii, roman, kana, kanji): ([UInt8], [UInt8], [UInt8], [UInt8]) = (
            [0x1B, 0x28, 0x42], [0x1B, 0x28, 0x4A], [0x1B, 0x28, 0x49], [0x1B, 0x24, 0x42]
        )
        for (bytes, text) in [
            ([0x41, 0x5C, 0x7E], "A\\~"), ([0x0E, 0x0F, 0x80], bad + bad + bad),
            (roman + [0x5C, 0x7E, 0x41, 0x0E], "¥‾A" + bad),
            (kana + [0x31, 0x60], "\u{FF71}" + bad),
            (kanji + [0x30, 0x6C] + ascii + [0x41], "一A"), (kanji + [0x30], bad),
            (kanji + [0x30] + ascii + [0x41], bad + "A"),
            (kanji + [0x30, 0x20, 0x30, 0x6C], bad + "一"),
            (kanji + [0x0A], bad), ([0x1B, 0x24, 0x40, 0x30, 0x6C], "一"),
            (ascii + ascii, bad), (kanji + ascii + [0x41], bad + "A"), ([0x1B], bad),
            ([0x1B, 0x41], bad + "A"), ([0x1B, 0x24], bad + "$"), ([0x1B, 0x28, 0x58], bad + "(X"),
            (kanji + [0x1B, 0x24, 0x30, 0x6C], bad + "\u{3050}" + bad), (kanji, ""),
            (kanji + [0x1B, 0x24, 0x0A, 0x0A, 0x30, 0x6C], bad + bad + bad + "一"),
            (kana + [0x1B, 0x28, 0x31], bad + "\u{FF68}\u{FF71}"),
            (ascii + [0x41] + ascii, "A"), ([0x1B, 0x1B, 0x28, 0x42], bad),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "iso-2022-jp") == text, "\(bytes)")
        }
    }

    @Test func `Shift_JIS (12.3.1)`() throws {
        for (bytes, text) in [
            ([0x88, 0xEA], "一"), ([0x80], "\u{80}"), ([0xB1], "\u{FF71}"), ([0xA0], bad),
            ([0xFD], bad), ([0x5C, 0x7E], "\\~"), ([0x81], bad), ([0x81, 0x20], bad + " "),
            ([0x81, 0x7F], bad + "\u{7F}"), ([0x81, 0xFD], bad), ([0xF0, 0x40], "\u{E000}"),
            ([0xF9, 0xFC], "\u{E757}"), ([0xFA, 0x54], "￢"), ([0x85, 0x40], bad + "@"),
            ([0x81, 0x60], "～"), ([0xFC, 0xFC], bad),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "shift_jis") == text, "\(bytes)")
        }
    }

    @Test func `EUC-KR (13.1.1)`() throws {
        for (bytes, text) in [
            ([0xB0, 0xA1], "가"), ([0x81, 0x41], "갂"), ([0x80], bad), ([0xFF], bad), ([0x81], bad),
            ([0x81, 0x40], bad + "@"), ([0x81, 0x5B], bad + "["), ([0xA1, 0xFF], bad),
            ([0xC6, 0x61], bad + "a"), ([0xFE, 0xFE], bad), ([0xFD, 0xFE], "\u{8A70}"),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "euc-kr") == text, "\(bytes)")
        }
    }

    @Test func `replacement (14.1.1): one error for any bytes, none for no bytes`() throws {
        #expect(try decoded([], as: "replacement") == "")
        #expect(try decoded([0x41, 0x42, 0x43], as: "iso-2022-kr") == bad)
        var stream = TextDecodingStream(try encoding("replacement"))
        #expect(try stream.decode([0x41], isLast: false) == [0xFFFD])
        #expect(try stream.decode([0x42], isLast: true) == [])
    }

    @Test func `UTF-16 (14.2.1): lone surrogates and odd bytes are errors`() throws {
        for (bytes, text) in [
            ([0x00, 0x41], "A"), ([0xD8, 0x3D, 0xDE, 0x00], "😀"), ([0xD8, 0x3D], bad),
            ([0xD8, 0x3D, 0xDE], bad), ([0xD8, 0x3D, 0x00, 0x41], bad + "A"), ([0xDE, 0x00], bad),
            ([0xD8, 0x3D, 0xD8, 0x3D, 0xDE, 0x00], bad + "😀"), ([0x41], bad),
        ] as [([UInt8], String)] {
            #expect(try decoded(bytes, as: "utf-16be") == text, "\(bytes)")
            var swapped = bytes
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                swapped.swapAt(index, index + 1)
            }
            // Half a lead surrogate reads differently from each side, and is an error from both.
            #expect(try decoded(swapped, as: "utf-16le") == text, "\(swapped)")
        }
    }

    @Test func `x-user-defined (14.5.1)`() throws {
        #expect(try decoded([0x7F, 0x80, 0xFF], as: "x-user-defined") == "\u{7F}\u{F780}\u{F7FF}")
    }
}
