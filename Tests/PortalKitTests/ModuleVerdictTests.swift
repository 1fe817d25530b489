import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Modules of a page are judged as any other script, and their names are no properties of window (issue 13,
/// sections 1 and 3).
@Suite struct ModuleVerdictTests {
    private static let parsed =
        "window.onDone = (j) => show(JSON.parse(j).activationResult === 'success' ? 'y' : 'n');"

    /// A page with a module that has no import and no export.
    ///
    /// - Parameter isInline: Whether it stands in the page, or in a file of its own.
    private func run(_ script: String, isInline: Bool, before: String = "") throws -> RunResult {
        let module = """
            const show = (t) => { document.getElementById('s').textContent = t; };
            \(script)
            document.getElementById('b').addEventListener('click', () => {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            });
            """
        let tag =
            isInline
            ? "<script type=\"module\">\n\(module)\n</script>"
            : "<script type=\"module\" src=\"app.js\"></script>"
        let site = try TemporarySite([
            "index.html": """
            <!DOCTYPE html><html lang="en"><title>ä</title><button id="b">Buy</button><p id="s"></p>\(before)
            \(tag)</html>
            """,
            "app.js": module,
        ])
        let action = try UserAction(command: "click \"Buy\"")
        let run = site.run {
            $0.target = .webView
            $0.actions = [action]
        }
        try site.remove()
        return run
    }

    private func finding(_ id: String, _ run: RunResult) -> Finding? {
        run.findings.first { $0.ruleID.rawValue == id }
    }

    @Test(arguments: [true, false])
    func `section 3, a function of a module is no property of window`(isInline: Bool) throws {
        let run = try run(
            "function onDone(j) { show(JSON.parse(j).activationResult); }", isInline: isInline)
        let found = try #require(finding("callback-not-found", run), "\(run.findings)")
        #expect(found.message.contains("declared in a module"))
        #expect(found.message.contains("window.onDone = onDone"))
        #expect(found.location?.line == (isInline ? 4 : 2))
        #expect(found.location?.column == 10)
    }

    @Test(arguments: [true, false])
    func `section 1, what the device cannot parse is an error in a module too`(isInline: Bool)
        throws
    {
        let run = try run(Self.parsed + "\nconst x = window?.y;", isInline: isInline)
        let found = try #require(finding("webview-optional-chaining", run), "\(run.findings)")
        #expect(found.location?.line == (isInline ? 5 : 3))
    }

    @Test(arguments: [true, false])
    func `section 3, what a module makes of the text is followed`(isInline: Bool) throws {
        let run = try run(
            "window.onDone = (r) => show(r.activationResult === 'success' ? 'y' : 'n');",
            isInline: isInline)
        let found = try #require(finding("json-not-parsed", run), "\(run.findings)")
        #expect(found.location?.line == (isInline ? 4 : 2))
        #expect(found.location?.column == 29)
    }

    @Test(arguments: [true, false])
    func `a module that puts its function on window has no error`(isInline: Bool) throws {
        let run = try run(Self.parsed, isInline: isInline)
        #expect(run.findings.filter { $0.severity == .error } == [])
    }

    @Test func `classic scripts beside a module keep their global functions`() throws {
        let run = try run(
            "", isInline: true,
            before:
                "<script>function onDone(j) { document.title = JSON.parse(j).activationResult; }</script>"
        )
        #expect(run.findings.filter { $0.severity == .error } == [])
    }

    @Test(arguments: [
        ("", "'use strict';", true), ("'use strict';", "", false),
        ("", "/* own */ \"use strict\"", true),
    ])
    func `an inline script is strict by its own directive only`(
        first: String, second: String, isLost: Bool
    ) throws {
        let run = try run(
            "window.x = 1;", isInline: true,
            before: """
                <script>\(first)
                var plan = 'L';
                </script>
                <script>\(second)
                if (plan) { function onDone(j) { show(JSON.parse(j).activationResult === 'success' ? 1 : 2); } }
                function show(t) { document.getElementById('s').textContent = t; }
                </script>
                """)
        let found = finding("callback-not-found", run)
        #expect((found != nil) == isLost)
        #expect(
            found?.message.contains("block of a strict script") ?? true, "\(found?.message ?? "")")
        // A written trace knows it as well.
        let again = try WrittenRun.read(
            run.traceFile(toolVersion: "test").bytes, file: "trace.jsonl")
        #expect(finding("callback-not-found", again)?.message == found?.message)
    }

    @Test func `a written trace knows which parts were modules`() throws {
        let run = try run("function onDone(j) {}", isInline: true)
        let page = try #require(run.scripts.first { !$0.modules.isEmpty })
        #expect(page.modules.count == 1)
        let file = run.traceFile(toolVersion: "test")
        let again = try RunResult(TraceFile(file.bytes))
        #expect(again.scripts.first { $0.name == page.name }?.modules == page.modules)
    }

    @Test func `very many modules of a page are read once each, where they stand`() throws {
        let part = "<script type=module>const plan = null; plan?.name;</script>\n"
        let text = "<!DOCTYPE html>\u{E4}\n" + String(repeating: part, count: 500)
        var script = PortalScript(name: "index.html", source: text)
        let begins = text.utf16.count - 500 * part.utf16.count
        script.modules = (0..<500).map { number in
            let start = begins + number * part.utf16.count + 20
            return start..<start + 31
        }
        let source = JavaScriptSource(text)
        let pieces = script.pieces(of: source)
        #expect(pieces.count == 501)
        #expect(pieces.reduce(0) { $0 + $1.source.count } < 2 * source.count)
        #expect(!pieces[0].source.text(0..<source.count).contains("plan"))
        for piece in pieces.dropFirst() {
            #expect(piece.source.text(0..<20) == "const plan = null; p")
            #expect(source.text(piece.start..<piece.start + 20) == "const plan = null; p")
        }
        let judged = RuleRegistry.findings(in: script)
        let chained = judged.filter { $0.ruleID == "webview-optional-chaining" }
        #expect(chained.first?.location == SourceLocation(file: "index.html", line: 2, column: 44))
    }

    @Test func `a trace whose modules are more than its text is refused`() throws {
        let run = try run("function onDone(j) {}", isInline: true)
        let written = String(decoding: run.traceFile(toolVersion: "test").bytes, as: UTF8.self)
        let part = try #require(written.firstMatch(of: /\{"end":\d+,"start":\d+\}/)).output
        let many = String(repeating: "{\"end\":20,\"start\":0},", count: 2_000) + part
        let edited = written.replacing(part, with: many)
        #expect(edited.utf8.count > written.utf8.count)
        #expect(throws: (any Error).self) { try TraceFile(Array(edited.utf8)) }
    }
}
