import Foundation
import Testing

@testable import PortalKit

/// What files are called in reports, and where searches for files above a portal end.
@Suite struct RepositoryTests {
    private func repository(_ files: Files) throws -> Repository {
        try #require(Repository(root: files.folder))
    }

    @Test func `F24, files are called as they are given, not by their last name`() {
        let repository = Repository()
        #expect(repository.name(of: "../client/portal.js") == "../client/portal.js")
        #expect(repository.name(of: "./a/../b/portal.js") == "b/portal.js")
        #expect(repository.name(of: "/elsewhere/portal.js") == "/elsewhere/portal.js")
        #expect(repository.name(of: "-") == "<stdin>")
        #expect(repository.name(of: "http://localhost:1/a/../b") == "http://localhost:1/a/../b")
        let here = FileManager.default.currentDirectoryPath
        #expect(repository.name(of: here + "/a/portal.js") == "a/portal.js")
        #expect(repository.name(of: here) == ".")
        #expect(repository.name(of: "../\(here.split(separator: "/").last ?? "")/x.js") == "x.js")
    }

    @Test func `F24, below a named root files are called by their path from it`() throws {
        let files = try Files(["client/portal.js": "", "shop/portal.js": ""])
        let repository = try repository(files)
        #expect(repository.name(of: files.place("client/portal.js")) == "client/portal.js")
        #expect(repository.name(of: files.place("shop/../shop/portal.js")) == "shop/portal.js")
        // One that is not there yet has a name as well.
        #expect(repository.name(of: files.place("client/new.js")) == "client/new.js")
        #expect(repository.name(of: files.folder) == ".")
        #expect(repository.name(of: "/elsewhere/portal.js") == "/elsewhere/portal.js")
        // A folder whose name begins like the root is outside of it.
        #expect(repository.name(of: files.folder + "-2/x.js") == files.folder + "-2/x.js")
        #expect(Repository(root: files.place("nowhere")) == nil)
    }

    @Test func `a link into the repository has the name of what it leads to`() throws {
        let files = try Files(["real/portal.js": ""])
        try FileManager.default.createSymbolicLink(
            atPath: files.place("link"), withDestinationPath: files.place("real"))
        #expect(
            try repository(files).name(of: files.place("link/portal.js")) == "real/portal.js")
    }

    // MARK: Searches

    private func nearest(_ files: Files, _ repository: Repository, _ folder: String) -> String? {
        repository.nearest("suite.json", from: files.place(folder)).map {
            $0.replacing(files.folder + "/", with: "")
        }
    }

    @Test func `the nearest file counts`() throws {
        let files = try Files(["suite.json": "{}", "a/suite.json": "{}", "a/b/c/x": ""])
        let repository = try repository(files)
        #expect(nearest(files, repository, "a/b/c") == "a/suite.json")
        #expect(nearest(files, repository, "a") == "a/suite.json")
    }

    @Test func `a search ends at the root that was named`() throws {
        let files = try Files(["suite.json": "{}", "inner/a/x": ""])
        let inner = try #require(Repository(root: files.place("inner")))
        #expect(nearest(files, inner, "inner/a") == nil)
        #expect(nearest(files, try repository(files), "inner/a") == "suite.json")
    }

    @Test func `a search ends at a folder with .git, which still counts`() throws {
        let files = try Files(["suite.json": "{}", "inner/.git/HEAD": "", "inner/a/x": ""])
        #expect(nearest(files, Repository(), "inner/a") == nil)
        try Data("{}".utf8).write(to: URL(filePath: files.place("inner/suite.json")))
        #expect(nearest(files, Repository(), "inner/a") == "inner/suite.json")
        // A worktree has a file of that name.
        let tree = try Files(["suite.json": "{}", "inner/.git": "gitdir: x", "inner/a/x": ""])
        #expect(nearest(tree, Repository(), "inner/a") == nil)
    }

    @Test(arguments: [".portalhost.json", "inner.json"])
    func `a search ends where a configuration says so`(_ name: String) throws {
        let files = try Files([
            "suite.json": "{}", "inner/\(name)": #"{ "root": true }"#, "inner/a/x": "",
        ])
        let found = nearest(files, try repository(files), "inner/a")
        #expect(found == (name == ".portalhost.json" ? nil : "suite.json"))
        let off = try Files([
            "suite.json": "{}", "inner/.portalhost.json": #"{ "root": false }"#, "inner/a/x": "",
        ])
        #expect(nearest(off, try repository(off), "inner/a") == "suite.json")
    }

    @Test func `a folder that everybody may write to takes no part`() throws {
        let files = try Files(["open/suite.json": "{}", "open/mine/x": ""])
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: files.place("open"))
        #expect(nearest(files, Repository(), "open/mine") == nil)
        // Who names such a folder means it.
        #expect(nearest(files, Repository(), "open") == "open/suite.json")
    }

    @Test func `links are followed to where they lead`() throws {
        let files = try Files(["real/suite.json": "{}", "real/cases/x": ""])
        try FileManager.default.createSymbolicLink(
            atPath: files.place("cases"), withDestinationPath: files.place("real/cases"))
        #expect(nearest(files, try repository(files), "cases") == "real/suite.json")
    }
}
