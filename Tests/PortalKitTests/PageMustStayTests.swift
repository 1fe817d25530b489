import Foundation
import MobilePlans
import PortalJudge
import PortalTrace
import Testing

/// A page that is left, or loaded again, while an operation runs.
@Suite struct PageMustStayTests {
    private func run(
        _ body: String, done: String = "show('Installed');", net: String = "show('Network');",
        click: String = "", preset: String = "default"
    ) throws -> RunResult {
        let thanks = "<!doctype html><title>T</title><p>Thank you"
        let callbacks =
            "function show(t) { document.title = t; } function onDone(json) { show(json); } function onNet(json) { show(json); }"
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title>\(body)
            <script>
            function show(text) { document.title = text; }
            function onDone(json) {
              if (JSON.parse(json).activationResult === MobilePlansActivationError.success) { \(done) }
            }
            function onNet(json) { \(net) }
            document.getElementById('b').onclick = function (event) {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
              \(click)
            };
            </script>
            """,
            "thanks.html": thanks,
            "progress.html": "\(thanks)<script>\(callbacks)</script>",
        ])
        let action = try UserAction(command: "click \"Buy\"")
        let scenario = try #require(Preset.named(preset)).scenario
        let run = site.run(configure: {
            $0.actions = [action]
            $0.scenario = scenario
        })
        try site.remove()
        return run
    }

    private func found(_ run: RunResult) -> [String] {
        run.findings.filter { $0.severity != .info }.map {
            "\($0.ruleID.rawValue) \($0.location?.line ?? 0)"
        }
    }

    private static let button = "<button id=b>Buy</button>"
    private static let field = "<form><input name=mail aria-label=Mail>"

    @Test(arguments: [
        ("location.href = 'thanks.html';", ""),
        ("setTimeout(function () { location.href = 'thanks.html'; }, 1500);", ""),
        ("location.replace('thanks.html');", ""),
        ("", "location.assign('thanks.html');"),
    ])
    func `leaving the page is the cause, not a function that was not declared`(
        click: String, done: String
    ) throws {
        let run = try run(Self.button, done: done, click: click)
        #expect(found(run) == ["callback-page-left \(done.isEmpty ? 13 : 5)"])
        let finding = try #require(run.findings.first { $0.ruleID == "callback-page-left" })
        #expect(finding.message.contains("'thanks.html'"))
        #expect(finding.message.contains("'onNet'"))
        #expect(finding.message.unicodeScalars.count <= 240)
        #expect(!finding.message.contains("…"))
    }

    @Test(arguments: [
        "<form action=thanks.html>\(button)</form>", "<a id=b href=thanks.html>Buy</a>",
    ])
    func `a form or a link that leaves is named at its button`(body: String) throws {
        let run = try run(body)
        #expect(found(run) == ["callback-page-left 1"])
        let finding = try #require(run.findings.first { $0.ruleID == "callback-page-left" })
        #expect(finding.message.contains("preventDefault()"))
        #expect(!finding.message.contains("…"))
    }

    @Test func `a button that submits its form loads the page again`() throws {
        let run = try run("\(Self.field)\(Self.button)</form>")
        #expect(found(run) == ["page-reloaded-during-operation 1"])
        let finding = try #require(
            run.findings.first { $0.ruleID == "page-reloaded-during-operation" })
        #expect(finding.message.contains("type=\"button\""))
    }

    @Test func `location.reload loads the page again`() throws {
        let run = try run(
            Self.button, click: "setTimeout(function () { location.reload(); }, 100);")
        #expect(found(run) == ["page-reloaded-during-operation 13"])
    }

    @Test(arguments: [
        ("\(field)\(button)</form>", "event.preventDefault();", ""),
        ("\(field)<button type=button id=b>Buy</button></form>", "", ""),
        ("<a id=b href=#done>Buy</a>", "", ""),
        ("<a id=b href=thanks.html>Buy</a>", "event.preventDefault();", ""),
        (button, "location.href = 'progress.html';", ""),
        (
            button, "",
            "if (['home', 'roaming', 'partner'].includes(JSON.parse(json).networkRegistrationState)) location.assign('thanks.html');"
        ),
    ])
    func `a page that stays, or one that has the callbacks, is none`(
        body: String, click: String, net: String
    ) throws {
        let run = try run(body, net: net.isEmpty ? "show('Network');" : net, click: click)
        #expect(found(run) == [])
    }

    @Test(arguments: ["window.close();", "history.back();", "history.go(-1);"])
    func `a wish that the page be taken away is named as leaving it`(click: String) throws {
        let run = try run(Self.button, click: click)
        #expect(found(run) == ["callback-page-left 13"])
        let finding = try #require(run.findings.first { $0.ruleID == "callback-page-left" })
        #expect(finding.message.contains("onDone"))
        #expect(finding.message.contains("notifyInlineProfileDownload"))
        #expect(finding.message.unicodeScalars.count <= 240)
    }

    @Test func `a meta element that a script adds takes the page away`() throws {
        let run = try run(
            Self.button,
            click:
                "document.head.innerHTML += '<meta http-equiv=refresh content=\"2;url=thanks.html\">';"
        )
        #expect(found(run) == ["callback-page-left 13"])
    }

    @Test(arguments: [
        ("2;url=thanks.html", true), ("2; URL='thanks.html'", true), ("2,thanks.html", true),
        ("2.9 thanks.html", true), ("0", false), ("x;url=thanks.html", false), ("", false),
        ("600;url=thanks.html", false), ("2;url=javascript:show(1)", false),
    ])
    func `HTML, 4_2_5_3: a meta element takes the page away after its seconds`(
        content: String, leaves: Bool
    ) throws {
        let run = try run(
            "<meta http-equiv=\"Refresh\" content=\"\(content)\">\(Self.button)")
        #expect(found(run) == (leaves ? ["callback-page-left 1"] : []))
        if leaves {
            let finding = try #require(run.findings.first { $0.ruleID == "callback-page-left" })
            #expect(finding.message.contains("<meta http-equiv=\"refresh\">"))
        }
    }

    @Test func `a page that loads itself again for ever does so five times`() throws {
        let run = try run("<meta http-equiv=refresh content=30>\(Self.button)")
        let refreshed = run.events.compactMap(\.exchange).filter {
            $0.initiator == .navigation
        }
        #expect(refreshed.count == 6)
        #expect(run.end == .idle)
    }

    @Test(arguments: ["unsteady-network", "default", "roaming"])
    func `a page that is left when the device is connected waits for nothing more`(
        preset: String
    ) throws {
        let run = try run(
            Self.button,
            net: """
                var s = JSON.parse(json).networkRegistrationState;
                if (s === 'home' || s === 'roaming' || s === 'partner') location.href = 'thanks.html';
                """, preset: preset)
        #expect(found(run) == [])
        #expect(run.events.contains { $0.callback?.name == "onNet" })
    }

    @Test func `a page that is left before the device is connected is an error still`() throws {
        let run = try run(Self.button, net: "location.href = 'thanks.html';")
        #expect(found(run) == ["callback-page-left 7"])
    }

    @Test func `HTML, 7_4_6: the history goes back to the document before`() throws {
        let site = try TemporarySite([
            "index.html": "<!doctype html><title>One</title><p>One<a href=two.html>Two</a>",
            "two.html":
                "<!doctype html><title>Two</title><button onclick=\"history.back()\">Back</button>",
        ])
        let actions = try ["click \"Two\"", "click \"Back\"", "wait for \"One\"", "click \"Two\""]
            .map { try UserAction(command: $0) }
        let run = site.run(configure: { $0.actions = actions })
        try site.remove()
        #expect(found(run) == [])
        let pages = run.events.compactMap(\.exchange).map {
            $0.url.split(separator: "/").last.map { String($0.prefix { $0 != "?" }) } ?? ""
        }
        #expect(pages.suffix(3) == ["two.html", pages[0], "two.html"])
    }

    @Test(arguments: [
        ("form.addEventListener('submit', order);", ["request-cut-off"]),
        ("form.addEventListener('submit', function (e) { e.preventDefault(); order(); });", []),
        (
            "form.addEventListener('submit', function (e) { order(); return false; });",
            ["request-cut-off"]
        ),
        ("form.onsubmit = function (e) { order(); return false; };", []),
    ])
    func `an answer that comes to a page which its form left is an error`(
        listener: String, rules: [String]
    ) throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title>
            <form><button id=b>Buy</button></form>
            <script>
            var form = document.querySelector('form');
            function order() { fetch('/order.json').then(function (answer) { document.title = 'Ordered'; }); }
            \(listener)
            </script>
            """, "order.json": "{}",
        ])
        let action = try UserAction(command: "click \"Buy\"")
        let run = site.run(configure: { $0.actions = [action] })
        try site.remove()
        #expect(run.findings.filter { $0.severity == .error }.map(\.ruleID.rawValue) == rules)
        #expect(rules.isEmpty || run.findings.contains { $0.location?.line == 5 })
    }
}
