import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A portal that does the same after a success and after a failure is told which comparison never held, and what stood there
/// (issue 13, section 3).
@Suite struct SameAfterBothTests {
    /// A mistake of which only the effect shows, with a mark before the comparison.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let name: String
        let activated: String
        let note: String
        var testDescription: String { name }
    }

    private static let subject = """
        function Subject() { this.f = []; }
        Subject.prototype.next = function (v) { this.f.forEach(function (f) { f(v); }); };
        Subject.prototype.subscribe = function (f) { this.f.push(f); };
        Subject.prototype.map = function (g) {
          var s = new Subject();
          this.subscribe(function (v) { s.next(g(v)); });
          return s;
        };
        var told = new Subject();
        function onActivated(json) { told.next(json); }

        """

    static let mistakes = [
        Mistake(
            name: "a bus that parses nothing",
            activated: subject
                + "told.subscribe(function (r) { console.log(↓r.activationResult === 'success' ? 'in' : 'out'); });",
            note: "'r.activationResult' was undefined and not 'success'"),
        Mistake(
            name: "a list around the object",
            activated: subject
                + "told.map(function (t) { return [JSON.parse(t)]; }).subscribe(function (r) { console.log(↓r.activationResult === 'success' ? 'in' : 'out'); });",
            note: "'r.activationResult' was undefined and not 'success'"),
        Mistake(
            name: "an action that the reducer does not know",
            activated: """
                var state = { why: '' };
                function reduce(state, action) {
                  switch (action.type) {
                    case 'ACTIVATED':
                      return { done: ↓action.told.activationResult === 'success' };
                    default: return state;
                  }
                }
                function dispatch(action) {
                  state = reduce(state, action);
                  console.log(state.done ? 'in' : 'out');
                }
                function onActivated(json) { dispatch({ type: 'ACTIVATE', told: JSON.parse(json) }); }
                """,
            note: "the run never came to the comparison with 'success'"),
        Mistake(
            name: "an object that the storage made a text of",
            activated: """
                function onActivated(json) {
                  localStorage.setItem('r', JSON.parse(json));
                  var kept = localStorage.getItem('r');
                  console.log(↓kept.activationResult === 'success' ? 'in' : 'out');
                }
                """,
            note: "'kept.activationResult' was undefined and not 'success'"),
    ]

    private func findings(_ activated: String) -> [[Finding]] {
        let source = WiringTests.portal(activated: activated.replacing("↓", with: ""))
        let scripts = [PortalScript(name: "portal.js", source: source)]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let result = host.run(scripts, options)
        return [
            SuccessCheck.findings(result, scripts, options, host: host),
            PortalMatrix.run(scripts, options, groups: [.activation], host: host).findings,
        ]
    }

    @Test(arguments: mistakes)
    func `the comparison that never held is the place, with what stood there`(
        _ mistake: Mistake
    ) throws {
        let marked = WiringTests.portal(activated: mistake.activated)
        let before = marked.prefix { $0 != "↓" }
        let line = before.split(separator: "\n", omittingEmptySubsequences: false).count
        for findings in findings(mistake.activated) {
            let found = findings.filter { $0.ruleID.rawValue == "success-not-handled" }
            #expect(found.count == 1, "\(findings.map(\.message))")
            let finding = try #require(found.first)
            #expect(finding.location?.line == line)
            #expect(
                finding.notes.contains { $0.message.hasPrefix(mistake.note) },
                "\(finding.notes.map(\.message))")
        }
    }

    @Test func `a comparison that held is no place, and what does not follow is said`() throws {
        let activated = """
            var done = false;
            function onActivated(json) {
              var done = JSON.parse(json).activationResult === 'success';
              console.log('told');
            }
            """
        for findings in findings(activated) {
            let finding = try #require(
                findings.first { $0.ruleID.rawValue == "success-not-handled" })
            #expect(
                finding.notes.contains {
                    $0.message.hasPrefix(
                        "nothing that shows follows from 'JSON.parse(…).activationResult'")
                })
        }
    }

    @Test(arguments: [
        (
            "var phase = 'idle'; function onActivated(j) { var r = JSON.parse(j); if (phase === 'installing') { if (r.activationResult === 'success') console.log('in'); } }",
            "the run never came to the comparison with 'success'"
        ),
        (
            "function onActivated(j) { var ok = JSON.parse(j).activationResult === 'success'; if (ok && window.shows) console.log('in'); }",
            "nothing that shows follows from"
        ),
    ])
    func `a portal that shows nothing of any result is told where it stopped`(
        _ activated: String, _ note: String
    ) throws {
        for findings in findings(activated) {
            let finding = try #require(findings.first { $0.ruleID.rawValue == "result-ignored" })
            #expect(
                finding.notes.contains { $0.message.hasPrefix(note) },
                "\(finding.notes.map(\.message))")
        }
    }

    /// Where the script stands still before it, what is compared is not there yet.
    @Test func `of a comparison of what its own statement makes nothing is said`() throws {
        let activated =
            "function onActivated(j) { var r; console.log([r = JSON.parse(j), r.result === 'success'][1] ? 'in' : 'out'); }"
        for findings in findings(activated) {
            let finding = try #require(
                findings.first { $0.ruleID.rawValue == "success-not-handled" })
            #expect(finding.notes.isEmpty, "\(finding.notes.map(\.message))")
        }
    }

    @Test func `a portal that asks for no success is told so`() throws {
        for findings in findings("function onActivated(json) { console.log('We got news.'); }") {
            let finding = try #require(
                findings.first { $0.ruleID.rawValue == "success-not-handled" })
            #expect(
                finding.notes.contains {
                    $0.message == "no script compares anything with 'success'"
                })
        }
    }

    /// The same after both, but for the ICCID, which a failure does not have.
    @Test(arguments: [
        "console.log('done ' + r.iccid);",
        "var n = r.iccid || undefined; console.log('done', n);",
        "document.body.textContent = 'Your number: ' + r.iccid;",
    ])
    func `an ICCID that is not there is no other outcome`(_ body: String) {
        let activated = "function onActivated(json) { var r = JSON.parse(json); \(body) }"
        for findings in findings(activated) {
            #expect(
                findings.contains { $0.ruleID.rawValue == "success-not-handled" },
                "\(findings.map(\.message))")
        }
    }

    @Test(arguments: [
        "console.log(r.iccid);", "console.log(json);", "console.log(r.activationResult, r.iccid);",
        "console.log(r.activationResult === 'success' ? 'Number ' + r.iccid : 'Number unknown');",
    ])
    func `what tells one from the other is left alone`(_ body: String) {
        let activated = "function onActivated(json) { var r = JSON.parse(json); \(body) }"
        for findings in findings(activated) {
            #expect(
                !findings.contains { $0.ruleID.rawValue == "success-not-handled" },
                "\(findings.map(\.message))")
        }
    }

    @Test func `a trace that is judged anew has the cause as well`() throws {
        let mistake = try #require(Self.mistakes.first)
        let source = WiringTests.portal(activated: mistake.activated.replacing("↓", with: ""))
        let scripts = [PortalScript(name: "portal.js", source: source)]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        var result = host.run(scripts, options)
        result.findings += SecondRuns.findings(result, scripts, options, host: host)
        let written = try WrittenRun.read(
            result.traceFile(toolVersion: "1").bytes, file: "trace.jsonl")
        func told(_ run: RunResult) -> [Finding] {
            run.findings.filter { $0.ruleID.rawValue == "success-not-handled" }
        }
        #expect(told(result).count == 1)
        #expect(told(written).map(\.notes) == told(result).map(\.notes))
        #expect(told(written).map(\.location) == told(result).map(\.location))
    }
}
