import Foundation
import JSONDocuments
import PartnerCenter
import PartnerCenterNetwork
import PortalTestSupport
import Testing

/// Real HTTP over loopback, and the sandbox behind `URLSession`.
@Suite struct NetworkTests {
    private func server() throws -> LoopbackServer? {
        guard let server = try LoopbackServer() else {
            // Python's standard library is what the issue names; without it there is no server.
            Issue.record("python3 is missing: nothing to talk to", severity: .warning)
            return nil
        }
        return server
    }

    private func client(_ server: LoopbackServer, timeout: Int = 20_000) throws -> PartnerClient {
        var policy = RetryPolicy.none
        policy.timeout = timeout
        return PartnerClient(
            cloud: try PartnerCloud(base: server.base),
            credentials: try StaticToken("secret-token"),
            transport: LiveTransport(), policy: policy)
    }

    private func error(_ customer: String, timeout: Int = 20_000) async throws -> PartnerError? {
        guard let server = try server() else { return nil }
        let partner = try client(server, timeout: timeout)
        return await #expect(throws: PartnerError.self) {
            _ = try await partner.customers.byId(customer).orders.byId("o").get()
        }
    }

    @Test func `the documented exchange goes over the wire as its bytes (section 1.5)`()
        async throws
    {
        guard let server = try server() else { return }
        let bought = try await client(server).purchaseAddOn(
            customer: Samples.customer, subscription: Samples.subscription, offer: Samples.addOn,
            quantity: 7, friendlyName: "Archive seats"
        ).get()
        #expect(bought.order.json().text() == Samples.reply)
        #expect(bought.line.quantity == 7)
        let url = try #require(URL(string: server.base + "/seen"))
        let seen = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        #expect(
            seen.contains(
                "PATCH /v1/customers/\(Samples.customer)/orders/\(Samples.order) HTTP/1.1"))
        #expect(seen.contains(#""type": "application/json", "length": 409"#))
        #expect(seen.contains("Bearer secret-token"))
    }

    @Test func `a redirect is refused, and the token does not follow`() async throws {
        guard let server = try server() else { return }
        let partner = try client(server)
        let error = await #expect(throws: PartnerError.self) {
            _ = try await partner.customers.byId("moved").orders.byId("o").get()
        }
        #expect(error?.category == .redirected)
        let url = try #require(URL(string: server.base + "/seen"))
        let seen = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        // What is seen is this reading itself, which has no token.
        #expect(seen.components(separatedBy: "GET /seen").count == 2)
        #expect(seen.components(separatedBy: "secret-token").count == 2, "the first request alone")
    }

    @Test func `no reply in time is a timeout`() async throws {
        let error = try await error("slow", timeout: 400)
        #expect(error?.category == .requestTimeout)
        #expect(error?.outcomeIsUnknown == false)
    }

    @Test(arguments: ["broken", "none"])
    func `a connection that breaks is an error of the connection`(customer: String) async throws {
        #expect(try await error(customer)?.category == .connection)
    }

    @Test func `a reply of more than 10 MB is not read, one of 9 is`() async throws {
        #expect(try await error("big")?.category == .responseParsing)
        guard let server = try server() else { return }
        let order = try await client(server).customers.byId("large").orders.byId("o").get()
        #expect(order.id?.utf8.count == 9 << 20)
    }

    @Test func `empty and HTML errors are read`() async throws {
        #expect(try await error("empty")?.category == .notFound)
        let html = try await error("html")
        #expect(html?.category == .serverError)
        #expect(
            html.map { String(decoding: $0.rawBody, as: UTF8.self) } == "<html>Bad gateway</html>")
    }

    @Test func `nobody at the address is an error of the connection, and nothing was done`()
        async throws
    {
        let partner = PartnerClient(
            cloud: try PartnerCloud(base: "http://127.0.0.1:1"), credentials: try StaticToken("t"),
            transport: LiveTransport(), policy: .none)
        let error = await #expect(throws: PartnerError.self) {
            try await partner.customers.byId("c").orders.byId("o")
                .patch(Order(referenceCustomerID: "c", lineItems: []))
        }
        #expect(error?.category == .connection)
        #expect(error?.outcomeIsUnknown == false)
    }

    @Test func `a certificate that nobody trusts is an error of TLS`() async throws {
        let folder = TestFolder.url
            .appendingPathComponent("partner-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("both.pem").path
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=127.0.0.1", "-keyout", file, "-out", file + ".crt",
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else {
            Issue.record("openssl is missing: no certificate", severity: .warning)
            return
        }
        let both =
            try Data(contentsOf: URL(fileURLWithPath: file))
            + Data(contentsOf: URL(fileURLWithPath: file + ".crt"))
        try both.write(to: URL(fileURLWithPath: file))
        guard let server = try LoopbackServer(certificate: file) else { return }
        let partner = PartnerClient(
            cloud: try PartnerCloud(base: "https://127.0.0.1:\(server.port)"),
            credentials: try StaticToken("t"), transport: LiveTransport(), policy: .none)
        let error = await #expect(throws: PartnerError.self) {
            _ = try await partner.customers.byId("c").orders.byId("o").get()
        }
        #expect(error?.category == .tls, "\(error.map { "\($0)" } ?? "")")
    }

    // MARK: The sandbox behind URLSession

    @Test func `the sandbox answers as a URLProtocol`() async throws {
        let host = "api-\(UUID().uuidString.lowercased()).example"
        let server = SandboxServer(.sample)
        SandboxURLProtocol.serve(server, at: host)
        defer { SandboxURLProtocol.stop(at: host) }
        let partner = PartnerClient(
            cloud: try PartnerCloud(base: "https://\(host)"), credentials: SandboxToken(),
            transport: SandboxedSession(), time: SandboxTime(), seed: 7)
        let bought = try await partner.purchaseAddOn(
            customer: Samples.customer, subscription: Samples.subscription, offer: Samples.addOn,
            quantity: 7, friendlyName: "Archive seats"
        ).get()
        #expect(bought.order.json().text() == Samples.reply)
        let error = await #expect(throws: PartnerError.self) {
            try await partner.purchaseAddOn(
                customer: Samples.customer, subscription: Samples.subscription, offer: Samples.pool,
                quantity: 21)
        }
        #expect(error?.code == "2002")
    }

    @Test func `a reply that the sandbox loses is found by reading, behind URLSession as well`()
        async throws
    {
        let host = "api-\(UUID().uuidString.lowercased()).example"
        var state = SandboxState.sample
        state.faults = [SandboxFault(.timeoutAfterWrite, method: "PATCH")]
        SandboxURLProtocol.serve(SandboxServer(state), at: host)
        defer { SandboxURLProtocol.stop(at: host) }
        let partner = PartnerClient(
            cloud: try PartnerCloud(base: "https://\(host)"), credentials: SandboxToken(),
            transport: SandboxedSession(), time: SandboxTime(), seed: 7)
        let bought = try await partner.purchaseAddOn(
            customer: Samples.customer, subscription: Samples.subscription, offer: Samples.addOn,
            quantity: 7
        ).get()
        #expect(bought.wasFoundByReading)
    }
}
