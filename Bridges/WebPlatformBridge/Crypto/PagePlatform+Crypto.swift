internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What crypto.js and base64.js ask for.
extension PagePlatform {
    static let cryptoFunctions: [String: PlatformFunction] = [
        // (count, at most 65536) -> random bytes
        "crypto.random": { platform, call in
            .bytes(platform.surroundings.random.bytes(min(65_536, Int(call.number(at: 0) ?? 0))))
        },
        // (name of a hash function, bytes) -> bytes; null for an unknown one
        "crypto.digest": { _, call in
            guard let digest = call.string(at: 0).flatMap(Digest.init) else { return .null }
            return .bytes(digest.hash(call.bytes(at: 1) ?? []))
        },
    ]

    static let base64Functions: [String: PlatformFunction] = [
        // (text) -> base64; null if a character is beyond U+00FF
        "base64.encode": { _, call in
            let units = call.utf16(at: 0) ?? []
            guard units.allSatisfy({ $0 < 256 }) else { return .null }
            return .string(
                ForgivingBase64.encode(units.map { UInt8(truncatingIfNeeded: $0) }))
        },
        // (text) -> a character for each byte; null for a text that is no base64
        "base64.decode": { _, call in
            // What is no byte is no letter of the alphabet either.
            let letters = (call.utf16(at: 0) ?? []).map { UInt8(exactly: $0) ?? 0xFF }
            guard let bytes = ForgivingBase64.decode(letters) else { return .null }
            return .utf16(bytes.map(UInt16.init))
        },
    ]
}
