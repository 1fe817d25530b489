internal import JSONDocuments
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

    /// Keeps a text that can stand in a header or a form as it is; nil for any other.
    public init?(token value: String) {
        guard TokenReply.isToken(value) else { return nil }
        self.value = value
    }

    /// A secret in an answer, masked. A short text is none: it would be found in words.
    static func masked(
        _ secret: String?, in bytes: [UInt8], fromLength shortest: Int = 12
    ) -> [UInt8] {
        guard let secret, secret.utf8.count >= shortest, bytes.count >= secret.utf8.count else {
            return bytes
        }
        let wanted = Array(secret.utf8)
        // Most answers have none.
        let isThere = bytes.withUnsafeBufferPointer { bytes in
            wanted.withUnsafeBufferPointer { bytes.holds($0) }
        }
        guard isThere else { return bytes }
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

    /// An answer without the secret of its request, wherever it stands in headers and body.
    static func masked(_ secret: String?, in response: HTTPResponse) -> HTTPResponse {
        guard let secret else { return response }
        var response = response
        response.body = masked(secret, in: response.body)
        response.headers = HeaderList(
            response.headers.all.map { field in
                let value = masked(secret, in: Array(field.value.utf8))
                return (field.name, String(decoding: value, as: UTF8.self))
            })
        return response
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

/// A token that another program looks after.
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
        guard let secret = PartnerSecret(token: token) else {
            throw PartnerError(
                .unauthorized, "expected an access token: one line of printable ASCII, not empty")
        }
        self.secret = secret
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
