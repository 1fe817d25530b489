/// The hash functions of `SubtleCrypto.digest` (FIPS 180-4).
public enum Digest: String, CaseIterable, Sendable {
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    /// The hash of a message: 20, 32, 48 or 64 bytes.
    public func hash(_ message: [UInt8]) -> [UInt8] {
        switch self {
        case .sha1: Self.bytes(SHA1.hash(message))
        case .sha256: Self.bytes(SHA2.of32.hash(message, from: SHA2<UInt32>.beginning))
        case .sha384:
            Array(Self.bytes(SHA2.of64.hash(message, from: SHA2<UInt64>.beginning384)).prefix(48))
        case .sha512: Self.bytes(SHA2.of64.hash(message, from: SHA2<UInt64>.beginning512))
        }
    }

    private static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
        words.flatMap { word in
            stride(from: Word.bitWidth - 8, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> $0)
            }
        }
    }
}

/// What comes before every hash of the family (FIPS 180-4, section 5.1).
enum HashPadding {
    /// The message, a bit that is set, zeros, and the message's length in bits: whole blocks.
    ///
    /// - Parameters:
    ///   - block: Bytes of a block.
    ///   - length: Bytes of the length, the last eight of which are used.
    static func blocks(_ message: [UInt8], block: Int, length: Int) -> [UInt8] {
        var padded = message
        padded.reserveCapacity(message.count + 2 * block)
        padded.append(0x80)
        while padded.count % block != block - length { padded.append(0) }
        padded += [UInt8](repeating: 0, count: length - 8)
        let bits = UInt64(message.count) << 3
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            padded.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        return padded
    }
}

/// SHA-1 (FIPS 180-4, section 6.1).
enum SHA1 {
    /// The five words of the hash.
    static func hash(_ message: [UInt8]) -> [UInt32] {
        let blocks = HashPadding.blocks(message, block: 64, length: 8)
        var hash: [UInt32] = [
            0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0,
        ]
        var schedule = [UInt32](repeating: 0, count: 80)
        for start in stride(from: 0, to: blocks.count, by: 64) {
            for word in 0..<16 {
                schedule[word] = (0..<4).reduce(0) {
                    $0 << 8 | UInt32(blocks[start + word * 4 + $1])
                }
            }
            for word in 16..<80 {
                schedule[word] = turned(
                    schedule[word - 3] ^ schedule[word - 8] ^ schedule[word - 14]
                        ^ schedule[word - 16], 1)
            }
            compress(schedule, into: &hash)
        }
        return hash
    }

    private static func compress(_ schedule: [UInt32], into hash: inout [UInt32]) {
        var (a, b, c, d, e) = (hash[0], hash[1], hash[2], hash[3], hash[4])
        for word in 0..<80 {
            let mixed: UInt32
            let constant: UInt32
            switch word {
            case 0..<20: (mixed, constant) = ((b & c) ^ (~b & d), 0x5A82_7999)
            case 20..<40: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
            case 40..<60: (mixed, constant) = ((b & c) ^ (b & d) ^ (c & d), 0x8F1B_BCDC)
            default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
            }
            let next = turned(a, 5) &+ mixed &+ e &+ constant &+ schedule[word]
            (e, d, c, b, a) = (d, c, turned(b, 30), a, next)
        }
        for (place, word) in [a, b, c, d, e].enumerated() { hash[place] &+= word }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &<< count | word &>> (32 - count)
    }
}
