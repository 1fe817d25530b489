/// FNV-1a with 64 bits: the same on every machine, which Swift's own hashing is not.
public enum FNV1a {
    /// The hash of a text in UTF-8.
    public static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
