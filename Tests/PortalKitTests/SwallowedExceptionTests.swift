import Foundation
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A callback that does nothing because it swallows what it throws (issue 13, section 3), and those that only look like it.
@Suite struct SwallowedExceptionTests {
    private static let isIn =
        "JSON.parse(json).activationResult === MobilePlansActivationError.success"

    private func run(_ callback: String) throws -> RunResult {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>x</title><button>Buy</button><p id=s></p>
            <script>
            \(callback)
            document.querySelector('button').onclick = function () {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            };
            </script>
            """
        ])
        let run = site.run { options in
            options.target = .modern
            options.actions = [try? UserAction(command: "click \"Buy\"")].compactMap(\.self)
        }
        try site.remove()
        return run
    }

    private func messages(_ callback: String) throws -> [String] {
        try run(callback).findings.filter { $0.severity == .error }.map {
            "\($0.ruleID) \($0.location?.line ?? 0): \($0.message)"
        }
    }

    @Test func `a written trace gives the same finding`() throws {
        let run = try run(
            "function onDone(json) { try { null.x(\(Self.isIn)); } catch (e) {} }")
        let written = try WrittenRun.read(
            run.traceFile(toolVersion: "1").bytes, file: "t.jsonl")
        #expect(written.findings.contains { $0.ruleID == "exception-swallowed" })
        #expect(written.findings == run.findings)
    }

    @Test(arguments: [
        "function onDone(json) { try { document.getElementById('nope').textContent = \(isIn); } catch (e) {} }",
        "function onDone(json) { Promise.resolve(json).then(function () { document.getElementById('nope').textContent = \(isIn); }).catch(function () {}); }",
        "async function onDone(json) { try { await null; document.getElementById('nope').textContent = \(isIn); } catch {} }",
        "function onDone(json) { setTimeout(function () { try { document.getElementById('nope').textContent = \(isIn); } catch (e) { } }, 100); }",
    ])
    func `what was swallowed is said, and where it was thrown`(_ callback: String) throws {
        let found = try messages(callback)
        #expect(found.count == 1, "\(found)")
        #expect(
            found.first?.hasPrefix(
                "exception-swallowed 3: onDone does nothing that shows, because it catches what it throws and says nothing of it: TypeError: null is not an object"
            ) == true, "\(found)")
    }

    @Test(arguments: [
        "function onDone(json) { try { document.getElementById('nope').textContent = 1; } catch (e) {} document.getElementById('s').textContent = \(isIn); }",
        "function onDone(json) { try { document.getElementById('nope').textContent = \(isIn); } catch (e) { console.error(e); } }",
        "function onDone(json) { try { null.x; } catch (e) {} window.result = \(isIn); }",
        "var result; function onDone(json) { try { null.x; } catch (e) {} result = \(isIn); }",
        "function onDone(json) { try { null.x; } catch (e) {} localStorage.result = \(isIn); }",
        "var at; (function () { var result; window.onDone = function (json) { try { throw new Error('probe'); } catch (e) { } result = \(isIn); }; })();",
    ])
    func `a callback that keeps or says what it was told is left alone`(_ callback: String) throws {
        #expect(try messages(callback) == [])
    }

    @Test(arguments: [
        ("try { view.set(json); } catch (e) {}", ["exception-swallowed"]),
        ("try { view.set(json); } catch (e) { console.error(e.message); }", []),
        ("try { view.set(json); } catch (e) { window.last = json; }", []),
    ])
    func `a case whose callback swallows what it throws fails`(body: String, rules: [String]) throws
    {
        let files = try Files([
            "a.case.json": """
            { "name": "A", "scripts": ["portal.js"], "steps": [{ "call": "buy" }],
              "allow": ["calls", "callbacks", "console"] }
            """,
            "portal.js": """
            var view = null;
            function onDone(json) { \(body) }
            function buy() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            }
            """,
        ])
        let host = PortalHost()
        defer { host.close() }
        let run = try #require(CaseRunner(host: host).judge(try files.load()).run)
        let errors = run.findings.filter { $0.severity == .error }.map(\.ruleID.rawValue)
        #expect(errors == rules)
    }
}
