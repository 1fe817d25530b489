internal import WebFormats

/// Texts that a generator with a seed makes: pieces that are joined, repeated, cut and doubled, and whole
/// documents that are damaged. The same seed gives the same texts.
package struct SeededTexts {
    private let pieces: [String]
    private let corpus: [[UInt8]]
    private var random: SplitMix64

    /// Numbers that readers of numbers are wrong about.
    private static let numbers = [
        "0", "-1", "1e999", "-0", "4294967296", "9223372036854775808", "-9223372036854775809",
        "0.5", "1e-400",
        "00", "NaN", "99999999999999999999999999999999",
    ]

    /// Makes a generator.
    ///
    /// - Parameters:
    ///   - pieces: What texts are made of, and what is put into documents.
    ///   - corpus: Whole documents that a parser takes.
    package init(_ pieces: [String], corpus: [String] = [], seed: UInt64) {
        self.pieces = pieces
        self.corpus = corpus.map { Array($0.utf8) }
        random = SplitMix64(seed: seed)
    }

    /// A number from 0.
    package mutating func below(_ count: Int) -> Int {
        Int(random.next() % UInt64(max(1, count)))
    }

    /// The next text.
    package mutating func next() -> String { String(decoding: nextBytes(), as: UTF8.self) }

    /// The next text, which need not be UTF-8.
    package mutating func nextBytes() -> [UInt8] {
        // Of the texts that begin as a document, a few stay as they are.
        if !corpus.isEmpty, below(3) > 0 {
            var bytes = corpus[below(corpus.count)]
            for _ in 0..<below(5) { change(&bytes) }
            return bytes
        }
        var text = ""
        for _ in 0...below(12) {
            let piece = pieces[below(pieces.count)]
            text += below(20) == 0 ? String(repeating: piece, count: below(200)) : piece
        }
        var bytes = Array(text.utf8)
        for _ in 0..<below(3) { damage(&bytes) }
        return bytes
    }

    /// Damages one byte, or all from there.
    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        switch below(4) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: below(256)), at: place)
        case 2: bytes[place] = UInt8(truncatingIfNeeded: below(256))
        default: bytes.removeSubrange(place...)
        }
    }

    /// Changes a part of a document.
    private mutating func change(_ bytes: inout [UInt8]) {
        let part = range(in: bytes)
        switch below(9) {
        case 0: bytes.removeSubrange(part)
        case 1:
            let times = below(8) == 0 ? 100 : 1
            let copy = Array(repeating: Array(bytes[part]), count: times).flatMap { $0 }
            bytes.insert(contentsOf: copy, at: part.upperBound)
        case 2:
            bytes.insert(contentsOf: Array(pieces[below(pieces.count)].utf8), at: part.lowerBound)
        case 3:
            let other = corpus[below(corpus.count)]
            bytes.replaceSubrange(part, with: Array(other[range(in: other)]))
        case 4:
            bytes.replaceSubrange(part, with: Array(Self.numbers[below(Self.numbers.count)].utf8))
        case 5:
            // A part that is a number becomes another.
            guard
                let start = bytes[part.lowerBound...].firstIndex(where: {
                    (0x30...0x39).contains($0)
                })
            else {
                return
            }
            let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            bytes.replaceSubrange(
                start..<end, with: Array(Self.numbers[below(Self.numbers.count)].utf8))
        default: damage(&bytes)
        }
    }

    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let start = below(bytes.count + 1)
        return start..<min(bytes.count, start + below(below(4) == 0 ? 400 : 12))
    }
}
