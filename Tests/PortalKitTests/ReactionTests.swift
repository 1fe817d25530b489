import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing
import WebPlatform

/// What counts as a reaction of its own, and what says nothing (issue 13, sections 1 and 3; mobile-plans.md,
/// sections 6 and 12).
@Suite struct ReactionTests {
    /// A page with a button that buys.
    private func findings(
        _ script: String, before: String = "", onNet: String = "", buy: String? = nil,
        in worlds: [MatrixGroup] = [.activation],
        configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> [Finding] {
        let notify = """
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
              { moDirectStatus: "Complete", planName: "L" }, "1$rsp.op.example$OP-1");
            """
        let page = """
            <!DOCTYPE html><html lang="en"><title>P</title><button id="b">Buy</button><p id="s"></p>
            <p id="c"></p><img id="i" alt="" src="wait.png">\(before)
            <script>
            function id(n) { return document.getElementById(n); }
            function show(t) { id("s").textContent = t; }
            function onDone(json) { var r = JSON.parse(json).activationResult; \(script) }
            function onNet(json) { \(onNet) }
            function notify() { \(notify) }
            id("b").onclick = function () {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
              MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
              \(buy ?? "notify();")
            };
            </script></html>
            """
        let site = try TemporarySite([
            "index.html": page, "wait.png": "", "ok.png": "", "bad.png": "",
        ])
        let findings = try site.findings(in: worlds, configure: configure)
        try site.remove()
        return findings
    }

    private func ids(_ findings: [Finding]) -> [String] { findings.map(\.ruleID.rawValue) }

    // MARK: - What says nothing

    private static let clock =
        "setInterval(function () { id('c').textContent = new Date().toLocaleTimeString(); }, 1000);"

    @Test(arguments: [
        (
            "show('Installed');",
            "<script>\(clock.replacing("id('c')", with: "document.getElementById('c')"))</script>"
        ),
        ("show('Installed at ' + new Date().toLocaleTimeString());", ""),
        ("console.log(json); show('Installed');", ""),
        ("console.log('told', JSON.parse(json)); show('Installed');", ""),
        ("console.log(JSON.stringify(JSON.parse(json), null, 2)); show('Installed');", ""),
        ("console.log('result: ' + r); show('Installed');", ""),
    ])
    func `clocks and what was told hide no success that is handled like a failure`(
        script: String, before: String
    ) throws {
        let found = try findings(script, before: before)
        #expect(ids(found).contains("success-not-handled"), "\(found.map(\.message))")
    }

    @Test func `a sentence with nothing of its own but the result's name is a warning`() throws {
        let found = try findings("show('This is the answer to your order: ' + r);")
        let finding = try #require(found.first { $0.ruleID == "success-not-handled" })
        #expect(finding.severity == .warning)
        #expect(finding.message.contains("the same but for the result's own name"))
    }

    @Test(arguments: [
        "show('Result of the activation: ' + r);",
        "show(r === 'success' ? 'Your new plan is active from now on' : 'We are sorry: ' + r);",
        "show('Finished'); id('s').className = r === 'success' ? 'good' : 'bad';",
        "show('Finished'); id('i').src = r === 'success' ? 'ok.png' : 'bad.png';",
        "show(r === 'success' ? 'Plan 1 of 1' : 'Plan 0 of 1');",
    ])
    func `what tells success from failure is left alone`(script: String) throws {
        let found = try findings(script)
        #expect(!ids(found).contains("success-not-handled"), "\(found.map(\.message))")
    }

    // MARK: - What counts

    @Test(arguments: [
        "document.body.className = r === 'success' ? 'good' : 'bad';",
        "id('s').style.background = r === 'success' ? 'green' : 'red';",
        "id('s').setAttribute('aria-label', r);",
        "id('i').src = r === 'success' ? 'ok.png' : 'bad.png';",
        "document.cookie = 'last=' + r;", "sessionStorage.last = r;", "localStorage.last = r;",
        "document.body.appendChild(document.createElement(r === 'success' ? 'hr' : 'br'));",
    ])
    func `section 12, whatever a portal changes is a reaction`(script: String) throws {
        let found = try findings(script)
        #expect(!ids(found).contains("result-ignored"), "\(found.map(\.message))")
    }

    @Test func `section 12, a script that is added to the page is none`() throws {
        let found = try findings("document.body.appendChild(document.createElement('script'));")
        #expect(ids(found).contains("result-ignored"), "\(found.map(\.message))")
    }

    @Test func `section 12, a success that leads to nothing is said`() throws {
        let found = try findings("if (r !== 'success') show('Sorry: ' + r);")
        let ignored = found.filter { $0.ruleID == "result-ignored" }
        #expect(ignored.map(\.severity) == [.warning])
        #expect(ignored.first?.message.contains("reacts to success:") == true)
        let later = try findings(
            "if (r !== 'success') show('Sorry: ' + r);",
            onNet: "show(JSON.parse(json).networkRegistrationState === 'home' ? 'Online' : 'Wait');"
        )
        #expect(!ids(later).contains("result-ignored"), "\(later.map(\.message))")
    }

    @Test func `section 5, an exception that only a failure swallows is named with its line`()
        throws
    {
        let found = try findings(
            "try { if (r === 'success') show('Thanks'); else id('nowhere').textContent = 'Sorry'; } catch (e) {}"
        )
        let finding = try #require(found.first { $0.ruleID == "exception-swallowed" })
        #expect(finding.message.contains("TypeError"))
        #expect(finding.notes.contains { $0.message == "happens with: unknownError" })
    }

    // MARK: - Servers

    private static let order = "fetch('/orders', { method: 'POST', body: '{}' })"

    private func withServer(_ options: inout RunOptions) throws {
        options.network.fixtures = try NetworkFile.read(
            #"{"fixtures": [{"url": "/orders", "method": "POST", "json": {"order": 1}}]}"#,
            file: "network.json")
    }

    @Test(arguments: [
        "\(order).then(function () { notify(); });",
        "\(order).then(function (a) { return a.text(); }).then(notify);",
        "\(order).then(function () { setTimeout(notify, 10); }).catch(function () {});",
    ])
    func `section 12, a purchase after a server's error is said`(buy: String) throws {
        let found = try findings(
            "show(r === 'success' ? 'Thanks' : 'Sorry');", buy: buy, in: [.servers],
            configure: { try? withServer(&$0) })
        let finding = try #require(found.first { $0.ruleID == "server-error-ignored" })
        #expect(finding.severity == .warning)
        #expect(finding.message.contains("/orders is answered with an error 500"))
        #expect(finding.location?.line != nil)
    }

    @Test(arguments: [
        "\(order).then(function (a) { if (!a.ok) { show('Try again'); return; } notify(); });",
        "\(order).then(function (a) { return a.json(); }).then(notify).catch(function () { show('Sorry'); });",
        "\(order).catch(function () {}); notify();", "notify();",
    ])
    func `section 12, a portal that looks at the answer, or does not wait for it, is left alone`(
        buy: String
    ) throws {
        let found = try findings(
            "show(r === 'success' ? 'Thanks' : 'Sorry');", buy: buy, in: [.servers],
            configure: { try? withServer(&$0) })
        #expect(!ids(found).contains("server-error-ignored"), "\(found.map(\.message))")
    }

    @Test func `an answer that cannot be read is an exception in the world in which servers fail`()
        throws
    {
        let found = try findings(
            "show(r === 'success' ? 'Thanks' : 'Sorry');",
            buy: "\(Self.order).then(function (a) { return a.json(); }).then(notify);",
            in: [.servers],
            configure: { try? withServer(&$0) })
        let finding = try #require(found.first { $0.ruleID == "unhandled-rejection" })
        #expect(finding.notes.contains { $0.message.contains("servers answer 500") })
    }

    @Test func `a world in which servers fail is one only where a server is asked`() throws {
        func rows(_ script: String) throws -> [String] {
            var options = RunOptions()
            options.calls = ["buy"]
            try withServer(&options)
            let site = try TemporarySite([
                "index.html": "<script>function buy() { \(script) }</script>", "plans.json": "{}",
            ])
            options.site = Site(root: site.folder.path(), page: "index.html")
            let host = PortalHost()
            defer { host.close() }
            let matrix = PortalMatrix.run([], options, groups: [.servers], host: host)
            try site.remove()
            return matrix.rows.map(\.name)
        }
        let cancel =
            "MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });"
        #expect(
            try rows("\(Self.order).then(function () { \(cancel) });") == ["servers answer 500"])
        #expect(try rows("fetch('plans.json').then(function () { \(cancel) });").isEmpty)
        #expect(try rows(cancel).isEmpty)
    }

    @Test func `a real server is not asked where servers fail`() {
        var options = RunOptions()
        options.network.serversFail = true
        options.network.allowed = [AllowedHost("api.example.invalid")].compactMap { $0 }
        let host = PortalHost()
        defer { host.close() }
        let source =
            "fetch('https://api.example.invalid/a').then(function (a) { console.log(a.status); });"
        let run = host.run([PortalScript(name: "portal.js", source: source)], options)
        #expect(run.consoleLines == ["500"])
    }

    // MARK: - Ways on

    @Test func `section 12, buttons that stay disabled after a failure are said`() throws {
        let shown = "show(r === 'success' ? 'Thanks' : 'Sorry');"
        let found = try findings(shown, buy: "id('b').disabled = true; notify();")
        let finding = try #require(found.first { $0.ruleID == "controls-stay-disabled" })
        #expect(finding.message.contains("button \"Buy\" is disabled"))
        for rest in [
            "if (r !== 'success') id('b').disabled = false;",
            "if (r !== 'success') document.body.appendChild(document.createElement('button')).textContent = 'Again';",
        ] {
            let found = try findings(shown + rest, buy: "id('b').disabled = true; notify();")
            #expect(!ids(found).contains("controls-stay-disabled"), "\(rest)")
        }
    }

    // MARK: - Places

    @Test(arguments: ["\"use strict\"; ", ""])
    func `section 4, a call in tail position has the place where it is written`(strict: String) {
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let source = """
            function buy() {
              \(strict)return MobilePlans.notifyCancelledPurchase();
            }
            """
        let run = host.run([PortalScript(name: "portal.js", source: source)], options)
        let call = run.events.first { $0.kind == .call }
        #expect(call?.location?.file == "portal.js")
        #expect(call?.location?.line == 2)
    }
}
