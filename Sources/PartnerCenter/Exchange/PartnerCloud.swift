internal import WebFormats

/// Where the service is (partner-center.md, section 4).
public struct PartnerCloud: Equatable, Sendable {
    /// What people call it ("global").
    public var name: String
    /// The API's base address, without a slash at its end.
    public var base: String
    /// Who gives out tokens.
    public var authority: String
    /// What tokens are asked for.
    public var audience: String

    /// The worldwide cloud.
    public static let global = PartnerCloud(
        name: "global", base: "https://api.partnercenter.microsoft.com",
        authority: "https://login.microsoftonline.com")
    /// The cloud for the government of the United States: the API is that of the world.
    public static let usGovernment = PartnerCloud(
        name: "us-government", base: "https://api.partnercenter.microsoft.com",
        authority: "https://login.microsoftonline.us")
    /// The cloud of 21Vianet in China.
    public static let vianet21 = PartnerCloud(
        name: "21vianet", base: "https://partner.partnercenterapi.microsoftonline.cn",
        authority: "https://login.partner.microsoftonline.cn")
    /// All clouds that have a name.
    public static let all = [global, vianet21, usGovernment]

    private init(name: String, base: String, authority: String) {
        self.name = name
        self.base = base
        self.authority = authority
        audience = base
    }

    /// Another base address, such as a test server's.
    ///
    /// - Throws: `PartnerError` (bad input) unless it is `https://`, or `http://` on this computer:
    ///   a token is not sent in the clear.
    public init(base: String, authority: String? = nil, audience: String? = nil)
        throws(PartnerError)
    {
        name = "custom"
        self.base = try Self.checked(base, such: Self.global.base)
        self.authority =
            try authority.map { authority throws(PartnerError) in
                try Self.checked(authority, such: Self.global.authority)
            } ?? Self.global.authority
        self.audience = audience ?? self.base
    }

    /// The same service with another authority, or for another audience.
    ///
    /// - Throws: `PartnerError` (bad input) as for a base address: a secret is not sent in the clear.
    public func with(authority: String?, audience: String?) throws(PartnerError) -> PartnerCloud {
        var cloud = self
        if let authority {
            cloud.authority = try Self.checked(authority, such: Self.global.authority)
        }
        if let audience { cloud.audience = audience }
        return cloud
    }

    private static func checked(_ base: String, such example: String) throws(PartnerError) -> String
    {
        var base = base
        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        guard isAddress(base), !base.utf8.contains(UInt8(ascii: "?")) else {
            throw PartnerError(
                .badInput,
                "expected a base address such as '\(example)' (http is for this computer only), "
                    + "found '\(base.prefix(200))'")
        }
        return base
    }

    /// Whether a text is an address that secrets may go to: `https://`, or `http://` on this computer.
    static func isAddress(_ text: String) -> Bool {
        let isHere = { (name: String) in ["localhost", "127.0.0.1", "[::1]"].contains(name) }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }),
            let url = WebURL(text), !url.hostname.isEmpty, !text.utf8.contains(UInt8(ascii: "@"))
        else { return false }
        return url.protocol == "https:" || (url.protocol == "http:" && isHere(url.hostname))
    }
}
