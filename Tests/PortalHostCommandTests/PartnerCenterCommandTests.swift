import Foundation
import PortalTestSupport
import Testing
import WebFormats

/// `portalhost partner-center`, `--partner-center`, and the portal that buys an add-on.
@Suite struct PartnerCenterCommandTests {
    private static let customer = "b1ccedbf-affd-40bc-89c2-d60ad9893328"
    private static let subscription = "92a72a29-dbdf-44a9-83c6-bf3989390908"
    private static let addOn = "74D9E50E-0D00-42EB-BF13-CE66090D86C0"
    private static let purchase = [
        "partner-center", "purchase-addon", "--customer", customer, "--subscription", subscription,
        "--offer", addOn, "--quantity", "7", "--friendly-name", "Archive seats",
    ]

    private func run(_ arguments: [String], in folder: String? = nil) throws -> CommandResult {
        try CommandRunner.run(arguments, in: folder ?? projectFolder())
    }

    /// A folder that is gone at the end.
    private func inFolder(_ work: (String) throws -> Void) throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try work(folder.path)
    }

    // MARK: The command

    @Test func `a purchase shows the order, and its state is there for the next command`() throws {
        try inFolder { folder in
            let bought = try run(Self.purchase + ["--save", "state.json"], in: folder)
            #expect(bought.exitCode == 0)
            #expect(bought.error == "")
            #expect(bought.output.hasPrefix("bought 7 × Archive seats as subscription afbb1451-"))
            let list = try run(
                [
                    "partner-center", "addons", "--customer", Self.customer, "--subscription",
                    Self.subscription, "--sandbox", "state.json",
                ], in: folder)
            #expect(list.output.contains("afbb1451-f01d-402a-a01a-3af939fe884d  Archive seats  7"))
        }
    }

    @Test func `the same command prints the same bytes, as JSON too`() throws {
        for format in ["text", "json"] {
            let first = try run(Self.purchase + ["--format", format, "--trace"])
            let second = try run(Self.purchase + ["--format", format, "--trace"])
            #expect(first.output == second.output)
            #expect(first.error == second.error)
            #expect(first.error.contains("Authorization: Bearer <token>"))
            #expect(!first.error.contains("Bearer sandbox"))
        }
        let json = try run(Self.purchase + ["--format", "json"]).output
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect((object?["order"] as? [String: Any])?["lineItems"] is [Any])
    }

    @Test func `a dry run prints the exact request (partner-center.md, section 1.5)`() throws {
        let result = try run(Self.purchase + ["--dry-run"])
        #expect(result.exitCode == 0)
        #expect(result.output.hasPrefix("PATCH /v1/customers/\(Self.customer)/orders/d22489f5-"))
        #expect(result.output.contains("\nContent-Length: 409\n\n{\"Id\":null,"))
        let live = ["--cloud", "global", "--token-file", "none"]
        #expect(try run(Self.purchase + ["--dry-run"] + live).exitCode == 64)
    }

    @Test func `what the service refuses ends with 1, with its code and both ids`() throws {
        let result = try run(
            [
                "partner-center", "purchase-addon", "--customer", Self.customer, "--subscription",
                Self.subscription, "--offer", "74D9E50E-0D00-42EB-BF13-CE66090D8602",
            ])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        for part in ["status 400", "code 800029", "MS-RequestId ", "MS-CorrelationId "] {
            #expect(result.error.contains(part))
        }
    }

    @Test(arguments: [
        [], ["buy"], ["purchase-addon"], ["order", "--customer", "c"],
        [
            "purchase-addon", "--customer", "c", "--subscription", "s", "--offer", "o",
            "--quantity", "1.5",
        ],
        [
            "purchase-addon", "--customer", "c", "--subscription", "s", "--offer", "o",
            "--quantity", "0",
        ],
        ["order", "--customer", " ", "--order", "o"],
        ["offers", "--cloud", "mars", "--token-file", "x"],
        ["offers", "--cloud", "global"], ["offers", "--token-file", "x"],
        ["offers", "--token", "secret"],
        ["offers", "--sandbox", "--cloud", "global", "--token-file", "x"],
        ["offers", "--base-url", "http://example.com", "--token-file", "x"],
    ])
    func `a wrong command line is told`(arguments: [String]) throws {
        let result = try run(["partner-center"] + arguments)
        #expect(result.exitCode == 64, "\(result.error)")
        #expect(result.error.hasPrefix("portalhost: error: "))
    }

    @Test func `a state or a token that cannot be read is told`() throws {
        try inFolder { folder in
            try Data(#"{"customer":[]}"#.utf8).write(to: URL(filePath: folder + "/bad.json"))
            try Data("  \n".utf8).write(to: URL(filePath: folder + "/empty"))
            let bad = try run(["partner-center", "offers", "--sandbox", "bad.json"], in: folder)
            #expect(bad.exitCode == 2)
            #expect(
                bad.error.contains("bad.json: unknown member 'customer'; did you mean 'customers'?")
            )
            let none = try run(["partner-center", "offers", "--sandbox", "none.json"], in: folder)
            #expect(none.exitCode == 2)
            let empty = try run(
                ["partner-center", "offers", "--cloud", "global", "--token-file", "empty"],
                in: folder)
            #expect(empty.exitCode == 2)
            #expect(empty.error.contains("expected an access token"))
        }
    }

    @Test func `a live service is asked over HTTP, and the token is in no output`() throws {
        // Python's standard library is the server; curl sends.
        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = ["python3", "-c", Self.server]
        let pipe = Pipe()
        server.standardOutput = pipe
        server.standardError = FileHandle.nullDevice
        do { try server.run() } catch {
            Issue.record("python3 is missing: nothing to talk to", severity: .warning)
            return
        }
        defer { kill(server.processIdentifier, SIGKILL) }
        var port = ""
        while !port.hasSuffix("\n") {
            let data = pipe.fileHandleForReading.readData(ofLength: 1)
            if data.isEmpty { break }
            port += String(decoding: data, as: UTF8.self)
        }
        let base = "http://127.0.0.1:\(port.dropLast())"
        try inFolder { folder in
            try Data("very-secret-token\n".utf8).write(to: URL(filePath: folder + "/token"))
            let live = ["--base-url", base, "--token-file", "token", "--trace"]
            let found = try run(
                ["partner-center", "order", "--customer", "c", "--order", "o\"\\ö"] + live,
                in: folder)
            #expect(found.exitCode == 0, "\(found.error)")
            #expect(found.output.hasPrefix("order right of customer c"))
            let moved = try run(
                ["partner-center", "order", "--customer", "moved", "--order", "o"] + live,
                in: folder)
            #expect(moved.exitCode == 1, "\(moved.error)")
            #expect(moved.error.contains("another address"))
            let echo = try run(
                ["partner-center", "order", "--customer", "c", "--order", "echo"] + live, in: folder
            )
            #expect(echo.exitCode == 0, "\(echo.error)")
            #expect(echo.error.contains("xxx***"))
            #expect(!(echo.output + echo.error).contains("very-"))
            let none = try run(
                [
                    "partner-center", "offers", "--base-url", "http://127.0.0.1:1", "--token-file",
                    "token", "--timeout", "2",
                ], in: folder)
            #expect(none.exitCode == 2)
            try Data("partnerOperations.Customers.ById('c').Orders.ById('o').Get();".utf8)
                .write(to: URL(filePath: folder + "/portal.js"))
            let page = try run(
                ["run", "portal.js", "--partner-center", base, "--token-file", "token"], in: folder)
            #expect(page.output.contains("200 GET /v1/customers/c/orders/o"))
            for result in [found, moved, none, page] {
                #expect(!(result.output + result.error).contains("very-secret-token"))
            }
        }
    }

    private static let server = #"""
        import http.server
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *args): pass
            def do_GET(self):
                right = self.headers.get("Authorization") == "Bearer very-secret-token"
                if "moved" in self.path:
                    self.send_response(302)
                    self.send_header("Location", "http://localhost:1/")
                    self.end_headers()
                    return
                # A trace cuts an answer after 20,000 bytes, and the token stands there.
                if "echo" in self.path: right = "x" * 19985 + "very-secret-token"
                elif right: right = "right"
                body = ('{"id":"%s","referenceCustomerId":"c","lineItems":[]}' % (right or "wrong")).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """#

    // MARK: The portal

    @Test func `the 47 cases of the portal pass, twice each, in one process`() throws {
        let result = try run(["test", "PortalScripts/addon-purchase", "--repeat", "2"])
        #expect(result.exitCode == 0)
        #expect(result.output.hasSuffix("\n47 passed, 0 failed\n"))
    }

    @Test func `the portal may be shipped`() throws {
        let result = try run([
            "validate", "PortalScripts/addon-purchase", "--strict", "--partner-center", "sandbox",
        ])
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        let fetch = try run([
            "validate", "PortalScripts/addon-purchase/shop.js",
            "PortalScripts/addon-purchase/fetch.js",
            "--strict", "--partner-center", "sandbox", "--call", "buy(5)",
        ])
        #expect(fetch.exitCode == 0, "\(fetch.output)\(fetch.error)")
    }

    @Test func `the portal with fetch buys, and its token is in no trace`() throws {
        let result = try CommandRunner.run(
            [
                "run", "shop.js", "fetch.js", "--call", "buy(5)", "--edition", "2018-12",
                "--partner-center", "sandbox", "--trace", "-",
            ], in: projectFolder() + "/PortalScripts/addon-purchase")
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(result.output.contains("\"answeredBy\":\"the Partner Center sandbox\""))
        #expect(result.output.contains("Bearer ***"))
        #expect(!result.output.contains("Bearer sandbox"))
        #expect(
            try snapshotDifference(
                result.error, named: "good/addon-purchase-fetch.txt", in: folder() + "/Snapshots")
                == nil)
    }

    @Test func `the command of the bridge's README buys what its scripts buy`() throws {
        let readme = try String(
            contentsOfFile: projectFolder() + "/Bridges/PartnerCenterBridge/README.md",
            encoding: .utf8)
        let block = try #require(
            readme.components(separatedBy: "\n```sh\n").last?.components(separatedBy: "\n```\n")
                .first)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "portalhost() { \"$PORTALHOST\" \"$@\"; }\n" + block]
        shell.environment = ProcessInfo.processInfo.environment.merging([
            "PORTALHOST": CommandRunner.executable.path, "CUSTOMER": Self.customer,
            "SUBSCRIPTION": Self.subscription, "OFFER": Self.addOn,
        ]) { $1 }
        let pipe = Pipe()
        shell.standardOutput = pipe
        try shell.run()
        let output = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(
            output.hasPrefix(
                "bought 2 × Some friendly name as subscription afbb1451-f01d-402a-a01a-3af939fe884d"
            ))
    }

    @Test(arguments: [
        ["--partner-center", "sandbux"], ["--partner-center", "global"], ["--token-file", "x"],
        ["--partner-center", "sandbox", "--token-file", "x"],
        ["--partner-center", "http://example.com", "--token-file", "x"],
    ])
    func `a wrong --partner-center is told before a file is opened`(options: [String]) throws {
        for command in ["run", "test", "validate", "debug"] {
            let result = try run([command, "none.js"] + options)
            #expect(result.exitCode == 64, "\(command): \(result.error)")
        }
    }
}
