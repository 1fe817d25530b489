import PartnerCenter
import Testing
import WebFormats

/// Tokens (partner-center.md, section 4).
@Suite struct CredentialTests {
    private let reply =
        #"{"token_type":"Bearer","expires_in":"3600","ext_expires_in":"3600","expires_on":"1547546400","access_token":"T1","refresh_token":"R2"}"#

    private func provider(_ grant: TokenProvider.Grant, _ replies: ListedReplies) throws
        -> TokenProvider
    {
        try TokenProvider(
            grant, tenant: "contoso.example", cloud: .global, transport: replies,
            time: SandboxTime())
    }

    @Test func `app-only asks with its secret for the API's audience`() async throws {
        let replies = ListedReplies([.status(200, reply)])
        let provider = try provider(
            .appOnly(clientID: "id", secret: PartnerSecret("s&c=")), replies)
        #expect(try await provider.token(renewing: false, now: 0) == "T1")
        let request = replies.requests[0]
        #expect(
            request.url.href == "https://login.microsoftonline.com/contoso.example/oauth2/token")
        #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "grant_type=client_credentials&client_id=id&client_secret=s%26c%3D"
                + "&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com")
    }

    @Test func `a token is kept until 30 seconds before its end, numbers being texts`() async throws
    {
        let replies = ListedReplies([.status(200, reply), .status(200, reply), .status(200, reply)])
        let provider = try provider(.appOnly(clientID: "id", secret: PartnerSecret("s")), replies)
        _ = try await provider.token(renewing: false, now: 0)
        _ = try await provider.token(renewing: false, now: 3_569_999)
        #expect(replies.requests.count == 1)
        _ = try await provider.token(renewing: false, now: 3_570_000)
        #expect(replies.requests.count == 2)
        _ = try await provider.token(renewing: true, now: 3_570_001)
        #expect(replies.requests.count == 3)
    }

    @Test func `app and user use the newest refresh token`() async throws {
        let replies = ListedReplies([.status(200, reply), .status(200, reply)])
        let provider = try provider(
            .appAndUser(clientID: "id", secret: nil, refreshToken: PartnerSecret("R1")), replies)
        _ = try await provider.token(renewing: false, now: 0)
        _ = try await provider.token(renewing: true, now: 0)
        let bodies = replies.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(
            bodies[0].hasPrefix(
                "grant_type=refresh_token&client_id=id&refresh_token=R1&scope=openid"))
        #expect(bodies[1].contains("refresh_token=R2"))
    }

    @Test func `an authority that refuses is an error of its own, without a body (section 8)`()
        async throws
    {
        let replies = ListedReplies([
            .status(
                400,
                #"{"error":"invalid_grant","error_description":"AADSTS65001: consent","access_token":""}"#
            )
        ])
        let provider = try provider(
            .appAndUser(clientID: "id", secret: nil, refreshToken: PartnerSecret("R1")), replies)
        let error = await #expect(throws: PartnerError.self) {
            try await provider.token(renewing: false, now: 0)
        }
        #expect(error?.category == .unauthorized)
        #expect(error?.code == "invalid_grant")
        #expect(error?.source == "token authority")
        #expect(error?.serviceDescription?.hasPrefix("AADSTS65001") == true)
        #expect(error?.rawBody.isEmpty == true)
    }

    @Test func `a secret is in no description and no dump`() throws {
        let token = try StaticToken("  secret-token\n")
        var text = "\(token) \(PartnerSecret("secret-token"))"
        dump(token, to: &text)
        dump(
            TokenProvider.Grant.appOnly(clientID: "id", secret: PartnerSecret("secret-token")),
            to: &text)
        #expect(!text.contains("secret-token"))
        #expect(try token.token(renewing: false, now: 0) == "secret-token")
        #expect(throws: PartnerError.self) { try token.token(renewing: true, now: 0) }
    }

    @Test(arguments: ["", " \n", "a b", "a\nb", "é"])
    func `what can be no token is refused`(text: String) {
        #expect(throws: PartnerError.self) { try StaticToken(text) }
    }

    @Test func `an error of a call shows no token`() async throws {
        let replies = ListedReplies([.failure(.tls)])
        let partner = PartnerClient(
            credentials: try StaticToken("secret-token"), transport: replies, time: SandboxTime())
        let error = await #expect(throws: PartnerError.self) {
            _ = try await partner.customers.byId("c").orders.get()
        }
        var text = "\(try #require(error))"
        dump(error, to: &text)
        #expect(!text.contains("secret-token"))
        #expect(!replies.requests[0].text().contains("secret-token"))
    }

    @Test(arguments: [200, 400, 401, 403, 429, 500])
    func `an answer that repeats the token shows it nowhere (section 10)`(status: Int) async throws
    {
        let token = "very-secret-token"
        let reply = ListedReplies.Reply.status(
            status,
            #"{"id":"\#(token)","code":"x\#(token)","description":"\#(token)!","data":["\#(token)"],"source":"\#(token)","friendlyName":"Bearer \#(token)"}"#,
            [
                ("MS-RequestId", token), ("MS-CorrelationId", "a \(token)"),
                ("Retry-After", token), ("X-Echo", token),
            ])
        let replies = ListedReplies(Array(repeating: reply, count: 8))
        let partner = PartnerClient(
            credentials: try StaticToken(token), transport: replies, time: SandboxTime())
        var text = ""
        do {
            let found = try await partner.customers.byId("c").subscriptions.byId("s").get()
            #expect(status == 200)
            dump(found, to: &text)
            #expect(text.contains("Bearer ***"))
        } catch {
            dump(error, to: &text)
            text += "\(error)"
        }
        #expect(!text.contains("very-secret"), "\(text)")
    }
}
