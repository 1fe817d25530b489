/// A percent-encode set: which bytes of UTF-8 text are written as `%XX`.
///
/// URL Standard, 1.3 "Percent-encoded bytes". Every set holds all bytes from
/// 0x7F up.
public struct PercentEncodeSet: Sendable, Hashable {
    private let low: UInt64
    private let high: UInt64

    /// Whether `byte` is written as `%XX`.
    @inline(__always)
    public func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
        return byte >= 128 || high >> UInt64(byte & 63) & 1 != 0
    }

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    private func adding(_ characters: StaticString) -> PercentEncodeSet {
        var low = low
        var high = high
        for index in 0..<characters.utf8CodeUnitCount {
            let byte = characters.utf8Start[index]
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
        return PercentEncodeSet(low: low, high: high)
    }

    /// The C0 control percent-encode set.
    public static let c0Control = PercentEncodeSet(low: 0xFFFF_FFFF, high: 1 << 63)
    /// The fragment percent-encode set.
    public static let fragment = c0Control.adding(" \"<>`")
    /// The query percent-encode set.
    public static let query = c0Control.adding(" \"#<>")
    /// The special-query percent-encode set.
    public static let specialQuery = query.adding("'")
    /// The path percent-encode set.
    public static let path = query.adding("?^`{}")
    /// The userinfo percent-encode set.
    public static let userinfo = path.adding("/:;=@[\\]|")
    /// The component percent-encode set, that of `encodeURIComponent`.
    public static let component = userinfo.adding("$%&+,")
    /// The application/x-www-form-urlencoded percent-encode set.
    public static let form = component.adding("!'()~")
}
