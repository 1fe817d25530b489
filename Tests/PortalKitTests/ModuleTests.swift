import PortalReports
import PortalTrace
import Testing

/// Each of the three modules brings those below it, and with them how texts are compared.
@Suite struct ModuleTests {
    @Test func `one import has what runs, what judges and what shows`() {
        let host = PortalHost()
        defer { host.close() }
        let run = host.run(
            [PortalScript(name: "portal.js", source: "MobilePlans.nothing();")], RunOptions())
        #expect(!run.findings.isEmpty)
        #expect(run.findings.allSatisfy { RuleCatalog.description(of: $0.ruleID) != nil })
        let text = RunTextReport(style: TextStyle(isColoured: false)).text(run)
        #expect(text.contains("portal.js:1"))
    }

    @Test func `a run that was not judged has no findings`() {
        let host = PortalHost()
        defer { host.close() }
        let run = host.trace(
            [PortalScript(name: "portal.js", source: "MobilePlans.nothing();")], RunOptions())
        #expect(run.findings.isEmpty)
        #expect(run.events.contains { $0.kind == .exception })
    }

    @Test func `texts are compared by code units wherever the modules are imported`() {
        let (one, two) = ("\u{E4}", "a\u{308}")
        let isSame = one == two
        let isPrefix = (two + "b").hasPrefix("a")
        #expect(!isSame)
        #expect(isPrefix)
    }
}
