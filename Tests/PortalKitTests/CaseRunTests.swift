import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Cases that run, and what is said of those that fail.
@Suite struct CaseRunTests {
    private func run(
        _ members: String, portal: String = inlinePortal() + callbackFunctions,
        repeating count: Int = 1
    ) throws -> CaseResult {
        try result(
            "{\"name\":\"A\",\"scripts\":[\"portal.js\"],\(members)}", portal: portal,
            repeating: count)
    }

    private static let download = "MobilePlansInlineProfileDownload.notifyInlineProfileDownload"
    private static let lines = """
        "console": [{"$regex": "success"}, {"$regex": "searching"}, {"$regex": "home"}]
        """

    @Test func `section 5, a whole download as a case`() throws {
        let result = try run(
            """
            "steps": [{"call": "buy"}],
            "expect": {
              "calls": [{"name": "\(Self.download)", "arguments":
                [{"planName": "Plan"}, "1$smdp.example.com$ABC-1"]}],
              "callbacks": [{"name": "activated", "payload": {"activationResult": "success"}},
                "registered", {"name": "registered", "payload": {"$exactly":
                {"networkRegistrationState": "home", "iccid": "8988247000100003319"}}}],
              \(Self.lines), "end": "idle",
              "app": {"control": "portal", "balanceShown": false, "notifications": [],
                "launchErrors": [], "registration": "home"},
              "device": {"activeProfile": "8988247000100003319", "profiles":
                [{"iccid": "8988247000100003293", "state": "disabled"}, {"state": "enabled"}]}
            }
            """, repeating: 3)
        #expect(result.text.isEmpty)
        #expect(result.status == .passed)
        #expect(result.time == 7_000)
    }

    @Test func `what is not listed is a failure, unless its kind is allowed`() throws {
        let bare = try run("\"steps\":[{\"call\":\"buy\"}]")
        #expect(bare.status == .failed)
        #expect(
            bare.problems.map(\.message) == [
                "calls: 1 unexpected (- expected, + seen)",
                "callbacks: 3 unexpected (- expected, + seen)",
                "console lines: 3 unexpected (- expected, + seen)",
            ])
        let some = try run("\"steps\":[{\"call\":\"buy\"}],\"allow\":[\"calls\",\"callbacks\"]")
        #expect(some.problems.count == 1)
        let all = try run(
            "\"steps\":[{\"call\":\"buy\"}],\"allow\":[\"calls\",\"callbacks\",\"console\"]")
        #expect(all.status == .passed)
    }

    @Test func `what differs is said, and where`() throws {
        let result = try run(
            """
            "steps": [{"call": "buy"}], "allow": ["callbacks", "console"],
            "expect": {"calls": [{"name": "\(Self.download)", "arguments": [{"planName": "X"}]}],
              "app": {"registration": "denied", "notifications": ["failed"]},
              "device": {"activeProfile": {"$type": "null"}}, "end": "controlReturned"}
            """.replacing("controlReturned", with: "control-returned"))
        #expect(
            result.text.filter { $0.contains("expected") } == [
                "expected that the portal gave control back to the app [control-returned], "
                    + "found that nothing was left to do",
                "calls: 1 missing, 1 unexpected (- expected, + seen)",
                "    argument 1: planName: expected \"X\", found \"Plan\"",
                "what the user was told: expected failed, found nothing",
                "registration: expected \"denied\", found \"home\"",
                "the active profile: expected some null, found \"8988247000100003319\"",
            ])
        #expect(result.problems.compactMap(\.location?.line) == [7])
    }

    @Test func `too many arguments are a difference, too few are undefined`() throws {
        let more = try run(
            """
            "steps": [{"call": "buy"}], "allow": ["callbacks", "console"],
            "expect": {"calls": [{"name": "\(Self.download)", "arguments": [{"$any": true}]}]}
            """)
        #expect(more.text.contains("    expected 1 argument, found 2"))
        let fewer = try run(
            """
            "steps": [{"call": "buy"}], "allow": ["callbacks", "console"], "expect": {"calls": [{
              "name": "\(Self.download)",
              "arguments": [{}, {"$any": true}, {"$type": "undefined"}]}]}
            """)
        #expect(fewer.status == .passed)
    }

    // MARK: Steps

    @Test func `steps are done in order, and time passes between them`() throws {
        let portal = "function say(x) { console.log(Date.now() - t, x); } var t = Date.now();"
        let result = try run(
            """
            "steps": [{"call": "say", "arguments": [{"a": [1, null]}]}, {"advance": "2m"},
              {"evaluate": "say(1 + 1)"}, {"settle": true}, {"call": "say"}],
            "expect": {"console": ["0 { a: [1, null] }", "120000 2", "120000 undefined"]}
            """, portal: portal)
        #expect(result.text.isEmpty)
        #expect(result.time == 120_000)
    }

    @Test(arguments: [
        ("{\"call\":\"bye\"}", "bye"),
        (
            "{\"user\":\"consents\"}",
            "the user cannot do that now: the app does not ask for consent"
        ),
        ("{\"user\":\"cancels\"}", "the user cannot do that now: no download is running"),
        ("{\"user\":\"accepts-notification\"}", "no notification is shown"),
    ])
    func `a step that cannot be done fails the case, and ends it`(
        step: String, problem: String
    ) throws {
        let result = try run("\"steps\":[{\"settle\":true},\n  \(step),{\"call\":\"buy\"}]")
        #expect(result.problems.count == 1)
        #expect(result.text[0].contains("a.case.json:2:3): "))
        #expect(result.text[0].hasPrefix("step 2 ("))
        #expect(result.text[0].contains(problem), "\(result.text)")
    }

    @Test func `sections 2 and 6, a world that changes, and a portal that is opened anew`() throws {
        let result = try run(
            """
            "scenario": "card-busy", "allow": ["calls", "callbacks"],
            "steps": [{"call": "buy"}, {"settle": true},
              {"change": {"device": {"eSIM": {"state": "ready"}}}}, {"relaunch": true},
              {"call": "buy"}, {"settle": true}, {"network": "denied"}],
            "expect": {"console": [{"$regex": "cardBusy"}, {"$regex": "success"},
              {"$regex": "searching"}, {"$regex": "home"}, {"$regex": "denied"}]}
            """)
        #expect(result.text.isEmpty)
    }

    @Test func `section 6, servers may vanish while a profile is downloaded`() throws {
        for servers in ["[]", "[{\"profiles\":[]}]"] {
            let result = try run(
                """
                "steps": [{"call": "buy"}, {"advance": "1s"},
                  {"change": {"servers": {"smdpPlus": \(servers)}}}],
                "allow": ["calls", "console"],
                "expect": {"callbacks": [{"name": "activated", "payload":
                  {"activationResult": {"$not": "success"}}}]}
                """)
            #expect(result.text.isEmpty)
        }
    }

    // MARK: Cases that never end

    private static let ticking =
        "function go(ms) { setInterval(function () { MobilePlans.createPurchaseMetaData(); }, ms); }"

    @Test(arguments: [
        ("1000", "\"events\":100", "the trace ran into its size limit [trace-limit]"),
        ("86400000", "\"time\":\"10d\"", "the virtual time ran out [virtual-time-limit]"),
    ])
    func `a case that never ends is ended`(time: String, limit: String, problem: String) throws {
        let result = try run(
            "\"limits\":{\(limit)},\"allow\":[\"findings\"],"
                + "\"steps\":[{\"call\":\"go\",\"arguments\":[\(time)]}]", portal: Self.ticking)
        #expect(result.status == .failed)
        #expect(result.text == ["the run was ended: \(problem)"])
    }

    @Test func `a page that goes on as before is at rest, and what comes after it is done`() throws
    {
        let portal = """
            var timer;
            function go() { timer = setInterval(function () { console.log('x'); }, 60000); }
            function end() { clearInterval(timer); console.log('end'); }
            """
        let ends = try run(
            """
            "allow":["console"],"steps":[{"call":"go"},{"settle":true},{"call":"end"}]
            """, portal: portal)
        #expect(ends.status == .passed, "\(ends.text)")
        #expect(ends.time == 3_600_000)
        let goes = try run("\"allow\":[\"console\"],\"steps\":[{\"call\":\"go\"}]", portal: portal)
        #expect(goes.status == .passed, "\(goes.text)")
        let told = try run(
            "\"allow\":[\"console\"],\"steps\":[{\"call\":\"go\"}],\"expect\":{\"end\":\"keeps-polling\"}",
            portal: portal)
        #expect(told.status == .passed, "\(told.text)")
    }

    @Test func `timers that lead to nothing are ended, which can be expected`() throws {
        let portal = "function go() { setInterval(function () {}, 1); }"
        let members = "\"steps\":[{\"call\":\"go\"}],\"allow\":[\"findings\"]"
        #expect(
            try run(members, portal: portal).text == [
                "the run was ended: only timers that lead to nothing were left [endless-timers]"
            ])
        let expected = try run(members + ",\"expect\":{\"end\":\"endless-timers\"}", portal: portal)
        #expect(expected.status == .passed)
    }

    @Test func `findings have to be expected, but for what is only information`() throws {
        let portal = "function go() { Log('a'); undefinedThing(); }"
        let members = "\"steps\":[{\"call\":\"go\"}],\"allow\":[\"console\"]"
        let bare = try run(members, portal: portal)
        #expect(bare.problems.count == 1)
        #expect(bare.problems[0].message == "findings: 1 unexpected (- expected, + seen)")
        let listed = try run(
            members + ",\"expect\":{\"findings\":[{\"rule\":\"uncaught-exception\",\"line\":1}]}",
            portal: portal)
        #expect(listed.text.isEmpty)
        let info = try run(
            members + ",\"expect\":{\"findings\":[\"uncaught-exception\",\"log-is-not-defined\"]}",
            portal: portal)
        let missing = try run(
            members + ",\"expect\":{\"findings\":[{\"rule\":\"uncaught-exception\",\"line\":2}]}",
            portal: portal)
        #expect(missing.problems.count == 1)
        #expect(info.problems.count <= 1)
    }
}
