import Foundation
import MobilePlans
import PortalTrace
import ScriptEngine
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Case files, and the suites, scenarios and scripts that they name.
@Suite struct CaseFileTests {
    private static let script = "function buy() {}\n"

    private func problems(_ text: String, _ more: [String: String] = [:]) throws -> [String] {
        var files = ["a.case.json": text, "portal.js": Self.script]
        files.merge(more) { $1 }
        return try Files(files).problems()
    }

    /// A case with a name and a script, and more members.
    private func members(_ more: String) -> String {
        "{\"name\":\"A\",\"scripts\":[\"portal.js\"],\n\(more)}"
    }

    @Test func `a case needs a name`() throws {
        #expect(
            try problems("{\"scripts\":[\"portal.js\"]}") == [
                "a.case.json:1:1: error: the member 'name' is missing"
            ])
        #expect(
            try problems("{\"name\":\"\",\"scripts\":[\"portal.js\"]}") == [
                "a.case.json:1:9: error: name: expected a name"
            ])
    }

    @Test func `scripts that are missing are named, all of them`() throws {
        #expect(
            try problems("{\"name\":\"A\",\n\"scripts\":[\"portal.js\",\"portl.js\",\"x/y.js\"]}")
                == [
                    "a.case.json:2:11: error: scripts: portl.js: no such file; did you mean 'portal.js'?",
                    "a.case.json:2:11: error: scripts: x/y.js: no such file",
                ])
        for text in ["{\"name\":\"A\"}", "{\"name\":\"A\",\"scripts\":[]}"] {
            let problems = try problems(text)
            #expect(problems.count == 1)
            #expect(problems[0].contains("no portal; name its page"))
        }
    }

    @Test func `a broken file is told with its place`() throws {
        #expect(
            try problems("{\n \"name\": 'A' }") == [
                "a.case.json:2:10: error: a text is written in double quotes"
            ])
        #expect(try problems(members("\"step\":[]"))[0].hasSuffix("did you mean 'steps'?"))
    }

    // MARK: Scenarios

    @Test func `a scenario is a preset, a file or an object`() throws {
        let files = try Files([
            "b/portal.js": Self.script, "w.json": "{\"preset\":\"full-card\"}",
            "b/1.case.json":
                "{\"name\":\"1\",\"scripts\":[\"portal.js\"],\"scenario\":\"full-card\"}",
            "b/2.case.json":
                "{\"name\":\"2\",\"scripts\":[\"portal.js\"],\"scenario\":\"../w.json\"}",
            "b/3.case.json":
                "{\"name\":\"3\",\"scripts\":[\"portal.js\"],\"scenario\":{\"preset\":\"full-card\"}}",
            "b/4.case.json": "{\"name\":\"4\",\"scripts\":[\"portal.js\"]}",
        ])
        let capacities = try (1...4).map {
            try files.load("b/\($0).case.json").options.scenario.device.eSIM?.capacity
        }
        #expect(capacities == [1, 1, 1, 8])
    }

    @Test func `problems of a scenario are told where the case names it`() throws {
        let broken = "{\"app\":{\"x\":1}}"
        #expect(
            try problems(members("\"scenario\":\"w.json\""), ["w.json": broken]) == [
                "a.case.json:2:12: error: scenario: w.json:1:9: error: app: unknown member 'x'; "
                    + "known are settingsReadable, lateness"
            ])
        #expect(
            try problems(members("\"scenario\":\(broken)")) == [
                "a.case.json:2:20: error: scenario.app: unknown member 'x'; "
                    + "known are settingsReadable, lateness"
            ])
        #expect(
            try problems(members("\"scenario\":\"none.json\""))[0].contains(
                "none.json: error: no such"))
        #expect(
            try problems(members("\"scenario\":\"full-crad\""))[0].hasSuffix(
                "did you mean 'full-card'?"))
    }

    // MARK: Suites

    @Test func `a suite says what its cases do not`() throws {
        let files = try Files([
            "suite.json": """
            {"scripts": ["js/portal.js"], "edition": "2019-05", "scenario": "w.json",
             "allow": ["calls"], "limits": {"time": "5s", "events": 7, "memory": 3}}
            """,
            "w.json": "{\"preset\":\"full-card\"}", "js/portal.js": Self.script,
            "x/y/portal.js": Self.script, "x/y/1.case.json": "{\"name\":\"1\"}",
            "x/y/2.case.json": """
            {"name": "2", "scripts": ["portal.js"], "edition": "all", "scenario": "card-busy",
             "allow": [], "limits": {"events": 9, "seconds": 2}}
            """,
        ])
        let first = try files.load("x/y/1.case.json")
        #expect(first.scripts.count == 1)
        #expect(first.options.edition == .may2019)
        #expect(first.options.scenario.device.eSIM?.capacity == 1)
        #expect(first.expectation.allowed == [.calls])
        #expect(first.options.longestTime == 5_000)
        #expect(first.options.traceLimits.events == 7)
        #expect(first.options.limits.bytes == 3 << 20)
        let second = try files.load("x/y/2.case.json")
        #expect(second.options.edition == .all)
        #expect(second.options.scenario.device.eSIM?.state == .busy)
        #expect(second.expectation.allowed.isEmpty)
        #expect(second.options.longestTime == 5_000)
        #expect(second.options.traceLimits.events == 9)
        #expect(second.options.limits.seconds == 2)
    }

    @Test func `the nearest suite counts, alone`() throws {
        let files = try Files([
            "suite.json": "{\"edition\":\"2019-05\"}", "x/suite.json": "{\"scripts\":[\"p.js\"]}",
            "x/p.js": Self.script, "x/1.case.json": "{\"name\":\"1\"}",
        ])
        #expect(try files.load("x/1.case.json").options.edition == .all)
    }

    @Test func `a suite's mistakes are told with the suite's name`() throws {
        let files = try Files([
            "suite.json": "{\"steps\":[]}", "x/1.case.json": "{\"name\":\"1\"}",
            "b/suite.json": "{\"scripts\":[\"p.js\"],\"scenario\":{\"preset\":\"x\"}}",
            "b/p.js": Self.script, "b/1.case.json": "{\"name\":\"1\"}",
        ])
        #expect(
            files.problems("x/1.case.json")[0].hasPrefix("suite.json:1:2: error: unknown member"))
        #expect(
            files.problems("b/1.case.json")[0].hasPrefix(
                "b/suite.json:1:42: error: scenario.preset"))
    }

    @Test func `limits have bounds`() throws {
        for limit in ["\"events\":0", "\"seconds\":0", "\"memory\":0", "\"time\":5", "\"x\":1"] {
            #expect(try problems(members("\"limits\":{\(limit)}")).count == 1)
        }
    }

    // MARK: Steps

    @Test(arguments: [
        ("{}", "2:11: error: steps[0]: a step needs an action: one of call, evaluate, advance"),
        (
            "{\"call\":\"a\",\"settle\":true}",
            "2:11: error: steps[0]: a step has one action, found 2"
        ),
        (
            "{\"settle\":true,\"arguments\":[1]}",
            "2:11: error: steps[0]: arguments belong to a call"
        ),
        ("{\"relaunch\":false}", "2:11: error: steps[0]: expected true; leave the step out"),
        ("{\"call\":\"a()\"}", "2:11: error: steps[0]: 'a()' is no function's name"),
        ("{\"user\":\"consent\"}", "did you mean 'consents'?"),
        ("{\"network\":\"hme\"}", "did you mean 'home'?"),
        ("{\"advance\":5}", "2:22: error: steps[0].advance: expected a time such as"),
        ("{\"change\":{\"devise\":{}}}", "steps[0].change: unknown member 'devise'; did you mean"),
        ("{\"call\":\"a\",\"arguments\":5}", "steps[0].arguments: expected an array, found 5"),
        ("5", "2:11: error: steps[0]: expected an object, found 5"),
    ])
    func `a step has one action that can be done`(step: String, problem: String) throws {
        let problems = try problems(members("\"steps\": [\(step)]".replacing(": [", with: ":[ ")))
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.contains(problem) == true, "\(problems)")
    }
}
