import JSONDocuments
import PortalTrace
import ScriptEngine
import Testing
import WebPlatform

@testable import PortalJudge
@testable import PortalKit

/// What is said of a WebSocket that nothing answers.
@Suite struct WebSocketFindingTests {
    @Test func `Mixed Content 4.4, a page of https opens no ws connection`() throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = "https://portal.example/"
        options.limits.bytes = 4 << 30
        let result = host.run(
            [
                PortalScript(
                    name: "portal.js",
                    source: """
                        new WebSocket('ws://chat.example/').onclose = function (e) { console.log(e.code); };
                        new WebSocket('wss://user:pw@chat.example/').onclose = function (e) { console.log(e.code); };
                        """)
            ], options)
        let exchanges = result.events.compactMap(\.exchange)
        try #require(exchanges.count == 2)
        #expect(exchanges.map(\.url) == ["ws://chat.example/", "wss://chat.example/"])
        guard case .blocked(.mixedContent, _)? = exchanges[0].outcome?.problem,
            case .failed(.unanswered, _)? = exchanges[1].outcome?.problem
        else {
            Issue.record("\(exchanges)")
            return
        }
        let findings = result.findings
        let unanswered = try #require(findings.first { $0.ruleID == "request-unanswered" })
        #expect(unanswered.message.contains("GET wss://chat.example/"))
        let note = try #require(
            unanswered.notes.map(\.message).first { $0.contains("network.json") })
        // The fixture that is proposed is one that opens the connection.
        let start = try #require(note.firstIndex(of: "{"))
        let fixtures = try NetworkFile.read(String(note[start...]), file: "network.json")
        options.network.fixtures = fixtures
        let again = host.run(
            [
                PortalScript(
                    name: "portal.js",
                    source:
                        "new WebSocket('wss://chat.example/').onopen = function () { console.log('open'); };"
                )
            ], options)
        #expect(again.events.contains { $0.kind == .console })
        #expect(!again.findings.contains { $0.ruleID == "request-unanswered" })
        #expect(findings.contains { $0.ruleID == "mixed-content" })
    }
}
