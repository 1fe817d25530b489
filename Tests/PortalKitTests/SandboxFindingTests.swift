import PortalKit
import PortalTrace
import Testing

/// What a sandbox keeps from running is said: HTML, section 4.8.5, and Content Security Policy 3, section 6.3.2.
@Suite struct SandboxFindingTests {
    private func findings(_ files: [String: String]) throws -> [Finding] {
        let site = try TemporarySite(files)
        defer { try? site.remove() }
        return try site.findings(configure: { $0.actions = [] })
            .filter { $0.ruleID == "policy-blocks" }
    }

    private static let frame = "<!doctype html><script>var a</script><script>var b</script>"

    @Test func `4_8_5: a frame whose scripts do not run is a warning, once`() throws {
        let found = try findings([
            "index.html":
                "<!doctype html><title>x</title><iframe sandbox title=f src=pay.html></iframe>",
            "pay.html": Self.frame,
        ])
        try #require(found.count == 1)
        #expect(
            found[0].severity == .warning && found[0].location?.file?.hasSuffix("pay.html") == true)
        #expect(
            found[0].message.contains("/pay.html' runs: its frame's sandbox"), "\(found[0].message)"
        )
    }

    @Test(arguments: ["sandbox='allow-scripts'", "sandbox='allow-scripts allow-same-origin'", ""])
    func `4_8_5: a frame whose scripts run is none`(attribute: String) throws {
        let found = try findings([
            "index.html":
                "<!doctype html><title>x</title><iframe \(attribute) title=f src=pay.html></iframe>",
            "pay.html": Self.frame,
        ])
        #expect(found.isEmpty, "\(found.map(\.message))")
    }
}
