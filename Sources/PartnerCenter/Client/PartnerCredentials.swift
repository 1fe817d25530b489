internal import JSONDocuments
internal import Synchronization
public import WebFormats

/// Gives the access token of each call (partner-center.md, section 4).
public protocol PartnerCredentials: Sendable {
    /// A token that is good now.
    ///
    /// - Parameters:
    ///   - renewing: Whether the service refused the last one.
    ///   - now: Milliseconds since 1970.
    /// - Throws: `PartnerError` (unauthorized) if there is none to be had.
    func token(renewing: Bool, now: Int) async throws(PartnerError) -> String
}

/// A text that no description and no dump shows.
public struct PartnerSecret: Sendable, Equatable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The text.
    public let value: String

    /// Keeps a text.
    public init(_ value: String) { self.value = value }

    /// A secret in an answer, masked. A short text is none: it would be found in words.
    static func masked(_ secret: String?, in bytes: [UInt8]) -> [UInt8] {
        guard let secret, secret.utf8.count >= 12, bytes.count >= secret.utf8.count else {
            return bytes
        }
        let wanted = Array(secret.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) {
                result += "***".utf8
                index += wanted.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// An answer's text with the secret of its request masked, wherever it stands.
    public static func masked(_ text: String, of request: HTTPRequest) -> String {
        let field = request.headers["Authorization"] ?? ""
        guard field.prefix(7).lowercased() == "bearer " else { return text }
        return String(
            decoding: masked(String(field.dropFirst(7)), in: Array(text.utf8)), as: UTF8.self)
    }

    /// Stands for the text.
    public var description: String { "<secret>" }
    /// Stands for the text.
    public var debugDescription: String { "<secret>" }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A token that somebody else looks after.
public struct StaticToken: PartnerCredentials {
    private let secret: PartnerSecret

    /// Takes a token, without the word "Bearer".
    ///
    /// - Throws: `PartnerError` (unauthorized) for a text that can be no token.
    public init(_ token: String) throws(PartnerError) {
        let token = String(
            token.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
                .reversed())
        if token.prefix(7).lowercased() == "bearer " {
            throw PartnerError(
                .unauthorized,
                "expected the access token alone, found the word 'Bearer' before it; leave it out")
        }
        guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw PartnerError(
                .unauthorized, "expected an access token: one line of printable ASCII, not empty")
        }
        secret = PartnerSecret(token)
    }

    /// The token, as long as the service takes it.
    public func token(renewing: Bool, now: Int) throws(PartnerError) -> String {
        guard !renewing else {
            throw PartnerError(
                .unauthorized,
                "the service refuses the token: it is expired, or not for this service (its audience "
                    + "has to be the API's base address); get a new one")
        }
        return secret.value
    }
}

/// Asks the authority for tokens and keeps them until 30 seconds before their end.
public final class TokenProvider: PartnerCredentials {
    /// How a token is asked for.
    public enum Grant: Sendable {
        /// App-only: the application's own secret.
        case appOnly(clientID: String, secret: PartnerSecret)
        /// App+User: a refresh token that a consent with MFA gave.
        case appAndUser(clientID: String, secret: PartnerSecret?, refreshToken: PartnerSecret)
    }

    private struct Held {
        var token: PartnerSecret?
        var expiresAt = 0
        var refreshToken: PartnerSecret?
    }

    private let grant: Grant
    private let tenant: String
    private let cloud: PartnerCloud
    private let transport: any PartnerTransport
    private let held = Mutex(Held())

    /// How long before its end a token counts as expired, in milliseconds: the SDK's 30 seconds.
    private static let margin = 30_000

    /// Makes a provider.
    ///
    /// - Parameter tenant: The partner's own tenant.
    public init(
        _ grant: Grant, tenant: String, cloud: PartnerCloud, transport: any PartnerTransport
    ) throws(PartnerError) {
        self.grant = grant
        self.tenant = try PartnerID.checked(tenant, "tenant")
        self.cloud = cloud
        self.transport = transport
    }

    /// The token that is held, or a new one.
    public func token(renewing: Bool, now: Int) async throws(PartnerError) -> String {
        let known = held.withLock { held in
            !renewing && now < held.expiresAt - Self.margin ? held.token : nil
        }
        if let known { return known.value }
        let address = "\(cloud.authority)/\(PartnerURL.encoded(tenant))/oauth2/token"
        guard let url = WebURL(address) else {
            throw PartnerError(.badInput, "no token: '\(cloud.authority)' is no address")
        }
        let request = HTTPRequest(
            method: "POST", url: url,
            headers: HeaderList([
                ("Accept", "application/json"),
                ("Content-Type", "application/x-www-form-urlencoded"),
            ]), body: Array(form().utf8))
        let response: HTTPResponse
        do throws(PartnerTransportFailure) {
            response = try await transport.send(request, timeout: 60_000)
        } catch {
            throw PartnerError(
                error.kind == .cancelled ? .cancelled : .unauthorized,
                "no token: the authority did not answer: \(error.message)")
        }
        let read = try Self.read(response, now: now)
        held.withLock { held in
            held.token = read.token
            held.expiresAt = read.expiresAt
            // A refresh token may be replaced by each use.
            if let refreshToken = read.refreshToken { held.refreshToken = refreshToken }
        }
        return read.token.value
    }

    private func form() -> String {
        var fields: [(String, String)] = []
        switch grant {
        case .appOnly(let id, let secret):
            fields = [
                ("grant_type", "client_credentials"), ("client_id", id),
                ("client_secret", secret.value),
            ]
        case .appAndUser(let id, let secret, let refreshToken):
            let newest = held.withLock { $0.refreshToken } ?? refreshToken
            fields = [
                ("grant_type", "refresh_token"), ("client_id", id),
                ("refresh_token", newest.value), ("scope", "openid"),
            ]
            if let secret { fields.append(("client_secret", secret.value)) }
        }
        fields.append(("resource", cloud.audience))
        return fields.map { "\($0.0)=\(PartnerURL.encoded($0.1))" }.joined(separator: "&")
    }

    /// Reads the authority's reply, which has its numbers as texts.
    static func read(
        _ response: HTTPResponse, now: Int
    ) throws(PartnerError) -> (
        token: PartnerSecret, expiresAt: Int, refreshToken: PartnerSecret?
    ) {
        let reply = try? JSONValue(reply: response.body).object
        guard response.status == 200, let reply, let token = reply["access_token"]?.string,
            !token.isEmpty
        else {
            // Kept apart from errors of the API (section 8): the body is not kept, it may hold
            // tokens.
            var error = PartnerError(
                .unauthorized, "no token: the authority answered with status \(response.status)")
            error.status = response.status
            error.code = reply?["error"]?.string
            error.serviceDescription = reply?["error_description"]?.string
            error.source = "token authority"
            throw error
        }
        let number = { (name: String) in
            reply[name].flatMap { $0.integer ?? $0.string.flatMap { Int($0) } }
        }
        // An authority may name any number; none of its tokens is believed for longer than a day.
        let day = 86_400
        let expiresAt =
            number("expires_in").map { now + min(max(0, $0), day) * 1_000 }
            ?? number("expires_on").map { min(max(0, $0), now / 1_000 + day) * 1_000 } ?? now
        return (
            PartnerSecret(token), expiresAt, reply["refresh_token"]?.string.map(PartnerSecret.init)
        )
    }
}
