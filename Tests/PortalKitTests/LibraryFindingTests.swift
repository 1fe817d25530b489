import PortalJudge
import PortalTrace
import Testing

/// Rules that read scripts, where most of a script is a library that never runs (mobile-plans.md, section 2).
@Suite struct LibraryFindingTests {
    private static let library = """
        (function (f) { if (typeof define === 'function' && define.amd) define(f); else window.lib = f(); })(function () {
          return { ask: function () { return confirm('Sure?'); }, home: 'http://library.example/start' };
        });
        """

    private func findings(_ script: String, call: String? = nil) -> [String] {
        var options = RunOptions()
        options.calls = call.map { [$0] } ?? []
        let host = PortalHost()
        defer { host.close() }
        return host.run([PortalScript(name: "a.js", source: script)], options).findings
            .filter { ["pop-up-window", "plain-http-resource"].contains($0.ruleID.rawValue) }
            .map { "\($0.severity.rawValue) \($0.ruleID) \($0.location?.line ?? 0)" }
    }

    @Test func `what a library may do is a warning, what it does is an error, said once`() {
        #expect(
            findings(Self.library) == ["warning pop-up-window 2", "warning plain-http-resource 2"])
        #expect(
            findings(Self.library, call: "lib.ask()")
                == ["error pop-up-window 2", "warning plain-http-resource 2"])
    }

    @Test func `what stands in a script of one's own is an error, whether or not it runs`() {
        let own =
            "function ask() { return confirm('Sure?'); }\nvar home = 'http://shop.example/start';"
        let expected = ["error pop-up-window 1", "error plain-http-resource 2"]
        #expect(findings(own) == expected)
        #expect(findings(own, call: "ask()") == expected)
        #expect(
            findings(own + String(repeating: "\n// ", count: 11_000))
                == ["warning pop-up-window 1", "warning plain-http-resource 2"])
    }

    @Test func `a name that is put together is found where it is called`() {
        #expect(
            findings("function f() { window['al' + 'ert']('x'); }", call: "f()")
                == ["error pop-up-window 1"])
    }
}
