import PortalKit
import PortalTrace
import Testing
import WebPlatform

@testable import PortalJudge

/// The cause that a finding names is the mistake, and not only its effect (issue 13, section 3).
@Suite struct CauseTests {
    private func findings(_ files: [String: String], _ actions: [String] = []) throws -> [Finding] {
        let site = try TemporarySite(files)
        let run = try site.run { options in
            options.actions = actions.compactMap { try? UserAction(command: $0) }
        }
        try site.remove()
        return run.findings
    }

    private func notes(_ findings: [Finding]) -> String {
        findings.flatMap(\.notes).map(\.message).joined(separator: "\n")
    }

    private static func page(_ body: String) -> String {
        "<!DOCTYPE html><html lang=en><title>P</title>\(body)</html>"
    }

    @Test func `section 3, the app's objects are in the page's own window, and a frame is told so`()
        throws
    {
        let found = try findings(
            [
                "index.html": Self.page("<iframe src=inner.html title=checkout></iframe>"),
                "inner.html": Self.page(
                    "<button onclick='MobilePlans.notifyCancelledPurchase()'>Pay</button>"),
            ], ["click \"Pay\" in frame \"checkout\""])
        #expect(notes(found).contains("same origin has it as parent.MobilePlans"))
        #expect(!notes(found).contains("edition"))
    }

    @Test(arguments: [
        ("import { buys } from './shop.mjs';", "exports no 'buys'; did you mean 'buy'?"),
        ("import { order } from './shop.mjs';", "exports no 'order'"),
        ("import shop from './shop.mjs';", "the module has no 'export default'"),
    ])
    func `a name that a module does not export is told with those near it`(
        statement: String, words: String
    ) throws {
        let found = try findings([
            "index.html": Self.page("<script type=module>\(statement)</script>"),
            "shop.mjs": "export function buy() {}\nexport const price = 5;",
        ])
        #expect(notes(found).contains(words), "\(found)")
    }

    @Test func `a mistake in a module is no reason to bundle it`() throws {
        let found = try findings([
            "index.html": Self.page("<script type=module src=main.mjs></script>"),
            "main.mjs": "import { buy } from './shop.mjs';\nvar = buy;",
            "shop.mjs": "export function buy() {}",
        ])
        let finding = try #require(found.first { $0.ruleID == "syntax-error" })
        #expect(!finding.message.contains("bundle"), "\(finding.message)")
        #expect(finding.location?.line == 2)
    }

    @Test func `what a second run would show is said to be untried where real servers are asked`() {
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let scripts = [PortalScript(name: "portal.js", source: WiringTests.told(""))]
        let run = host.run(scripts, options)
        func ids() -> [String] {
            SecondRuns.findings(run, scripts, options, host: host).map(\.ruleID.rawValue)
        }
        #expect(!ids().contains("second-run-left-out"))
        options.network.allowed = [AllowedHost("api.example.com")].compactMap { $0 }
        #expect(ids() == ["second-run-left-out"])
        options.calls = []
        let quiet = host.run(scripts, options)
        #expect(SecondRuns.findings(quiet, scripts, options, host: host).isEmpty)
    }

    @Test func `a matrix with real servers says what was tried once only`() throws {
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let scripts = [PortalScript(name: "portal.js", source: WiringTests.portal())]
        func sentence() -> Finding? {
            PortalMatrix.run(scripts, options, groups: [.callbacks], host: host).findings.first {
                $0.ruleID == "second-run-left-out"
            }
        }
        #expect(sentence() == nil)
        options.network.allowed = [AllowedHost("api.example.com")].compactMap { $0 }
        let found = try #require(sentence())
        #expect(
            found.message.hasPrefix(
                "real servers are asked once in each world, so it was not tried"))
        #expect(found.location?.file == "portal.js")
    }

    // MARK: - Words that say nothing

    @Test(arguments: [
        ("at 9:05", "at (time)"), ("10:15:03 AM, 3/14/2026", "(time) AM, (time)"),
        ("2026-11-29T10:00:00.000Z", "(time)Z"), ("waits 12 s", "waits (time) s"),
        ("1767225600000", "(time)"), ("10 GB for 12.99 EUR", "10 GB for 12.99 EUR"),
        ("Plan 1 of 1", "Plan 1 of 1"), ("", ""), ("5", "5"), ("1:", "1:"),
        ("3 seconds", "(time) seconds"),
    ])
    func `times are taken out of words, and prices are not`(text: String, plain: String) {
        #expect(ReactionWords.withoutTime(text) == plain)
    }

    @Test func `what was told is taken out of words, by code units`() {
        let words = ReactionWords(
            results: ["success"],
            payloads: [#"{"activationResult":"success","iccid":"8988247000100003319"}"#])
        #expect(
            words.withoutTold("it is success\u{301}, success") == "it is (result)\u{301}, (result)")
        #expect(
            words.withoutTold(#"x {"activationResult":"success","iccid":"8988247000100003319"} y"#)
                == "x (told) y")
        #expect(words.withoutTold("card 8988247000100003319") == "card")
        #expect(words.withoutTold("card undefined") == "card")
        #expect(words.withoutTold("undefined") == "undefined")
        #expect(words.withoutTold("{ a: 1, activationResult: 'success' }.") == "(told).")
        #expect(ReactionWords.ownWords(in: "Done: (result) at (time)") == ["Done", "at"])
    }
}
