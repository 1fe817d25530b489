/// What every call of a scope says beside its purpose (partner-center.md, section 1.2).
public struct RequestContext: Equatable, Sendable {
    /// The correlation id of all calls; nil makes one for each call, as the documentation wants it
    /// (section 9.5). The SDK has one for the life of its root object.
    public var correlationID: String?
    /// Language of localised answers.
    public var locale = "en-US"
    /// `MS-PartnerCenter-Application`; nil is not sent.
    public var applicationName: String?
    /// `MS-Contract-Version`; nil is not sent (section 9.2).
    public var contractVersion: String? = "v1"

    /// Makes the default context.
    public init(
        correlationID: String? = nil, locale: String = "en-US", applicationName: String? = nil,
        contractVersion: String? = "v1"
    ) {
        self.correlationID = correlationID
        self.locale = locale
        self.applicationName = applicationName
        self.contractVersion = contractVersion
    }
}

/// Makes GUIDs: the same ones from the same seed, others from a random one.
public struct GUIDSource: Sendable {
    private var state: UInt64

    /// Makes a source.
    ///
    /// - Parameter seed: Decides all GUIDs; for a live service it has to be random.
    public init(seed: UInt64) { state = seed }

    /// The next GUID, of version 4 ("edf0a863-fcdc-4cda-852c-31dfcb552f31").
    public mutating func next() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        var (high, low) = (number(), number())
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

    /// The next number of SplitMix64.
    private mutating func number() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// How often a call is tried, and when (partner-center.md, section 6).
public struct RetryPolicy: Equatable, Sendable {
    /// Waits before the second, third … try, in milliseconds: those of the SDK.
    public var waits = [500, 1_500, 3_500]
    /// Longest wait that the service may ask for with `Retry-After`, in milliseconds; beyond it the
    /// call fails and tells the wait.
    public var longestWait = 60_000
    /// How long one try may take, in milliseconds: the SDK's three minutes.
    public var timeout = 180_000

    /// Makes the default policy.
    public init() {}

    /// A policy without retries.
    public static var none: RetryPolicy {
        var policy = RetryPolicy()
        policy.waits = []
        return policy
    }
}
