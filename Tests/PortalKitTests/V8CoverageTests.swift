import Foundation
import PortalTestSupport
import ScriptEngine
import Testing

@testable import PortalJudge
@testable import PortalKit

/// What ran, compared with what V8's precise coverage says of the same scripts (issue 14, part 5).
///
/// Both engines run the same script in a bare realm, with the same JavaScript around it: objects of the app,
/// the page and timers whose answers follow from a list of numbers, so that nothing differs but the engine.
/// Each place where our engine can stop is then covered or not in both.
@Suite(
    .enabled(if: CoverageRecorder.problem == nil, "this build of the engine has no inspector"),
    .enabled(if: V8.isThere, "node, which brings V8, is not installed"))
struct V8CoverageTests {
    private struct Comparison {
        var statements = 0
        var agreed = 0
        var sameCount = 0
        var differences: [String] = []

        mutating func add(_ other: Comparison) {
            statements += other.statements
            agreed += other.agreed
            sameCount += other.sameCount
            differences += other.differences
        }

        var percent: Double { Double(agreed) / Double(max(1, statements)) * 100 }
    }

    /// Runs scripts in both engines.
    private func compare(_ scripts: [PortalScript], calls: Bool = true) throws -> Comparison {
        let recorder = CoverageRecorder()
        let machine = ScriptVirtualMachine()
        recorder.attach(to: machine)
        let context = ScriptContext(machine)
        let (before, after) = (
            PortalStandIns.before, calls ? PortalStandIns.after : "$standIns.runTimers();"
        )
        try context.evaluate(before, url: "before.js")
        for script in scripts {
            recorder.willRun(script, in: context)
            let program = try ScriptProgram(script.source, url: script.name, machine: machine)
            do throws(ScriptFailure) {
                try context.evaluate(program)
                recorder.didRun(script, in: context)
            } catch {
                // It throws in both engines.
            }
        }
        try context.evaluate(after, url: "after.js")
        context.close()
        recorder.harvest()
        recorder.detach()
        machine.close()
        #expect(recorder.gaps == [])
        let answers = try V8.coverage(scripts, before: before, after: after)
        var comparison = Comparison()
        for script in scripts {
            let counted = try #require(
                recorder.scripts.first { $0.name == script.name }, "\(script.name)")
            let counts = CoverageCounts(counted)
            let ranges = answers[script.name] ?? []
            for position in counted.positions {
                let ours = counts.count(at: position)
                let theirs = V8.count(at: position.offset, ranges)
                comparison.statements += 1
                if ours == theirs { comparison.sameCount += 1 }
                if (ours > 0) == (theirs > 0) {
                    comparison.agreed += 1
                } else {
                    let line = script.line(position.line) ?? ""
                    comparison.differences.append(
                        "\(script.name):\(position.line):\(position.column): \(ours) times, V8 says "
                            + "\(theirs): \(line)")
                }
            }
        }
        return comparison
    }

    private static let portals = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "PortalScripts")

    private func scripts(_ paths: [String]) throws -> [PortalScript] {
        try paths.map { path in
            PortalScript(
                name: path,
                source: try String(
                    contentsOf: Self.portals.appending(path: path), encoding: .utf8))
        }
    }

    @Test func `98 of 100 statements of the portals are covered or not as in V8`() throws {
        var all = Comparison()
        for portal in try PortalStandIns.portals(in: Self.portals) {
            all.add(try compare(try scripts(portal)))
        }
        #expect(all.statements > 700, "\(all.statements)")
        #expect(
            all.percent >= 98,
            "\(all.agreed) of \(all.statements), \(all.sameCount) with the same count:\n\(all.differences.joined(separator: "\n"))"
        )
    }

    @Test(arguments: CornerCases.all)
    func `statements that engines count in different ways`(_ name: String) throws {
        let source = try #require(CornerCases.sources[name])
        let found = try compare([PortalScript(name: "\(name).js", source: source)], calls: false)
        #expect(found.statements > 2)
        #expect(found.differences == CornerCases.known[name] ?? [], "\(found)")
    }
}

/// Node, as far as it is needed here.
private enum V8 {
    struct Range: Decodable {
        let startOffset: Int
        let endOffset: Int
        let count: Int
    }

    static let isThere: Bool = (try? run(["--version"])) != nil

    /// How often each range of each script ran, by name.
    static func coverage(
        _ scripts: [PortalScript], before: String, after: String
    ) throws -> [String: [Range]] {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let all =
            [["before.js", before]] + scripts.map { [$0.name, $0.source] } + [["after.js", after]]
        try JSONEncoder().encode(all).write(to: folder.appending(path: "scripts.json"))
        let tool = folder.appending(path: "cover.js")
        try Data(program.utf8).write(to: tool)
        let output = try run([tool.path, folder.appending(path: "scripts.json").path])
        return try JSONDecoder().decode([String: [Range]].self, from: output)
    }

    /// What the innermost range around a place says.
    static func count(at offset: Int, _ ranges: [Range]) -> Int {
        ranges.filter { $0.startOffset <= offset && offset < $0.endOffset }
            .min { $0.endOffset - $0.startOffset < $1.endOffset - $1.startOffset }?.count ?? 0
    }

    private static let program = """
        const vm = require('vm'), fs = require('fs'), inspector = require('inspector');
        const session = new inspector.Session();
        // A portal may leave a rejection unhandled.
        process.on('unhandledRejection', () => {});
        session.connect();
        session.post('Profiler.enable');
        session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
        const realm = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? {}, { microtaskMode: 'afterEvaluate' });
        const scripts = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
        for (const [filename, text] of scripts) {
          try {
            new vm.Script(text, { filename: 'at:' + filename }).runInContext(realm);
          } catch (error) {
            if (filename === 'before.js' || filename === 'after.js') throw error;
          }
        }
        session.post('Profiler.takePreciseCoverage', (error, { result }) => {
          const found = {};
          for (const script of result) {
            if (!script.url.startsWith('at:')) continue;
            found[script.url.slice(3)] = script.functions.flatMap((f) => f.ranges);
          }
          console.log(JSON.stringify(found));
        });

        """

    private static func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "60", "node"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return data
    }
}
