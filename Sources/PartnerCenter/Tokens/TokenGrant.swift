public import WebFormats

/// How a token is asked for (partner-center.md, section 4.1).
public enum TokenGrant: Sendable {
    /// App-only: the application's own secret.
    case appOnly(clientID: String, secret: PartnerSecret)
    /// App+User: a refresh token that a consent with MFA gave.
    case appAndUser(clientID: String, secret: PartnerSecret?, refreshToken: PartnerSecret)
    /// App+User: a person signs in on any device, with a code (RFC 8628).
    case deviceCode(clientID: String, secret: PartnerSecret?)
    /// App+User: the refresh token of such a sign-in.
    case signedIn(clientID: String, secret: PartnerSecret?, refreshToken: PartnerSecret)

    /// What must not be seen in anything that is said.
    var secrets: [PartnerSecret] {
        switch self {
        case .appOnly(_, let secret): [secret]
        case .appAndUser(_, let secret, let token), .signedIn(_, let secret, let token):
            [secret, token].compactMap { $0 }
        case .deviceCode(_, let secret): [secret].compactMap { $0 }
        }
    }

    /// What the same grant asks with from now on.
    func renewed(by token: IssuedToken) -> TokenGrant {
        guard let newest = token.refreshToken else { return self }
        switch self {
        case .appOnly: return self
        case .appAndUser(let id, let secret, _):
            return .appAndUser(clientID: id, secret: secret, refreshToken: newest)
        case .deviceCode(let id, let secret), .signedIn(let id, let secret, _):
            return .signedIn(clientID: id, secret: secret, refreshToken: newest)
        }
    }
}

/// A token as the authority gave it.
public struct IssuedToken: Sendable {
    /// The access token.
    public var token: PartnerSecret
    /// Milliseconds since 1970.
    public var expiresAt: Int
    /// What asks for the next one without a person.
    public var refreshToken: PartnerSecret?

    /// How long before its end a token counts as expired, in milliseconds: the SDK's 30 seconds.
    private static let margin = 30_000

    /// Makes one.
    public init(token: PartnerSecret, expiresAt: Int, refreshToken: PartnerSecret?) {
        self.token = token
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
    }

    /// Whether it can be used at a time, in milliseconds since 1970.
    public func isGood(at now: Int) -> Bool { now < expiresAt - Self.margin }
}

/// What a person needs to sign in (RFC 8628, section 3.2).
public struct DeviceSignIn: Equatable, Sendable {
    /// The code to be entered.
    public var userCode: String
    /// Where it is entered.
    public var address: String
    /// How long it is good, in milliseconds.
    public var lifetime: Int
}

/// The authority that gives out tokens, and what for.
struct TokenAuthority: Sendable {
    let base: String
    let tenant: String
    let audience: String

    /// A form for one of its endpoints.
    func request(
        _ endpoint: String, _ fields: [(String, String)]
    ) throws(PartnerError) -> HTTPRequest {
        guard let url = WebURL("\(base)/\(PartnerURL.encoded(tenant))/oauth2/\(endpoint)") else {
            throw PartnerError(.badInput, "no token: '\(base)' is no address")
        }
        let form = fields.map { "\($0.0)=\(PartnerURL.encoded($0.1))" }.joined(separator: "&")
        return HTTPRequest(
            method: "POST", url: url,
            headers: HeaderList([
                ("Accept", "application/json"),
                ("Content-Type", "application/x-www-form-urlencoded"),
            ]), body: Array(form.utf8))
    }

    /// What a person is asked to allow.
    var scope: String { "\(audience)/user_impersonation offline_access openid" }
}
