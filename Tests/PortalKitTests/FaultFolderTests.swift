import Foundation
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// The wiring mistakes that lie beside the project: each has its cause named, in a run and in the worlds of
/// `validate` (issue 13).
@Suite struct FaultFolderTests {
    private struct Expected: Decodable {
        var cause: String
        var keys: [String]
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/faults/wiring").standardizedFileURL
    private static let isThere = FileManager.default.fileExists(
        atPath: folder.appending(path: "expected.json").path)

    private static func expected() throws -> [String: Expected] {
        try JSONDecoder().decode(
            [String: Expected].self,
            from: Data(contentsOf: folder.appending(path: "expected.json")))
    }

    private func isNamed(_ what: Expected, _ findings: [Finding]) -> Bool {
        findings.contains { finding in
            guard !["result-not-handled", "result-ignored"].contains(finding.ruleID.rawValue) else {
                return false
            }
            let text = ([finding.message] + finding.notes.map(\.message)).joined(separator: "\n")
                .lowercased()
            return what.keys.allSatisfy { key in
                key.lowercased().split(separator: "|").contains { text.contains($0) }
            }
        }
    }

    @Test(.enabled(if: isThere, "the folder of faults is not beside the project"))
    func `each of the mistakes is named, in a run and in the worlds`() throws {
        let all = try Self.expected()
        #expect(all.count == 40)
        for (name, what) in all.sorted(by: { $0.key < $1.key }) {
            let source = try String(
                contentsOf: Self.folder.appending(path: "\(name).js"), encoding: .utf8)
            let scripts = [PortalScript(name: "\(name).js", source: source)]
            var options = RunOptions()
            options.calls = ["buy"]
            options.listsFunctions = true
            let host = PortalHost()
            defer { host.close() }
            let run = host.run(scripts, options)
            let found = run.findings + SecondRuns.findings(run, scripts, options, host: host)
            #expect(isNamed(what, found), "run of \(name): \(what.cause): \(found.map(\.message))")
            let matrix = PortalMatrix.run(scripts, options, groups: [.launch], host: host)
            #expect(
                isNamed(what, matrix.findings),
                "worlds of \(name): \(what.cause): \(matrix.findings.map(\.message))")
        }
    }
}
