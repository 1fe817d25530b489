internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What crypto.js asks for.
final class CryptoFeature: PageFeature {
    private let random: PageRandom

    /// - Parameter random: Where random numbers come from.
    init(in page: Page, random: PageRandom) { self.random = random }

    static let host = HostInterface(
        of: CryptoFeature.self,
        [
            // (count, at most 65536) -> random bytes
            .init("crypto.random", [.integer], returns: .bytes) { feature, call in
                .bytes(feature.random.bytes(min(65_536, call.integer(0))))
            },
            // (name of a hash function, bytes) -> bytes
            .init("crypto.digest", [.string, .bytes], returns: .bytes) { _, call in
                .bytes(try digest(call).hash(call.bytes(1)))
            },
            // (cipher, whether it encrypts, bytes, key, initialization vector or counter, what is authenticated as
            // well, length of the tag or of the counter in bits) -> bytes; null where they are none of the key's
            .init(
                "crypto.cipher",
                [.string, .bool, .bytes, .bytes, .bytes, .bytes, .integer],
                returns: .optional(.bytes)
            ) { _, call in
                guard let mode = CipherMode(rawValue: call.string(0)),
                    let made = mode.apply(
                        encrypting: call.isTruthy(at: 1), call.bytes(2), key: call.bytes(3),
                        vector: call.bytes(4), extra: call.bytes(5), bits: call.integer(6))
                else { return .null }
                return .bytes(made)
            },
            // (hash function, key, bytes) -> bytes
            .init("crypto.authenticate", [.string, .bytes, .bytes], returns: .bytes) { _, call in
                .bytes(try digest(call).authenticate(call.bytes(2), key: call.bytes(1)))
            },
            // (hash function, password, last hash, sum, rounds) -> the last hash and the sum after them
            .init(
                "crypto.stretch", [.string, .bytes, .bytes, .bytes, .integer], returns: .bytes
            ) { _, call in
                let (last, sum) = try digest(call).stretch(
                    call.bytes(1), last: call.bytes(2), sum: call.bytes(3),
                    rounds: call.integer(4))
                return .bytes(last + sum)
            },
            // (hash function, secret, salt, info, number of bytes) -> bytes; null where that are too many
            .init(
                "crypto.expand", [.string, .bytes, .bytes, .bytes, .integer],
                returns: .optional(.bytes)
            ) { _, call in
                let made = try digest(call).expand(
                    call.bytes(1), salt: call.bytes(2), info: call.bytes(3),
                    count: call.integer(4))
                return made.map { .bytes($0) } ?? .null
            },
            // (base64) -> bytes; null for a text that is none
            .init("crypto.fromBase64", [.string], returns: .optional(.bytes)) { _, call in
                ForgivingBase64.decode(call.string(0).utf8).map { .bytes($0) } ?? .null
            },
        ])

    /// The hash function that the first argument names.
    private static func digest(_ call: borrowing HostCall) throws -> Digest {
        guard let digest = Digest(rawValue: call.string(0)) else {
            throw HostError(message: "'\(call.string(0))' is no hash function")
        }
        return digest
    }
}
