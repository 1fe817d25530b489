public import WebFormats

/// What a request says about where it comes from (Referrer Policy, sections 3 and 8).
public enum ReferrerPolicy: String, CaseIterable, Sendable {
    case unsaid = ""
    case noReferrer = "no-referrer"
    case noReferrerWhenDowngrade = "no-referrer-when-downgrade"
    case sameOrigin = "same-origin"
    case origin
    case strictOrigin = "strict-origin"
    case originWhenCrossOrigin = "origin-when-cross-origin"
    case strictOriginWhenCrossOrigin = "strict-origin-when-cross-origin"
    case unsafeURL = "unsafe-url"

    /// What holds where nothing is said.
    static let standard = strictOriginWhenCrossOrigin

    /// The last policy of a `Referrer-Policy` header that is known.
    public static func last(in headers: HeaderList) -> ReferrerPolicy {
        (headers.list("Referrer-Policy") ?? [])
            .compactMap { ReferrerPolicy(rawValue: $0.asciiLowercased()) }.last ?? .unsaid
    }

    /// What a `meta` element says with its content (HTML, section 4.2.5.1, "referrer"); nil for no policy.
    public init?(meta content: String) {
        let old = [
            "never": Self.noReferrer, "default": .standard, "always": .unsafeURL,
            "origin-when-crossorigin": .originWhenCrossOrigin,
        ]
        let word = content.asciiLowercased()
        guard let policy = Self(rawValue: word) ?? old[word], policy != .unsaid else { return nil }
        self = policy
    }

    /// The `Referer` of a request; nil if it has none.
    func referrer(_ source: WebURL?, for url: WebURL) -> String? {
        guard let source, let full = Self.stripped(source) else { return nil }
        let origin = source.origin + "/"
        let whole = full.utf8.count > 4096 ? origin : full
        let isSame = source.isSameOrigin(as: url)
        let isDowngrade = source.isPotentiallyTrustworthy && !url.isPotentiallyTrustworthy
        switch self == .unsaid ? Self.standard : self {
        case .noReferrer: return nil
        case .origin: return origin
        case .unsafeURL: return whole
        case .strictOrigin: return isDowngrade ? nil : origin
        case .strictOriginWhenCrossOrigin:
            return isSame ? whole : isDowngrade ? nil : origin
        case .sameOrigin: return isSame ? whole : nil
        case .originWhenCrossOrigin: return isSame ? whole : origin
        case .noReferrerWhenDowngrade, .unsaid: return isDowngrade ? nil : whole
        }
    }

    /// Without user, password and fragment; nil if it is not http or https.
    private static func stripped(_ url: WebURL) -> String? {
        guard url.isHTTP else { return nil }
        return url.origin + url.pathname + url.search
    }
}

extension WebURL {
    /// Whether the scheme is http or https.
    public var isHTTP: Bool { `protocol` == "http:" || `protocol` == "https:" }

    /// Ports that no page may reach (Fetch Standard, section 2.9).
    var hasBadPort: Bool {
        guard isHTTP, let port = portNumber else { return false }
        return Self.badPorts.contains(port)
    }

    private static let badPorts: Set<Int> = [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
        102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389,
        427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
        989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665,
        6666, 6667, 6668, 6669, 6679, 6697, 10080,
    ]
}
