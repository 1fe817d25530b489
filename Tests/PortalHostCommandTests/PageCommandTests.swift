import Foundation
import PortalTestSupport
import Testing

/// `portalhost run --html`, as a user types it.
@Suite struct PageCommandTests {
    private let portal = projectFolder() + "/PortalScripts/inline-download/portal.js"

    @Test func `a page is written beside the report, twice the same`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: URL(filePath: portal), to: folder.appending(path: "portal.js"))
        let command = ["run", "portal.js", "--call", "buyPlan"]
        let plain = try CommandRunner.run(command, in: folder.path)
        let first = try CommandRunner.run(command + ["--html", "a.html"], in: folder.path)
        let second = try CommandRunner.run(
            command + ["--html=b.html"], in: folder.path,
            environment: ["TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8"])
        #expect(first.exitCode == 0 && first.error == "")
        #expect(first.output == plain.output && second.output == plain.output)
        let page = try String(contentsOf: folder.appending(path: "a.html"), encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.contains("<title>portal.js: portal report</title>"))
        #expect(page.contains("You are online with Northwind 10 GB, 30 days."))
        #expect(!page.contains(folder.path), "a page names no machine path")
        #expect(
            page
                == (try String(contentsOf: folder.appending(path: "b.html"), encoding: .utf8)))
    }

    @Test func `a page of a broken portal is written, and the exit code stays`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(
            ["run", "-", "--html", "page.html"], input: Data("missing()".utf8), in: folder.path)
        #expect(result.exitCode == 1)
        let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
        #expect(page.contains("uncaught ReferenceError"))
        #expect(page.contains("&lt;stdin&gt;:1:"))
    }

    @Test func `a page that cannot be written is an error`() throws {
        let result = try CommandRunner.run(
            script: "console.log(1)", ["--html", "/nowhere/at/all.html"])
        #expect(result.exitCode == 2)
        #expect(result.error.contains("the page cannot be written to '/nowhere/at/all.html'"))
    }

    @Test func `a page needs a file`() throws {
        let result = try CommandRunner.run(script: "console.log(1)", ["--html", "-"])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("--html needs a file, not '-'"))
    }

    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
