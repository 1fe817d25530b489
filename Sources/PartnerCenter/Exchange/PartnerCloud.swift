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
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        let isHere = { (name: String) in ["localhost", "127.0.0.1", "[::1]"].contains(name) }
        guard base.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }),
            let url = WebURL(base), !url.hostname.isEmpty, !base.contains("@"),
            !base.contains("?"),
            url.protocol == "https:" || (url.protocol == "http:" && isHere(url.hostname))
        else {
            throw PartnerError(
                .badInput,
                "expected a base address such as 'https://api.partnercenter.microsoft.com' (http is "
                    + "for this computer only), found '\(base.prefix(200))'")
        }
        self.name = "custom"
        self.base = base
        self.authority = authority ?? Self.global.authority
        self.audience = audience ?? base
    }
}
