import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// Names of the app's objects and methods that are nearly right (issue 13, section 3): what was meant is said.
@Suite struct NameHintTests {
    @Test(arguments: [
        (
            "MobilePlansInlineOperation.profileActivationCompleteScript = 'a';",
            "did you mean 'MobilePlansInlineOperations'?"
        ),
        (
            "window.MobilePlansInlineOperation.notifyProfileDownload({}, 'x');",
            "so it has no 'notifyProfileDownload'; did you mean 'MobilePlansInlineOperations'?"
        ),
        (
            "MobilePlansInlineOperations.notifyPurchaseWithProfiledownload({}, 'x');",
            "did you mean MobilePlans.notifyPurchaseWithProfileDownload?"
        ),
        (
            "MobilePlans.notifyPurchaseWithProfiledownload({}, 'x');",
            "did you mean 'notifyPurchaseWithProfileDownload'?"
        ),
        (
            "var app = { order: {} }; app.order.notifyPurchaseWithProfiledownload({}, 'x');",
            "did you mean 'notifyPurchaseWithProfileDownload', a method of MobilePlans?"
        ),
        ("mobilePlans.notifyCancelledPurchase({});", "did you mean 'MobilePlans'?"),
    ])
    func `what was meant is said`(_ script: String, _ words: String) throws {
        let texts = try said(script)
        #expect(texts.contains { $0.contains(words) }, "\(texts)")
    }

    @Test(arguments: [
        "var user = {}; user.notifyAll({});", "var x; x.render();",
        "window.myShop.notifyProfileDownload({});",
    ])
    func `other names are left alone`(_ script: String) throws {
        let texts = try said(script)
        #expect(!texts.contains { $0.contains("did you mean") }, "\(texts)")
    }

    private func said(_ script: String) throws -> [String] {
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><title>x</title><p>x</p><script>function a() {}\n\(script)</script>"
        ])
        let run = site.run { $0.target = .modern }
        try site.remove()
        return run.findings.flatMap { [$0.message] + $0.notes.map(\.message) }
    }
}
