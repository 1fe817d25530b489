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

    @Test func `a suite writes a page as well, and keeps what it prints`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.writeCase("good", name: "leaves")
        try folder.write(
            "bad.case.json", #"{"name": "greets", "steps": [{"call": "greet"}]}"#)
        let plain = try folder.test()
        let first = try folder.test("--html", "page.html")
        #expect(first.exitCode == 1 && first.output == plain.output && first.error == "")
        let page = try folder.read("page.html")
        #expect(page.contains("1 passed, 1 failed"))
        #expect(page.contains("hello undefined"))
        #expect(page.contains("<svg "))
        #expect(!page.contains(folder.path), "a page names no machine path")
        _ = try folder.test("--html", "again.html", "--format", "junit")
        #expect(try folder.read("again.html") == page)
    }

    @Test func `a case that takes the process with it leaves the pages of the others`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("a.case.json", #"{"name": "greets", "steps": [{"call": "greet"}]}"#)
        try folder.write(
            "b.case.json",
            #"{"name": "stalls", "limits": {"seconds": 1}, "steps": [{"call": "stall"}]}"#)
        try folder.writeCase("c", name: "leaves")
        let result = try folder.test("--html", "page.html")
        #expect(result.exitCode == 1)
        let page = try folder.read("page.html")
        #expect(page.contains("hello undefined"), "what ran before is kept")
        #expect(page.contains("inside the engine, which could not interrupt it"))
        #expect(page.contains("1 passed, 2 failed"))
    }

    @Test func `a matrix writes a page as well`() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = ["matrix", portal, "--call", "buyPlan", "--only", "activation"]
        let plain = try CommandRunner.run(command, in: folder.path)
        let result = try CommandRunner.run(command + ["--html", "page.html"], in: folder.path)
        #expect(result.exitCode == 0 && result.output == plain.output)
        let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
        #expect(page.contains("<h1>Matrix report</h1>"))
        // Files are called as they are given, whole where they are given whole.
        #expect(page.contains(portal))
    }

    @Test(arguments: [["test", "."], ["matrix", "portal.js"]])
    func `a page needs a file, for every command`(_ command: [String]) throws {
        let result = try CommandRunner.run(command + ["--html", "-"])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("--html needs a file, not '-'"))
    }

    @Test func `a page needs a file`() throws {
        let result = try CommandRunner.run(script: "console.log(1)", ["--html", "-"])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("--html needs a file, not '-'"))
    }

    private func temporaryFolder() throws -> URL {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
