internal import JSONDocuments
internal import WebFormats

/// How the sandbox's authority gives out tokens.
struct SandboxAuthority: Equatable, Sendable {
    /// An application that may ask; one without a secret asks for a person alone.
    struct Client: Equatable, Sendable {
        var id: String
        var secret: String?
    }

    /// Who may ask; none named means all.
    var clients: [Client] = []
    /// How long a token is good, in seconds.
    var tokenLifetime = 3_600
    /// How long a code is good, in seconds.
    var codeLifetime = 900
    /// Between two questions about a code, in seconds.
    var interval = 5
    /// What these questions are answered, one after the other; then the person has signed in.
    var polls = ["authorization_pending"]
    /// Refresh tokens that are good from the beginning.
    var refreshTokens: [String] = []
    /// Whether a refresh token is good for one use.
    var rotates = true

    func json() -> JSONValue {
        .object(
            PartnerObject([
                .init(
                    "clients",
                    .array(
                        clients.map { client in
                            .object(
                                PartnerObject(
                                    [.init("id", .string(client.id))]
                                        + (client.secret.map { [.init("secret", .string($0))] }
                                            ?? [])))
                        })),
                .init("tokenLifetime", .number(JSONNumber(tokenLifetime))),
                .init("codeLifetime", .number(JSONNumber(codeLifetime))),
                .init("interval", .number(JSONNumber(interval))),
                .init("polls", .array(polls.map { .string($0) })),
                .init("refreshTokens", .array(refreshTokens.map { .string($0) })),
                .init("rotatesRefreshTokens", .bool(rotates)),
            ]))
    }
}

/// The tokens that a sandbox gave out: the endpoints of an authority (partner-center.md, section 4.1;
/// RFC 8628).
struct SandboxTokens: Sendable {
    /// A code that a person has.
    private struct Code: Sendable {
        let client: String
        let end: Int
        var polls = 0
        var last: Int?
    }

    /// When each access token ends.
    private var access: [CodeUnits: Int] = [:]
    private var refresh: Set<CodeUnits> = []
    /// Those that were used.
    private var spent: Set<CodeUnits> = []
    private var codes: [CodeUnits: Code] = [:]
    private var ids = GUIDSource(seed: 0x70_6F_72_74_61_6C)

    /// Whether a token was given out here and has not ended.
    func takes(_ token: String, _ now: Int) -> Bool { access[token].map { now < $0 } ?? false }

    /// Answers a request to the authority; nil for any other.
    mutating func answer(
        _ request: HTTPRequest, _ authority: SandboxAuthority?, _ now: Int
    ) -> HTTPResponse? {
        guard let (path, _) = PartnerURL.parts(of: request.target), path.count >= 3,
            path[1] == "oauth2"
        else { return nil }
        let endpoint = path.dropFirst(2).joined(separator: "/")
        guard ["token", "v2.0/token", "v2.0/devicecode"].contains(where: { $0 == endpoint }) else {
            return nil
        }
        guard request.method == "POST" else {
            return Self.refusal("invalid_request", "AADSTS900561: The endpoint only accepts POST.")
        }
        let authority = authority ?? SandboxAuthority()
        let form = Form(request.body)
        do throws(TokenRefusal) {
            let client = try Self.client(form, authority)
            if endpoint == "v2.0/devicecode" {
                return devicecode(client, authority, request, now)
            }
            return try token(form, client, authority, isOld: endpoint == "token", now)
        } catch {
            return Self.refusal(error.code, error.words)
        }
    }

    private struct TokenRefusal: Error {
        let code: String
        let words: String
    }

    private struct Form {
        private let pairs: [FormURLEncoded.Pair]

        init(_ body: [UInt8]) { pairs = FormURLEncoded.parse(body) }

        subscript(name: String) -> String? {
            pairs.first { $0.name.elementsEqual(name.utf8) }
                .map { String(decoding: $0.value, as: UTF8.self) }
        }
    }

    private static func client(
        _ form: Form, _ authority: SandboxAuthority
    ) throws(TokenRefusal) -> String {
        guard let id = form["client_id"], !id.isEmpty else {
            throw TokenRefusal(
                code: "invalid_request", words: "AADSTS900144: There is no 'client_id'.")
        }
        guard let client = authority.clients.first(where: { $0.id == id }) else {
            guard authority.clients.isEmpty else {
                throw TokenRefusal(
                    code: "unauthorized_client",
                    words: "AADSTS700016: Application '\(id)' was not found in the directory.")
            }
            return id
        }
        if let secret = form["client_secret"], secret != client.secret {
            throw TokenRefusal(
                code: "invalid_client",
                words: "AADSTS7000215: Invalid client secret provided: '\(secret)'.")
        }
        return id
    }

    private mutating func devicecode(
        _ client: String, _ authority: SandboxAuthority, _ request: HTTPRequest, _ now: Int
    ) -> HTTPResponse {
        let code = "sandbox-device-\(ids.next())"
        codes[code] = Code(client: client, end: now + authority.codeLifetime * 1_000)
        let userCode = ids.next().prefix(8).uppercased()
        let address = "\(request.url.origin)/device"
        return Self.success([
            .init("user_code", .string(userCode)), .init("device_code", .string(code)),
            .init("verification_uri", .string(address)),
            .init("expires_in", .number(JSONNumber(authority.codeLifetime))),
            .init("interval", .number(JSONNumber(authority.interval))),
            .init(
                "message",
                .string("To sign in, open the page \(address) and enter the code \(userCode).")),
        ])
    }

    private mutating func token(
        _ form: Form, _ client: String, _ authority: SandboxAuthority, isOld: Bool, _ now: Int
    ) throws(TokenRefusal) -> HTTPResponse {
        var isOfPerson = true
        switch form["grant_type"] {
        case "client_credentials":
            isOfPerson = false
            guard form["client_secret"]?.isEmpty == false else {
                throw TokenRefusal(
                    code: "invalid_client",
                    words: "AADSTS7000218: The request has no 'client_secret'.")
            }
        case "refresh_token":
            let token = form["refresh_token"] ?? ""
            guard
                refresh.contains(token)
                    || authority.refreshTokens.contains(where: { $0 == token })
                        && !spent.contains(token)
            else {
                throw TokenRefusal(
                    code: "invalid_grant",
                    words: "AADSTS70008: The refresh token '\(token)' is expired or revoked.")
            }
            if authority.rotates {
                refresh.remove(CodeUnits(token))
                spent.insert(token)
            }
        case "urn:ietf:params:oauth:grant-type:device_code":
            try poll(form["device_code"] ?? "", client, authority, now)
        default:
            throw TokenRefusal(
                code: "unsupported_grant_type", words: "AADSTS70003: The grant is not supported.")
        }
        return issue(authority, isOld: isOld, isOfPerson: isOfPerson, now)
    }

    /// Passes where the person has signed in.
    private mutating func poll(
        _ code: String, _ client: String, _ authority: SandboxAuthority, _ now: Int
    ) throws(TokenRefusal) {
        guard var known = codes[code], known.client == client else {
            throw TokenRefusal(
                code: "bad_verification_code", words: "AADSTS70019: The device code is not known.")
        }
        guard now < known.end else {
            throw TokenRefusal(code: "expired_token", words: "AADSTS70020: The code has expired.")
        }
        let isEarly = known.last.map { now - $0 < authority.interval * 1_000 } ?? false
        known.last = now
        guard !isEarly else {
            codes[code] = known
            throw TokenRefusal(
                code: "slow_down", words: "The code is asked for before the interval is over.")
        }
        let word = known.polls < authority.polls.count ? authority.polls[known.polls] : nil
        known.polls += 1
        codes[code] = word == nil ? nil : known
        if let word {
            throw TokenRefusal(code: word, words: "The sandbox answers '\(word)' here.")
        }
    }

    private mutating func issue(
        _ authority: SandboxAuthority, isOld: Bool, isOfPerson: Bool, _ now: Int
    ) -> HTTPResponse {
        let token = "sandbox-access-\(ids.next())"
        access[token] = now + authority.tokenLifetime * 1_000
        // The earlier endpoint gives its numbers as texts.
        let lifetime: JSONValue =
            isOld
            ? .string("\(authority.tokenLifetime)") : .number(JSONNumber(authority.tokenLifetime))
        var members: [PartnerObject.Member] = [
            .init("token_type", "Bearer"), .init("expires_in", lifetime),
            .init("access_token", .string(token)),
        ]
        if isOfPerson {
            let next = "sandbox-refresh-\(ids.next())"
            refresh.insert(next)
            members.append(.init("refresh_token", .string(next)))
        }
        return Self.success(members)
    }

    private static func success(_ members: [PartnerObject.Member]) -> HTTPResponse {
        response(200, members)
    }

    private static func refusal(_ code: String, _ words: String) -> HTTPResponse {
        response(
            code == "invalid_client" ? 401 : 400,
            [
                .init("error", .string(code)), .init("error_description", .string(words)),
            ])
    }

    private static func response(
        _ status: Int, _ members: [PartnerObject.Member]
    ) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: HeaderList([
                ("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store"),
            ]), body: JSONValue.object(PartnerObject(members)).bytes())
    }
}
