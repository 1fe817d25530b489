import MobilePlans
import PortalTrace
import ScriptEngine
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What a page shows is a reaction, as a call or a line of the console is.
@Suite struct UserReactionTests {
    private func matrix(_ callback: String) -> PortalMatrix {
        let portal =
            inlinePortal()
                + """

                function activated(json) { var result = JSON.parse(json).activationResult; \(callback) }
                function registered(json) {}
                """
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        return PortalMatrix.run(
            [PortalScript(name: "portal.js", source: portal)], options, groups: [.activation],
            host: host)
    }

    @Test func `a portal that only shows something does not ignore the result`() {
        let silent = matrix("")
        #expect(silent.findings.contains { $0.ruleID == "result-ignored" })
        let shown = matrix(
            "document.body.textContent = result === 'cardBusy' ? 'Try again later' : 'Something went wrong';"
        )
        #expect(!shown.findings.contains { $0.ruleID == "result-ignored" })
        let rows = shown.rows.filter { $0.name != "success" && $0.name != "unknownError" }
        #expect(rows.first { $0.name == "cardBusy" }?.reaction == .own)
        #expect(rows.contains { $0.reaction == .likeUnknownError })
    }

    @Test(arguments: ["https://portal.example?x=1", "https://portal.example:443/a/../plans"])
    func `what a page shows is not another thing once its script of location is there`(
        _ url: String
    ) throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = url
        options.limits.bytes = 4 << 30
        let session = host.open(
            [.init(name: "portal.js", source: "document.body.textContent = 'Plans';")], options)
        defer { session.close() }
        let before = session.fingerprint()
        #expect(before.contains("Plans"))
        _ = session.evaluate(text: "location.ancestorOrigins.length", source: "test")
        #expect(session.fingerprint() == before)
    }
}
