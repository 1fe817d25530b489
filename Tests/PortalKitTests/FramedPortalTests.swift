import Foundation
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Portals with their order in a frame (issue 12, section 4; mobile-plans.md, section 5: the app looks names up on the top window).
@Suite struct FramedPortalTests {
    private static let order = """
        <!doctype html><title>Order</title><form id=f><label>Name <input required></label><button>Order</button></form>
        <script>
        CALLBACKS
        document.getElementById('f').onsubmit = function (event) {
          event.preventDefault();
          parent.MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
          parent.MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
          parent.MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
            { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
        };
        </script>
        """
    private static let callbacks = """
        function onDone(json) { top.document.getElementById('s').textContent = JSON.parse(json).activationResult === top.MobilePlansActivationError.success ? 'Installed' : 'Failed'; }
        function onNet(json) { top.document.getElementById('s').textContent = JSON.parse(json).networkRegistrationState; }
        """

    private func site(inFrame: String, inPage: String) throws -> TemporarySite {
        try TemporarySite([
            "index.html":
                "<!doctype html><title>Plans</title><p id=s></p><iframe name=order src=order.html></iframe><script>\(inPage)</script>",
            "order.html": Self.order.replacing("CALLBACKS", with: inFrame),
        ])
    }

    private func ran(_ site: TemporarySite) -> RunResult {
        site.run { options in
            options.target = .modern
            options.actions = [
                "fill \"Name\" in frame \"order\" \"Ann\"", "click \"Order\" in frame \"order\"",
            ].compactMap { try? UserAction(command: $0) }
        }
    }

    @Test func `a frame of the same origin buys with its parent's objects`() throws {
        let site = try site(inFrame: "", inPage: Self.callbacks)
        let run = ran(site)
        #expect(run.leadsToApp)
        #expect(run.events.compactMap(\.callback).allSatisfy { $0.outcome == .returned })
        #expect(run.findings.filter { $0.severity == .error }.map(\.message) == [])
        try site.remove()
    }

    @Test func `a callback that only the frame has is told with the frame`() throws {
        let site = try site(inFrame: Self.callbacks, inPage: "")
        let run = ran(site)
        let found = run.findings.filter { $0.ruleID == "callback-not-found" }
        #expect(found.count == 2)
        let message = try #require(found.first?.message)
        #expect(
            message.hasPrefix(
                "the app finds no function 'onDone' for profileActivationCompleteScript: it is declared in the frame '"
            ), "\(message)")
        #expect(message.contains("order.html', and the app looks at the top window"), "\(message)")
        #expect(message.count <= 240)
        let written = try WrittenRun.read(
            run.traceFile(toolVersion: "1").bytes, file: "t.jsonl")
        #expect(written.findings == run.findings)
        try site.remove()
    }

    @Test func `a frame that puts its callbacks on the top window is found`() throws {
        let site = try site(
            inFrame: Self.callbacks + "top.onDone = onDone; top.onNet = onNet;", inPage: "")
        let run = ran(site)
        #expect(run.findings.filter { $0.severity == .error }.map(\.message) == [])
        try site.remove()
    }

    @Test func `validate fills in and clicks in frames, and says the words for it`() throws {
        let site = try site(inFrame: "", inPage: Self.callbacks)
        let validation = site.validate()
        let found = try #require(
            validation.findings.first { $0.ruleID == "tried-by-itself" })
        #expect(
            found.message.hasSuffix(
                "fill in the page, then click button \"Order\" in frame \"order\""),
            "\(found.message)"
        )
        #expect(
            found.notes.contains {
                $0.message.hasSuffix(
                    "--do 'fill \"Name\" in frame \"order\" \"Sample Name\"' --do 'click \"Order\" in frame \"order\"'"
                )
                    || $0.message.hasSuffix(
                        "--do 'fill \"Name\" in frame \"order\" \"Sample\"' --do 'click \"Order\" in frame \"order\"'"
                    )
            }, "\(found.notes)")
        #expect(validation.findings.filter { $0.severity == .error }.map(\.message) == [])
        try site.remove()
    }
}
