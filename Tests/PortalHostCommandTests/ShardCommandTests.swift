import Foundation
import PortalTestSupport
import Testing

/// Spreading a suite over jobs: the parts together are the whole, to the byte.
@Suite struct ShardCommandTests {
    private func suite() throws -> SuiteFolder {
        let suite = try SuiteFolder()
        for number in 1...40 {
            try suite.writeCase("case-\(number)", name: "Case number \(number)")
        }
        try suite.write("broken.case.json", "{")
        // Two of one name meet in one part, so that the mistake is seen there.
        try suite.writeCase("twin", name: "Case number 7")
        return suite
    }

    @Test func `merged parts are the unsharded report`() throws {
        let suite = try suite()
        defer { suite.remove() }
        let whole = try suite.test("--format", "json").output
        var files: [String] = []
        for index in 1...4 {
            let file = "part-\(index).json"
            let part = try suite.test(
                "--shard", "\(index)/4", "--output", "json:\(file)")
            #expect(part.output.contains(" passed, "))
            files.append(file)
        }
        let merged = try CommandRunner.run(
            ["test", "--merge", "--format", "json"] + files, in: suite.path)
        #expect(merged.output == whole)
        #expect(merged.exitCode == 1)
        let some = try CommandRunner.run(
            ["test", "--merge", files[0], files[2], files[3]], in: suite.path)
        #expect(some.exitCode == 2)
        #expect(some.error.contains("this is part 1 of 4, and part 2 is not there"))
        let twice = try CommandRunner.run(
            ["test", "--merge", files[0], files[0]], in: suite.path)
        #expect(twice.exitCode == 2)
        #expect(twice.error.contains("merge the parts of one suite, each once"))
    }

    @Test(arguments: [
        ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"],
        ["JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "3"],
        ["SLURM_ARRAY_TASK_ID": "11", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "10"],
        ["PARALLEL_SEQ": "2", "PORTALHOST_SHARDS": "3"],
    ])
    func `auto reads what schedulers set`(_ environment: [String: String]) throws {
        let suite = try suite()
        defer { suite.remove() }
        let part = try suite.test("--shard", "2/3").output
        #expect(try suite.test("--shard", "auto", environment: environment).output == part)
    }

    @Test func `an empty part is no mistake`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("only", name: "Only")
        let codes = try (1...3).map { try suite.test("--shard", "\($0)/3").exitCode }
        #expect(codes == [0, 0, 0])
    }

    @Test(.enabled(if: Self.hasParallel, "GNU parallel is not installed"))
    func `GNU parallel spreads a suite, and the merged report is the same`() throws {
        let suite = try suite()
        defer { suite.remove() }
        let whole = try suite.test("--format", "json").output
        // The recipe of the README, with this program's path.
        let program = CommandRunner.executable.path
        let recipe =
            "PORTALHOST_SHARDS=4 parallel --will-cite -j2 "
            + "\(program) test --shard auto --output json:part-{#}.json ::: 1 2 3 4"
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", recipe]
        shell.currentDirectoryURL = URL(filePath: suite.path)
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        let merged = try CommandRunner.run(
            ["test", "--merge", "--format", "json"] + (1...4).map { "part-\($0).json" },
            in: suite.path)
        #expect(merged.output == whole)
    }

    private static let hasParallel = FileManager.default.isExecutableFile(
        atPath: "/usr/bin/parallel")
}
