import Foundation
import PortalJudge
import PortalTrace
import Testing

/// A page that is left, or loaded again, while an operation runs.
@Suite struct PageMustStayTests {
    private func run(
        _ body: String, done: String = "show('Installed');", net: String = "show('Network');",
        click: String = ""
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
        let run = site.run(configure: { $0.actions = [action] })
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
            "if (JSON.parse(json).networkRegistrationState !== MobilePlansNetworkRegistrationState.searching) location.assign('thanks.html');"
        ),
    ])
    func `a page that stays, or one that has the callbacks, is none`(
        body: String, click: String, net: String
    ) throws {
        let run = try run(body, net: net.isEmpty ? "show('Network');" : net, click: click)
        #expect(found(run) == [])
    }
}
