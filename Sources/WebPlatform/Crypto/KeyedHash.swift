/// Hashes with keys, and keys that are made of them.
extension Digest {
    /// Bytes of a block of the hash function.
    public var block: Int { self == .sha384 || self == .sha512 ? 128 : 64 }
    /// Bytes of a hash.
    public var size: Int { hash([]).count }

    /// HMAC (FIPS 198-1, section 4).
    public func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        let short = key.count > block ? hash(key) : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        return hash(padded.map { $0 ^ 0x5C } + hash(padded.map { $0 ^ 0x36 } + message))
    }

    /// Some rounds of PBKDF2 (RFC 8018, section 5.2): the last hash, and the sum of those so far.
    ///
    /// - Parameters:
    ///   - last: The last hash so far, or the salt with the number of the block.
    ///   - sum: The sum so far; empty before the first round.
    public func stretch(
        _ password: [UInt8], last: [UInt8], sum: [UInt8], rounds: Int
    ) -> (last: [UInt8], sum: [UInt8]) {
        var (last, sum) = (last, sum)
        for _ in 0..<rounds {
            last = authenticate(last, key: password)
            sum = sum.isEmpty ? last : zip(sum, last).map { $0 ^ $1 }
        }
        return (last, sum)
    }

    /// HKDF (RFC 5869): so many bytes of a key, or nil where that are too many.
    public func expand(_ secret: [UInt8], salt: [UInt8], info: [UInt8], count: Int) -> [UInt8]? {
        guard count <= 255 * size else { return nil }
        let key = authenticate(secret, key: salt)
        var (result, last) = ([UInt8](), [UInt8]())
        while result.count < count {
            last = authenticate(last + info + [UInt8(result.count / size + 1)], key: key)
            result += last
        }
        return Array(result.prefix(count))
    }
}
