import MobilePlans
import PortalKit
import PortalTrace
import Testing

/// Every call, every assignment and every read of a missing member is traced with its place.
@Suite struct TracedBorderTests {
    @Test func `a call is traced with its arguments and its place`() throws {
        let result = run(
            "\n  MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled' }, 1);")
        let call = try #require(result.border.first)
        #expect(call.kind == .call)
        #expect(call.from == .portal && call.to == .app)
        #expect(call.name == "MobilePlans.notifyCancelledPurchase")
        #expect(call.arguments == [["moDirectStatus": "Cancelled"], 1])
        #expect(call.location == SourceLocation(file: "portal.js", line: 2, column: 38))
    }

    @Test func `an assignment is traced with its value and its place`() throws {
        let result = run("MobilePlansInlineProfileDownload\n    .registrationChangedScript = 'go';")
        let set = try #require(result.border.first)
        #expect(set.kind == .set)
        #expect(set.name == "MobilePlansInlineProfileDownload.registrationChangedScript")
        #expect(set.arguments == ["go"])
        #expect(set.location?.line == 2)
    }

    @Test(arguments: [
        "Object.assign(X, { registrationChangedScript: 'go' });",
        "Object.defineProperty(X, 'registrationChangedScript', { value: 'go' });",
        "Reflect.set(X, 'registrationChangedScript', 'go');",
        "X['registrationChanged' + 'Script'] = 'go';",
    ])
    func `however a property is set, it is traced`(_ script: String) {
        let result = run("var X = MobilePlansInlineProfileDownload; " + script)
        #expect(
            result.outline(.set) == [
                "set MobilePlansInlineProfileDownload.registrationChangedScript"
            ])
        #expect(result.border.first?.arguments == ["go"])
        #expect(result.border.first?.location?.line == 1)
    }

    @Test func `a missing member is traced, a test for it is not`() {
        let result = run(
            """
            if ('nothing' in MobilePlans || MobilePlans.hasOwnProperty('nothing')) {}
            JSON.stringify(MobilePlans); String(MobilePlans); Promise.resolve(MobilePlans);
            MobilePlans.nothing;
            MobilePlansUserAccount.New;
            """)
        #expect(
            result.outline(.getMissing) == [
                "get-missing MobilePlans.nothing", "get-missing MobilePlansUserAccount.New",
            ])
        #expect(result.border.map(\.location?.line) == [3, 4])
    }

    @Test func `each script of a page keeps its own name and lines`() {
        let result = run([
            PortalScript(
                name: "api.js",
                source: "\n\nfunction make() { return MobilePlans.createPurchaseMetaData(); }"),
            PortalScript(name: "js/portal.js", source: "\nmake().planName = 'x';"),
        ])
        #expect(
            result.border.map { $0.location.map(\.description) } == [
                "api.js:3:60", "js/portal.js:2:7",
            ])
    }

    /// What is evaluated has no file, and a line of nothing does not help.
    @Test func `code in eval has the place of the call that evaluates it`() {
        let result = run("\neval('\\n\\nMobilePlans.createPurchaseMetaData()');")
        #expect(result.border.first?.location?.file == "portal.js")
        #expect(result.border.first?.location?.line == 2)
    }

    @Test func `getters of metadata are read once`() {
        let result = run(
            """
            var reads = 0;
            MobilePlans.notifyCancelledPurchase({
                get moDirectStatus() { reads += 1; return 'Cancelled'; }, planName: '' });
            console.log(reads);
            """)
        #expect(result.consoleLines == ["1"])
    }

    @Test func `inherited metadata counts, as it does when the app reads by name`() {
        let result = run(
            """
            class Plan { get moDirectStatus() { return 'Cancelled'; } get planName() { return ''; } }
            MobilePlans.notifyCancelledPurchase(new Plan());
            """)
        #expect(result.ruleIDs == [])
    }

    @Test func `console lines are traced with their level and place`() {
        let result = run(
            "['log', 'info', 'warn', 'error', 'debug'].forEach(l => console[l](l, 1, { a: [1] }));")
        #expect(result.border.map(\.name) == ["log", "info", "warn", "error", "debug"])
        #expect(result.border.allSatisfy { $0.kind == .console && $0.location?.line == 1 })
        #expect(result.border.first?.arguments == ["log", 1, ["a": [1]]])
    }

    @Test func `a replaced global is traced once, at the end`() {
        let result = run("MobilePlans = { mine: true };")
        #expect(result.outline(.set) == ["set MobilePlans"])
        #expect(result.border.first?.to == .webView)
    }

    @Test func `a full trace ends the run and keeps what it has`() {
        let result = run("for (;;) MobilePlans.createPurchaseMetaData();") {
            $0.traceLimits.events = 100
        }
        #expect(result.end == .traceLimit)
        #expect(result.events.count == 100)
        #expect(result.events.map(\.sequence) == Array(1...100))
    }
}
