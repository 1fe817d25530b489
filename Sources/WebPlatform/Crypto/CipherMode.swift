/// How Web Cryptography uses AES for messages (NIST SP 800-38A and 800-38D).
public enum CipherMode: String, Sendable {
    case cbc = "AES-CBC"
    case counter = "AES-CTR"
    case galois = "AES-GCM"

    /// Encrypts or decrypts a message: nil where the key, or what is to be decrypted, is none.
    ///
    /// - Parameters:
    ///   - vector: The initialization vector, or the first counter.
    ///   - extra: What is authenticated as well.
    ///   - bits: The length of the authentication tag, or of the counter.
    public func apply(
        encrypting: Bool, _ message: [UInt8], key: [UInt8], vector: [UInt8], extra: [UInt8] = [],
        bits: Int = 128
    ) -> [UInt8]? {
        guard let cipher = AES(key: key) else { return nil }
        switch self {
        case .cbc:
            guard vector.count == AES.block else { return nil }
            return encrypting
                ? Self.chained(message, cipher, vector)
                : Self.unchained(message, cipher, vector)
        case .counter:
            guard vector.count == AES.block, (1...128).contains(bits) else { return nil }
            return Self.counted(message, cipher, vector, bits: bits)
        case .galois:
            return GaloisCounter(cipher).apply(
                encrypting: encrypting, message, vector: vector, extra: extra, tag: bits / 8)
        }
    }

    private static func chained(_ message: [UInt8], _ cipher: AES, _ vector: [UInt8]) -> [UInt8] {
        let padding = AES.block - message.count % AES.block
        let padded = message + [UInt8](repeating: UInt8(padding), count: padding)
        var (result, previous) = ([UInt8](), vector)
        for start in stride(from: 0, to: padded.count, by: AES.block) {
            previous = cipher.encrypt((0..<AES.block).map { padded[start + $0] ^ previous[$0] })
            result += previous
        }
        return result
    }

    private static func unchained(_ message: [UInt8], _ cipher: AES, _ vector: [UInt8]) -> [UInt8]?
    {
        guard !message.isEmpty, message.count % AES.block == 0 else { return nil }
        var (result, previous) = ([UInt8](), vector)
        for start in stride(from: 0, to: message.count, by: AES.block) {
            let block = Array(message[start..<(start + AES.block)])
            let plain = cipher.decrypt(block)
            result += (0..<AES.block).map { plain[$0] ^ previous[$0] }
            previous = block
        }
        guard let padding = result.last, (1...UInt8(AES.block)).contains(padding),
            result.suffix(Int(padding)).allSatisfy({ $0 == padding })
        else { return nil }
        return Array(result.dropLast(Int(padding)))
    }

    /// The message, each block of it with the cipher of a counter (SP 800-38A, section 6.5).
    static func counted(
        _ message: [UInt8], _ cipher: AES, _ first: [UInt8], bits: Int
    ) -> [UInt8] {
        var (result, counter) = (message, first)
        for start in stride(from: 0, to: message.count, by: AES.block) {
            let stream = cipher.encrypt(counter)
            for place in start..<min(start + AES.block, message.count) {
                result[place] ^= stream[place - start]
            }
            count(&counter, bits: bits)
        }
        return result
    }

    /// Adds one to the last bits of a block.
    private static func count(_ counter: inout [UInt8], bits: Int) {
        var left = bits
        for place in stride(from: AES.block - 1, through: 0, by: -1) where left > 0 {
            let mask = left >= 8 ? UInt8.max : UInt8(1 << left) - 1
            let next = counter[place] &+ 1
            counter[place] = counter[place] & ~mask | next & mask
            if next & mask != 0 { return }
            left -= 8
        }
    }
}

/// AES-GCM (NIST SP 800-38D).
struct GaloisCounter {
    private let cipher: AES
    private let hashKey: (high: UInt64, low: UInt64)

    init(_ cipher: AES) {
        self.cipher = cipher
        hashKey = Self.words(cipher.encrypt([UInt8](repeating: 0, count: AES.block)), at: 0)
    }

    /// - Parameter size: Bytes of the tag, which stands behind what is encrypted.
    func apply(
        encrypting: Bool, _ message: [UInt8], vector: [UInt8], extra: [UInt8], tag size: Int
    ) -> [UInt8]? {
        guard !vector.isEmpty, encrypting || message.count >= size else { return nil }
        let first =
            vector.count == 12
            ? vector + [0, 0, 0, 1]
            : hash(Self.padded(vector) + Self.lengths(0, vector.count))
        let body = encrypting ? message : Array(message.dropLast(size))
        var second = first
        for place in stride(from: 15, through: 12, by: -1) {
            second[place] &+= 1
            if second[place] != 0 { break }
        }
        let result = CipherMode.counted(body, cipher, second, bits: 32)
        let secret = encrypting ? result : body
        let sum = hash(
            Self.padded(extra) + Self.padded(secret) + Self.lengths(extra.count, secret.count))
        let mask = cipher.encrypt(first)
        let tag = (0..<size).map { sum[$0] ^ mask[$0] }
        if encrypting { return result + tag }
        return tag == Array(message.suffix(size)) ? result : nil
    }

    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (AES.block - bytes.count % AES.block) % AES.block)
    }

    private static func lengths(_ first: Int, _ second: Int) -> [UInt8] {
        bytes(UInt64(first) * 8) + bytes(UInt64(second) * 8)
    }

    private static func bytes(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }

    private static func words(_ bytes: [UInt8], at start: Int) -> (high: UInt64, low: UInt64) {
        let word = { (place: Int) in
            (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[place + $1]) }
        }
        return (word(start), word(start + 8))
    }

    /// "GHASH" (section 6.4), of whole blocks.
    private func hash(_ blocks: [UInt8]) -> [UInt8] {
        var (high, low) = (UInt64(0), UInt64(0))
        for start in stride(from: 0, to: blocks.count, by: AES.block) {
            let block = Self.words(blocks, at: start)
            (high, low) = product((high ^ block.high, low ^ block.low))
        }
        return Self.bytes(high) + Self.bytes(low)
    }

    /// The product with the hash key (section 6.3).
    private func product(_ block: (high: UInt64, low: UInt64)) -> (UInt64, UInt64) {
        var (sum, value) = ((high: UInt64(0), low: UInt64(0)), hashKey)
        for bit in 0..<128 {
            let word = bit < 64 ? block.high : block.low
            if word >> UInt64(63 - bit % 64) & 1 != 0 {
                sum.high ^= value.high
                sum.low ^= value.low
            }
            let carries = value.low & 1 != 0
            value.low = value.low >> 1 | value.high << 63
            value.high >>= 1
            if carries { value.high ^= 0xE1 << 56 }
        }
        return sum
    }
}
