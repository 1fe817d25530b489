import PortalJudge
import PortalKit
import Testing

/// Results that a page keeps in its variables and shows to nobody (issue 13, part 1).
@Suite struct KeptResultTests {
    private func messages(_ onResult: String) throws -> [String] {
        let site = try TemporarySite([
            "index.html": """
            <p id="text">Plans</p><button onclick="buy()">Buy</button>
            <script>
            var model = { text: 'Plans' };
            function done(json) { var r = JSON.parse(json); \(onResult) }
            function state(json) { }
            function buy() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'done';
              MobilePlansInlineProfileDownload.registrationChangedScript = 'state';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'p' }, '1$rsp.example$A');
            }
            </script>
            """
        ])
        let found = try site.findings(in: [.activation])
        try site.remove()
        return found.filter { $0.ruleID == "result-ignored" }.map(\.message)
    }

    @Test func `a page whose variables alone change is told that it shows nothing`() throws {
        let found = try messages("model.result = r.activationResult;")
        #expect(!found.isEmpty)
        for message in found {
            #expect(message.contains("keeps activation results in variables"), "\(message)")
        }
    }

    @Test(arguments: [
        "model.result = r.activationResult; document.getElementById('text').textContent = r.activationResult === 'success' ? 'Done' : 'Sorry';",
        "model.result = r.activationResult; document.body.className = r.activationResult === 'success' ? 'ok' : 'bad';",
        "model.result = r.activationResult; localStorage.result = r.activationResult;",
        "model.result = r.activationResult; console.log(r.activationResult);",
    ])
    func `what shows in any way is left alone`(onResult: String) throws {
        let found = try messages(onResult)
        #expect(!found.contains { $0.contains("keeps activation results") }, "\(found)")
    }
}
