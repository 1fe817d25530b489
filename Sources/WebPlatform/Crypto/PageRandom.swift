/// Random bytes for `crypto`: the same ones in every run, unless the system's are asked for.
public final class PageRandom {
    /// Nil for the system's numbers.
    private var state: UInt64?

    /// Makes a source that gives the same bytes for the same seed.
    public init(seed: UInt64 = 20_190_115) {
        state = seed
    }

    private init(state: UInt64?) {
        self.state = state
    }

    /// The system's random numbers.
    public static func system() -> PageRandom { PageRandom(state: nil) }

    /// Gives bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var system = SystemRandomNumberGenerator()
        while bytes.count < count {
            var word = state == nil ? system.next() : next()
            for _ in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }

    /// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
    private func next() -> UInt64 {
        let sum = (state ?? 0) &+ 0x9E37_79B9_7F4A_7C15
        state = sum
        var word = sum
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
