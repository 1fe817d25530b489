import PortalJudge
import PortalKit
import PortalTrace
import Testing

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

    @Test func `a written trace knows which parts were modules`() throws {
        let run = try run("function onDone(j) {}", isInline: true)
        let page = try #require(run.scripts.first { !$0.modules.isEmpty })
        #expect(page.modules.count == 1)
        let file = run.traceFile(toolVersion: "test")
        let again = try RunResult(TraceFile(file.bytes))
        #expect(again.scripts.first { $0.name == page.name }?.modules == page.modules)
    }
}
