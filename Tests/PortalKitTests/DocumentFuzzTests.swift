import Foundation
import JSONDocuments
import MobilePlans
import PartnerCenter
import PortalTestSupport
import PortalTrace
import Testing
import WebFormats

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports
@testable import WebPlatform

/// The files that commands read, from a generator with a seed: what is wrong is said with its place, and
/// what is read is written and read again as the same.
@Suite struct DocumentFuzzTests {
    private static let pieces = [
        "{", "}", #""name": "a""#, ",", #""steps": ["#, "]", #"{"call": "f"}"#,
        #"{"click": "Buy"}"#, #"{"advance": "3s"}"#,
        #""fixtures": ["#, #"{"url": "/a", "json": 1}"#, #""device": {"#,
        #""expect": {"console": ["a"]}"#, "null", "-1", "1e99",
        #"{"$regex": "a+"}"#, #"{"$oneOf": []}"#, #""scenario": "no-esim""#, #""\ud800""#,
        #""e\u0301""#, #""localStorage": {"#,
        #""limits": {"time": "1d"}"#, #""pages": {"/a": ["b.js"]}"#,
        #"{"do": "fill \"E-mail\" \"a\""}"#, "[[[[", "true",
    ]

    private static let cases = [
        #"""
        {
          "name": "Buys a plan", "description": "x", "url": "https://portal.example/plans?imei=490154203237518",
          "scenario": {"preset": "no-esim", "device": {"eSIM": {"profiles": []}}}, "edition": "2019-05",
          "network": [{"url": "https://api.example/v1/*", "method": "POST", "answers": [{"status": 200, "json": {"a": 1}}]}],
          "steps": [{"call": "buy", "arguments": ["weekend", 3, null]}, {"advance": "500ms"}, {"click": {"role": "button", "name": "Buy"}},
            {"evaluate": "1 + 1"}, {"expect": {"console": ["a"], "calls": ["MobilePlans.notifyCancelledPurchase"]}}, {"settle": true}],
          "expect": {"calls": [{"name": "f", "arguments": [{"$regex": "^a"}, {"$any": true}, {"$oneOf": [1, 2]}, {"$not": null}]}],
            "exceptions": [], "storage": {"a": "b"}},
          "allow": ["console"], "limits": {"time": "2d", "events": 100, "seconds": 3}
        }
        """#,
        #"{"name": "b", "page": "index.html", "siteRoot": ".", "steps": ["click \"Buy\"", {"relaunch": true}, {"network": "home"}]}"#,
    ]
    private static let suites = [
        #"{"root": true, "scripts": ["a.js"], "edition": "2019-05", "before": [{"call": "f"}], "allow": ["console"], "pages": {"/a": ["b.js"]}}"#
    ]
    private static let configurations = [
        #"{"root": false, "scripts": ["a.js", "b.js"], "calls": ["f"], "do": ["click \"Buy\"", "press Enter"], "edition": "2019-05", "target": "webview", "scenario": "no-esim", "network": ["n.json"], "url": "https://a.example/", "notificationHost": "a.example", "rules": {"uncaught-exception": "warning"}}"#
    ]
    private static let scenarios = [
        #"{"preset": "warm-sim", "description": "d"}"#,
        #"{"preset": "abroad", "device": {"eSIM": {"capacity": 3}}}"#,
        #"{"preset": "no-esim", "description": "d", "device": {"eSIM": {"capacity": 5, "profiles": [{"iccid": "8988247000100003293", "state": "enabled"}]}}, "timeline": [{"at": "3s", "change": {"device": {}}}], "network": {"fixtures": []}}"#,
    ]
    private static let fixtures = [
        #"{"fixtures": [{"url": "/v1/plans/:id?a=b", "method": "GET", "headers": {"A": "b"}, "status": 404, "text": "x", "delay": "1s", "cors": true}, {"url": "https://*.example/x/*", "answers": [{"json": [1]}, {"failure": "timeout"}]}]}"#
    ]
    private static let storages = [
        #"{"localStorage": {"https://portal.example": [["plan", "weekend"], [[55296], "3"], ["e\u0301", "1"], ["\u00e9", "2"]]}}"#
    ]

    /// The cases in folders of the portals that are shipped.
    private static func shipped(_ folders: [String]) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../PortalScripts")
        return try folders.flatMap { folder in
            let place = root.appending(path: folder)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            return try names.filter { $0.utf8.suffix(10).elementsEqual(".case.json".utf8) }.sorted()
                .map {
                    String(decoding: try Data(contentsOf: place.appending(path: $0)), as: UTF8.self)
                }
        }
    }

    /// Reads documents of one shape; every problem has a place in the text, and words.
    private func read<Value>(
        _ name: String, _ shape: Shape<Value>, _ make: () -> Value, corpus: [String], seed: UInt64
    ) {
        var target = FuzzTarget(name, Self.pieces, corpus: corpus, seed: seed, part: 2)
        var (good, bad) = (0, 0)
        let figures = target.each { text in
            let json: PlacedJSON
            do throws(DocumentProblem) {
                json = try JSONParser.parse(text, file: "a.json")
            } catch {
                bad += 1
                return
            }
            var reading = DocumentReading(file: "a.json")
            var value = make()
            shape.read(json, into: &value, &reading)
            if reading.problems.isEmpty { good += 1 } else { bad += 1 }
            for problem in reading.problems {
                #expect(!problem.message.isEmpty)
                guard let line = problem.line, let column = problem.column else {
                    Issue.record("no place: \(problem) \(text)")
                    continue
                }
                let place = TextPlace(line: line, column: column)
                #expect(ParserFuzzTests.isPlace(place, in: text), "\(problem) \(text)")
                #expect(isOneLine(problem.description), "\(problem) \(text)")
            }
        }
        #expect(good > figures.rounds / 50 && bad > figures.rounds / 50, "\(good) \(bad)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    /// Whether a terminal shows a message as one line, and as what it is.
    private func isOneLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
                && !(0x202A...0x202E).contains($0.value)
                && !(0x2066...0x2069).contains($0.value) && $0.value != 0x2028 && $0.value != 0x2029
        }
    }

    @Test func `case files`() throws {
        read(
            "case files", CaseFile.shape, { CaseFile() },
            corpus: Self.cases
                + (try Self.shipped([
                    "contoso/cases/purchase", "contoso/cases/delayed", "contoso-site/cases",
                ])), seed: 61)
    }

    @Test func `suite files`() {
        read("suite files", CaseFile.suiteShape, { CaseFile() }, corpus: Self.suites, seed: 62)
    }

    @Test func `configuration files`() {
        read(
            "configurations", PortalConfiguration.shape, { PortalConfiguration() },
            corpus: Self.configurations, seed: 63)
    }

    @Test func `scenario files`() {
        read("scenarios", ScenarioFile.file, { Scenario() }, corpus: Self.scenarios, seed: 64)
    }

    @Test func `fixture files`() {
        var target = FuzzTarget("fixtures", Self.pieces, corpus: Self.fixtures, seed: 65, part: 2)
        var good = 0
        let figures = target.each { text in
            do throws(DocumentProblems) {
                _ = try NetworkFile.read(text, file: "network.json")
                good += 1
            } catch {
                #expect(!error.all.isEmpty)
                for problem in error.all {
                    #expect(isOneLine(problem.description), "\(problem) \(text)")
                }
            }
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `storage files are written and read again the same`() throws {
        var target = FuzzTarget(
            "storage files", Self.pieces, corpus: Self.storages, seed: 66, part: 2)
        var good = 0
        let figures = try target.each { text in
            guard let areas = try? StorageFile.read(text, file: "s.json") else { return }
            good += 1
            let written = StorageFile.text(areas)
            let again = StorageFile.text(try StorageFile.read(written, file: "s.json"))
            #expect(again.hasSameCodeUnits(as: written), "\(text)")
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `lines of --do: an action, or words that say why not`() {
        var target = FuzzTarget(
            "--do lines",
            [
                "click", " ", "\"Buy\"", "'", "\"", "\\", "fill", "type", "select", "press",
                "Enter", "Control+A", "on", "css=#a",
                "role=button", "name=", "nth=0", "exact=true", "wait for", "hidden",
                "accept dialog", "dismiss", "upload", "paste",
                "=", "\u{E4}", "\u{301}", "\n", "\t", "#x", "within=", "level=1",
                "99999999999999999999", "scroll to", "==",
            ],
            corpus: [
                #"click "Buy now""#, #"fill label="E-mail" "a@b.c""#,
                "press Control+A on css=#name", #"select "Country" "Germany" "b""#,
                #"wait for css=#spinner hidden"#, #"accept dialog "yes \"no\"""#,
            ], seed: 67)
        var good = 0
        let figures = target.each { text in
            _ = UserAction.isCommand(text)
            do throws(UserAction.CommandError) {
                let action = try UserAction(command: text)
                good += 1
                #expect(!action.description.isEmpty)
                _ = JSONOutput.text(action.json)
            } catch {
                #expect(
                    !error.message.isEmpty && isOneLine(error.message), "\(error.message) \(text)")
            }
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `coverage: parts are merged in any order, and every form of the result can be read`()
        throws
    {
        let part = #"""
            {"version": 1, "files": [{"path": "a.js", "lines": [{"line": 1, "count": 2}, {"line": 3, "count": 0}], "functions": [{"name": "f", "line": 1, "endLine": 3, "count": 1}], "branches": [{"kind": "if", "line": 1, "column": 2, "counts": [1, 0]}]}], "gaps": ["x"], "totals": {"lines": {"all": 2, "covered": 1}, "functions": {"all": 1, "covered": 1}, "branches": {"all": 2, "covered": 1}}}
            """#
        let other = part.replacingOccurrences(of: "a.js", with: "b,\u{E4}\\n<&.js")
        var target = FuzzTarget(
            "coverage parts",
            [
                #""line": 1"#, "9223372036854775807", "-1", ",", "{", "}", "[", "]", #""count""#,
                "null", #""\u0001\n""#,
            ],
            corpus: [part, other], seed: 68, part: 4)
        let folder = TestFolder.url.appending(path: "coverage-fuzz").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var good = 0
        var last = Coverage()
        let figures = try target.each { text in
            let path = "\(folder)/part.json"
            try Data(text.utf8).write(to: URL(filePath: path))
            guard let coverage = try? CoverageJSON.load(path) else { return }
            good += 1
            var (one, two) = (coverage, last)
            one.merge(last)
            two.merge(coverage)
            #expect(
                CoverageFormat.json.text(one, findings: [], toolVersion: "1").utf8.elementsEqual(
                    CoverageFormat.json.text(two, findings: [], toolVersion: "1").utf8), "\(text)")
            last = coverage
            for line in CoverageFormat.lcov.text(one, findings: [], toolVersion: "1").utf8.split(
                separator: 0x0A)
            {
                #expect(line.elementsEqual("end_of_record".utf8) || line.contains(0x3A), "\(text)")
            }
            let xml = CoverageFormat.cobertura.text(one, findings: [], toolVersion: "1")
            #expect(XMLTreeParser.parse(Array(xml.utf16)).error == nil, "\(text)")
            let page = CoverageFormat.html.text(one, findings: [], toolVersion: "1")
            #expect(page.utf8.suffix(8).elementsEqual("</html>\n".utf8))
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `reports of parts: merged in any order, or refused in words`() throws {
        func report(_ ids: [String], _ shard: Int) -> String {
            let results = ids.map { id in
                let problems: [CaseResult.Problem] = shard == 2 ? [.init("m", lines: ["- x"])] : []
                return CaseResult(
                    id: id, name: id, status: shard == 2 ? .failed : .passed, problems: problems,
                    time: 5, events: 3)
            }
            return TestReport(results, shard: Shard(index: shard, count: 2)).json
        }
        var target = FuzzTarget(
            "reports of --merge",
            [
                #""index": 2"#, "9223372036854775807", "-1", "0", ",", "{", "}", "[", "]",
                #""count": 3"#, #""a\u001b[2J""#,
            ],
            corpus: [report(["a", "e\u{301}"], 1), report(["b", "\u{E9}"], 2)], seed: 69, part: 4)
        let folder = TestFolder.url.appending(path: "merge-fuzz").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let first = try load(report(["a", "c"], 1), folder)
        let second = try load(report(["b", "d"], 2), folder)
        var good = 0
        let figures = try target.each { text in
            guard let read = try? load(text, folder) else { return }
            good += 1
            let sets = [
                [("r", read), ("2", second)], [("2", second), ("r", read)], [("r", read)],
                [("1", first), ("2", second), ("r", read)],
            ]
            var texts: [String] = []
            for set in sets {
                do throws(DocumentProblem) {
                    let merged = try TestReport.merged(set.map { (path: $0.0, report: $0.1) })
                    texts.append(merged.json)
                    _ = (TestTAPReport.text(merged), TestJUnitReport.text(merged))
                    let junit = TestJUnitReport.text(merged)
                    #expect(XMLTreeParser.parse(Array(junit.utf16)).error == nil, "\(text)")
                } catch {
                    texts.append("refused")
                    #expect(isOneLine(error.description), "\(error) \(text)")
                }
            }
            #expect(texts[0].utf8.elementsEqual(texts[1].utf8), "\(text)")
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    private func load(_ text: String, _ folder: String) throws -> TestReport {
        let path = "\(folder)/report.json"
        try Data(text.utf8).write(to: URL(filePath: path))
        return try TestReport.load(path)
    }

    @Test func `baselines are written and read again the same`() throws {
        let folder = TestFolder.url.appending(path: "baseline-fuzz").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var target = FuzzTarget(
            "baselines",
            [
                ": ", " ", #""a b: c": 1"#, ",", "{", "}", "-1", "0", "9223372036854775807",
                #""version": 1"#,
            ],
            corpus: [
                #"{"version": 2, "findings": {"callbacks-must-exist a.js: f()": 2, "x b c.js: e\u0301": 1, "x b c.js: \u00e9": 1}}"#
            ],
            seed: 70, part: 4)
        var good = 0
        let figures = try target.each { text in
            let path = "\(folder)/base.json"
            try Data(text.utf8).write(to: URL(filePath: path))
            guard let baseline = try? Baseline.load(path, in: Repository()) else { return }
            good += 1
            let written = baseline.json
            try Data(written.utf8).write(to: URL(filePath: path))
            let again = try Baseline.load(path, in: Repository()).json
            #expect(again.hasSameCodeUnits(as: written), "\(text)")
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test
    func `traces: a damaged one is refused with its line, or read, shown and written the same`()
        throws
    {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../PortalHostCommandTests/Snapshots/good")
        let corpus = try ["two-scripts", "delayed-profile"].map {
            String(
                decoding: try Data(contentsOf: folder.appending(path: "\($0).jsonl")), as: UTF8.self
            )
        }
        var target = FuzzTarget(
            "traces",
            [
                #"{"record":"header","#, #""version":1,"#, #"{"record":"event","#,
                #""kind":"call""#, "}", "\n", ",",
                #"{"$type":"number","value":"NaN"}"#, "[", "]", "0", #""time":1"#, #""\u001b[2J""#,
                #""\ud800""#,
            ], corpus: corpus, seed: 6, part: 10)
        var good = 0
        let figures = try target.eachBytes { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if let file = try? TraceFile(bytes) {
                let written = file.bytes
                let again = try TraceFile(written).bytes
                #expect(again == written, "\(text)")
            }
            do throws(DocumentProblem) {
                let run = try WrittenRun.read(bytes, file: "t.jsonl")
                good += 1
                let shown = RunTextReport(style: TextStyle(isColoured: false), detail: .everything)
                    .text(run)
                let lines = shown.unicodeScalars.split(separator: "\n").map { String($0) }
                #expect(lines.allSatisfy { isOneLine($0) }, "\(shown)")
                #expect(
                    HTMLReport.text(run: run, matrix: nil, toolVersion: "1").utf8.suffix(8)
                        .elementsEqual("</html>\n".utf8))
                _ = RunJSONReport.bytes(run)
            } catch {
                #expect(!error.message.isEmpty && isOneLine(error.description), "\(error)")
                if let line = error.line { #expect(line >= 1 && line <= bytes.count + 1) }
            }
        }
        #expect(good > figures.rounds / 100, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText.prefix(500))")
    }
}
