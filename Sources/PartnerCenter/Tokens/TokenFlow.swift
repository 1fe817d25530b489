internal import JSONDocuments
public import WebFormats

/// Getting one token, from the first request to the end, as steps: its driver does what each
/// step says and tells it what came of it. So a Swift client and a command share the rules, and time
/// is the leader's.
public struct TokenFlow: Sendable {
    /// What has to be done next.
    public enum Step: Sendable {
        /// Send this and tell the reply.
        case send(HTTPRequest, timeout: Int)
        /// Tell a person what to do.
        case show(DeviceSignIn)
        /// Let a time pass, in milliseconds.
        case wait(Int)
        /// It is over.
        case done(Result<IssuedToken, PartnerError>)
    }

    /// What came of a step.
    public enum Event: Sendable {
        case start
        case reply(HTTPResponse)
        case failure(PartnerTransportFailure)
        case shown
        case waited
    }

    private enum State: Sendable {
        /// A token is asked for, or the code of a device.
        case asking
        /// A person has the code.
        case waiting(DeviceGrant)
    }

    private let grant: TokenGrant
    private let authority: TokenAuthority
    private let timeout: Int
    private var state = State.asking

    /// Begins to get a token.
    ///
    /// - Parameters:
    ///   - tenant: The partner's own tenant.
    ///   - timeout: Of one request, in milliseconds.
    /// - Throws: `PartnerError` (bad input) for a tenant or an address that can be none.
    public init(
        _ grant: TokenGrant, tenant: String, cloud: PartnerCloud, timeout: Int = 60_000
    ) throws(PartnerError) {
        self.grant = grant
        self.timeout = timeout
        authority = TokenAuthority(
            base: cloud.authority, tenant: try PartnerID.checked(tenant, "tenant"),
            audience: cloud.audience)
    }

    /// Takes what came of the last step, and says what to do next.
    ///
    /// - Parameter now: Milliseconds since 1970.
    public mutating func next(_ event: Event, now: Int) -> Step {
        do throws(PartnerError) {
            switch state {
            case .asking: return try ask(event, now)
            case .waiting(var device):
                defer { if case .waiting = state { state = .waiting(device) } }
                return try poll(event, &device, now)
            }
        } catch {
            return .done(.failure(error))
        }
    }

    // MARK: - One request

    private mutating func ask(_ event: Event, _ now: Int) throws(PartnerError) -> Step {
        switch event {
        case .start: return .send(try first(), timeout: timeout)
        case .failure(let failure): throw TokenReply.lost(failure)
        case .reply(let response):
            guard case .deviceCode = grant else {
                return .done(.success(try TokenReply.token(response, grant, now: now)))
            }
            let device = try DeviceGrant(response, grant, now: now)
            state = .waiting(device)
            return .show(device.signIn)
        case .shown, .waited: preconditionFailure("nothing was to be shown or waited for")
        }
    }

    private func first() throws(PartnerError) -> HTTPRequest {
        switch grant {
        case .appOnly(let id, let secret):
            return try authority.request(
                "token",
                [
                    ("grant_type", "client_credentials"), ("client_id", id),
                    ("client_secret", secret.value), ("resource", authority.audience),
                ])
        case .appAndUser(let id, let secret, let refreshToken):
            return try authority.request(
                "token",
                [
                    ("grant_type", "refresh_token"), ("client_id", id),
                    ("refresh_token", refreshToken.value), ("scope", "openid"),
                ] + Self.field(secret) + [("resource", authority.audience)])
        case .deviceCode(let id, _):
            return try authority.request(
                "v2.0/devicecode", [("client_id", id), ("scope", authority.scope)])
        case .signedIn(let id, let secret, let refreshToken):
            return try authority.request(
                "v2.0/token",
                [
                    ("grant_type", "refresh_token"), ("client_id", id),
                    ("refresh_token", refreshToken.value), ("scope", authority.scope),
                ] + Self.field(secret))
        }
    }

    private static func field(_ secret: PartnerSecret?) -> [(String, String)] {
        secret.map { [("client_secret", $0.value)] } ?? []
    }

    // MARK: - A person signs in

    private func poll(
        _ event: Event, _ device: inout DeviceGrant, _ now: Int
    ) throws(PartnerError) -> Step {
        switch event {
        case .start: preconditionFailure("it has begun")
        case .shown: return try device.wait(now)
        case .waited:
            guard case .deviceCode(let id, let secret) = grant else {
                preconditionFailure("only a person is waited for")
            }
            let request = try authority.request(
                "v2.0/token",
                [
                    ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                    ("client_id", id), ("device_code", device.code.value),
                ] + Self.field(secret))
            return .send(request, timeout: timeout)
        case .failure(let failure):
            guard failure.kind != .cancelled, failure.kind != .tls else {
                throw TokenReply.lost(failure)
            }
            device.slowDown(byDoubling: true)
            return try device.wait(now)
        case .reply(let response):
            switch TokenReply.code(of: response) {
            case "authorization_pending": return try device.wait(now)
            case "slow_down":
                device.slowDown()
                return try device.wait(now)
            case nil where response.status == 429 || response.status >= 500,
                "temporarily_unavailable":
                device.slowDown(byDoubling: true)
                return try device.wait(now)
            default:
                return .done(
                    .success(
                        try TokenReply.token(response, grant, now: now, hidden: [device.code])))
            }
        }
    }
}

/// A code that a person has, and when the authority is asked what became of it (RFC 8628, sections
/// 3.2 and 3.5).
struct DeviceGrant: Sendable {
    let code: PartnerSecret
    let signIn: DeviceSignIn
    /// When the code ends, in milliseconds since 1970.
    private let end: Int
    /// Between two questions, in milliseconds.
    private var interval: Int

    /// No code is waited for longer than half an hour, whatever the authority says.
    private static let longest = 1_800_000

    init(
        _ response: HTTPResponse, _ grant: TokenGrant, now: Int
    ) throws(PartnerError) {
        let reply = try TokenReply.members(response, grant)
        let text = { (name: String) in
            reply[name]?.string.flatMap {
                TokenReply.isToken($0) && $0.utf8.count <= 4_096 ? $0 : nil
            }
        }
        guard let code = text("device_code"), let userCode = text("user_code"),
            userCode.utf8.count <= 64,
            // The earlier endpoint of Entra has the other name.
            let address = text("verification_uri") ?? text("verification_url"),
            PartnerCloud.isAddress(address)
        else {
            throw TokenReply.unreadable(
                response, "no code for a person and no https address to enter it at")
        }
        // In milliseconds; the authority may name any number.
        let time = { (name: String, usual: Int) in
            min(max(1, TokenReply.number(reply[name]) ?? usual), Self.longest / 1_000) * 1_000
        }
        let lifetime = time("expires_in", 900)
        self.code = PartnerSecret(code)
        signIn = DeviceSignIn(userCode: userCode, address: address, lifetime: lifetime)
        end = now + lifetime
        // "If no value is provided, clients MUST use 5 as the default."
        interval = time("interval", 5)
    }

    /// Asks less often: by five seconds for good (`slow_down`), or twice as long after trouble.
    mutating func slowDown(byDoubling: Bool = false) {
        interval = min(byDoubling ? interval * 2 : interval + 5_000, Self.longest)
    }

    /// The time until the next question.
    func wait(_ now: Int) throws(PartnerError) -> TokenFlow.Step {
        guard now < end else {
            throw TokenReply.refusal(
                "the code was not used in the \(signIn.lifetime / 60_000) minutes that it was good "
                    + "for; start again for a new one", code: "expired_token")
        }
        return .wait(min(interval, end - now))
    }
}
