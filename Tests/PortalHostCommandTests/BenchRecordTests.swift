import Foundation
import PortalJudge
import PortalKit
import PortalTestSupport
import Testing

@testable import portalhost

/// `bench --compare`: ratios of a run beside stored ones (issue 11, speed).
@Suite struct BenchRecordTests {
    private func record(_ ratios: KeyValuePairs<String, Double>) -> BenchRecord {
        var record = BenchRecord()
        for (name, value) in ratios { record.add(name, value) }
        return record
    }

    @Test func `a ratio that more than doubled has slipped, and nothing else has`() throws {
        let lines = record(["a": 4.1, "b": 4.0, "c": 1, "new": 9])
            .compared(to: record(["a": 2, "b": 2, "c": 5, "old": 1]))
        #expect(lines.map(\.name) == ["a", "b", "c", "new", "old"])
        #expect(lines.map(\.hasSlipped) == [true, false, false, false, false])
        #expect(lines.last?.now == nil)
    }

    @Test func `a stored record is read as it was written`() throws {
        let file = TestFolder.url.appending(path: "bench-\(UUID()).json")
        try record(["a": 1.5]).bytes().write(to: file)
        let read = try BenchRecord.load(file.path())
        try FileManager.default.removeItem(at: file)
        #expect(read.ratios.map(\.name) == ["a"])
        #expect(read.ratios.map(\.value) == [1.5])
    }

    @Test(arguments: ["", "{}", "[1]", #"{"version": 2, "ratios": []}"#])
    func `what is no record is said`(_ text: String) throws {
        let file = TestFolder.url.appending(path: "bench-\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer {
            do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
        }
        #expect(throws: BenchError.self) { try BenchRecord.load(file.path()) }
    }

    /// A portal with a mistake is no measure: the rules would be at work, and suites would fail.
    @Test func `the measured portal has no findings`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.calls = ["buy"]
        options.target = .webView
        let run = host.run([PortalScript(name: "portal.js", source: BenchTexts.portal)], options)
        #expect(run.findings.map(\.message) == [])
        #expect(run.hasCalls)
    }
}
