import FoundationEssentials
import MobilePlans
import PortalKit
import PortalTrace
import Testing

/// The findings of one mistake each: rule, severity, place, and words that say what to do.
@Suite struct FindingTests {
    struct Mistake: CustomTestStringConvertible, Sendable {
        let script: String
        var edition = Edition.all
        let rule: String
        let severity: Finding.Severity
        let line: Int
        let words: String
        var testDescription: String { "\(rule): \(words)" }
    }

    private static let fine = "{ moDirectStatus: 'Complete', planName: 'Plan' }"

    static let mistakes: [Mistake] = [
        Mistake(
            script: "MobilePlans.createPurchaseMetadata;", rule: "unknown-member", severity: .error,
            line: 1, words: "did you mean 'createPurchaseMetaData'?"),
        Mistake(
            script: "\nvar x = MobilePlansUserAccount.New;", rule: "unknown-member",
            severity: .error, line: 2, words: "did you mean 'new'?"),
        Mistake(
            script: "MobilePlansInlineProfileDownload.registrationChangeScript = 'f';",
            rule: "unknown-member", severity: .error, line: 1,
            words:
                "the app never reads 'MobilePlansInlineProfileDownload.registrationChangeScript'; did you mean 'registrationChangedScript'?"
        ),
        Mistake(
            script: "\n\nvar x = MobilePlan.createPurchaseMetaData();", rule: "uncaught-exception",
            severity: .error, line: 3, words: "Can't find variable: MobilePlan"),
        Mistake(
            script: "MobilePlansInlineOperations.notifyProfileDownload();", edition: .december2018,
            rule: "uncaught-exception", severity: .error, line: 1,
            words: "Can't find variable: MobilePlansInlineOperations"),
        Mistake(
            script: "MobilePlans.notifyPurchaseDelayedProfile(\(fine));", rule: "interval-missing",
            severity: .error, line: 1, words: "expected a number of minutes, found undefined"),
        Mistake(
            script: "MobilePlans.notifyPurchaseDelayedProfile(\(fine), -1);",
            rule: "interval-negative", severity: .error, line: 1,
            words: "expected 0 minutes or more"),
        Mistake(
            script: "MobilePlans.notifyPurchaseDelayedProfile(\(fine), 15, 1);",
            rule: "argument-count", severity: .warning, line: 1,
            words: "expected at most 2 arguments"),
        Mistake(
            script: "MobilePlans.notifyBalanceAddition(\(fine), '89123');", rule: "iccid-length",
            severity: .error, line: 1, words: "iccid: expected"),
        Mistake(
            script: "MobilePlans.notifyPurchaseDelayedProfile({ moDirectStatus: 'Complete' }, 15);",
            rule: "metadata-missing", severity: .error, line: 1, words: "'planName'"),
        Mistake(
            script: """
                var m = MobilePlans.createPurchaseMetaData();
                m.planName = 'Plan';
                m.moDirectStatus =
                    'complete';
                MobilePlans.notifyPurchaseDelayedProfile(m, 15);
                """, rule: "metadata-value-case", severity: .error, line: 3,
            words: "expected 'Complete' as 'moDirectStatus', found 'complete'"),
        Mistake(
            script: "MobilePlansLineType.new = 'x';", rule: "enum-assignment", severity: .error,
            line: 1, words: "is read-only"),
        Mistake(
            script: "Log('x');", rule: "log-is-not-defined", severity: .info, line: 1,
            words: "provided by the host only"),
        Mistake(
            script: "portalDocument.title = 'x';", rule: "uncaught-exception", severity: .error,
            line: 1, words: "Can't find variable: portalDocument"),
    ]

    @Test(arguments: mistakes)
    func `a mistake gets its finding at its line`(_ mistake: Mistake) throws {
        let result = run(mistake.script, edition: mistake.edition)
        let finding = try #require(
            result.findings.first { $0.ruleID.rawValue == mistake.rule }, "\(result.findings)")
        #expect(finding.severity == mistake.severity)
        #expect(finding.location?.line == mistake.line)
        #expect(finding.message.contains(mistake.words), "\(finding.message)")
    }

    @Test func `a hint names the edition that has the missing global`() {
        let result = run("MobilePlansInlineOperations;", edition: .december2018)
        #expect(result.ruleIDs == ["editions-mixed", "uncaught-exception"])
        #expect(
            result.findings.last?.notes.map(\.message)
                == ["'MobilePlansInlineOperations' does not exist in edition 2018-12"])
    }

    @Test func `findings come in order of file, line and column, each once`() {
        let result = run([
            PortalScript(name: "b.js", source: "MobilePlans.x1;"),
            PortalScript(
                name: "a.js",
                source:
                    "for (var i = 0; i < 3; i++) { MobilePlans.x2; }\nMobilePlans.x3; MobilePlans.x4;"
            ),
        ])
        #expect(
            result.findings.map { $0.location?.description ?? "" } == [
                "a.js:1:42", "a.js:2:12", "a.js:2:28", "b.js:1:12",
            ])
    }

    @Test(arguments: [
        ("DataMart.createPurchaseMetaData();", Edition.november2018),
        ("MobilePlans.createPurchaseMetaData();", .december2018),
        ("MobilePlansInlineOperations.registrationChangedScript = 'x';", .may2019),
        ("MobilePlans.createPurchaseMetaData(); DataMart.createPurchaseMetaData();", .december2018),
    ])
    func `the calls tell the edition that a script is written for`(
        _ script: String, _ edition: Edition
    ) {
        #expect(run(script).editionUsed == edition)
    }

    @Test func `a trace file ends with the findings and the reason`() throws {
        let result = run("MobilePlans.nothing;")
        let records = try TraceFile.records(in: result.traceFile(toolVersion: "1.2.3").bytes)
        // The header, the script, the launch, the read of a missing member, the finding, the state
        // and the end.
        #expect(records.count == 7)
        guard case .header(let header) = records[0], case .event(let finding) = records[4],
            case .end(let end) = records[6]
        else {
            Issue.record("expected header, event, finding, end")
            return
        }
        #expect(header.toolVersion == "1.2.3")
        #expect(header.scripts == ["portal.js"])
        #expect(finding.kind == .finding)
        #expect(finding.name == "unknown-member")
        #expect(finding.location?.line == 1)
        #expect(end.reason == "idle")
        #expect(end.counts == ["device": 1, "get-missing": 1, "finding": 1])
    }
}
