internal import JavaScriptSyntax
internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// What the debugger, the way back, coverage and source maps cost (beside a run without them, in turns).
struct DebuggerBenchmark {
    /// A portal, and what it takes.
    struct Portal {
        let name: String
        let scripts: [PortalScript]
        let options: RunOptions
        var plain: [Double] = []
        var attached: [Double] = []
        var counted: [Double] = []

        init(_ name: String, _ source: String, calls: [String] = []) {
            self.name = name
            scripts = [PortalScript(name: "portal.js", source: source)]
            var options = RunOptions()
            options.calls = calls
            self.options = options
        }

        /// With a debugger and without breakpoints, over neither.
        var attachedRatio: Double { Measurement(attached).median / Measurement(plain).median }
        /// With coverage over without.
        var countedRatio: Double { Measurement(counted).median / Measurement(plain).median }
    }

    private(set) var portals = [
        Portal("the measured portal", BenchTexts.portal, calls: ["buy"]),
        Portal("one that waits and shows", waiting),
        Portal("one that computes", computing),
    ]
    private(set) var stepSeconds = 0.0
    private(set) var backSeconds = 0.0
    private(set) var mapSeconds = 0.0

    /// The turns of a loop whose last is gone back from.
    static let turns = 2_000
    static let segments = 16_000

    private static let waiting = """
        var shown = [];
        function show(n) { shown.push({ n: n, text: 'plan ' + n }); }
        function next(n) { if (n < 300) Promise.resolve(n).then(show).then(() => setTimeout(next, 10, n + 1)); }
        next(0);
        """

    private static let computing = """
        var sum = 0, plans = [];
        function price(n) { return n * 3 % 1009; }
        for (var i = 0; i < 3000000; i++) sum += price(i);
        for (var j = 0; j < 20000; j++) plans.push({ id: j, price: price(j) });
        plans.sort((a, b) => a.price - b.price);
        console.log(sum + plans.length);
        """

    private static let loop = """
        var sum = 0;
        for (var i = 0; i < \(turns); i++) {
            sum += i;
        }
        """

    init(runs: Int) throws {
        if let problem = PortalDebugger.problem { throw BenchError(message: problem) }
        try measureRuns(runs)
        try measureSteps()
        try measureMap(runs)
    }

    private mutating func measureRuns(_ runs: Int) throws {
        let client = Client { _ in .go }
        let debugger = PortalDebugger()
        debugger.client = client
        let hosts = [
            PortalHost(), PortalHost(debugger: debugger), PortalHost(coverage: CoverageRecorder()),
        ]
        defer { hosts.forEach { $0.close() } }
        for index in portals.indices {
            let portal = portals[index]
            let expected = hosts[0].trace(portal.scripts, portal.options).events.count
            // What is done once, such as compiling the platform's scripts, is no part of a run.
            for host in hosts {
                guard host.trace(portal.scripts, portal.options).events.count == expected else {
                    throw BenchError(message: "a debugger changed \(portal.name)")
                }
            }
            for _ in 0..<runs {
                let times = hosts.map { host in
                    Measurement.seconds { _ = host.trace(portal.scripts, portal.options) }
                }
                portals[index].plain.append(times[0])
                portals[index].attached.append(times[1])
                portals[index].counted.append(times[2])
            }
        }
    }

    private mutating func measureSteps() throws {
        let loop = Portal("", Self.loop)
        var steps: [Double] = []
        var since: ContinuousClock.Instant?
        let stepping = Client { _ in
            if let since { steps.append((ContinuousClock.now - since) / .seconds(1)) }
            guard steps.count < 1_000 else { return .go }
            since = ContinuousClock.now
            return .stepOver
        }
        Self.run(loop, stepping) { $0.stopAtEntry() }
        stepSeconds = Measurement(steps).median

        var hits = 0
        var back: Result<Double, any Error>?
        let last = Client { _ in .go }
        last.stopped = { [unowned last] stop in
            hits += 1
            guard hits == Self.turns, let debugger = last.debugger else { return .go }
            back = Result {
                try Measurement.seconds {
                    let goal = try RunSearch(debugger) { $0.trace(loop.scripts, loop.options) }
                        .hitBefore(stop)
                    var arrivals = 0
                    let again = Client { _ in
                        arrivals += 1
                        return .abandon
                    }
                    Self.run(loop, again) { $0.travel(to: goal.point, as: goal.reason) }
                    guard arrivals == 1 else {
                        throw BenchError(message: "the way back did not come to its end")
                    }
                }
            }
            return .go
        }
        Self.run(loop, last) { $0.set([DebugBreakpoint(id: 1, line: 3)], for: "portal.js") }
        guard steps.count == 1_000, let back else {
            throw BenchError(message: "the measured script did not stop where it should")
        }
        do {
            backSeconds = try back.get()
        } catch let problem as RunSearch.Problem {
            throw BenchError(message: "there was no way back: \(problem.words)")
        }
    }

    private static func run(
        _ portal: Portal, _ client: Client, _ prepare: (PortalDebugger) -> Void
    ) {
        let debugger = PortalDebugger()
        debugger.client = client
        client.debugger = debugger
        prepare(debugger)
        let host = PortalHost(debugger: debugger)
        defer { host.close() }
        _ = host.trace(portal.scripts, portal.options)
    }

    private mutating func measureMap(_ runs: Int) throws {
        // Four numbers each: the next column, the same file, the next line, the first column.
        let line = Array(repeating: "CACA", count: 100).joined(separator: ",")
        let lines = Array(repeating: line, count: Self.segments / 100).joined(separator: ";")
        let bytes = Array(
            #"{"version":3,"sources":["a.ts"],"names":[],"mappings":"\#(lines)"}"#.utf8)
        var times: [Double] = []
        for _ in 0..<max(runs, 5) {
            var count = 0
            times.append(try Measurement.seconds { count = try SourceMap(bytes).segmentCount })
            guard count == Self.segments else {
                throw BenchError(message: "the measured map was read as \(count) segments")
            }
        }
        mapSeconds = Measurement(times).median
    }

    /// A person at the debugger.
    private final class Client: DebuggerClient {
        var stopped: (DebugStop) -> DebugAction
        weak var debugger: PortalDebugger?

        init(_ stopped: @escaping (DebugStop) -> DebugAction) { self.stopped = stopped }

        func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
            stopped(stop)
        }
        func debuggerMayAct(_ debugger: PortalDebugger) {}
        func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
        func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
        func breakpointKey(of scriptName: String) -> String { scriptName }
    }
}
