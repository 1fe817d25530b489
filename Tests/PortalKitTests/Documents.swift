import Foundation
import JSONDocuments
import MobilePlans
import PortalTestSupport
import PortalTrace

@testable import PortalJudge
@testable import PortalKit

/// The value of JSON text; `unreadable` if it is none.
func value(_ text: String) -> TraceValue {
    (try? JSONParser.parse(text, file: "f.json").traceValue) ?? .unreadable("no JSON")
}

/// What is wrong with a scenario: "1:5 path: message".
func scenarioProblems(_ text: String) -> [String] {
    do throws(DocumentProblems) {
        _ = try ScenarioFile.read(text, file: "s.json")
        return []
    } catch {
        return error.all.map(short)
    }
}

func short(_ problem: DocumentProblem) -> String {
    let path = problem.path.isEmpty ? "" : "\(problem.path): "
    return "\(problem.line ?? 0):\(problem.column ?? 0) \(path)\(problem.message)"
}

/// Files in a folder of their own, which is there as long as this is.
final class Files {
    let folder: String

    init(_ files: [String: String]) throws {
        let manager = FileManager.default
        folder =
            TestFolder.url.appending(path: UUID().uuidString)
            .resolvingSymlinksInPath().path
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (path, text) in files {
            let url = URL(filePath: place(path))
            try manager.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func place(_ path: String) -> String { "\(folder)/\(path)" }

    /// Reads a case of these files.
    func load(_ name: String = "a.case.json") throws(DocumentProblems) -> UserCase {
        try CaseLoader().load(place(name))
    }

    /// What is wrong with a case, without the folder's name.
    func problems(_ name: String = "a.case.json") -> [String] {
        do throws(DocumentProblems) {
            _ = try load(name)
            return []
        } catch {
            return error.all.map { "\($0)".replacing(folder + "/", with: "") }
        }
    }

    /// Runs a case.
    func run(_ name: String = "a.case.json", repeating count: Int = 1) throws -> CaseResult {
        let host = PortalHost()
        defer { host.close() }
        return CaseRunner(host: host).run(try load(name), repeating: count)
    }
}

/// Runs a case with a portal beside it.
func result(
    _ caseText: String, portal: String = inlinePortal() + callbackFunctions, repeating: Int = 1
) throws -> CaseResult {
    try Files(["a.case.json": caseText, "portal.js": portal]).run(repeating: repeating)
}

extension CaseResult {
    /// All that it says, one line each.
    var text: [String] { problems.flatMap { [$0.message] + $0.lines } }
}
