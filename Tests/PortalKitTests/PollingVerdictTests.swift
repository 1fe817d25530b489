import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What a page does again and again is no reaction to what the app tells it (issue 13, sections 1 and 2).
@Suite struct PollingVerdictTests {
    private static let polls = [
        "setInterval(function () { fetch('/ping', { method: 'POST' }); }, 30000);",
        "setInterval(function () { fetch('/ping').catch(function () {}); }, 1000);",
        "function tick() { fetch('/ping').catch(function () {}); setTimeout(tick, 700); } tick();",
        "setInterval(function () { console.log('tick'); }, 3000);",
    ]

    private func options() throws -> RunOptions {
        var options = RunOptions()
        options.calls = ["buy"]
        options.network.fixtures = try NetworkFile.read(
            #"{"fixtures": [{"url": "/ping", "status": 204}, {"url": "/ping", "method": "POST", "status": 204}]}"#,
            file: "network.json")
        return options
    }

    private func ids(_ source: String, _ group: MatrixGroup) throws -> [String] {
        let options = try options()
        let scripts = [PortalScript(name: "portal.js", source: source)]
        let host = PortalHost()
        defer { host.close() }
        let result = host.run(scripts, options)
        return SecondRuns.findings(result, scripts, options, host: host).map(\.ruleID.rawValue)
            + PortalMatrix.run(
                scripts, options, groups: [group], host: host
            ).findings.filter { $0.severity == .error }.map(\.ruleID.rawValue)
    }

    @Test(arguments: polls)
    func `a portal that logs its states is not told that it shows the same`(_ poll: String) throws {
        let found = try ids(
            poll
                + WiringTests.portal(
                    registered:
                        "function onRegistered(json) { console.log(JSON.parse(json).networkRegistrationState); }\n"
                ), .registration)
        #expect(!found.contains("connection-not-handled"), "\(found)")
    }

    @Test(arguments: polls)
    func `polls do not hide that success is handled like a failure`(_ poll: String) throws {
        let found = try ids(
            poll + WiringTests.told("console.log('Your request was processed.');"), .activation)
        #expect(found.count { $0 == "success-not-handled" } == 2, "\(found)")
    }

    @Test func `what a callback asks at once is an answer, though it was asked before`() throws {
        let asks = "function ask() { fetch('/ping').catch(function () {}); } ask();\n"
        let scripts = [PortalScript(name: "portal.js", source: asks + WiringTests.told("ask();"))]
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.run(scripts, try options(), groups: [.activation], host: host)
        #expect(!matrix.rows.isEmpty)
        #expect(!matrix.findings.contains { $0.ruleID == "result-ignored" })
        #expect(!matrix.rows.contains { $0.reaction == .none })
    }

    @Test func `what waits for an interval is an answer`() throws {
        let found = try ids(
            """
            var queue = [];
            setInterval(function () {
              while (queue.length) {
                var r = JSON.parse(queue.shift());
                console.log(r.activationResult === 'success' ? 'done' : 'failed');
              }
            }, 500);
            """ + WiringTests.portal(activated: "function onActivated(j) { queue.push(j); }\n"),
            .activation)
        #expect(!found.contains("result-ignored"), "\(found)")
    }

    /// use.md, F2: the portal is right, and nothing waits for a keep-alive's answer.
    @Test func `a keep-alive without a network is a warning, what a purchase needs is an error`()
        throws
    {
        let alive = Self.polls[0] + WiringTests.portal()
        let scripts = [PortalScript(name: "portal.js", source: alive)]
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.run(scripts, try options(), groups: [.activation], host: host)
        #expect(
            !matrix.findings.contains {
                $0.ruleID == "unhandled-rejection" && $0.severity == .error
            })
        let silent = run(alive, calls: ["buy"])
        let found = silent.findings.filter { $0.ruleID == "unhandled-rejection" }
        #expect(found.map(\.severity) == [.warning])
        let buying = run("function buy() { fetch('/orders', { method: 'POST' }); }", calls: ["buy"])
        #expect(
            buying.findings.contains { $0.ruleID == "unhandled-rejection" && $0.severity == .error }
        )
    }

    @Test func `a keep-alive that fails in a world is a warning of validate, with the world`()
        throws
    {
        let scripts = [
            PortalScript(name: "portal.js", source: Self.polls[0] + WiringTests.portal())
        ]
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.run(
            scripts, try options(), groups: [.activation], host: host)
        let found = matrix.findings.filter { $0.ruleID == "unhandled-rejection" }
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.notes.contains { $0.message.contains("serverNotReachable") } == true)
    }

    @Test func `a poll that fails hides no connection`() throws {
        let scripts = [
            PortalScript(
                name: "portal.js",
                source: Self.polls[0]
                    + WiringTests.portal(
                        registered:
                            "function onRegistered(json) { console.log(JSON.parse(json).networkRegistrationState); }\n"
                    ))
        ]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let run = host.run(scripts, options)
        #expect(SecondRuns.findings(run, scripts, options, host: host).isEmpty)
    }
}
