import Foundation
import PortalTestSupport
import Testing

/// `--credentials`: the real command gets tokens from the sandbox's authority (partner-center.md,
/// section 4.1).
@Suite struct CredentialsCommandTests {
    private let folder: String
    private static let secret = "a~very.long-secret+value/1"

    init() throws {
        let url = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    // MARK: A stand

    private static let clients =
        #""clients":[{"id":"app","secret":"\#(secret)"},{"id":"person"}]"#

    private func sandbox(_ more: String = "", _ members: String = "") throws -> SandboxProcess {
        try SandboxProcess(
            #"\#(members)"authority":{\#(Self.clients)\#(more)}"#, in: folder)
    }

    private func write(_ text: String, _ name: String = "credentials.json", mode: Int = 0o600)
        throws
    {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func app(_ server: SandboxProcess, secret: String = Self.secret) throws {
        try write(
            #"{"tenant":"contoso.example","clientId":"app","clientSecret":"\#(secret)","authority":"\#(server.base)"}"#
        )
    }

    private func person(_ server: SandboxProcess, _ more: String = "") throws {
        try write(
            #"{"access":"app-and-user","tenant":"contoso.example","clientId":"person","authority":"\#(server.base)"\#(more)}"#
        )
    }

    private func arguments(_ server: SandboxProcess) -> [String] {
        [
            "partner-center", "offers", "--base-url", server.base, "--credentials",
            "credentials.json", "--token-cache", "cache/tokens", "--trace", "--timeout", "5",
        ]
    }

    /// Runs the command, whose output has no secret in any case.
    private func run(
        _ server: SandboxProcess, _ more: [String] = [], environment: [String: String] = [:]
    ) throws -> CommandResult {
        let result = try CommandRunner.run(
            arguments(server) + more, in: folder, environment: environment)
        for secret in [
            "sandbox-access-", "sandbox-refresh-", "sandbox-device-", Self.secret, "~very",
        ] {
            #expect(!(result.output + result.error).contains(secret), "\(result.error)")
        }
        return result
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
        return try #require(attributes[.posixPermissions] as? Int)
    }

    private func cache() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/cache/tokens")
        #expect(names.count == 1, "\(names)")
        return "cache/tokens/\(try #require(names.first))"
    }

    private func asks(_ result: CommandResult) -> Int {
        result.error.components(separatedBy: "/oauth2/").count - 1
    }

    // MARK: The application itself

    @Test func `app-only gets a token, and the next command uses the same`() throws {
        let server = try sandbox()
        try app(server)
        let first = try run(server)
        #expect(first.exitCode == 0, "\(first.error)")
        #expect(first.output.contains("Archive add-on"))
        #expect(asks(first) == 1)
        #expect(first.error.contains("/contoso.example/oauth2/token\n"))
        #expect(try mode(cache()) == 0o600)
        #expect(try mode("cache/tokens") == 0o700)
        let second = try run(server)
        #expect(second.exitCode == 0)
        #expect(asks(second) == 0)
        // Without a cache nothing is kept.
        #expect(asks(try run(server, ["--format", "json"])) == 0)
        let none = try CommandRunner.run(
            arguments(server).map { $0 == "cache/tokens" ? "none" : $0 }, in: folder)
        #expect(asks(none) == 1)
    }

    @Test func `a token that the service refuses is got anew once`() throws {
        let server = try sandbox()
        try app(server)
        #expect(try run(server).exitCode == 0)
        // Another service of the same address does not know it.
        let text = try String(contentsOfFile: "\(folder)/\(cache())", encoding: .utf8)
        let other = text.replacing("sandbox-access-", with: "another-access-")
        try write(other, try cache())
        let result = try run(server)
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(asks(result) == 1)
    }

    @Test func `a wrong secret is said, and shown nowhere`() throws {
        let server = try sandbox()
        try app(server, secret: "quite~wrong")
        let result = try run(server, ["--format", "json"])
        #expect(result.exitCode == 2, "\(result.error)")
        #expect(result.error.contains("does not take the application's secret"))
        #expect(result.error.contains("AADSTS7000215"))
        #expect(!(result.error + result.output).contains("quite~wrong"))
        // A right one is not held up by what was kept, nor a wrong one helped.
        try app(server)
        #expect(try run(server).exitCode == 0)
        try app(server, secret: "quite~wrong")
        #expect(try run(server).exitCode == 2)
    }

    @Test func `variables are enough, as CI systems set them`() throws {
        let server = try sandbox()
        let environment = [
            "AZURE_TENANT_ID": "contoso.example", "AZURE_CLIENT_ID": "app",
            "AZURE_CLIENT_SECRET": Self.secret, "AZURE_AUTHORITY_HOST": server.base + "/",
            "XDG_CACHE_HOME": "\(folder)/xdg",
        ]
        let base = ["partner-center", "offers", "--base-url", server.base]
        let result = try CommandRunner.run(base, in: folder, environment: environment)
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(result.error == "")
        #expect(try mode("xdg/portalhost/tokens") == 0o700)
        // A file says more.
        try write(#"{"clientId":"person"}"#)
        let other = try CommandRunner.run(
            base + ["--credentials", "credentials.json"], in: folder, environment: environment)
        #expect(other.exitCode == 2, "\(other.error)")
        var lacking = environment
        lacking["AZURE_CLIENT_SECRET"] = ""
        #expect(try CommandRunner.run(base, in: folder, environment: lacking).exitCode == 64)
        let missing = try CommandRunner.run(
            base + ["--credentials", "credentials.json"], in: folder, environment: lacking)
        #expect(missing.exitCode == 2)
        #expect(
            missing.error.contains("the member 'clientSecret' is missing, and AZURE_CLIENT_SECRET"))
        // What is wrong with a variable is said of it, and not of the file.
        for (name, value) in [
            ("AZURE_CLIENT_SECRET", Self.secret + "\n"), ("AZURE_AUTHORITY_HOST", "login.example"),
        ] {
            try write(#"{"clientId":"app"}"#)
            let wrong = try CommandRunner.run(
                base + ["--credentials", "credentials.json"], in: folder,
                environment: environment.merging([name: value]) { $1 })
            #expect(wrong.exitCode == 2)
            #expect(
                wrong.error.hasPrefix("portalhost: error: \(name): expected "), "\(wrong.error)")
        }
        // Where nothing can be kept, that is said.
        let nowhere = try CommandRunner.run(
            base, in: folder,
            environment: environment.merging(["XDG_CACHE_HOME": "/proc"]) { $1 })
        #expect(nowhere.exitCode == 0, "\(nowhere.error)")
        #expect(nowhere.error.contains("note: tokens are not kept"))
    }

    @Test func `a page gets a token in the same way`() throws {
        let server = try sandbox()
        try app(server)
        try write(
            "partnerOperations.Offers.ByCountry('US').ById('74D9E50E-0D00-42EB-BF13-CE66090D86C0').Get();",
            "portal.js")
        let result = try CommandRunner.run(
            [
                "run", "portal.js", "--partner-center", server.base, "--credentials",
                "credentials.json", "--token-cache", "cache/tokens", "--trace", "t.jsonl",
            ], in: folder)
        #expect(result.output.contains("200 GET /v1/offers/"), "\(result.error)\(result.output)")
        let trace = try String(contentsOfFile: folder + "/t.jsonl", encoding: .utf8)
        for text in [result.output, result.error, trace] {
            #expect(!text.contains("sandbox-access-") && !text.contains(Self.secret))
        }
    }

    // MARK: What is done in fact

    private func variables(_ server: SandboxProcess) -> [String: String] {
        [
            "AZURE_TENANT_ID": "contoso.example", "AZURE_CLIENT_ID": "app",
            "AZURE_CLIENT_SECRET": Self.secret, "AZURE_AUTHORITY_HOST": server.base,
            "XDG_CACHE_HOME": "\(folder)/xdg",
        ]
    }

    @Test func `no case is written of what is done in fact`() throws {
        let server = try sandbox()
        try write("1;", "portal.js")
        let result = try CommandRunner.run(
            [
                "run", "portal.js", "--partner-center", server.base, "--write-case", "a.case.json",
            ], in: folder, environment: variables(server))
        #expect(result.exitCode == 64, "\(result.error)")
        #expect(result.error.contains("use --partner-center sandbox"), "\(result.error)")
    }

    @Test func `a debugger does not go back over what is done in fact`() throws {
        let server = try sandbox()
        try write("let a = 1;\na++;\n", "portal.js")
        let client = try DebugClient(in: folder, environment: variables(server))
        try client.start(
            ["program": "portal.js", "partnerCenter": server.base],
            breakpoints: [("\(folder)/portal.js", [["line": 2]])])
        _ = try client.stop()
        let failure = #expect(throws: DebugClient.Failure.self) {
            try client.ask("stepBack", ["threadId": 1])
        }
        #expect(failure?.description.contains("real servers answer") == true, "\(failure as Any)")
        _ = try client.stop()
        try client.leave()
    }

    // MARK: A person

    @Test func `a person signs in once, and a refresh token is used once`() throws {
        let server = try sandbox(
            #","polls":["authorization_pending"],"interval":1,"tokenLifetime":31"#)
        try person(server)
        let first = try run(server)
        #expect(first.exitCode == 0, "\(first.error)")
        #expect(first.output.contains("Archive add-on"))
        #expect(!first.output.contains("sign in"))
        #expect(
            first.error.contains("To sign in, open \(server.base)/device and enter the code "))
        #expect(asks(first) == 3)
        // The token is near its end: it is refreshed, and the refresh token with it.
        var tokens: Set<String> = []
        for _ in 0..<3 {
            tokens.insert(try String(contentsOfFile: "\(folder)/\(cache())", encoding: .utf8))
            try expire()
            let next = try run(server)
            #expect(next.exitCode == 0, "\(next.error)")
            #expect(!next.error.contains("To sign in"))
            #expect(asks(next) == 1)
        }
        #expect(tokens.count == 3)
    }

    /// Lets the kept token be over.
    private func expire() throws {
        let text = try String(contentsOfFile: "\(folder)/\(cache())", encoding: .utf8)
        try write(text.replacing(/"expiresAt": \d+/, with: "\"expiresAt\": 1"), try cache())
    }

    @Test func `a sign-in that was revoked is made again`() throws {
        let server = try sandbox(#","polls":[],"interval":1"#)
        try person(server)
        #expect(try run(server).exitCode == 0)
        try expire()
        let text = try String(contentsOfFile: "\(folder)/\(cache())", encoding: .utf8)
        try write(text.replacing("sandbox-refresh-", with: "revoked-refresh-"), try cache())
        let again = try run(server)
        #expect(again.exitCode == 0, "\(again.error)")
        #expect(again.error.contains("To sign in"))
    }

    @Test func `a refresh token of a consent is replaced by its successors`() throws {
        let server = try sandbox(#","refreshTokens":["first~refresh~token"]"#)
        try person(server, #","refreshToken":"first~refresh~token""#)
        #expect(try run(server).exitCode == 0)
        try expire()
        #expect(try run(server).exitCode == 0)
        // A new one in the file counts, not what came of the old one.
        try person(server, #","refreshToken":"unknown~refresh~token""#)
        let result = try run(server)
        #expect(result.exitCode == 2)
        #expect(result.error.contains("the refresh token is expired, revoked, used up"))
        #expect(!result.error.contains("unknown~refresh"))
    }

    @Test(arguments: [
        (#""access_denied""#, "declined"), (#""expired_token""#, "not used in time"),
        (#""slow_down","authorization_declined""#, "declined"),
    ])
    func `a sign-in that fails ends with its sentence`(polls: String, words: String) throws {
        let server = try sandbox(#","polls":[\#(polls)],"interval":1"#)
        try person(server)
        let result = try run(server)
        #expect(result.exitCode == 2, "\(result.error)")
        #expect(result.error.contains(words), "\(result.error)")
        #expect(result.output == "")
    }

    @Test func `a code that nobody enters ends with it`() throws {
        let server = try sandbox(
            #","polls":["authorization_pending","authorization_pending","authorization_pending"],"interval":1,"codeLifetime":2"#
        )
        try person(server)
        let result = try run(server)
        #expect(result.exitCode == 2)
        #expect(result.error.contains("not used in"), "\(result.error)")
        #expect(result.seconds < 20)
    }

    @Test func `Ctrl-C ends the waiting at once, and the next command goes on`() throws {
        let server = try sandbox(#","polls":[],"interval":8"#)
        try person(server)
        let running = try RunningCommand(arguments(server), in: folder)
        #expect(try running.waitForError("To sign in", times: 1))
        let start = ContinuousClock.now
        running.send(SIGINT)
        let result = try running.end()
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(result.wasSignalled)
        let next = try run(server)
        #expect(next.exitCode == 0, "\(next.error)")
        #expect(!next.error.contains("waiting for another portalhost"))
    }

    @Test func `two commands at once make one sign-in`() throws {
        let server = try sandbox(#","polls":["authorization_pending"],"interval":2"#)
        try person(server)
        let first = try RunningCommand(arguments(server), in: folder)
        #expect(try first.waitForError("To sign in", times: 1))
        let second = try run(server)
        #expect(second.exitCode == 0, "\(second.error)")
        #expect(!second.error.contains("To sign in"))
        #expect(second.error.contains("waiting for another portalhost"))
        #expect(try first.end().exitCode == 0)
    }

    @Test func `many commands at once lose no refresh token`() throws {
        let server = try sandbox(#","polls":[],"interval":1,"tokenLifetime":31"#)
        try person(server)
        #expect(try run(server).exitCode == 0)
        for _ in 0..<3 {
            try expire()
            let commands = try (0..<4).map { _ in
                try RunningCommand(arguments(server), in: folder)
            }
            for command in commands {
                let result = try command.end()
                #expect(result.exitCode == 0, "\(result.error)")
                #expect(!result.error.contains("To sign in"))
            }
        }
    }

    // MARK: The cache

    @Test(arguments: [
        "", "{", "{\"version\":1", "[]", "null", "{\"version\":2}",
        #"{"version":1,"source":"x","accessToken":"a b","expiresAt":9999999999999}"#,
        #"{"version":1,"source":"x","accessToken":"a\r\nX-Evil: 1","expiresAt":9999999999999}"#,
        #"{"version":1,"source":"x","accessToken":5,"expiresAt":9999999999999}"#,
        #"{"version":1,"source":"x","accessToken":"a","expiresAt":-9223372036854775808}"#,
        #"{"version":1,"source":"x","accessToken":"a","expiresAt":9223372036854775807}"#,
        #"{"version":1,"source":"x","accessToken":"a","expiresAt":1e400}"#,
        String(repeating: "[", count: 200_000), "\u{0}\u{1}\u{2}",
    ])
    func `a cache that is half-written or edited is replaced`(text: String) throws {
        let server = try sandbox()
        try app(server)
        #expect(try run(server).exitCode == 0)
        // With the right origin, so that it is read at all.
        let whole = try String(contentsOfFile: "\(folder)/\(cache())", encoding: .utf8)
        let source = try #require(whole.firstMatch(of: /"source": "([0-9a-f]+)"/)).1
        try write(text.replacing("\"source\":\"x\"", with: "\"source\":\"\(source)\""), try cache())
        let result = try run(server)
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(asks(result) == 1)
        #expect(!result.error.contains("X-Evil"))
        #expect(asks(try run(server)) == 0)
    }

    @Test func `a cache that others can read is not used`() throws {
        let server = try sandbox()
        try app(server)
        #expect(try run(server).exitCode == 0)
        for mode in [0o644, 0o640, 0o620, 0o602] {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: "\(folder)/\(cache())")
            let result = try run(server)
            #expect(result.exitCode == 2, "\(result.error)")
            #expect(result.error.contains("other users can read or write the kept token"))
        }
        // Nor one behind a link, nor one in a folder where others may write.
        let path = try "\(folder)/\(cache())"
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: "\(folder)/credentials.json")
        let linked = try run(server)
        #expect(linked.exitCode == 2)
        #expect(linked.error.contains("this is a symbolic link"))
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: "\(folder)/cache/tokens")
        let open = try run(server)
        #expect(open.exitCode == 2)
        #expect(open.error.contains("others may write in it"))
    }

    @Test func `credentials that others can read are said`() throws {
        let server = try sandbox()
        try app(server)
        #expect(!(try run(server).error.contains("note:")))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: "\(folder)/credentials.json")
        let result = try run(server)
        #expect(result.exitCode == 0)
        #expect(
            result.error.contains(
                "note: other users can read or write 'credentials.json', which holds a secret; its mode "
                    + "should be 600, and is 644"))
        // No output goes over it.
        try write("1;", "portal.js")
        let trace = try CommandRunner.run(
            [
                "run", "portal.js", "--partner-center", server.base, "--credentials",
                "credentials.json", "--token-cache", "cache/tokens", "--trace", "credentials.json",
            ], in: folder)
        #expect(trace.exitCode == 64, "\(trace.error)")
        // A dry run asks for no token.
        let over = try CommandRunner.run(
            [
                "partner-center", "order", "--customer", "c", "--order", "o", "--dry-run",
                "--base-url", server.base, "--credentials", "credentials.json", "--token-cache",
                "none", "--trace",
            ], in: folder)
        #expect(over.exitCode == 0, "\(over.error)")
        #expect(asks(over) == 0)
        #expect(over.output.contains("Authorization: Bearer <token>"))
    }

    // MARK: Odd authorities

    @Test(arguments: [
        (#"{"kind":"endless","path":"oauth2"}"#, 2), (#"{"kind":"html","path":"oauth2"}"#, 2),
        (#"{"kind":"redirect","path":"oauth2"}"#, 2), (#"{"kind":"garbled","path":"oauth2"}"#, 2),
        (#"{"kind":"truncated","path":"oauth2"}"#, 2),
        (#"{"kind":"emptyAfterWrite","path":"oauth2"}"#, 2),
        (#"{"kind":"timeoutAfterWrite","path":"oauth2"}"#, 2),
        (#"{"kind":"throttled","path":"oauth2","retryAfter":"1"}"#, 2),
        (#"{"kind":"slow","path":"oauth2","delay":60000}"#, 2),
        (#"{"kind":"byteOrderMark","path":"oauth2"}"#, 0),
        (#"{"kind":"wrongType","path":"oauth2"}"#, 0),
    ])
    func `an authority that answers oddly is told within the limit`(fault: String, code: Int32)
        throws
    {
        let server = try sandbox("", #""faults":[\#(fault)],"#)
        try app(server)
        let result = try run(server)
        #expect(result.exitCode == code, "\(result.error)")
        #expect(result.seconds < 30)
        if code != 0 {
            #expect(result.error.contains("portalhost: error: no token: the authority"))
        }
    }

    // MARK: The command line

    @Test(arguments: [
        ["--credentials", "credentials.json"], ["--token-cache", "x"],
        ["--sandbox", "--credentials", "c"],
        ["--cloud", "global", "--token-file", "t", "--credentials", "c"],
        ["--cloud", "global", "--token-file", "t", "--token-cache", "c"],
        ["--cloud", "global", "--token-cache", "c"], ["--port", "5"],
    ])
    func `a wrong command line is told`(arguments: [String]) throws {
        let result = try CommandRunner.run(["partner-center", "offers"] + arguments, in: folder)
        #expect(result.exitCode == 64, "\(result.error)")
    }

    @Test(arguments: [["--port", "0"], ["--port", "x"], ["--cloud", "global"], ["--trace"]])
    func `'serve' takes a state and a port`(arguments: [String]) throws {
        let result = try CommandRunner.run(["partner-center", "serve"] + arguments, in: folder)
        #expect(result.exitCode == 64, "\(result.error)")
    }

    @Test func `files that are no credentials are told`() throws {
        let base = ["partner-center", "offers", "--cloud", "global", "--credentials"]
        try write(#"{"tenant":"t","clientID":"x"}"#)
        let near = try CommandRunner.run(base + ["credentials.json"], in: folder)
        #expect(near.exitCode == 2)
        #expect(near.error.contains("credentials.json:1:"), "\(near.error)")
        #expect(near.error.contains("did you mean 'clientId'?"))
        try write("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.secret")
        let token = try CommandRunner.run(base + ["credentials.json"], in: folder)
        #expect(token.exitCode == 2)
        #expect(!token.error.contains("eyJ"))
        for path in ["none.json", "/dev/zero", "."] {
            let result = try CommandRunner.run(base + [path], in: folder)
            #expect(result.exitCode == 2, "\(path): \(result.error)")
        }
        try write(#"{"tenant":"..","clientId":"x","clientSecret":"some-secret"}"#)
        let tenant = try CommandRunner.run(base + ["credentials.json"], in: folder)
        #expect(tenant.exitCode == 2)
        #expect(tenant.error.contains("tenant"))
    }
}
