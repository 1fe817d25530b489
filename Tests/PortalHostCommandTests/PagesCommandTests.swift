import Foundation
import PortalTestSupport
import Testing

/// `--page` and `"pages"`: portals of several pages.
@Suite struct PagesCommandTests {
    private static let portal = """
        function buy() { sessionStorage.plan = '10GB'; location.href = '/thanks?order=1'; }
        """
    private static let thanks = """
        console.log('thanks for ' + sessionStorage.plan + ' ' + location.search + ' ' + typeof buy);
        MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        """

    private func folder(_ files: [String: String] = [:]) throws -> URL {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let all = files.merging(["p.js": Self.portal, "thanks.js": Self.thanks]) { $1 }
        for (name, text) in all {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        return folder
    }

    @Test func `a page that is named is opened, others end the portal's page`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let without = try CommandRunner.run(["run", "p.js", "--call", "buy"], in: folder.path)
        #expect(!without.output.contains("thanks for"))
        #expect(without.output.contains("leaves the page"))
        for page in ["/thanks=thanks.js", "/thanks?order=1=thanks.js"] {
            let with = try CommandRunner.run(
                ["run", "p.js", "--call", "buy", "--page", page], in: folder.path)
            #expect(
                with.output.contains("thanks for 10GB ?order=1 undefined"), "\(page) \(with.output)"
            )
            #expect(with.output.contains("notifyCancelledPurchase"))
        }
        let other = try CommandRunner.run(
            ["run", "p.js", "--call", "buy", "--page", "/thanks?order=2=thanks.js"],
            in: folder.path)
        #expect(!other.output.contains("thanks for"))
    }

    @Test func `the debugger opens pages as well`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(
            ["debug", "p.js", "--page", "/thanks=thanks.js"], input: Data("buy()\n.run\n".utf8),
            in: folder.path)
        #expect(result.output.contains("thanks for 10GB"), "\(result.output)")
    }

    @Test func `a configuration names pages, whose scripts are not the portal's own`() throws {
        let folder = try folder([
            ".portalhost.json":
                #"{"calls": ["buy"], "url": "https://portal.example/", "notificationHost": "portal.example", "pages": {"/thanks": ["thanks.js"]}}"#
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(
            ["validate", ".", "--format", "json"], in: folder.path)
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(!result.error.contains("loading the page calls nothing"))
    }

    @Test func `findings in a further page's script have a place`() throws {
        let folder = try folder(["bad.js": "\nnull.x;"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(
            ["run", "p.js", "--call", "buy", "--page", "/thanks=bad.js"], in: folder.path)
        #expect(result.exitCode == 1 && result.output.contains("bad.js:2:"), "\(result.output)")
    }

    @Test func `cases and suites name pages, and a case's go first`() throws {
        let folder = try folder([
            "suite.json": #"{"scripts": ["p.js"], "pages": {"/thanks": ["thanks.js"]}}"#,
            "own.js": "console.log('own');",
            "a.case.json":
                #"{"name": "a", "steps": [{"call": "buy"}], "expect": {"console": ["thanks for 10GB ?order=1 undefined"], "calls": ["MobilePlans.notifyCancelledPurchase"]}}"#,
            "b.case.json":
                #"{"name": "b", "pages": {"/thanks": ["own.js"]}, "steps": [{"call": "buy"}], "expect": {"console": ["own"]}}"#,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["test"], in: folder.path)
        #expect(result.output.contains("2 passed"), "\(result.output)\(result.error)")
    }

    @Test(arguments: [
        (#"{"name": "a", "scripts": ["p.js"], "pages": ["x"]}"#, "pages: expected an object"),
        (#"{"name": "a", "scripts": ["p.js"], "pages": {"/a": []}}"#, "a page needs a script"),
        (
            #"{"name": "a", "scripts": ["p.js"], "pages": {"ftp://a/": ["p.js"]}}"#,
            "expected the URL of a page"
        ),
        (#"{"name": "a", "scripts": ["p.js"], "pages": {"/a": ["no.js"]}}"#, "no.js"),
    ])
    func `what is wrong with pages is told`(text: String, words: String) throws {
        let folder = try folder(["a.case.json": text])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["test"], in: folder.path)
        #expect(result.exitCode != 0)
        #expect((result.output + result.error).contains(words), "\(result.output)\(result.error)")
    }

    @Test(arguments: [
        (["thanks.js"], "expected URL=FILE"), (["=a.js"], "expected the URL of a page"),
        (["/a="], "expected the files of scripts"), (["/a=-"], "expected the files of scripts"),
        (["/a=x.js,"], "expected the files of scripts"),
        (["javascript:1=x.js"], "expected the URL of a page"),
        (["/a=x.js", "/a=y.js"], "names '/a' twice"),
    ])
    func `wrong usage`(pages: [String], words: String) throws {
        let result = try CommandRunner.run(
            ["run", "x.js"] + pages.flatMap { ["--page", $0] })
        #expect(result.exitCode == 64 && result.error.contains(words), "\(result.error)")
    }

    @Test func `a script that is missing ends the command`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(
            ["run", "p.js", "--page", "/a=missing.js"], in: folder.path)
        #expect(result.exitCode == 2 && result.error.contains("missing.js"))
    }
}
