internal import JSONDocuments
internal import WebFormats

/// Reads what the authority answers. Nothing of an answer is kept but its code and its description,
/// with what was sent masked: it may hold tokens (partner-center.md, section 8).
enum TokenReply {
    /// The token in a reply, which may have its numbers as texts.
    ///
    /// - Parameter hidden: Further secrets that were sent.
    static func token(
        _ response: HTTPResponse, _ grant: TokenGrant, now: Int, hidden: [PartnerSecret] = []
    ) throws(PartnerError) -> IssuedToken {
        let reply = try members(response, grant, hidden: hidden)
        guard let token = reply["access_token"]?.string, isToken(token) else {
            throw unreadable(response, "no access token that could be sent")
        }
        // "Bearer" is the only type that is sent.
        if let type = reply["token_type"]?.string, type.lowercased() != "bearer" {
            throw unreadable(response, "a token of another type than Bearer")
        }
        // An authority may name any number; no token is believed for longer than a day, and one that
        // was just given is good for a minute.
        let (minute, day) = (60, 86_400)
        let lifetime =
            number(reply["expires_in"])
            ?? number(reply["expires_on"]).map { min(max(0, $0), now / 1_000 + day) - now / 1_000 }
            ?? 5 * minute
        return IssuedToken(
            token: PartnerSecret(token), expiresAt: now + min(max(minute, lifetime), day) * 1_000,
            refreshToken: reply["refresh_token"]?.string.flatMap {
                isToken($0) ? PartnerSecret($0) : nil
            })
    }

    /// Whether a text can stand in a header, or in a form, as it is.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 1 << 16
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// The members of a reply that is a success.
    static func members(
        _ response: HTTPResponse, _ grant: TokenGrant, hidden: [PartnerSecret] = []
    ) throws(PartnerError) -> PartnerObject {
        let reply = try? JSONValue(reply: response.body).object
        guard response.status == 200, let reply, reply["error"] == nil else {
            throw refused(response, reply, grant, hidden)
        }
        return reply
    }

    /// The code of a refusal; nil for a success, and for what is no JSON.
    static func code(of response: HTTPResponse) -> String? {
        (try? JSONValue(reply: response.body))?.object?["error"]?.string
    }

    /// A number, or a text that is one.
    static func number(_ value: JSONValue?) -> Int? {
        value?.integer ?? value?.string.flatMap { Int($0) }
    }

    // MARK: - Failures

    /// Whether a code says that no program can go on alone.
    static func wantsPerson(_ code: String?) -> Bool {
        switch code {
        case "interaction_required", "login_required", "consent_required": true
        default: false
        }
    }

    /// A request without a reply.
    static func lost(_ failure: PartnerTransportFailure) -> PartnerError {
        var error = PartnerError(
            failure.kind == .cancelled ? .cancelled : .unauthorized,
            "no token: the authority did not answer: \(failure.message)")
        error.isOfAuthority = true
        return error
    }

    /// An answer that makes no sense.
    static func unreadable(_ response: HTTPResponse, _ what: String) -> PartnerError {
        var error = refusal("the authority's answer has \(what)")
        error.status = response.status
        return error
    }

    /// A refusal in our words.
    static func refusal(_ words: String, code: String? = nil) -> PartnerError {
        var error = PartnerError(.unauthorized, "no token: \(words)")
        error.isOfAuthority = true
        error.code = code
        error.source = "token authority"
        return error
    }

    private static func refused(
        _ response: HTTPResponse, _ reply: PartnerObject?, _ grant: TokenGrant,
        _ hidden: [PartnerSecret]
    ) -> PartnerError {
        let masked = { (text: String) in
            var bytes = Array(text.utf8)
            for secret in grant.secrets + hidden {
                for form in [secret.value, PartnerURL.encoded(secret.value)] {
                    bytes = PartnerSecret.masked(form, in: bytes, fromLength: 4)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        let code = reply?["error"]?.string.map { masked(String($0.prefix(200))) }
        var error = refusal(words(code, response.status, grant), code: code)
        error.status = response.status
        error.serviceDescription =
            reply?["error_description"]?.string.map { masked(String($0.prefix(16_384))) }
        return error
    }

    private static func words(_ code: String?, _ status: Int, _ grant: TokenGrant) -> String {
        switch code {
        case "access_denied", "authorization_declined": "the person declined the sign-in"
        case "expired_token", "code_expired":
            "the code was not used in time; start again for a new one"
        case "bad_verification_code":
            "the authority does not know the code of this sign-in; start again for a new one"
        case "invalid_grant":
            switch grant {
            case .appOnly: "the authority does not give this application a token"
            case .appAndUser:
                "the refresh token is expired, revoked, used up or of another application; get a new "
                    + "one by a consent with a second factor"
            case .deviceCode: "the authority does not take this sign-in; start again for a new one"
            case .signedIn: "the last sign-in is expired or revoked; sign in again"
            }
        case _ where wantsPerson(code):
            "the authority wants a person: a second factor, a new sign-in or a consent"
        case "invalid_client":
            "the authority does not take the application's secret: it is wrong, expired, or missing"
        case "unauthorized_client":
            "the authority does not know the application in this tenant, or does not let it ask in "
                + "this way"
        case "invalid_request", "invalid_scope", "invalid_resource", "unsupported_grant_type":
            "the authority does not take the request: look at tenant, client id and cloud"
        default:
            switch status {
            case 300..<400:
                "the authority sent the request to another address, where the secret did not go"
            case 404: "the authority's address or the tenant is not known"
            case 429: "the authority is asked too often; wait before the next try"
            case 500...: "the authority is in trouble; try again later"
            case 200: "the authority's answer cannot be read"
            default: "the authority answered with status \(status)"
            }
        }
    }
}

extension PartnerError {
    /// Whether the authority does not take what the token was asked with, so that another grant may
    /// still get one.
    public var isOfGrant: Bool {
        isOfAuthority && (code == "invalid_grant" || TokenReply.wantsPerson(code))
    }
}
