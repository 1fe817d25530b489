internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// What the web platform of a page costs: beside a bare realm, and for a script that works it hard.
enum PlatformBenchmark {
    struct Result {
        /// A realm with nothing but the language, in seconds.
        let bareSeconds: Double
        /// A page whose script touches nothing.
        let pageSeconds: Double
        /// A page in which every global was made.
        let touchedSeconds: Double
        /// Both over the bare realm.
        let pageRatio: Double
        let touchedRatio: Double
        /// A million timers, set and called.
        let timerSeconds: Double
        /// URLs parsed in a second.
        let urlsPerSecond: Double
    }

    static func run(pages: Int) throws -> Result {
        let host = PortalHost()
        defer { host.close() }
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let empty = try ScriptProgram("1", url: "empty.js", machine: machine)
        var bare = WorkTimes()
        var page = WorkTimes()
        var touched = WorkTimes()
        let round = 20
        for _ in 0..<max(3, pages / round) {
            try bare.time(rounds: round) {
                for _ in 0..<round {
                    let context = ScriptContext(machine)
                    defer { context.close() }
                    try context.evaluate(empty)
                }
            }
            page.time(rounds: round) { run("1", host, round) }
            // To enumerate is to make nothing; to read each is.
            touched.time(rounds: round) {
                run(
                    "for (const name of Object.getOwnPropertyNames(window)) window[name];", host,
                    round)
            }
        }
        let timers = try once(
            "var n = 0; function f() { n++; } for (var i = 0; i < 1e6; i++) setTimeout(f, 0);"
                + "setTimeout(function () { console.log(n); }, 1);", says: "1000000", host)
        let urls = 400_000
        let parsing = try once(
            "for (var i = 0; i < \(urls); i++) new URL('https://shop.example.com/plans?id=5#x');"
                + "console.log('done');", says: "done", host)
        return Result(
            bareSeconds: bare.seconds, pageSeconds: page.seconds, touchedSeconds: touched.seconds,
            pageRatio: page.ratio(over: bare), touchedRatio: touched.ratio(over: bare),
            timerSeconds: timers,
            urlsPerSecond: Double(urls) / parsing)
    }

    private static func run(_ source: String, _ host: PortalHost, _ count: Int) {
        let script = PortalScript(name: "portal.js", source: source)
        for _ in 0..<count { _ = host.trace([script], RunOptions()) }
    }

    /// The time of one run, which has to say something in the end.
    private static func once(
        _ source: String, says text: String, _ host: PortalHost
    ) throws -> Double {
        let script = PortalScript(name: "portal.js", source: source)
        var options = RunOptions()
        options.limits = ScriptLimits(seconds: 60, bytes: 2 << 30)
        var said = false
        let seconds = Measurement.seconds {
            said = host.trace([script], options).events.contains {
                $0.kind == .console && $0.arguments.first?.displayText == text
            }
        }
        guard said else { throw BenchError(message: "a measured script did not say '\(text)'") }
        return seconds
    }
}
