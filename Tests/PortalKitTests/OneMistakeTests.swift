import Foundation
import PortalJudge
import PortalTrace
import Testing

/// One mistake is one finding, in however many worlds it shows.
@Suite struct OneMistakeTests {
    private func validated(_ done: String, name: String = "onDone") -> [Finding] {
        let script = """
            function onNet(json) { console.log(JSON.parse(json).networkRegistrationState); }
            function onDone(json) {
              var result = JSON.parse(json).activationResult;
              \(done)
            }
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = '\(name)';
            MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
              { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            """
        var options = RunOptions()
        options.target = .modern
        let host = PortalHost()
        defer { host.close() }
        return PortalValidation.run(
            [PortalScript(name: "portal.js", source: script)], options, host: host
        ).findings.filter { $0.severity == .error }
    }

    @Test(arguments: [
        ("Promise.reject(new Error(result));", "unhandled-rejection"),
        ("throw new Error('Failed: ' + result);", "uncaught-exception"),
    ])
    func `what is thrown at one place is one finding that lists the others`(
        act: String, rule: String
    ) throws {
        let found = validated(
            "if (result !== MobilePlansActivationError.success) \(act) else console.log('ok');")
        #expect(found.map(\.ruleID.rawValue) == [rule])
        let finding = try #require(found.first)
        #expect(
            finding.notes.contains {
                $0.message.contains("Error: Failed: cardBusy")
                    || $0.message.contains("Error: cardBusy")
            })
        #expect(finding.notes.contains { $0.message.hasPrefix("happens with: ") })
    }

    @Test func `what is thrown at two places are two findings`() {
        let found = validated(
            """
            if (result === MobilePlansActivationError.cardBusy) throw new Error('busy');
              if (result === MobilePlansActivationError.cardRemoved) throw new Error('removed');
              console.log(result);
            """)
        #expect(found.count == 2)
    }

    @Test(arguments: ["onDone()", "app.onDone", "onDon"])
    func `a name that cannot be called is one finding`(name: String) {
        let found = validated("console.log(result);", name: name)
        #expect(found.count == 1, "\(found.map(\.message))")
    }

    @Test(arguments: [
        "MobilePlansActivationError.Success", "MobilePlansActivationError['Success']",
    ])
    func `a member that does not exist is one finding, wherever it is compared`(member: String) {
        let result = PortalKitTests.run(
            """
            function onDone(json) {
              if (JSON.parse(json).activationResult === \(member)) console.log('done');
              else console.log(json);
            }
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
              { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            """)
        let errors = result.findings.filter { $0.severity == .error }
        #expect(errors.map(\.ruleID.rawValue) == ["unknown-member"])
        #expect(errors.first?.location?.line == 2)
        #expect(errors.first?.message.contains("did you mean 'success'?") == true)
    }
}
