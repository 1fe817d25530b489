import PortalTrace
import ScriptEngine
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What stops a script because the host is no whole browser is not put down to the portal.
@Suite struct HostAbsenceTests {
    private func run(_ source: String, _ target: RunOptions.Target = .modern) -> RunResult {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.target = target
        options.limits.bytes = 4 << 30
        return host.run([PortalScript(name: "portal.js", source: source)], options)
    }

    private func notes(_ source: String) -> [String] {
        run(source).findings.filter { $0.ruleID == "uncaught-exception" }
            .flatMap(\.notes).map(\.message)
    }

    @Test(arguments: [
        ("new Worker('a.js');", "'Worker'"), ("window.indexedDB.open('a');", "'indexedDB'"),
        ("indexedDB.open('a');", "'indexedDB'"), ("self.caches.open('a');", "'caches'"),
        ("navigator.serviceWorker.register('a.js');", "'navigator.serviceWorker'"),
        ("window.navigator.wakeLock.request('screen');", "'navigator.wakeLock'"),
        ("document.all.plan.value;", "'document.all'"), ("document.all['plan'];", "'document.all'"),
        ("document.all('plan');", "'document.all'"),
        ("window.document.all.item(0);", "'document.all'"),
    ])
    func `what the host has not is named`(_ source: String, _ name: String) {
        #expect(notes(source).contains { $0.hasPrefix("browsers have \(name) and portal host") })
    }

    @Test(arguments: [
        "new Wrker('a.js');", "document.allow.a();", "window.indexDB.open('a');",
        "navigator.srvice.a();",
    ])
    func `what no browser has is not`(_ source: String) {
        let run = run(source)
        #expect(run.findings.contains { $0.ruleID == "uncaught-exception" })
        #expect(!notes(source).contains { $0.hasPrefix("browsers have") })
    }

    @Test func `a page has none of what is listed`() {
        let globals = HostAbsences.globals.sorted().map { "'\($0)'" }.joined(separator: ", ")
        let members = HostAbsences.ofNavigator.sorted().map { "'\($0)'" }.joined(separator: ", ")
        let result = run(
            """
            [\(globals)].forEach(function (name) { if (name in window) console.log(name); });
            [\(members)].forEach(function (name) { if (name in navigator) console.log('navigator.' + name); });
            console.log('looked');
            """)
        let lines = result.events.filter { $0.kind == .console }
            .map { $0.arguments.map(\.displayText).joined() }
        #expect(lines == ["looked"])
    }
}
