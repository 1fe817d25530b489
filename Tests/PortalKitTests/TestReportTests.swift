import Foundation
import FoundationXML
import JSONDocuments
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// Reports of suites, and joining those of parts of one.
@Suite struct TestReportTests {
    private static let nasty = "a<b>&\"c\" 'd' ]]> \u{0}\u{1B}[31m\u{FFFF}\n\té🛰 # \\# SKIP\r"

    private static let results: [CaseResult] = (0..<60).map { number in
        let status: CaseResult.Status = [.passed, .failed, .broken, .passed][number % 4]
        return CaseResult(
            id: "cases/\(number % 5)/\((number * 37) % 60).case.json", name: "case \(number)",
            status: status,
            problems: status == .passed
                ? []
                : [
                    .init(nasty, lines: ["- " + nasty, "+ b"]),
                    .init("two", at: SourceLocation(file: "p.js", line: 3, column: 4)),
                ],
            time: number * 777, events: number)
    }

    // MARK: Merging

    @Test(arguments: [1, 2, 3, 7, 60, 100])
    func `the parts of a suite, joined, are the suite to the byte`(count: Int) throws {
        let whole = TestReport(Self.results)
        var files: [String: String] = [:]
        for index in 1...count {
            let shard = Shard(index: index, count: count)
            files["\(index).json"] =
                TestReport(Self.results.reversed().filter { shard.contains($0.name) }).json
        }
        let folder = try Files(files)
        let parts = try files.keys.sorted(by: >).map {
            (path: $0, report: try TestReport.load(folder.place($0)))
        }
        let merged = try TestReport.merged(parts)
        #expect(merged.json == whole.json)
        #expect(TestJUnitReport.text(merged) == TestJUnitReport.text(whole))
        #expect(TestTAPReport.text(merged) == TestTAPReport.text(whole))
        let text = TestTextReport(style: TextStyle(isColoured: false))
        #expect(text.text(merged) == text.text(whole))
    }

    @Test func `a case that is in two parts is told`() {
        let part = TestReport([CaseResult(id: "a", name: "A", status: .passed)])
        do throws(DocumentProblem) {
            _ = try TestReport.merged([("1.json", part), ("2.json", part)])
            Issue.record("they were joined")
        } catch {
            #expect(error.file == "2.json")
            #expect(error.message.hasPrefix("the case a is in 1.json as well"))
        }
    }

    @Test(arguments: [
        "{}", "[]", "x", "{\"cases\":[],\"summary\":{\"broken\":0,\"failed\":0,\"passed\":0}}",
        "{\"cases\":[],\"summary\":{\"broken\":0,\"failed\":0,\"passed\":0},\"version\":2}",
    ])
    func `style 4.9, a file that is no report is told`(text: String) throws {
        let files = try Files(["r.json": text])
        #expect(throws: DocumentProblem.self) { try TestReport.load(files.place("r.json")) }
    }

    @Test func `a report counts, and is read as it was written`() throws {
        let report = TestReport(Self.results)
        #expect(report.summaryLine == "30 passed, 30 failed (15 could not be run)")
        #expect(!report.isClean)
        #expect(TestReport([]).isClean)
        #expect(TestReport([]).summaryLine == "0 passed, 0 failed")
        let files = try Files(["r.json": report.json])
        #expect(try TestReport.load(files.place("r.json")) == report)
        #expect(report.cases.map(\.id) == report.cases.map(\.id).sorted())
    }

    // MARK: JUnit

    @Test func `JUnit reports are well-formed XML, whatever the texts`() throws {
        var results = Self.results
        results.append(CaseResult(id: Self.nasty, name: Self.nasty, status: .broken))
        results.append(
            CaseResult(id: "x", name: "y", status: .failed, problems: [.init(Self.nasty)]))
        let text = TestJUnitReport.text(TestReport(results))
        let root = try #require(try XMLDocument(data: Data(text.utf8)).rootElement())
        #expect(root.name == "testsuites")
        let suite = try #require(root.elements(forName: "testsuite").first)
        let cases = suite.elements(forName: "testcase")
        #expect(suite.attribute(forName: "tests")?.stringValue == "\(cases.count)")
        #expect(cases.count == 62)
        #expect(suite.attribute(forName: "failures")?.stringValue == "16")
        #expect(suite.attribute(forName: "errors")?.stringValue == "16")
        #expect(cases.count { !$0.elements(forName: "failure").isEmpty } == 16)
        #expect(cases.count { !$0.elements(forName: "error").isEmpty } == 16)
        let failure = cases.flatMap { $0.elements(forName: "failure") }.last
        #expect(
            failure?.attribute(forName: "message")?.stringValue
                == "a<b>&\"c\" 'd' ]]> \\u0000\\u001b[31m\u{FFFD}\n\té🛰 # \\# SKIP\\r")
    }

    @Test func `what turns or hides text is escaped in JSON and XML, and comes back from JSON`()
        throws
    {
        let name = "a\u{202E}b\u{85}c\u{7F}d\u{FEFF}e\u{2066}é\u{200D}🛰"
        let report = TestReport([
            CaseResult(id: "x", name: name, status: .failed, problems: [.init(name)])
        ])
        for text in [report.json, TestJUnitReport.text(report), TestTAPReport.text(report)] {
            #expect(
                !text.unicodeScalars.contains { $0 != "\n" && SafeText.isMisleading($0) })
            #expect(text.contains("a\\u202eb\\u0085c\\u007fd\\ufeffe\\u2066é\\u200d🛰"))
        }
        let files = try Files(["r.json": report.json])
        #expect(try TestReport.load(files.place("r.json")) == report)
    }

    @Test func `a part that is missing from a merge is told`() throws {
        func part(_ index: Int, of count: Int = 4) -> (path: String, report: TestReport) {
            ("\(index).json", TestReport([], shard: Shard(index: index, count: count)))
        }
        #expect(try TestReport.merged([1, 2, 3, 4].map { part($0) }).shard == nil)
        func problem(_ parts: [(path: String, report: TestReport)]) -> String {
            do throws(DocumentProblem) {
                _ = try TestReport.merged(parts)
                return ""
            } catch { return "\(error)" }
        }
        #expect(
            problem([part(3), part(1)])
                == "3.json: error: this is part 3 of 4, and parts 2, 4 are not there; merge all parts"
        )
        #expect(
            problem([part(1), part(2), part(4)])
                == "1.json: error: this is part 1 of 4, and part 3 is not there; merge all parts")
        #expect(
            problem([part(1, of: 2), part(2, of: 3)])
                == "2.json: error: this is a part of 3, and 1.json is one of 2; merge the parts of one suite"
        )
        let files = try Files(["1.json": part(1).report.json])
        #expect(
            try TestReport.load(files.place("1.json")).shard == Shard(index: 1, count: 4))
    }

    @Test func `F25, JUnit reports have the time of the real world, and virtual time beside it`() {
        let report = TestReport([
            CaseResult(id: "a/b/c.case.json", name: "n", status: .passed, time: 61_005),
            CaseResult(id: "c.case.json", name: "m", status: .passed),
            CaseResult(id: "/x/c.case.json", name: "o", status: .passed, time: 999),
        ])
        var times = CaseTimes()
        times.began = "2026-11-28T12:00:00Z"
        times.add("a/b/c.case.json", seconds: 0.0104)
        times.add("c.case.json", seconds: 1.9996)
        let text = TestJUnitReport.text(report, times: times)
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(
            lines.contains(
                "<testsuite name=\"portalhost\" tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"0\" "
                    + "time=\"2.010\" timestamp=\"2026-11-28T12:00:00Z\">"))
        #expect(
            lines.contains(
                "<testcase name=\"n\" classname=\"a.b\" file=\"a/b/c.case.json\" time=\"0.010\">"))
        #expect(lines.contains("<property name=\"virtual-time\" value=\"01:01.005\"/>"))
        #expect(
            lines.contains(
                "<testcase name=\"m\" classname=\"cases\" file=\"c.case.json\" time=\"2.000\">"))
        // Of a merged report it is not known.
        #expect(
            lines.contains("<testcase name=\"o\" classname=\"x\" file=\"/x/c.case.json\">"))
    }

    @Test func `bugs 13, two cases of one name in one folder have two names in JUnit`() {
        let report = TestReport([
            CaseResult(id: "a/1.case.json", name: "Buy", status: .passed),
            CaseResult(id: "a/2.case.json", name: "Buy", status: .broken),
            CaseResult(id: "b/1.case.json", name: "Buy", status: .passed),
        ])
        let text = TestJUnitReport.text(report)
        #expect(text.contains("name=\"Buy\" classname=\"a\" file=\"a/1.case.json\""))
        #expect(text.contains("name=\"Buy: a/2.case.json\" classname=\"a\""))
        #expect(text.contains("name=\"Buy\" classname=\"b\""))
    }

    // MARK: TAP and text

    @Test func `TAP reports have a plan, and no directives that a name brings`() {
        let text = TestTAPReport.text(
            TestReport([
                CaseResult(id: "a", name: "A # SKIP it", status: .passed),
                CaseResult(id: "b", name: "B \\", status: .failed, problems: [.init("x\ny")]),
                CaseResult(id: "c", name: "C\nnot ok 9", status: .passed),
            ]))
        #expect(
            text == ##"""
                TAP version 14
                1..3
                ok 1 - A \# SKIP it (a)
                not ok 2 - B \\ (b)
                  ---
                  status: failed
                  problems:
                    - "x\ny"
                  ...
                ok 3 - C\\nnot ok 9 (c)

                """##)
    }

    @Test func `text reports hold no control characters`() {
        let printer = TestTextReport(style: TextStyle(isColoured: false))
        var result = Self.results[1]
        result.name = Self.nasty
        result.id = Self.nasty
        let controls = printer.text(result).unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n"
        }
        #expect(controls.isEmpty)
        #expect(printer.text(result).split(separator: "\n").count == 5)
    }
}
