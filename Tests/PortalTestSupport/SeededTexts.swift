internal import Foundation
internal import WebFormats

/// Texts that a generator with a seed makes of pieces: joined, repeated, cut, doubled, and with bytes put
/// in. The same seed gives the same texts.
package struct SeededTexts {
    /// How many texts a parser gets.
    package static let rounds =
        ProcessInfo.processInfo.environment["PORTALHOST_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 2_000

    private let pieces: [String]
    private var random: SplitMix64

    /// Makes a generator.
    ///
    /// - Parameter pieces: What the texts are made of.
    package init(_ pieces: [String], seed: UInt64) {
        self.pieces = pieces
        random = SplitMix64(seed: seed)
    }

    private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

    /// The next text.
    package mutating func next() -> String {
        var text = ""
        for _ in 0...below(12) {
            let piece = pieces[below(pieces.count)]
            text += below(20) == 0 ? String(repeating: piece, count: below(200)) : piece
        }
        var bytes = Array(text.utf8)
        for _ in 0..<below(3) where !bytes.isEmpty {
            let place = below(bytes.count)
            switch below(4) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(UInt8(truncatingIfNeeded: below(256)), at: place)
            case 2: bytes[place] = UInt8(truncatingIfNeeded: below(256))
            default: bytes.removeSubrange(place...)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
