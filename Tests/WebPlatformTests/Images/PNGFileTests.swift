import Foundation
import Testing
import WebPlatform

/// Portable Network Graphics, sections 5 (structure) and 11 (chunks).
@Suite struct PNGFileTests {
    /// The chunks of a file, their sums checked.
    private func chunks(_ file: [UInt8]) -> [(type: String, content: [UInt8])] {
        #expect(Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        var chunks: [(String, [UInt8])] = []
        var place = 8
        func big(_ at: Int) -> Int {
            var number = 0
            for byte in file[at..<at + 4] { number = number * 256 + Int(byte) }
            return number
        }
        while place + 12 <= file.count {
            let count = big(place)
            let checked = Array(file[place + 4..<place + 8 + count])
            #expect(big(place + 8 + count) == Int(Self.sum(checked)))
            let type = String(decoding: checked.prefix(4), as: UTF8.self)
            chunks.append((type, Array(checked.dropFirst(4))))
            place += 12 + count
        }
        #expect(place == file.count)
        return chunks
    }

    /// The sum of section 5.5, bit by bit.
    private static func sum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }

    private func rows(_ file: [UInt8]) -> [UInt8] {
        let packed = chunks(file).filter { $0.type == "IDAT" }.flatMap(\.content)
        let codec = CompressionCodec(.unpack, .deflate)
        let output = codec.take(packed)
        #expect(output.problem == nil && codec.end().problem == nil)
        return output.bytes
    }

    @Test func `a file has its size, its rows and its sums`() {
        let png = PNGFile(width: 2, height: 3)
        var file = png.add(rows: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
        file += png.addBlack(rows: 1, isOpaque: true)
        file += png.end()
        let parts = chunks(file)
        #expect(parts.first?.type == "IHDR" && parts.last?.type == "IEND")
        #expect(parts.first?.content == [0, 0, 0, 2, 0, 0, 0, 3, 8, 6, 0, 0, 0])
        #expect(parts.last?.content == [])
        #expect(
            rows(file) == [
                0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10, 11, 12, 13, 14, 15, 16, 0, 0, 0, 0, 255, 0,
                0, 0, 255,
            ])
        #expect(ImageSize(of: file)?.width == 2 && ImageSize(of: file)?.height == 3)
    }

    @Test func `many rows come in many pieces`() {
        let png = PNGFile(width: 256, height: 2_000)
        var state: UInt32 = 1
        var given: [UInt8] = []
        var file: [UInt8] = []
        for _ in 0..<20 {
            let piece = (0..<100 * 1_024).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(truncatingIfNeeded: state >> 24)
            }
            given += piece
            file += png.add(rows: piece)
        }
        file += png.end()
        #expect(chunks(file).filter { $0.type == "IDAT" }.count > 10)
        let read = rows(file)
        let pixels = stride(from: 0, to: read.count, by: 1_025).flatMap {
            read[$0 + 1..<$0 + 1_025]
        }
        #expect(pixels == given)
    }

    @Test func `black rows that nobody can see take no room`() {
        let png = PNGFile(width: 1_000, height: 1_000)
        let file = png.addBlack(rows: 1_000, isOpaque: false) + png.end()
        #expect(file.count < 10_000)
        #expect(rows(file).count == 4_001_000 && rows(file).allSatisfy { $0 == 0 })
    }
}
