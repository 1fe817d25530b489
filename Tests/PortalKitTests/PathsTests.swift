import Foundation
import JSONDocuments
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Paths of documents, and finding case files.
@Suite struct PathsTests {
    @Test(arguments: [
        ("", "a", "a"), ("a", "b", "a/b"), ("a", "./b", "a/b"), ("a", "../b", "b"),
        ("a/b", "../../c", "c"), ("a", "../../b", "../b"), ("..", "../b", "../../b"),
        ("a", "/b", "/b"), ("/a", "b", "/a/b"), ("/", "b", "/b"), ("", ".", "."), ("", "./", "."),
        ("a", "..", "."), ("a//b", "c", "a/b/c"), ("", "/", "/"), ("a", "b/./c/../d", "a/b/d"),
        ("a", "b.c/..d", "a/b.c/..d"),
    ])
    func `paths are joined`(folder: String, path: String, joined: String) {
        #expect(Paths.joined(folder, path) == joined)
    }

    @Test(arguments: [
        ("a/b.json", "a"), ("b.json", ""), ("/b.json", "/"), ("/a/b.json", "/a"),
        ("../b.json", ".."), ("a/b/c", "a/b"),
    ])
    func `the folder of a file`(path: String, folder: String) {
        #expect(Paths.folder(of: path) == folder)
    }

    // MARK: Finding cases

    private func found(_ files: Files, _ paths: [String]) throws -> [String] {
        try CaseFinder.find(paths.map(files.place)).map {
            $0.replacing(files.folder + "/", with: "")
        }
    }

    @Test func `case files are found in folders, sorted, each once`() throws {
        let files = try Files([
            "b/2.case.json": "", "b/1.case.json": "", "a.case.json": "", "b/c/d.case.json": "",
            "b/suite.json": "", "b/x.json": "", "b/.hidden/x.case.json": "",
            "b/node_modules/x.case.json": "", "b/.case.json": "", "own.json": "",
        ])
        let all = ["a.case.json", "b/1.case.json", "b/2.case.json", "b/c/d.case.json"]
        #expect(try found(files, ["."]) == all)
        #expect(try found(files, ["b/../.", "b", "a.case.json", "./b/1.case.json"]) == all)
        #expect(try found(files, ["b/c/"]) == ["b/c/d.case.json"])
        #expect(try found(files, ["own.json"]) == ["own.json"])
        #expect(try found(files, []) == [])
    }

    @Test func `a folder that leads to itself is searched once`() throws {
        let files = try Files(["a/1.case.json": ""])
        try FileManager.default.createSymbolicLink(
            atPath: files.place("a/loop"), withDestinationPath: files.folder)
        #expect(try found(files, ["."]) == ["a/1.case.json"])
    }

    @Test func `style 4.5, a path that does not exist is told, with the nearest one`() throws {
        let files = try Files(["cases/1.case.json": ""])
        do throws(DocumentProblem) {
            _ = try CaseFinder.find([files.place("case")])
            Issue.record("it was found")
        } catch {
            #expect(error.message.hasPrefix("no such file or folder; did you mean "))
            #expect(error.message.hasSuffix("/cases'?"))
        }
    }
}
