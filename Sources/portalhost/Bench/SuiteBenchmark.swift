internal import FoundationEssentials
internal import MobilePlans

/// `portalhost test` on generated cases: each in a fresh page and a world of its own, read from a
/// file, simulated, judged by every rule and compared with what it expects.
enum SuiteBenchmark {
    struct Result {
        let count: Int
        let seconds: Double
        /// Largest resident size, in bytes.
        let peak: Int
    }

    /// Runs suites of a tenth of the cases, and of all.
    static func run(count: Int, in folder: URL) throws -> [Result] {
        try [max(1, count / 10), count].map { count in
            let suite = folder.appending(path: "suite-\(count)")
            try FileManager.default.createDirectory(at: suite, withIntermediateDirectories: true)
            _ = try ColdStartBenchmark.write(BenchTexts.portal, "portal.js", in: suite)
            _ = try ColdStartBenchmark.write(
                #"{ "scripts": ["portal.js"] }"#, "suite.json", in: suite)
            for number in 0..<count {
                _ = try ColdStartBenchmark.write(
                    text(of: number), "case-\(number).case.json", in: suite)
            }
            let words = [
                try ColdStartBenchmark.executable(), "test", suite.path, "--format", "json",
                "--jobs", "1",
            ]
            guard let outcome = ChildProcess.run(words), outcome.status == 0 else {
                throw BenchError(message: "the generated cases did not pass")
            }
            return Result(count: count, seconds: outcome.seconds, peak: outcome.peak)
        }
    }

    /// A case: the worlds take turns, and so do the outcomes.
    private static func text(of number: Int) -> String {
        let failures = Preset.failures.filter { $0.causes != nil }
        let isGood = number % 2 == 0
        let preset = isGood ? nil : failures[number / 2 % failures.count]
        let result = preset?.causes ?? .success
        let more = isGood ? #", "onRegistrationChanged", "onRegistrationChanged""# : ""
        let console = isGood ? #"[{ "$regex": "^active: 8988" }, "home"]"# : "[]"
        return #"""
            {
              "name": "Case \#(number)",
              "scenario": "\#(preset?.name ?? "default")",
              "steps": [{ "call": "buy" }],
              "expect": {
                "calls": [
                  { "name": "MobilePlansInlineProfileDownload.notifyInlineProfileDownload",
                    "arguments": [{ "planName": "2 GB a month" }, { "$regex": "^1\\$smdp" }] }
                ],
                "callbacks": [
                  { "name": "onActivationComplete", "payload": { "activationResult": "\#(result.rawValue)" } }\#(more)
                ],
                "console": \#(console),
                "app": { "control": "portal" }
              }
            }
            """#
    }
}
