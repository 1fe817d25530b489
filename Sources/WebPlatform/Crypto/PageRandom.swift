internal import WebFormats

/// Random bytes for `crypto`: the same ones in every run, unless the system's are asked for.
public final class PageRandom {
    /// Nil for the system's numbers.
    private var seeded: SplitMix64?

    /// Makes a source that gives the same bytes for the same seed.
    public init(seed: UInt64 = 20_190_115) {
        seeded = SplitMix64(seed: seed)
    }

    private init(seeded: SplitMix64?) {
        self.seeded = seeded
    }

    /// The system's random numbers.
    public static func system() -> PageRandom { PageRandom(seeded: nil) }

    /// Gives bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var system = SystemRandomNumberGenerator()
        while bytes.count < count {
            var word = seeded?.next() ?? system.next()
            for _ in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }
}
