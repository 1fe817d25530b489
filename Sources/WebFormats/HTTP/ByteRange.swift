/// The value of a `Range` header with one range, such as `bytes=0-99` (Fetch Standard section 2.2.2).
public struct ByteRange: Hashable, Sendable {
    /// The first byte; nothing in `bytes=-99`, which asks for the last 99.
    public var first: UInt64?
    /// The last byte, counted in; nothing in `bytes=99-`.
    public var last: UInt64?

    /// "Parse a single range header value"; nothing on failure.
    ///
    /// A number past 64 bits counts as the largest of 64 bits.
    public init?(parsing value: [UInt8], allowsWhitespace: Bool) {
        var text = HTTPText(HTTPText.isomorphicDecode(value))
        let isSpace = { allowsWhitespace && HTTPText.isTabOrSpace($0) }
        guard value.starts(with: Array("bytes".utf8)) else { return nil }
        text.position = 5
        _ = text.collect(while: isSpace)
        guard text.next == "=" else { return nil }
        text.position += 1
        _ = text.collect(while: isSpace)
        first = Self.number(text.collect(while: Self.isDigit))
        _ = text.collect(while: isSpace)
        guard text.next == "-" else { return nil }
        text.position += 1
        _ = text.collect(while: isSpace)
        last = Self.number(text.collect(while: Self.isDigit))
        guard text.isAtEnd, first != nil || last != nil else { return nil }
        if let first, let last, first > last { return nil }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

    private static func number(_ digits: String) -> UInt64? {
        digits.isEmpty ? nil : UInt64(digits) ?? .max
    }
}
