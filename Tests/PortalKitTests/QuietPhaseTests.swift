import PortalTrace
import ScriptEngine
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Portals that go on by themselves come to rest (use.md, F2).
@Suite struct QuietPhaseTests {
    private static let hour = 3_600_000

    private static let leave = """
        function leave() {
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        }

        """

    @Test(arguments: [
        "setInterval(function () { console.log('still here'); }, 30000);",
        "function tick() { console.debug('slide'); setTimeout(tick, 5000); } tick();",
        "setInterval(function () { document.body.textContent = new Date(); }, 1000);",
        "setInterval(function () { localStorage.seen = Date.now(); console.log(1); }, 60000);",
        "function poll() { setTimeout(poll, 4000 + Math.random() * 2000); console.log(1); } poll();",
        "setInterval(function () { throw new Error('x'); }, 60000);",
    ])
    func `section 2, what a page does again and again ends quietly after an hour`(_ script: String)
    {
        let result = run(script)
        #expect(result.end == .keepsPolling)
        #expect(result.endTime == Self.hour)
        #expect(result.findings.contains { $0.ruleID == "keeps-polling" && $0.severity == .info })
        #expect(!result.ruleIDs.contains("endless-timers"))
    }

    @Test func `section 2, the hour begins when the app did something last`() throws {
        let result = run(
            inlinePortal() + callbackFunctions
                + "setInterval(function () { console.log('ping'); }, 30000);", calls: ["buy"])
        #expect(result.end == .keepsPolling)
        let last = try #require(result.events.last { QuietPhase.isNews($0.what) })
        #expect(last.time > 0)
        #expect(result.endTime == last.time + Self.hour)
        #expect(!result.findings.contains { $0.severity == .error })
    }

    @Test(arguments: [
        ("setTimeout(leave, 3 * 3600000);", 3 * 3_600_000),
        // Set by one of the polls themselves.
        ("setTimeout(function () { setTimeout(leave, 7200000); }, 120000);", 7_320_000),
        ("var n = 0; setInterval(function () { if (++n === 50) leave(); }, 60000);", 3_000_000),
    ])
    func `section 2, what is to come later is waited for beside a poll`(
        _ script: String, _ time: Int
    ) {
        let poll = "setInterval(function () { console.log('ping'); }, 30000);\n"
        let result = run(Self.leave + poll + script)
        #expect(result.end == .controlReturned)
        #expect(result.endTime == time)
    }

    @Test func `section 2, timers that were set at once are no repetition, however many they are`()
    {
        let result = run(
            "var n = 0; function f() { n++; } for (var i = 0; i < 410000; i++) setTimeout(f, 0);"
                + "setTimeout(function () { console.log(n); }, 1);"
        ) {
            // Seconds of work in a debug build, beside other tests on a busy computer.
            $0.limits.seconds = 60
        }
        #expect(result.consoleLines == ["410000"])
        #expect(result.end == .idle)
    }

    @Test func `section 2, nor where a case lets time pass`() {
        let host = PortalHost()
        defer { host.close() }
        let script = PortalScript(
            name: "portal.js",
            source:
                "var n = 0; function f() { n++; } for (var i = 0; i < 12000; i++) setTimeout(f, 0);"
                + "setTimeout(function () { console.log(n); }, 1);")
        let session = host.open([script], RunOptions())
        defer { session.close() }
        session.advance(by: 5)
        #expect(session.finish().consoleLines == ["12000"])
    }

    @Test func `section 2, timers that show nothing are told as that`() {
        let result = run("var n = 0; setInterval(function () { n += 1; }, 1000);")
        #expect(result.end == .endlessTimers)
        #expect(result.findings.first?.message.contains("nothing shows what for") == true)
    }

    @Test(arguments: [16, 100])
    func `section 2, quick timers are no reason to wait for an hour`(_ delay: Int) {
        let result = run("setInterval(function () { console.log(1); }, \(delay));") {
            $0.traceLimits.events = 4_000
        }
        #expect(result.end == .keepsPolling)
        #expect(result.endTime < Self.hour)
        #expect(result.events.count < 2_000)
    }

    @Test func `section 2, a run goes on until the time that was asked for`() {
        let script = Self.leave + "setInterval(function () { console.log('x'); }, 60000);"
        let early = run(script) { $0.until = 600_000 }
        #expect(early.end == .until)
        #expect(early.endTime == 600_000)
        #expect(early.consoleLines.count == 10)
        #expect(early.findings.isEmpty)
        let late = run(script + "setTimeout(leave, 500);") { $0.until = 600_000 }
        #expect(late.end == .controlReturned)
        let long = run(script) { $0.until = 3 * Self.hour }
        #expect(long.consoleLines.count == 180)
    }

    // MARK: - Far times

    private static func delayed(_ minutes: String) -> String {
        """
        function done(text) { console.log(text); }
        MobilePlansInlineOperations.profileActivationCompleteScript = "done";
        MobilePlansInlineOperations.registrationChangedScript = "done";
        MobilePlansInlineOperations.notifyProfileDownload(
            { moDirectStatus: "Complete", planName: "P" }, "1$smdp.example.com$ABC-1", \(minutes));

        """
    }

    @Test func `section 4, the longest interval plays to its end`() {
        let result = run(
            """
            MobilePlans.notifyPurchaseDelayedProfile(
                { moDirectStatus: "Complete", planName: "P" }, 4294967295);
            """)
        #expect(result.end == .controlReturned)
        #expect(result.endTime > 4_294_967_295 * 60_000)
        #expect(!result.ruleIDs.contains("virtual-time-limit"))
    }

    @Test func `section 4, the longest delay plays to its end, polls or not`() throws {
        let plain = run(Self.delayed("4294967295"))
        #expect(plain.end == .idle)
        #expect(plain.consoleLines.count == 3)
        let polling = run(
            Self.delayed("4294967295") + "setInterval(function () { console.warn(1); }, 30000);")
        #expect(polling.end == .keepsPolling)
        #expect(polling.consoleLines.filter { $0 != "1" } == plain.consoleLines)
        #expect(polling.timePassedOver > 4_000_000_000 * 60_000)
        let told = try #require(polling.findings.first { $0.ruleID == "keeps-polling" })
        #expect(told.notes.contains { $0.message.contains("were passed over") })
        let written = try WrittenRun.read(
            polling.traceFile(toolVersion: "1").bytes, file: "t.jsonl")
        #expect(written.findings == polling.findings)
    }

    // MARK: - Worlds

    @Test
    func `section 2, a portal that polls is tried in all worlds, and no world differs by that`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.calls = ["buy"]
        let portal = PortalScript(
            name: "portal.js",
            source: inlinePortal() + callbackFunctions
                + "setInterval(function () { console.log('ping'); }, 30000);")
        let matrix = PortalMatrix.run([portal], options, groups: [.launch, .user], host: host)
        #expect(matrix.leftOut == 0)
        #expect(matrix.rows.allSatisfy { $0.end == .keepsPolling })
        #expect(matrix.findings.allSatisfy { $0.severity != .error }, "\(matrix.findings)")
    }
}
