internal import ScriptEngine
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
                guard let digest = Digest(rawValue: call.string(0)) else {
                    throw HostError(
                        message: "crypto.digest: '\(call.string(0))' is no hash function")
                }
                return .bytes(digest.hash(call.bytes(1)))
            },
        ])
}
