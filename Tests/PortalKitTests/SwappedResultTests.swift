import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A failure that is told as a success, and a success as a failure (issue 13, section 1).
@Suite struct SwappedResultTests {
    static let swapped = [
        "if (r.activationResult !== 'success') console.log('Thank you!'); else console.log('Sorry, that failed.');",
        "switch (r.activationResult) { case 'success': console.error('Activation failed'); break; default: console.log('Your plan is active'); }",
        "document.body.textContent = r.activationResult === MobilePlansActivationError.success ? 'Leider ist ein Fehler aufgetreten' : 'Vielen Dank!';",
        "const ok = r.activationResult === 'success'; document.body.textContent = !ok ? 'Merci !' : 'Une erreur est survenue';",
    ]
    static let right = [
        "if (r.activationResult === 'success') console.log('Thank you!'); else console.log('Sorry, that failed.');",
        "console.log(r.activationResult === 'success' ? 'Sorry for the wait: your plan is ready' : 'Thank you, but that failed');",
        "console.log(r.activationResult === 'success' ? 'No errors' : 'Your plan is not ready');",
        "console.log(r.activationResult === 'success' ? 'Step 3' : 'Thank you for your patience');",
        "document.body.textContent = r.activationResult === 'success' ? 'Done' : 'Error';",
    ]

    private func findings(_ body: String) -> (run: [Finding], matrix: [Finding]) {
        let scripts = [PortalScript(name: "portal.js", source: WiringTests.told(body))]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let result = host.run(scripts, options)
        return (
            SuccessCheck.findings(result, scripts, options, host: host),
            PortalMatrix.run(scripts, options, groups: [.activation], host: host).findings
        )
    }

    @Test(arguments: swapped)
    func `swapped branches are an error where the success is asked for`(_ body: String) {
        let found = findings(body)
        for findings in [found.run, found.matrix] {
            let swapped = findings.filter { $0.ruleID.rawValue == "success-and-failure-swapped" }
            #expect(swapped.count == 1, "\(findings.map(\.message))")
            #expect(swapped.first?.location?.line == 3)
        }
    }

    @Test(arguments: right)
    func `what is not clearly swapped is left alone`(_ body: String) {
        let found = findings(body)
        for findings in [found.run, found.matrix] {
            #expect(!findings.contains { $0.ruleID.rawValue == "success-and-failure-swapped" })
        }
    }
}
