import Foundation
import PortalTestSupport
import Testing

@testable import PortalJudge
@testable import PortalKit

/// The list of rules is made from the sources: a rule that is not in it is never asked.
@Suite struct RuleListTests {
    private static let kinds = ["TraceRule", "ScriptRule", "PageRule", "MatrixRule", "Rule"]

    @Test func `the list has every rule of the sources`() throws {
        #expect(
            try snapshotDifference(
                try list(), named: "RuleRegistry+Generated.swift",
                in: projectFolder() + "/Sources/PortalJudge/Findings") == nil)
    }

    @Test func `a rule stands in a file of its name, with its descriptions`() throws {
        for (_, names) in try rules() {
            for (name, text) in names {
                #expect(text.contains("static let descriptions"), "\(name)")
            }
        }
        #expect(RuleRegistry.allRules.count >= 35)
    }

    /// The names of the rules by kind, with the text of their files.
    private func rules() throws -> [String: [(name: String, text: String)]] {
        let folder = projectFolder() + "/Sources/PortalJudge"
        let files = try #require(FileManager.default.enumerator(atPath: folder))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
        var rules: [String: [(name: String, text: String)]] = [:]
        for file in files {
            let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            for match in text.matches(of: /(?m)^struct (\w+): (\w*Rule) \{$/)
            where Self.kinds.contains(String(match.2)) {
                rules[String(match.2), default: []].append((String(match.1), text))
                #expect(file.hasSuffix("/\(match.1).swift"), "\(file)")
            }
        }
        return rules.mapValues { $0.sorted { $0.name < $1.name } }
    }

    private func list() throws -> String {
        let rules = try rules()
        func entries(_ kind: String, _ indent: String) -> String {
            (rules[kind] ?? []).map { "\(indent)\($0.name).self,\n" }.joined()
        }
        func table(_ kind: String, _ name: String, _ words: String) -> String {
            "    /// \(words)\n    static let \(name): [any \(kind).Type] = [\n"
                + entries(kind, "        ") + "    ]\n\n"
        }
        return
            "// Made from the sources by a test, RuleListTests: UPDATE_SNAPSHOTS=1 writes it anew.\n\n"
            + "extension RuleRegistry {\n"
            + table("TraceRule", "traceRules", "Rules that read the trace of a run.")
            + table("ScriptRule", "scriptRules", "Rules that read scripts.")
            + table("PageRule", "pageRules", "Rules that read all scripts of a page together.")
            + table(
                "MatrixRule", "matrixRules", "Rules that compare what a portal did in many worlds.")
            + "    /// All of them, and those that are asked in a place of their own.\n"
            + "    static let allRules: [any Rule.Type] =\n"
            + "        traceRules + scriptRules + pageRules + matrixRules + [\n"
            + entries("Rule", "            ") + "        ]\n}\n"
    }
}
