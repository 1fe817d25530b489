import Foundation
import PortalKit
import PortalTestSupport
import Testing

/// `--coverage` and `--coverage-min`, as a user types them (issue 14, part 5).
@Suite(.enabled(if: CoverageRecorder.problem == nil, "this build of the engine has no inspector"))
struct CoverageCommandTests {
    private let folder: URL

    init() throws {
        folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "function buy() {\n  return 1;\n}\nfunction other() {\n  return 2;\n}\n".write(
            to: folder.appending(path: "portal.js"), atomically: true, encoding: .utf8)
    }

    private func run(_ arguments: String...) throws -> CommandResult {
        try CommandRunner.run(arguments, in: folder.path)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    @Test func `run writes all forms, and says how much ran`() throws {
        let result = try run(
            "run", "portal.js", "--call", "buy", "--coverage", "lcov:l.info", "--coverage",
            "cobertura:c.xml", "--coverage", "json:c.json", "--coverage", "html:c.html")
        #expect(result.exitCode == 0)
        #expect(result.error.contains("coverage: lines 50.0 % (1 of 2), functions 50.0 % (1 of 2)"))
        #expect(try text("l.info").contains("SF:portal.js\nFN:1,buy\nFN:4,other\nFNDA:1,buy\n"))
        #expect(try text("c.xml").contains("filename=\"portal.js\""))
        #expect(try text("c.html").contains("Coverage report"))
    }

    @Test func `files are called from the root that was named, whether they ran or not`() throws {
        let inside = folder.appending(path: "shop/dist")
        try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
        try Data("function never() {}".utf8).write(to: inside.appending(path: "never.js"))
        try Data("console.log(1);".utf8).write(to: folder.appending(path: "shop/portal.js"))
        try Data("<!DOCTYPE html><title>Shop</title><script src=portal.js></script>".utf8)
            .write(to: folder.appending(path: "shop/index.html"))
        let result = try CommandRunner.run(
            [
                "run", ".", "--root", "..", "--coverage", "lcov:l.info", "--coverage",
                "cobertura:c.xml",
            ],
            in: folder.appending(path: "shop").path)
        #expect(result.exitCode == 0)
        let names = try text("shop/l.info").split(separator: "\n").filter { $0.hasPrefix("SF:") }
        #expect(names == ["SF:shop/dist/never.js", "SF:shop/portal.js"])
        let root = try #require(realpath(folder.path, nil).map { String(cString: $0) })
        #expect(try text("shop/c.xml").contains("<source>\(root)</source>"))
    }

    @Test func `the report of a run is the same with and without coverage`() throws {
        let plain = try run("run", "portal.js", "--call", "buy", "--trace", "a.jsonl")
        let counted = try run(
            "run", "portal.js", "--call", "buy", "--trace", "b.jsonl", "--coverage", "json:c.json")
        #expect(plain.output == counted.output)
        #expect(try text("a.jsonl") == text("b.jsonl"))
    }

    @Test(arguments: [
        ("50", 0), ("lines=51", 1), ("functions=50,branches=100", 0), ("functions=60", 1),
    ])
    func `too little coverage fails`(_ least: String, _ exit: Int32) throws {
        let result = try run("run", "portal.js", "--call", "buy", "--coverage-min", least)
        #expect(result.exitCode == exit)
        #expect(result.error.contains("(--coverage-min)") == (exit == 1))
    }

    @Test(arguments: [
        ["--coverage", "lcov"], ["--coverage", "lcof:x"], ["--coverage-min", "101"],
        ["--coverage-min", "lnes=3"], ["--coverage-merge", "c.json"],
    ])
    func `a wrong option is wrong usage, or names the file`(_ option: [String]) throws {
        let result = try CommandRunner.run(["run", "portal.js"] + option, in: folder.path)
        #expect(result.exitCode == (option[0] == "--coverage-merge" ? 2 : 64))
        #expect(result.error.contains(option[0] == "--coverage-merge" ? "c.json" : option[0]))
    }

    @Test func `parts of a suite add up`() throws {
        let portal = ShippedPortalTests.portals + "/contoso"
        let whole = try CommandRunner.run(
            ["test", ".", "--coverage", "json:\(folder.path)/whole.json"], in: portal)
        #expect(whole.exitCode == 0)
        for part in 1...2 {
            let result = try CommandRunner.run(
                [
                    "test", ".", "--shard", "\(part)/2", "--format", "json", "--output",
                    "\(folder.path)/r\(part).json", "--coverage",
                    "json:\(folder.path)/c\(part).json",
                ], in: portal)
            #expect(result.exitCode == 0)
        }
        let merged = try run(
            "test", "--merge", "r1.json", "r2.json", "--coverage-merge", "c1.json",
            "--coverage-merge", "c2.json", "--coverage", "json:merged.json")
        #expect(merged.exitCode == 0)
        #expect(try text("merged.json") == text("whole.json"))
    }

    @Test(arguments: ["matrix", "validate"])
    func `the worlds of a portal count together`(_ command: String) throws {
        let result = try CommandRunner.run(
            [
                command, "portal.js", "--call", "buyPlan", "--coverage-min", "lines=60",
                "--coverage", "lcov:\(folder.path)/l.info",
            ], in: ShippedPortalTests.portals + "/inline-download")
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(try text("l.info").contains("SF:PortalScripts/inline-download/portal.js"))
    }
}
