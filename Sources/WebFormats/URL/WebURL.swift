/// A URL record of the URL Standard, in its serialized form.
///
/// It holds its href as ASCII bytes, and where the components begin, so that
/// reading a component is taking a slice. Equal are URLs whose hrefs are
/// equal (URL Standard, 4.6 "URL equivalence").
///
/// For example:
///
///     let base = WebURL("https://shop.example/plans/")
///     WebURL("../?id=5", base: base)?.href  // "https://shop.example/?id=5"
public struct WebURL: Sendable {
    /// The href, in ASCII.
    public internal(set) var utf8: [UInt8] = []

    var scheme = URLScheme.other
    var hostKind = HostKind.none
    var hasOpaquePath = false

    // Offsets into `utf8`, with the meaning of `components`.
    var protocolEnd = 0
    var usernameEnd = 0
    var hostStart = 0
    var hostEnd = 0
    var port = -1
    var pathStart = 0
    var searchStart = -1
    var hashStart = -1

    init() {}

    /// Parses text that is UTF-8 (URL Standard, 4.4 "URL parsing").
    ///
    /// - Parameters:
    ///   - utf8: The text. What is ill-formed in it counts as U+FFFD.
    ///   - base: What a relative URL is relative to.
    /// - Returns: `nil` for failure, where JavaScript's `new URL` throws a
    ///   `TypeError`.
    public init?(utf8: [UInt8], base: WebURL? = nil) {
        var parser = URLParser(ScalarValueText.repaired(utf8), base: base)
        guard parser.parse() else { return nil }
        self = parser.url
    }

    /// Parses JavaScript text; a lone surrogate counts as U+FFFD.
    public init?(utf16: UnsafeBufferPointer<UInt16>, base: WebURL? = nil) {
        var parser = URLParser(ScalarValueText.utf8(utf16), base: base)
        guard parser.parse() else { return nil }
        self = parser.url
    }

    /// Parses JavaScript text; a lone surrogate counts as U+FFFD.
    public init?(utf16: [UInt16], base: WebURL? = nil) {
        var parser = URLParser(ScalarValueText.utf8(utf16), base: base)
        guard parser.parse() else { return nil }
        self = parser.url
    }

    /// Parses text.
    public init?(_ text: String, base: WebURL? = nil) {
        var parser = URLParser(Array(text.utf8), base: base)
        guard parser.parse() else { return nil }
        self = parser.url
    }
}

extension WebURL: Hashable {
    /// Compares the hrefs.
    public static func == (left: WebURL, right: WebURL) -> Bool { left.utf8 == right.utf8 }

    /// Hashes the href.
    public func hash(into hasher: inout Hasher) { hasher.combine(utf8) }
}

extension WebURL: CustomStringConvertible {
    /// The href.
    public var description: String { href }
}
