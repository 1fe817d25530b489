import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What is compiled when a script runs is judged as the script is (mobile-plans.md, section 11).
@Suite struct CompiledTextTests {
    private func found(_ source: String) -> [String] {
        RuleRegistry.findings(in: PortalScript(name: "a.js", source: source))
            .filter { $0.ruleID.rawValue.hasPrefix("webview-") }
            .map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.ruleID.rawValue)" }
    }

    @Test(arguments: [
        ("var a = new RegExp('(?<=\\\\$)\\\\d+');", "1:20 webview-regexp-look-behind"),
        ("var a = new RegExp('a.b', 's');", "1:20 webview-regexp-flag-s"),
        ("var a = RegExp('(?<plan>\\\\d+) GB');", "1:16 webview-regexp-named-group"),
        ("new Function('a', 'return a?.b');", "1:14 webview-optional-chaining"),
        ("eval('a ?? b');", "1:6 webview-nullish-coalescing"),
        ("window.setTimeout('x = {...y}', 10);", "1:19 webview-object-spread"),
        ("setInterval(\"1n\");", "1:13 webview-bigint"),
        ("try { f({}); } catch (e) { eval('a ?? b'); }", "1:33 webview-nullish-coalescing"),
    ])
    func `a text that stands in the script is judged`(_ source: String, _ finding: String) {
        #expect(found(source) == [finding])
    }

    @Test(arguments: [
        "new RegExp('a/b', 'gi'); RegExp('(?:a)(?=b)');", "eval('a && a.b');",
        "setTimeout(function () { f('a?.b'); }, 1);", "new RegExp('a' + '?.b');", "f('a?.b');",
        "setTimeout('plan(\"a?.b\")', 1);", "new Function('return 1');",
        "RegExp(text); eval(text);",
    ])
    func `what the WebView can compile is left alone`(_ source: String) {
        #expect(found(source) == [])
    }

    @Test func `what only a try block compiles is an information, beside an error for the rest`() {
        let script = PortalScript(
            name: "a.js",
            source: "try { new Function('a?.b'); } catch (e) {}\neval('a?.b'); eval('c?.d');")
        let findings = RuleRegistry.findings(in: script)
            .filter { $0.ruleID == "webview-optional-chaining" }
        #expect(findings.map(\.severity) == [.info, .error])
        #expect(findings.map { $0.location?.line } == [1, 2])
        #expect(
            findings.last?.notes.contains { $0.message == "used 2 times in this script" } == true)
    }
}
