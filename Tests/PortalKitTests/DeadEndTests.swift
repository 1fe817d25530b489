import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What was done and led to nothing says what stood in the way (issue 13, section 1).
@Suite struct DeadEndTests {
    private static let page = """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>P</title>
        <button id="a">Go</button><form id="f"><label>Mail <input name="m" required></label><button>Send</button></form>
        <script>
        var isReady = false;
        function leave() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); }
        BODY
        </script></html>
        """

    @Test(arguments: [
        (
            "a.onclick = function () { try { nowhere(); leave(); } catch (e) {} };", "Go",
            [
                "a script caught what was thrown: ReferenceError: Can't find variable: nowhere"
            ]
        ),
        (
            "a.onclick = function () { if (!isReady) return; leave(); };", "Go",
            [
                "nothing came to notifyCancelledPurchase in 'leave'",
                "a way to it depends on the condition",
            ]
        ),
        (
            "a.onclick = function () { fetch('/order').then(function (r) { if (r.ok) leave(); }); };",
            "Go", ["/order was answered with 404"]
        ),
        (
            "f.onsubmit = leave;", "Send",
            ["a form was not submitted: Mail: Please fill out this field."]
        ),
    ])
    func `a click that leads nowhere has a cause`(body: String, button: String, words: [String])
        throws
    {
        let site = try TemporarySite(["index.html": Self.page.replacing("BODY", with: body)])
        let action = try UserAction(command: "click \"\(button)\"")
        let validation = site.validate(target: .webView) { $0.actions = [action] }
        let run = site.run {
            $0.actions = [action]
            $0.listsFunctions = true
        }
        try site.remove()
        let nothing = try #require(validation.findings.first { $0.ruleID == "nothing-tried" })
        let notes = nothing.notes.map(\.message)
        for word in words {
            #expect(notes.contains { $0.contains(word) }, "\(notes)")
            #expect(run.deadEnd.contains { $0.message.contains(word) })
        }
    }

    @Test func `what a library tries out as it is loaded is no cause`() {
        let loading = "try { nowhere(); } catch (e) {}\nfunction go() { }\n"
        let tried = run(loading, calls: ["go"]) { $0.listsFunctions = true }
        #expect(!tried.deadEnd.contains { $0.message.contains("nowhere") })
        let later = run(
            "function go() { try { nowhere(); } catch (e) {} }", calls: ["go"]
        ) { $0.listsFunctions = true }
        #expect(later.deadEnd.contains { $0.message.contains("nowhere") })
    }

    @Test func `what led to the app has none`() {
        let run = run(WiringTests.portal(), calls: ["buy"])
        #expect(run.deadEnd.isEmpty)
    }
}
