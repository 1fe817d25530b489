internal import PortalJudge
internal import PortalKit
internal import ScriptEngine

/// Cases in one process: a fresh page with every global, the portal run to its end, everything
/// traced; beside the same portal with a mock in a bare realm.
enum CaseBenchmark {
    struct Result {
        let casesPerSecond: Double
        let bareSeconds: Double
        let caseSeconds: Double
        let judgedSeconds: Double
        /// A case over the portal in a bare realm.
        let ratio: Double
        let growth: Int
    }

    static func run(count: Int) throws -> Result {
        let host = PortalHost()
        defer { host.close() }
        let scripts = [PortalScript(name: "portal.js", source: BenchTexts.portal)]
        var options = RunOptions()
        options.calls = ["buy"]
        let warmUp = host.run(scripts, options)
        guard warmUp.findings.isEmpty, warmUp.events.count > 20 else {
            throw BenchError(message: "the measured portal did not run as it should")
        }
        // In turns, so that a busy moment of the computer meets both.
        var cases = WorkTimes()
        var bare = WorkTimes()
        var judged = WorkTimes()
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let mock = try ScriptProgram(BenchTexts.mock, url: "mock.js", machine: machine)
        let portal = try ScriptProgram(BenchTexts.portal, url: "portal.js", machine: machine)
        let before = ProcessMemory.residentBytes()
        let round = 100
        for _ in 0..<max(1, count / round) {
            cases.time(rounds: round) {
                for _ in 0..<round { _ = host.trace(scripts, options) }
            }
            judged.time(rounds: round / 10) {
                for _ in 0..<(round / 10) { _ = host.run(scripts, options) }
            }
            try bare.time(rounds: round) {
                for _ in 0..<round { try runBare(machine, [mock, portal]) }
            }
        }
        return Result(
            casesPerSecond: 1 / cases.seconds, bareSeconds: bare.seconds,
            caseSeconds: cases.seconds, judgedSeconds: judged.seconds,
            ratio: cases.ratio(over: bare),
            growth: ProcessMemory.residentBytes() - before)
    }

    private static func runBare(_ machine: ScriptVirtualMachine, _ scripts: [ScriptProgram]) throws
    {
        let context = ScriptContext(machine)
        defer { context.close() }
        for script in scripts { try context.evaluate(script) }
        try context.evaluate("buy()")
    }
}

/// Why a benchmark gave no figures.
struct BenchError: Error {
    let message: String
}
