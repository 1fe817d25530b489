/// Bounds that keep a hostile reply from filling the memory.
public enum PartnerLimits {
    /// Longest reply that is read, in bytes.
    public static let replyBytes = 10 << 20
    /// Longest body that an error keeps, in bytes.
    public static let keptBodyBytes = 64 << 10
    /// Longest identifier, in bytes.
    public static let idBytes = 256
}
