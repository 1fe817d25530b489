/// How bytes are packed (Compression, section 5).
public enum CompressionFormat: String, Sendable, CaseIterable {
    /// RFC 1950, with a header and a checksum.
    case deflate
    /// RFC 1951 alone.
    case deflateRaw = "deflate-raw"
    /// RFC 1952.
    case gzip

    /// What zlib calls it: the largest window, with a sign or 16 more for the wrapping.
    var windowBits: Int32 {
        switch self {
        case .deflate: 15
        case .deflateRaw: -15
        case .gzip: 31
        }
    }
}
