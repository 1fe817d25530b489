import Foundation
import PortalJudge
import PortalKit
import PortalTestSupport
import Testing

/// use.md, F29: each rule has an example that shows it, or says why it has none.
@Suite struct RuleDemonstrationTests {
    private struct Report: Decodable {
        struct Finding: Decodable {
            struct Location: Decodable {
                var file: String?
                var line: Int
            }
            var rule: String
            var location: Location?
        }
        var findings: [Finding]
    }

    @Test func `every rule has an example that breaks it, files that do, or a reason`() {
        for rule in RuleCatalog.all {
            let count =
                (rule.failing.isEmpty ? 0 : 1) + (RuleDemonstration.all[rule.id] == nil ? 0 : 1)
                + (RuleDemonstration.without[rule.id] == nil ? 0 : 1)
            #expect(count == 1, "\(rule.id)")
        }
        for id in RuleDemonstration.all.keys.sorted() + RuleDemonstration.without.keys.sorted() {
            #expect(RuleCatalog.description(of: id) != nil, "\(id)")
        }
    }

    @Test(arguments: RuleDemonstration.all.keys.sorted())
    func `the command finds what the files break`(_ id: RuleID) throws {
        let demonstration = try #require(RuleDemonstration.all[id])
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var marked: (file: String, line: Int)?
        for file in demonstration.files {
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated() where line.contains("↓")
            {
                marked = (file.name, index + 1)
            }
            try Data(file.text.replacing("↓", with: "").utf8)
                .write(to: folder.appending(path: file.name))
        }
        let result = try CommandRunner.run(
            demonstration.command + ["--format", "json"], in: folder.path)
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        let found = report.findings.filter { $0.rule == id.rawValue }
        let finding = try #require(found.first, "\(result.output)\(result.error)")
        guard let marked else { return }
        #expect(finding.location?.file == marked.file)
        #expect(finding.location?.line == marked.line)
    }
}
