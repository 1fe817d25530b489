import PortalTestSupport
import Testing

@testable import WebPlatform

@Suite("Encoding Standard 7.1 and 7.2: decoding in streams")
struct EncodingStreamTests {
    @Test(arguments: WebEncoding.all.map(\.name))
    func `A stream cut at any byte gives what the whole gives`(name: String) throws {
        let encoding = try encoding(name)
        var random = TrickyBytes(seed: 0x2545_F491)
        for _ in 0..<40 {
            let bytes = random.bytes(24)
            var whole = TextDecodingStream(encoding)
            let expected = try whole.decode(bytes, isLast: true)
            for cut in 0...bytes.count {
                var stream = TextDecodingStream(encoding)
                let first = try stream.decode(Array(bytes[..<cut]), isLast: false)
                let second = try stream.decode(Array(bytes[cut...]), isLast: true)
                #expect(first + second == expected, "\(name) \(bytes) cut at \(cut)")
            }
            var bytewise = TextDecodingStream(encoding)
            var output: [UInt16] = []
            for byte in bytes { output += try bytewise.decode([byte], isLast: false) }
            output += try bytewise.decode([], isLast: true)
            #expect(output == expected, "\(name) \(bytes) byte by byte")
        }
    }

    @Test(arguments: WebEncoding.all.map(\.name))
    func `A fatal stream throws exactly where a lenient one writes U+FFFD`(name: String) throws {
        let encoding = try encoding(name)
        var random = TrickyBytes(seed: 0x9E37_79B9)
        var faults = 0
        for _ in 0..<200 {
            let bytes = random.bytes(1 + Int(random.next() % 6))
            var lenient = TextDecodingStream(encoding, ignoreBOM: true)
            let expected = try lenient.decode(bytes, isLast: true)
            var fatal = TextDecodingStream(encoding, fatal: true, ignoreBOM: true)
            do {
                #expect(try fatal.decode(bytes, isLast: true) == expected, "\(bytes)")
            } catch {
                faults += 1
                #expect(expected.contains(0xFFFD), "\(bytes)")
                #expect(error.encoding == encoding)
                #expect(1...bytes.count ~= error.bytesRead || encoding.kind == .replacement)
                // The next call starts anew.
                #expect(try fatal.decode([], isLast: true) == [])
            }
        }
        let isTotal = SingleByteDecoder(index: .singleByte(encoding.kind)).hasEveryByte
        let isSingleByte = encoding.makeDecoder() is SingleByteDecoder
        #expect((faults == 0) == (isSingleByte && isTotal), "\(faults) faults")
    }

    @Test func `After a fatal error in a stream that goes on, the rest of the queue stays`() throws
    {
        var stream = TextDecodingStream(.utf8, fatal: true)
        #expect(throws: TextDecodingError(encoding: .utf8, bytesRead: 2)) {
            try stream.decode([0x61, 0xFF, 0x62, 0x63], isLast: false)
        }
        #expect(try stream.decode([0x64], isLast: true) == Array("bcd".utf16))
        #expect(try stream.decode([0x65], isLast: true) == Array("e".utf16))
    }

    @Test func `What a fatal error restored is read again`() throws {
        var stream = TextDecodingStream(try encoding("gb18030"), fatal: true)
        // The fourth byte is no digit: second, third and fourth go back into the queue.
        #expect(throws: TextDecodingError.self) {
            try stream.decode([0x81, 0x30, 0x81, 0x41], isLast: false)
        }
        #expect(try stream.decode([], isLast: true) == [0x30, 0x4E04])
    }

    @Test func `The end of the stream ends an unfinished character, and the next stream is new`()
        throws
    {
        var stream = TextDecodingStream(.utf8)
        #expect(try stream.decode([0xE2, 0x82], isLast: false) == [])
        #expect(try stream.decode([0xAC], isLast: false) == [0x20AC])
        #expect(try stream.decode([0xF0, 0x9F], isLast: true) == [0xFFFD])
        #expect(try stream.decode([0x98], isLast: true) == [0xFFFD])
        #expect(try stream.decode([0xEF, 0xBB, 0xBF, 0x61], isLast: true) == [0x61])
        #expect(try stream.decode([0xEF, 0xBB, 0xBF, 0x62], isLast: true) == [0x62])
    }

    @Test(arguments: [
        ("utf-8", [0xEF, 0xBB, 0xBF] as [UInt8]), ("utf-16le", [0xFF, 0xFE]),
        ("utf-16be", [0xFE, 0xFF]),
    ])
    func `One byte order mark goes, unless ignoreBOM, however it is cut`(
        label: String, mark: [UInt8]
    ) throws {
        let encoding = try encoding(label)
        for ignoreBOM in [false, true] {
            var stream = TextDecodingStream(encoding, ignoreBOM: ignoreBOM)
            var output: [UInt16] = []
            for byte in mark + mark { output += try stream.decode([byte], isLast: false) }
            output += try stream.decode([], isLast: true)
            #expect(output == (ignoreBOM ? [0xFEFF, 0xFEFF] : [0xFEFF]))
        }
    }

    @Test func `A byte order mark of another encoding is text`() throws {
        #expect(try decoded([0xFF, 0xFE], as: "windows-1252") == "ÿþ")
        #expect(try decoded([0xEF, 0xBB, 0xBF], as: "utf-16le") == "\u{BBEF}\u{FFFD}")
        #expect(try decoded([0x84, 0x31, 0x95, 0x33], as: "gb18030") == "\u{FEFF}")
    }

    @Test func `Decode lets the byte order mark win (6)`() {
        let text = { TextEncoding.decode($0, fallback: .windows1252) }
        #expect(text([0xEF, 0xBB, 0xBF, 0xC3, 0xA9]) == [0xE9])
        #expect(text([0xFE, 0xFF, 0x00, 0xE9]) == [0xE9])
        #expect(text([0xFF, 0xFE, 0xE9, 0x00]) == [0xE9])
        #expect(text([0xE9]) == [0xE9])
        #expect(text([0xEF, 0xBB]) == [0xEF, 0xBB])
        #expect(TextEncoding.decodeUTF8([0xEF, 0xBB, 0xBF, 0x61]) == [0x61])
        #expect(TextEncoding.decodeUTF8WithoutBOM([0xEF, 0xBB, 0xBF, 0x61]) == [0xFEFF, 0x61])
    }

    @Test func `UTF-8 is what Swift reads, over every scalar and over tricky bytes`() throws {
        var everything = String.UnicodeScalarView()
        for value in UInt32(0)...0x10FFFF {
            if let scalar = Unicode.Scalar(value) { everything.append(scalar) }
        }
        let text = String(everything)
        let units = Array(text.utf16)
        #expect(TextEncoding.decodeUTF8WithoutBOM(Array(text.utf8)) == units)
        #expect(TextEncoding.encodeUTF8(units) == Array(text.utf8))
        var random = TrickyBytes(seed: 77)
        for _ in 0..<2000 {
            let bytes = random.bytes(16)
            #expect(
                TextEncoding.decodeUTF8WithoutBOM(bytes)
                    == Array(String(decoding: bytes, as: UTF8.self).utf16), "\(bytes)")
        }
    }
}

extension SingleByteDecoder {
    fileprivate var hasEveryByte: Bool {
        guard let index else { return true }
        return (0..<128).allSatisfy { index.codePoint($0) != nil }
    }
}
