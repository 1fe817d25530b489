import PortalTestSupport
import Testing

@testable import WebPlatform

@Suite("Encoding Standard 5: indexes")
struct EncodingIndexTests {
    /// SHA-256 of "pointer<TAB>code point in hexadecimal<LF>" of every pointer that has one.
    @Test(arguments: [
        ("gb18030", "575f5b1e646effc9cfb19de7c893aaf6e5f0a07c96bdf2b062707c6c76674136"),
        ("big5", "3d3b520e799b9d10800dc668518bb0ea658dab2316989dbb6ac5bc3df8ad97d2"),
        ("euc-kr", "78895d6465f4e62ec327d431c07db6968f6c95cce68a3d5585b1e3d68590c970"),
        ("jis0208", "7862b3e499a4648ae123a193cff56758ec003e9480b2afe5372c0c47ddb2ca39"),
        ("jis0212", "afb64d5d65ef9410f07465d5a38ca40683ded549e473fc54c528e7a75df9eca4"),
        ("gb18030-ranges", "5e49d861bfeb6186e08c51c6167aefa4b23e07465b6bcd14bb643f7d2c8906b9"),
        ("single-byte", "5f03c1c1fc2fed4ae5dc002d8b9483392e0bf440847c9e11d222f2cb9b65e25a"),
    ])
    func `Every pointer of an index is as pinned`(name: String, sum: String) throws {
        var text = ""
        func add(_ count: Int, _ codePoint: (Int) -> UInt32?) {
            for pointer in 0..<count {
                guard let found = codePoint(pointer) else { continue }
                text += "\(pointer)\t\(String(found, radix: 16))\n"
            }
        }
        switch name {
        case "gb18030": add(23_940) { EncodingIndex.gb18030.codePoint($0) }
        case "big5": add(19_782) { EncodingIndex.big5.codePoint($0) }
        case "euc-kr": add(23_940) { EncodingIndex.eucKR.codePoint($0) }
        case "jis0208": add(11_280) { EncodingIndex.jis0208.codePoint($0) }
        case "jis0212": add(8836) { EncodingIndex.jis0212.codePoint($0) }
        case "gb18030-ranges": add(40_000, GB18030Ranges.codePoint)
        default:
            for kind in WebEncoding.Kind.allCases {
                guard let index = EncodingIndex.singleByte(kind) else { continue }
                text += "\(kind.rawValue)\n"
                add(128) { index.codePoint($0) }
            }
        }
        #expect(hexadecimal(SHA256.digest(Array(text.utf8))) == sum)
    }

    @Test func `A pointer outside an index has no code point`() {
        for index in [EncodingIndex.gb18030, .big5, .eucKR, .jis0208, .jis0212] {
            #expect(index.codePoint(-1) == nil)
            #expect(index.codePoint(index.count) == nil)
        }
        for pointer in [-1, 39_420, 188_999, 1_237_576] {
            #expect(GB18030Ranges.codePoint(pointer) == nil)
        }
    }

    @Test func `Index gb18030 ranges reads back every code point it gives`() throws {
        for pointer in Array(0...39_419) + [189_000, 1_237_575] {
            let codePoint = try #require(GB18030Ranges.codePoint(pointer))
            #expect(GB18030Ranges.pointer(codePoint) == pointer)
        }
    }

    @Test func `The inverse of an index gives a pointer of the same code point`() throws {
        for (inverse, index) in [
            (InverseIndex.gb18030, EncodingIndex.gb18030), (.big5, .big5), (.eucKR, .eucKR),
            (.jis0208, .jis0208), (.shiftJIS, .jis0208),
        ] {
            for codePoint in UInt32(0)...0x2FFFF {
                guard let pointer = inverse.pointer(codePoint) else { continue }
                #expect(index.codePoint(pointer) == codePoint)
            }
        }
    }
}
