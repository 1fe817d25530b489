import Foundation
import PortalTestSupport
import Testing

/// The same input gives the same bytes, whatever ran before, and wherever it runs.
@Suite struct DeterminismTests {
    /// Says how deep recursions get, which depends on what the engine has compiled.
    private static let portal = """
        var d = 0;
        function g(a) { d++; var x = [a]; g(x); return x; }
        function h(a, b, c) { d++; var x = { a: a, b: [b, c] }; h(x, x.a, x.b); return x; }
        for (var i = 0; i < 4; i++) {
          d = 0; try { g(); } catch (e) {}
          console.log(d);
          d = 0; try { h(); } catch (e) {}
          console.log(d);
        }
        """

    private func folder() throws -> SuiteFolder {
        let folder = try SuiteFolder()
        try folder.write("portal.js", Self.portal)
        for number in 1...4 {
            try folder.write(
                "\(number).case.json",
                #"""
                { "name": "n\#(number)", "steps": [{ "settle": true }],
                  "expect": { "console": ["what it said is in the report"] } }
                """#)
        }
        return folder
    }

    @Test func `attack 24: a case is the same after others, repeated, and in a part of the suite`()
        throws
    {
        let folder = try folder()
        defer { folder.remove() }
        let whole = try folder.test(".", "--target", "modern", "--format", "json")
        #expect(whole.exitCode == 1 && whole.output.contains("what it said"))
        let repeated = try folder.test(
            ".", "--target", "modern", "--format", "json", "--repeat", "2", "--jobs", "1")
        #expect(repeated.output == whole.output)
        for part in 1...2 {
            let result = try folder.test(
                ".", "--target", "modern", "--format", "json", "--shard", "\(part)/2")
            try folder.write("part\(part).json", result.output)
        }
        for order in [["part1.json", "part2.json"], ["part2.json", "part1.json"]] {
            let merged = try CommandRunner.run(
                ["test", "--format", "json", "--merge"] + order, in: folder.path)
            #expect(merged.output == whole.output)
        }
    }

    @Test(arguments: [
        "TZ=Asia/Tokyo", "LANG=tr_TR.UTF-8", "LC_ALL=de_DE.UTF-8", "HOME=/nowhere",
        "JSC_useJIT=0", "JSC_useConcurrentGC=1", "JSC_forceRAMSize=100000000", "USER=x",
        "COLUMNS=40",
        "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA",
    ])
    func `attacks 24 and 25: the environment changes no byte`(_ variable: String) throws {
        let folder = try folder()
        defer { folder.remove() }
        try folder.write("portal.js", Self.portal + Self.functions)
        let command = ["run", "portal.js", "--target", "modern", "--trace", "t.jsonl"]
        let plain = try CommandRunner.run(command, in: folder.path)
        let trace = try folder.read("t.jsonl")
        let parts = variable.split(separator: "=", maxSplits: 1).map(String.init)
        let name = try #require(parts.first)
        let value = try #require(parts.last)
        let other = try CommandRunner.run(command, in: folder.path, environment: [name: value])
        #expect(plain.exitCode == 0, "\(plain.error)")
        #expect(other.output == plain.output && other.error == plain.error)
        #expect(try folder.read("t.jsonl") == trace)
    }

    /// Functions whose last digit the system's library makes depend on the processor.
    private static let functions = """

        var list = [];
        for (var i = 1; i < 200; i++)
            list.push(Math.sin(i * 777 / 60000), Math.cos(i / 7), Math.tan(i / 9), Math.exp(i / 99),
                Math.log(i / 7), Math.pow(i / 77, 2.3), Math.atan2(i, 7), Math.cosh(i / 50));
        for (var i = 0; i < list.length; i += 50) console.log(list.slice(i, i + 50).join());
        """

    @Test(arguments: ["1024", "4096", "unlimited"])
    func `attack 24: the shell's limit of the stack changes no byte`(_ limit: String) throws {
        let folder = try folder()
        defer { folder.remove() }
        let plain = try CommandRunner.run(
            ["run", "portal.js", "--target", "modern"], in: folder.path)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit -S -s \(limit) && exec \"$0\" run portal.js --target modern",
            CommandRunner.executable.path,
        ]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && plain.exitCode == 0)
        #expect(text == plain.output && !text.isEmpty)
    }
}
