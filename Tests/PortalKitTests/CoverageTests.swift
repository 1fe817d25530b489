import Foundation
import JSONDocuments
import PortalTestSupport
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// What of a portal ran, by the engine's own counts (issue 14, part 5).
@Suite(.enabled(if: CoverageRecorder.problem == nil, "this build of the engine has no inspector"))
struct CoverageTests {
    /// Runs scripts in a few pages, and gives what ran of them.
    private func coverage(
        _ scripts: [PortalScript], runs: Int = 1, never: [PortalScript] = [],
        maps: SourceMaps = SourceMaps(isOn: false), configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> Coverage {
        let recorder = CoverageRecorder()
        let host = PortalHost(coverage: recorder)
        defer { host.close() }
        var options = RunOptions()
        configure(&options)
        for _ in 0..<runs { _ = host.run(scripts, options) }
        recorder.expect(never)
        let coverage = try #require(host.coverage(maps))
        #expect(coverage.gaps == [])
        return coverage
    }

    private func file(_ source: String, runs: Int = 1) throws -> Coverage.File {
        let coverage = try coverage([PortalScript(name: "a.js", source: source)], runs: runs)
        #expect(coverage.files.count == 1)
        return try #require(coverage.files.first)
    }

    @Test func `lines, functions and both ways of a condition are counted`() throws {
        let file = try file(
            """
            function a(n) {
              if (n > 1) {
                return 'many';
              }
              return n === 1 ? 'one' : 'none';
            }
            a(0); a(1);
            const never = () => a(2);
            function unused() {
              a(3);
            }
            """)
        #expect(file.lines == [2: 2, 3: 0, 5: 2, 7: 1, 8: 1, 10: 0])
        #expect(file.functions.map(\.name) == ["a", "never", "unused"])
        #expect(file.functions.map(\.count) == [2, 0, 0])
        #expect(file.functions.map(\.endLine) == [6, 8, 11])
        #expect(file.branches.map(\.kind) == ["if", "cond-expr"])
        #expect(file.branches.map(\.counts) == [[0, 2], [1, 1]])
    }

    @Test func `cases, handlers and loops are counted`() throws {
        let file = try file(
            """
            function pick(n) {
              switch (n) {
                case 1: return 'one';
                default: return 'more';
              }
            }
            for (let i = 0; i < 3; i++) {
              if (i === 1) continue;
              pick(1);
            }
            try {
              null.x;
            } catch (error) {
              pick(1);
            }
            """)
        let kinds = Dictionary(grouping: file.branches, by: \.kind).mapValues { $0.map(\.counts) }
        #expect(kinds["switch"] == [[3, 0]])
        #expect(kinds["catch"] == [[1]])
        #expect(kinds["if"] == [[1, 2]])
        #expect(file.lines[9] == 2)
        #expect(file.lines[4] == 0)
    }

    @Test func `code behind a promise that is never settled did not run`() throws {
        let file = try file(
            """
            async function wait(promise) {
              await promise;
              console.log('reached');
            }
            wait(Promise.resolve());
            async function hang() {
              await new Promise(() => {});
              console.log('never');
            }
            hang();
            """)
        #expect(file.lines[3] == 1)
        #expect(file.lines[7] == 1)
        #expect(file.lines[8] == 0)
    }

    @Test(arguments: [1, 3])
    func `the counts of several pages add up`(_ runs: Int) throws {
        let file = try file("function a() {\n  return 1;\n}\na();\na();\n", runs: runs)
        #expect(file.lines == [2: 2 * runs, 4: runs, 5: runs])
    }

    @Test func `a class without a constructor, and text beyond ASCII, do no harm`() throws {
        let file = try file(
            "const é = '😀'; class A {\n  x = 1;\n  m() { return 'ä'; }\n}\nnew A();\nnew A().m();\n"
        )
        // The engine counts what follows a class with fields too high, and never as not run.
        #expect(file.lines[5] ?? 0 > 0)
        #expect(file.lines[3] == 1)
        #expect(file.functions.map(\.name) == ["m"])
        #expect(file.functions.map(\.count) == [1])
    }

    @Test func `a script that never runs counts with zeros`() throws {
        let other = PortalScript(
            name: "b.js", source: "'use strict';\nfunction b() {\n  return 1;\n}\nb();\n")
        let module = PortalScript(name: "c.mjs", source: "import x from './x.js';\nx();\n")
        let coverage = try coverage(
            [PortalScript(name: "a.js", source: "1;")], never: [other, module])
        #expect(
            coverage.files.map(\.path).map { $0.split(separator: "/").last } == [
                "a.js", "b.js", "c.mjs",
            ])
        #expect(coverage.files[1].lines == [1: 0, 3: 0, 5: 0])
        #expect(coverage.files[1].functions.map(\.count) == [0])
        #expect(coverage.files[2].lines == [1: 0, 2: 0])
    }

    @Test func `a script that the engine runs in one go counts as run`() throws {
        let file = try file("var price = 5;\nvar plan = { name: 'A' };\n", runs: 2)
        #expect(!file.lines.isEmpty)
        #expect(file.lines.values.allSatisfy { $0 == 2 }, "\(file.lines)")
    }

    @Test func `code behind an await counts once it was reached in any page`() throws {
        let file = try file(
            """
            async function wait(promise) {
              await promise;
              wait.count = 1;
            }
            async function never() {
              await 1;
              wait.count = 2;
            }
            wait(null);

            """, runs: 3)
        #expect(file.lines[3] == 3)
        #expect(file.lines[6] == 0)
        #expect(file.lines[7] == 0)
    }

    @Test func `what a case evaluates is no file of the portal`() throws {
        let coverage = try coverage([PortalScript(name: "a.js", source: "function a() {}")]) {
            $0.calls = ["a()", "1 + 1"]
        }
        #expect(coverage.files.count == 1)
    }

    @Test func `a bundle counts in the files that were written`() throws {
        let portal = try MappedPortal()
        defer { try? portal.remove() }
        let path = portal.folder.appending(path: "dist/portal.js").path()
        var scripts = try ScriptFile.load([path])
        scripts[0].name = "dist/portal.js"
        let coverage = try coverage(scripts, maps: SourceMaps()) { $0.calls = ["b"] }
        let file = try #require(coverage.files.first)
        #expect(coverage.files.count == 1)
        #expect(file.name == "src/portal.ts")
        #expect(file.lines == [4: 1, 6: 1, 9: 0])
        #expect(file.functions.map(\.line) == [3, 9])
        #expect(file.source == MappedPortal.source)
    }

    @Test func `inline scripts and modules of a page count in their files`() throws {
        let site = try TemporarySite([
            "index.html": """
            <p>Shop</p>
            <script>
              function buy() {
                never();
              }
              let a = 1;
            </script>
            <script type="module">
              import { one } from './one.js';
              import { q } from './late.js';
              one();
            </script>
            """,
            "one.js":
                "export function one() {\n  return 1;\n}\nexport function two() {\n  return 2;\n}\n",
            "other.js": "let never = 1;\n",
            // The engine tells no statements behind the first clause.
            "late.js":
                "function m(n) {\n  return n;\n}\nexport const q = m(1);\nexport function unused() {\n  return 2;\n}\n",
        ])
        defer { try? site.remove() }
        let coverage = try coverage([], runs: 2) {
            $0.site = Site(root: site.folder.path(), page: "index.html")
        }
        let files = Dictionary(
            uniqueKeysWithValues: coverage.files.map {
                ($0.name.split(separator: "/").last.map(String.init) ?? "", $0)
            })
        #expect(files["index.html"]?.lines[4] == 0)
        #expect(files["index.html"]?.lines[6] == 2)
        #expect(files["index.html"]?.lines[11] == 2)
        #expect(files["one.js"]?.lines[2] == 2)
        #expect(files["one.js"]?.lines[5] == 0)
        #expect(files["late.js"]?.lines[2] == 2)
        #expect(files["late.js"]?.lines[6] == 0)
        #expect(files["other.js"]?.lines == [1: 0])
    }

    @Test(arguments: [
        ("import './a.js';", true), ("import { a } from './a.js';", true),
        ("f();\nexport default 1;", true),
        ("import('./a.js');", false), ("log(import.meta.url);", false), ("a.export = 1;", false),
        ("var o = { import: 1, export: 2 };", false), ("", false),
    ])
    func `what makes a text a module's is told`(_ text: String, _ isModule: Bool) {
        #expect(ModuleClauses.areIn(text) == isModule)
    }

    // MARK: - Parts of a suite

    @Test func `parts add up, and JSON brings everything back`() throws {
        let first = try coverage([
            PortalScript(name: "a.js", source: "function a() {\n  1;\n}\na();")
        ])
        let folder = TestFolder.url.appending(path: "\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: folder) }
        try CoverageJSON.text(first).write(to: folder, atomically: true, encoding: .utf8)
        var both = try CoverageJSON.load(folder.path())
        #expect(both.lines == first.lines)
        both.merge(first)
        #expect(both.files.count == 1)
        #expect(both.files.first?.lines == [2: 2, 4: 2])
        #expect(both.files.first?.functions.map(\.count) == [2])
    }

    @Test func `a file that is no coverage is told`() throws {
        let file = TestFolder.url.appending(path: "\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try "{\"version\": 1}".write(to: file, atomically: true, encoding: .utf8)
        #expect(throws: DocumentProblem.self) { try CoverageJSON.load(file.path()) }
    }

    // MARK: - Forms

    private var sample: Coverage {
        var file = Coverage.File(
            path: "src/a&b.js",
            functions: [.init(name: "a, b", line: 1, endLine: 3, count: 2)],
            branches: [
                .init(kind: "if", line: 2, column: 3, counts: [2, 0]),
                .init(kind: "catch", line: 3, column: 1, counts: [0]),
            ])
        file.lines = [2: 2, 3: 0]
        file.name = "a&b.js"
        file.source = "function a() {\n  if (x) <b>\n}\n"
        var coverage = Coverage()
        coverage.files = [file]
        return coverage
    }

    @Test func `lcov has a record for each file`() {
        #expect(
            CoverageFormat.lcov.text(sample, findings: [], toolVersion: "1") == """
                TN:
                SF:src/a&b.js
                FN:1,a  b
                FNDA:2,a  b
                FNF:1
                FNH:1
                BRDA:2,0,0,2
                BRDA:2,0,1,0
                BRDA:3,1,0,-
                BRF:3
                BRH:1
                DA:2,2
                DA:3,0
                LF:2
                LH:1
                end_of_record

                """)
    }

    @Test func `Cobertura has the repository's folder, and files below it`() {
        let text = CoverageFormat.cobertura.text(sample, findings: [], toolVersion: "1")
        #expect(text.contains("<source>\(CoverageBuilder.repository())</source>"))
        #expect(
            text.contains("filename=\"src/a&amp;b.js\" line-rate=\"0.5000\" branch-rate=\"0.3333\"")
        )
        #expect(
            text.contains(
                "<line number=\"2\" hits=\"2\" branch=\"true\" condition-coverage=\"50% (1/2)\"/>"))
        #expect(text.contains("lines-covered=\"1\" lines-valid=\"2\" branches-covered=\"1\""))
    }

    @Test func `the page shows source, counts and findings, and no markup of the portal`() {
        let finding = Finding(
            "iccid-length", .error, "wrong <i>", at: .init(file: "a&b.js", line: 2, column: 3))
        let text = CoverageFormat.html.text(sample, findings: [finding], toolVersion: "1")
        #expect(text.contains("if (x) &lt;b&gt;"))
        #expect(text.contains("wrong &lt;i&gt; [iccid-length]"))
        #expect(text.contains("the condition always holds"))
        #expect(text.contains("50.0 % (1 of 2)"))
    }
}
