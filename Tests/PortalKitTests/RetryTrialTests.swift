import Foundation
import PartnerCenter
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// A second operation after a failed one: `validate` tries it, and hears whether the portal still does.
@Suite struct RetryTrialTests {
    private func validated(
        _ done: String, click: String = "", start: String = "",
        configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> PortalValidation {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title><button id=b>Buy</button><p id=s></p>
            <script>
            function show(text) { document.getElementById('s').textContent = text; }
            function onNet(json) { show('Network: ' + JSON.parse(json).networkRegistrationState); }
            function onDone(json) {
              \(done)
              show(JSON.parse(json).activationResult === MobilePlansActivationError.success ? 'Installed' : 'Failed');
            }
            \(start)
            document.getElementById('b').onclick = function () {
              \(click)
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            };
            </script>
            """
        ])
        let validation = site.validate(configure: configure)
        try site.remove()
        return validation
    }

    private static let set = """
        MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone'; \
        MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
        """
    private static let clear =
        "MobilePlansInlineProfileDownload.profileActivationCompleteScript = '';"

    @Test(arguments: [
        "window.onDone = undefined;", "window.onDone = null;", "delete window.onDone;",
    ])
    func `a callback that is gone after its first call is found missing`(done: String) throws {
        // A function declaration cannot be deleted.
        let isDeleted = done.hasPrefix("delete")
        let validation = try validated(
            isDeleted ? "delete window.once;" : done,
            click: isDeleted
                ? "MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'once'; MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';"
                : Self.set,
            start: isDeleted ? "window.once = onDone;" : "")
        let finding = try #require(
            validation.findings.first {
                $0.severity == .error && $0.ruleID.rawValue.hasPrefix("callback-")
            })
        #expect(finding.notes.contains { $0.message.contains("after a failed activation") })
    }

    @Test func `a name that is cleared after the first call is found`() throws {
        let validation = try validated(Self.clear, start: Self.set)
        let finding = try #require(validation.findings.first { $0.severity == .error })
        #expect(finding.ruleID == "callback-not-a-name")
        #expect(finding.notes.contains { $0.message.contains("after a failed activation") })
    }

    @Test func `nothing is done twice where it is done in fact`() throws {
        let token = try StaticToken("a-token")
        let validation = try validated(Self.clear, start: Self.set) {
            $0.partnerCenter = .live(.global, token: token, line: NoLine())
        }
        #expect(validation.findings.allSatisfy { $0.ruleID != "callback-not-a-name" })
    }

    @Test(arguments: [
        ("", ""), (clear, ""), ("", "this.disabled = true;"),
        ("", "this.onclick = null;"),
    ])
    func `a portal that hears the second time, or starts nothing, is none`(
        done: String, click: String
    ) throws {
        let validation = try validated(done, click: click + Self.set)
        #expect(validation.findings.filter { $0.severity == .error } == [])
        #expect(validation.findings.allSatisfy { $0.ruleID != "operation-twice" })
    }
}
