import Testing
import WebPlatform

/// Compression, section 5, with RFC 1950 to 1952.
@Suite struct CompressionCodecTests {
    private static let text = Array(String(repeating: "plan, ", count: 40_000).utf8)

    /// What comes of bytes that are given in pieces.
    private func all(_ codec: CompressionCodec, _ bytes: [UInt8], by step: Int)
        -> CompressionCodec.Output
    {
        var output = CompressionCodec.Output()
        for start in stride(from: 0, to: bytes.count, by: step) {
            let piece = codec.take(Array(bytes[start..<min(start + step, bytes.count)]))
            output.bytes += piece.bytes
            output.problem = output.problem ?? piece.problem
        }
        let last = codec.end()
        return .init(
            bytes: output.bytes + last.bytes, problem: output.problem ?? last.problem)
    }

    @Test(arguments: CompressionFormat.allCases, [1, 7, 100_000])
    func `what is packed is unpacked`(_ format: CompressionFormat, _ step: Int) {
        let packed = all(CompressionCodec(.pack, format), Self.text, by: 1_000)
        #expect(packed.problem == nil)
        #expect(packed.bytes.count < 2_000)
        let back = all(CompressionCodec(.unpack, format), packed.bytes, by: step)
        #expect(back.problem == nil)
        #expect(back.bytes == Self.text)
    }

    @Test
    func `what is cut off, damaged or too long is a problem, and what came before it is kept`() {
        let packed = all(CompressionCodec(.pack, .gzip), Self.text, by: 1 << 20).bytes
        let cut = all(CompressionCodec(.unpack, .gzip), Array(packed.dropLast()), by: 64)
        #expect(cut.problem == "it ends before its end")
        #expect(cut.bytes == Self.text)
        let more = all(CompressionCodec(.unpack, .gzip), packed + [0], by: 1 << 20)
        #expect(more.problem == "more than there is to unpack")
        #expect(more.bytes == Self.text)
        var damaged = packed
        damaged[damaged.count - 8] ^= 1
        let wrong = all(CompressionCodec(.unpack, .gzip), damaged, by: 1 << 20)
        #expect(wrong.problem == "incorrect data check")
        // A header with a dictionary (RFC 1950, section 2.2).
        let dictionary = CompressionCodec(.unpack, .deflate).take([0x78, 0xBB, 1, 2, 3, 4, 5])
        #expect(dictionary.problem == "it needs a dictionary, and there is none")
    }
}
