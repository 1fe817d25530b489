import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Each callback has one sentence that says what became of it, and why (issue 13, section 3; use.md F6
/// and F12).
@Suite struct CallbackSentenceTests {
    private func sentences(
        _ source: String, activation: ActivationResult = .success
    ) -> [String] {
        let run = run(source, calls: ["buy"], activation: activation) { $0.listsFunctions = true }
        return run.wiring.map { "\($0.property): \($0.sentence)" }
    }

    @Test func `a callback that was called says how often, and where it stands`() {
        let found = sentences(WiringTests.portal())
        #expect(found.count == 2)
        #expect(
            found.contains {
                $0.hasPrefix(
                    "profileActivationCompleteScript: called once: function onActivated at ")
            })
        #expect(
            found.contains {
                $0.hasPrefix("registrationChangedScript: called 2 times: function onRegistered at ")
            })
    }

    @Test func `a function that is not global says where it is declared`() throws {
        let found = sentences(
            WiringTests.portal(activated: "function init() { function onActivated() {} }\n"))
        let sentence = try #require(found.first { $0.hasPrefix("profileActivation") })
        #expect(sentence.contains("not called: "))
        #expect(
            sentence.contains("is declared inside function init, so it is no property of window"))
    }

    @Test func `a call that gives control back says so`() {
        let found = sentences(
            WiringTests.portal(
                call:
                    "MobilePlans.notifyPurchaseWithProfileDownload(\(WiringTests.metadata), '1$smdp.example.com$A-1', 0);"
            ))
        #expect(found.count == 2)
        for sentence in found {
            #expect(
                sentence.hasSuffix(
                    "not called: MobilePlans.notifyPurchaseWithProfileDownload gives control back to the "
                        + "app, which calls nothing back"))
        }
    }

    @Test func `a failed activation has no registration`() throws {
        let found = sentences(WiringTests.portal(), activation: .cardBusy)
        let sentence = try #require(found.first { $0.hasPrefix("registrationChangedScript") })
        #expect(
            sentence.hasSuffix(
                "not called: activation ended with cardBusy, so there was no registration"))
    }

    @Test func `names that are set on the other inline object are one row`() {
        let source = WiringTests.portal().replacing(
            "o.notifyInline", with: "MobilePlansInlineProfileDownload.notifyInline"
        ).replacing(
            "var o = MobilePlansInlineProfileDownload", with: "var o = MobilePlansInlineOperations")
        let run = run(source, calls: ["buy"], edition: .may2019)
        #expect(run.wiring.count == 2)
        for wiring in run.wiring { #expect(wiring.sentence.hasPrefix("called")) }
    }

    @Test func `nothing was started`() {
        let found = sentences(WiringTests.portal(call: ""))
        #expect(found.count == 2)
        for sentence in found {
            #expect(sentence.contains("no operation that calls back was started"))
        }
    }
}
