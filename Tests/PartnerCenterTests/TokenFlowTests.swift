import JSONDocuments
import PartnerCenter
import Synchronization
import Testing
import WebFormats

/// Getting tokens from an authority, the sandbox's among them (partner-center.md, section 4.1).
@Suite struct TokenFlowTests {
    private let time = SandboxTime(start: 1_000_000)

    private final class Shown: Sendable {
        private let all = Mutex<[DeviceSignIn]>([])
        var signIns: [DeviceSignIn] { all.withLock { $0 } }
        func add(_ signIn: DeviceSignIn) { all.withLock { $0.append(signIn) } }
    }

    private let shown = Shown()

    private func state(_ authority: String) throws -> SandboxState {
        try SandboxState(Array(#"{"authority":\#(authority)}"#.utf8))
    }

    private func provider(
        _ grant: TokenGrant, _ transport: any PartnerTransport
    ) throws -> TokenProvider {
        try TokenProvider(
            grant, tenant: "contoso.example", cloud: .global, transport: transport, time: time,
            show: shown.add)
    }

    private func sandbox(_ authority: String) throws -> WatchedSandbox {
        WatchedSandbox(SandboxServer(try state(authority)), time: time)
    }

    private let person = TokenGrant.deviceCode(clientID: "app", secret: nil)

    private func failure(
        _ grant: TokenGrant, _ transport: any PartnerTransport
    ) async throws -> PartnerError {
        let provider = try provider(grant, transport)
        return try #require(
            await #expect(throws: PartnerError.self) {
                _ = try await provider.token(renewing: false, now: time.now)
            })
    }

    // MARK: A person signs in

    @Test func `a person signs in with a code, and is asked once (RFC 8628, section 3)`()
        async throws
    {
        let sandbox = try sandbox(
            #"{"polls":["authorization_pending","slow_down","authorization_pending"],"interval":5}"#
        )
        let provider = try provider(person, sandbox)
        let token = try await provider.token(renewing: false, now: time.now)
        #expect(token.hasPrefix("sandbox-access-"))
        #expect(shown.signIns.count == 1)
        let address = "https://login.microsoftonline.com/device"
        #expect(shown.signIns.first?.address == address)
        #expect(shown.signIns.first?.lifetime == 900_000)
        let base = "POST /contoso.example/oauth2/v2.0"
        #expect(
            sandbox.lines == ["\(base)/devicecode"] + Array(repeating: "\(base)/token", count: 4))
        // Section 3.5: slow_down adds five seconds to this and all later waits.
        let now = time.now
        #expect(now == 1_000_000 + 5 * 200 + 5_000 + 5_000 + 10_000 + 10_000)
        // What is refused is renewed without the person, and each refresh token is used once.
        let second = try await provider.token(renewing: true, now: time.now)
        let third = try await provider.token(renewing: true, now: time.now)
        #expect(Set([token, second, third]).count == 3)
        #expect(shown.signIns.count == 1)
    }

    @Test(arguments: [
        ("access_denied", "declined"), ("authorization_declined", "declined"),
        ("expired_token", "not used in time"), ("bad_verification_code", "does not know the code"),
        ("unauthorized_client", "does not let it ask"),
    ])
    func `what ends a sign-in is said`(code: String, words: String) async throws {
        let error = try await failure(
            person, try sandbox(#"{"polls":["authorization_pending","\#(code)"]}"#))
        #expect(error.message.contains(words), "\(error)")
        #expect(error.code == code)
        #expect(error.isOfAuthority)
        #expect(error.category == .unauthorized)
    }

    @Test func `a code ends when it ends, whatever the authority goes on to say`() async throws {
        let polls = Array(repeating: "\"authorization_pending\"", count: 400).joined(separator: ",")
        let sandbox = try sandbox(#"{"polls":[\#(polls)],"interval":5,"codeLifetime":60}"#)
        let error = try await failure(person, sandbox)
        #expect(error.code == "expired_token")
        #expect(time.now <= 1_000_000 + 70_000)
        #expect(sandbox.lines.count <= 14)
    }

    @Test func `no number of an authority is too large (RFC 8628, section 3.2)`() async throws {
        let replies = ListedReplies(
            [
                .status(
                    200,
                    #"{"device_code":"d","user_code":"U","verification_uri":"https://a.example/","expires_in":9223372036854775807,"interval":9223372036854775807}"#
                ), .status(400, #"{"error":"authorization_pending"}"#),
            ])
        #expect(try await failure(person, replies).code == "expired_token")
        #expect(time.now == 1_000_000 + 1_800_000)
    }

    @Test func `trouble on the way to the authority is waited out`() async throws {
        let replies = ListedReplies([
            .status(
                200,
                #"{"device_code":"d","user_code":"U","verification_url":"https://a.example/"}"#),
            .failure(.timedOut), .status(503, "<html>"), .failure(.connectionLost),
            .status(200, #"{"access_token":"T","token_type":"Bearer","expires_in":3600}"#),
        ])
        #expect(try await provider(person, replies).token(renewing: false, now: time.now) == "T")
        // Twice as long after each (section 3.5, "exponential backoff").
        #expect(time.now == 1_000_000 + 5_000 + 10_000 + 20_000 + 40_000)
    }

    @Test(arguments: [
        "{}", #"{"device_code":"d","user_code":"U"}"#,
        #"{"device_code":"d","user_code":"U","verification_uri":"http://a.example/"}"#,
        #"{"device_code":"d","user_code":"U","verification_uri":"javascript:alert(1)"}"#,
        #"{"device_code":"d","user_code":"U\u001b[2J","verification_uri":"https://a.example/"}"#,
        #"{"device_code":"a\nb","user_code":"U","verification_uri":"https://a.example/"}"#,
        #"{"device_code":5,"user_code":"U","verification_uri":"https://a.example/"}"#,
        "[]", "", "no JSON",
    ])
    func `a code that nobody can use is not shown`(reply: String) async throws {
        let error = try await failure(person, ListedReplies([.status(200, reply)]))
        #expect(error.message.hasPrefix("no token: "))
        #expect(shown.signIns.isEmpty)
    }

    // MARK: Replies

    @Test(arguments: [
        #"{}"#, #"{"access_token":5}"#, #"{"access_token":""}"#, #"{"access_token":"a b"}"#,
        #"{"access_token":"a\r\nX: y"}"#, #"{"access_token":"é"}"#, "[]", "", "<html>",
        #"{"access_token":"T","token_type":"mac"}"#, #"{"access_token":"T","error":"x"}"#,
    ])
    func `a success without a token that can be sent is none`(reply: String) async throws {
        let error = try await failure(
            .appOnly(clientID: "id", secret: PartnerSecret("s")),
            ListedReplies([.status(200, reply)]))
        #expect(error.message.hasPrefix("no token: "))
        #expect(error.isOfAuthority)
    }

    @Test(arguments: [
        ("-5", 60), ("0", 60), ("9223372036854775807", 86_400), ("\"3600\"", 3_600),
        ("1e9", 86_400),
        ("\"x\"", 300), ("null", 300),
    ])
    func `a token's life is believed within bounds`(number: String, seconds: Int) async throws {
        let reply = ListedReplies.Reply.status(
            200, #"{"access_token":"T","expires_in":\#(number)}"#)
        let replies = ListedReplies([reply, reply])
        let provider = try provider(.appOnly(clientID: "id", secret: PartnerSecret("s")), replies)
        _ = try await provider.token(renewing: false, now: 0)
        _ = try await provider.token(renewing: false, now: seconds * 1_000 - 30_001)
        #expect(replies.requests.count == 1)
        _ = try await provider.token(renewing: false, now: seconds * 1_000 - 30_000)
        #expect(replies.requests.count == 2)
    }

    @Test func `a refusal repeats no secret, as it is or as a form has it`() async throws {
        let secret = "my~secret+&%/value"
        let error = try await failure(
            .appAndUser(
                clientID: "id", secret: PartnerSecret(secret), refreshToken: PartnerSecret("short")),
            ListedReplies([
                .status(
                    400,
                    #"{"error":"invalid_client short","error_description":"got \#(secret), my~secret%2B%26%25%2Fvalue and short"}"#
                )
            ]))
        var text = "\(error)"
        dump(error, to: &text)
        #expect(!text.contains("secret+") && !text.contains("secret%2B") && !text.contains("short"))
        #expect(text.contains("got ***, *** and ***"))
        #expect(error.rawBody.isEmpty)
    }

    @Test(arguments: [301, 302, 307, 404, 429, 500, 503])
    func `a status has its sentence`(status: Int) async throws {
        let error = try await failure(
            .appOnly(clientID: "id", secret: PartnerSecret("s")),
            ListedReplies([.status(status, "", [("Location", "https://evil.example/")])]))
        #expect(error.status == status)
        #expect(error.message.hasPrefix("no token: the authority"))
    }

    // MARK: Several at once

    @Test func `callers that come together share one refresh`() async throws {
        let sandbox = try sandbox(#"{"refreshTokens":["first-token"]}"#)
        let provider = try provider(
            .appAndUser(
                clientID: "app", secret: nil, refreshToken: PartnerSecret("first-token")), sandbox)
        let now = time.now
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask { try await provider.token(renewing: false, now: now) }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens.count == 1)
        #expect(sandbox.lines.count == 1)
    }

    // MARK: The sandbox's API

    @Test func `a sandbox with an authority takes only what that gave out`() async throws {
        var state = SandboxState.sample
        let text = state.text()
        let with = text.replacing("\"customers\":", with: "\"authority\":{},\"customers\":")
        state = try SandboxState(Array(with.utf8))
        #expect(try SandboxState(Array(state.text().utf8)) == state)
        let server = SandboxServer(state)
        let transport = WatchedSandbox(server, time: time)
        func client(_ credentials: any PartnerCredentials) -> PartnerClient {
            PartnerClient(
                cloud: .global, credentials: credentials, transport: transport, time: time, seed: 7)
        }
        let error = await #expect(throws: PartnerError.self) {
            _ = try await client(StaticToken("mine")).offers(country: "US").get()
        }
        #expect(error?.status == 401)
        #expect(error?.isOfAuthority == false)
        let provider = try provider(
            .appOnly(clientID: "app", secret: PartnerSecret("any")), transport)
        let offers = try await client(provider).offers(country: "US").get()
        #expect(!offers.items.isEmpty)
    }

    @Test func `ids of a sandbox are told apart by their code units`() throws {
        // U+00E9, and an e with U+0301: to `String` they are one text.
        let text = #"""
            {"customers":[{"id":"b1ccedbf-affd-40bc-89c2-d60ad9893328"}],
             "orders":[{"id":"caf\u00e9","referenceCustomerId":"b1ccedbf-affd-40bc-89c2-d60ad9893328"},
                       {"id":"cafe\u0301","referenceCustomerId":"b1ccedbf-affd-40bc-89c2-d60ad9893328"}],
             "offers":[{"id":"caf\u00e9"},{"id":"cafe\u0301"}],
             "refusedTokens":{"caf\u00e9":"1","cafe\u0301":"2"}}
            """#
        let state = try SandboxState(Array(text.utf8))
        #expect(try SandboxState(Array(state.text().utf8)) == state)
        let request = HTTPRequest(
            url: try #require(
                WebURL(
                    "https://a.example/v1/customers/b1ccedbf-affd-40bc-89c2-d60ad9893328/orders")),
            headers: HeaderList([("Authorization", "Bearer x")]))
        var sandbox = PartnerSandbox(state)
        let reply = sandbox.reply(to: request, now: 0)
        let body = try #require(reply).body
        #expect(try JSONValue(reply: body)["items"]?.array?.count == 2)
    }

    @Test func `a query's names are told apart by their code units`() throws {
        var sandbox = PartnerSandbox(.sample)
        let request = HTTPRequest(
            url: try #require(
                WebURL("https://a.example/v1/offers?country=US&countr%C3%BD=NO&country%CC%81=NO")),
            headers: HeaderList([("Authorization", "Bearer x")]))
        let reply = sandbox.reply(to: request, now: 0)
        let all = try #require(reply)
        #expect(all.status == 200)
        let items = try #require(try JSONValue(reply: all.body)["items"]?.array)
        #expect(items.allSatisfy { $0["country"]?.string != "NO" })
    }
}
