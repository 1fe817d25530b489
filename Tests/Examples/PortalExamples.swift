import Foundation
import PortalJudge
import Testing

/// The portal that is tested: a folder with an index.html, user cases and a suite.json.
private let portal = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../PortalScripts/contoso-site").standardizedFileURL.path

/// What a suite of your own is like, with the library's public names only.
@Suite struct PortalExamples {
    @Test func `a plan can be chosen and bought`() throws {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.open(try PortalInput([portal]))
        options.actions = [
            try UserAction(command: #"click "Choose Starter""#),
            try UserAction(command: #"fill "E-mail" "ann@example.com""#),
        ]
        #expect(!host.run([], options).findings.contains { $0.severity == .error })
        let userCase = try CaseLoader().load("\(portal)/cases/install/first-plan.case.json")
        let result = CaseRunner(host: host).run(userCase)
        #expect(result.status == .passed, "\(result.problems)")
    }
}
