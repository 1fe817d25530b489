internal import WebFormats

/// Makes GUIDs: the same ones from the same seed, others from a random one.
public struct GUIDSource: Sendable {
    private var numbers: SplitMix64

    /// Makes a source.
    ///
    /// - Parameter seed: Decides all GUIDs; for a live service it has to be random.
    public init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

    /// The next GUID, of version 4 ("edf0a863-fcdc-4cda-852c-31dfcb552f31").
    public mutating func next() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        var (high, low) = (numbers.next(), numbers.next())
        high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        for (index, half) in [high, low].enumerated() {
            for place in 0..<16 {
                if index == 0 ? place == 8 || place == 12 : place == 0 || place == 4 {
                    bytes.append(UInt8(ascii: "-"))
                }
                bytes.append(digits[Int(half >> UInt64(60 - 4 * place) & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
