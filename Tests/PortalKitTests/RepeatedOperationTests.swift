import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// One act of the user that begins two operations (mobile-plans.md, section 5).
@Suite struct RepeatedOperationTests {
    private func run(_ script: String) throws -> RunResult {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title><form id=f><button id=b type=button>Buy</button></form>
            <script>
            function onDone(json) { document.title = JSON.parse(json).activationResult === 'success' ? 'Done' : json; }
            function order() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            }
            var b = document.getElementById('b');
            \(script)
            </script>
            """
        ])
        let action = try UserAction(command: "click \"Buy\"")
        let run = site.run(configure: { $0.actions = [action] })
        try site.remove()
        return run
    }

    private func finding(_ run: RunResult) throws -> Finding {
        try #require(run.findings.first { $0.ruleID == "operation-twice" })
    }

    @Test func `two listeners of one button are both named`() throws {
        let run = try run(
            "b.addEventListener('click', order);\nb.addEventListener('click', function () { order(); });"
        )
        let finding = try finding(run)
        #expect(finding.severity == .error)
        #expect(finding.location?.line == 10)
        #expect(finding.message.contains("2 listeners"))
        #expect(finding.notes.contains { $0.location?.line == 9 })
        #expect(finding.notes.contains { $0.location?.line == 6 })
    }

    @Test func `a listener and a handler are both named`() throws {
        let run = try run("b.onclick = order;\nb.addEventListener('click', () => order());")
        let finding = try finding(run)
        #expect(finding.location?.line == 10)
        #expect(finding.notes.contains { $0.location?.line == 9 })
    }

    @Test func `a listener that is added twice is named once`() throws {
        let run = try run(
            "function init() {\n b.addEventListener('click', () => order());\n}\ninit();\ninit();")
        let finding = try finding(run)
        #expect(finding.location?.line == 10)
        #expect(finding.message.contains("added"))
    }

    @Test func `listeners whose operations begin later are notes`() throws {
        let run = try run(
            """
            b.addEventListener('click', () => setTimeout(order, 10));
            b.addEventListener('click', () => setTimeout(order, 20));
            """)
        let finding = try finding(run)
        #expect(finding.location?.line == 6)
        #expect(finding.notes.contains { $0.location?.line == 9 })
        #expect(finding.notes.contains { $0.location?.line == 10 })
    }

    @Test func `one listener that begins both is the place of the call`() throws {
        let run = try run(
            "b.addEventListener('click', () => { order(); order(); });\nb.addEventListener('click', () => {});"
        )
        #expect(try finding(run).location?.line == 6)
        #expect(run.repeated.isEmpty)
    }

    @Test func `what one listener begins has nothing in the trace`() throws {
        let run = try run("b.addEventListener('click', order);")
        #expect(!run.findings.contains { $0.ruleID == "operation-twice" })
        #expect(run.repeated.isEmpty)
        let text = String(decoding: run.traceFile(toolVersion: "1").bytes, as: UTF8.self)
        #expect(!text.contains("repeated"))
    }

    @Test func `a written trace gives the same finding`() throws {
        let run = try run(
            "b.addEventListener('click', order);\nb.addEventListener('click', () => order());")
        #expect(run.repeated.count == 1)
        let written = try WrittenRun.read(
            run.traceFile(toolVersion: "1").bytes, file: "t.jsonl")
        #expect(written.findings == run.findings)
        #expect(written.findings.contains { $0.ruleID == "operation-twice" })
    }

    /// A library that adds one listener for all that it is given.
    private func runWithLibrary(_ script: String) throws -> RunResult {
        let site = try TemporarySite([
            "lib.js": """
            window.$ = function (css) {
              var element = document.querySelector(css);
              return { on: function (type, f) {
                var list = element[type + 's'];
                if (!list) {
                  list = element[type + 's'] = [];
                  element.addEventListener(type, function () { list.forEach(function (f) { f(); }); });
                }
                list.push(f);
              } };
            };
            /* \(String(repeating: "library ", count: 6_000)) */
            """,
            "index.html": """
            <!doctype html><title>Plans</title><button id=b>Buy</button><button id=c>Other</button>
            <script src=lib.js></script><script>
            function onDone(json) { document.title = JSON.parse(json).activationResult === 'success' ? 'Done' : json; }
            function order() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            }
            \(script)
            </script>
            """,
        ])
        let action = try UserAction(command: "click \"Buy\"")
        let run = site.run(configure: { $0.actions = [action] })
        try site.remove()
        return run
    }

    @Test func `two listeners that a library is given are both named`() throws {
        let run = try runWithLibrary(
            "$('#c').on('click', order);\n$('#b').on('click', order);\n$('#b').on('click', () => order());"
        )
        let finding = try finding(run)
        #expect(finding.location?.file?.hasSuffix("index.html") == true)
        #expect(finding.location?.line == 10)
        #expect(finding.notes.contains { $0.location?.line == 9 })
        #expect(!finding.notes.contains { $0.location?.line == 8 })
    }

    @Test func `a listener of a library that begins two is the place of the call`() throws {
        let run = try runWithLibrary(
            "$('#c').on('click', order);\n$('#b').on('click', () => { order(); order(); });")
        let finding = try finding(run)
        #expect(finding.location?.line == 6)
    }

    @Test(arguments: [
        "b.onclick = () => { try { order(); } finally { order(); } };",
        "b.onclick = () => { Promise.resolve().then(order).catch(() => {}).then(order); };",
    ])
    func `one profile that one act orders twice is an error`(_ script: String) throws {
        let finding = try finding(run(script))
        #expect(finding.severity == .error)
        #expect(finding.message.contains("one act"))
    }

    @Test func `two acts, or two at different times, are a warning`() throws {
        let later = try finding(run("b.onclick = () => { order(); setTimeout(order, 900); };"))
        #expect(later.severity == .warning)
    }
}
