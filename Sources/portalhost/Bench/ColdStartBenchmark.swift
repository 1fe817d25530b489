internal import FoundationEssentials

/// Whole processes from start to end: this program beside the least C program and beside Node.
enum ColdStartBenchmark {
    struct Contender {
        let name: String
        var times = [Double]()
        var peak = 0
        let words: [String]
    }

    /// Compares them; those that are not to be had on this computer are left out, with a reason.
    static func run(runs: Int, in folder: URL) throws -> (contenders: [Contender], left: [String]) {
        let portal = try write(BenchTexts.portal, "portal.js", in: folder)
        let mocked = try write(
            BenchTexts.mock + "\n" + BenchTexts.portal + "\nbuy();", "mocked.js", in: folder)
        var left: [String] = []
        var contenders = [
            Contender(
                name: "portalhost run",
                words: [try executable(), "run", portal, "--call", "buy"])
        ]
        if let floor = floorProgram(in: folder) {
            contenders.append(Contender(name: "bare C program", words: [floor, mocked]))
        } else {
            left.append("bare C program: cc or the engine's development files are missing")
        }
        let script = try write(BenchTexts.node, "node.js", in: folder)
        let words = ["node", script, portal, "1"]
        if let outcome = ChildProcess.run(words) {
            guard outcome.status == 0 else {
                throw BenchError(message: "the portal does not run in 'node vm'")
            }
            contenders.append(Contender(name: "node vm", words: words))
        } else {
            left.append("node vm: node is missing")
        }
        for _ in 0..<runs {
            for index in contenders.indices {
                guard let outcome = ChildProcess.run(contenders[index].words), outcome.status == 0
                else { throw BenchError(message: "'\(contenders[index].name)' failed") }
                contenders[index].times.append(outcome.seconds)
                contenders[index].peak = max(contenders[index].peak, outcome.peak)
            }
        }
        return (contenders, left)
    }

    /// Node's contexts a second; nil where there is no node.
    static func nodeContextsPerSecond(count: Int, in folder: URL) throws -> Double? {
        let words = [
            "node", try write(BenchTexts.node, "node.js", in: folder),
            try write(BenchTexts.portal, "portal.js", in: folder), "\(count)",
        ]
        guard let outcome = ChildProcess.run(words) else { return nil }
        guard outcome.status == 0 else {
            throw BenchError(message: "the portal does not run in 'node vm'")
        }
        return Double(outcome.output.filter(\.isNumber))
    }

    /// Writes a file and returns its path.
    static func write(_ text: String, _ name: String, in folder: URL) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    static func executable() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    private static func floorProgram(in folder: URL) -> String? {
        let source = folder.appending(path: "floor.c").path
        let program = folder.appending(path: "floor").path
        guard (try? Data(BenchTexts.floor.utf8).write(to: URL(filePath: source))) != nil,
            let flags = ChildProcess.run(
                ["pkg-config", "--cflags", "--libs", "javascriptcoregtk-4.1"]), flags.status == 0
        else { return nil }
        let words = flags.output.split(whereSeparator: \.isWhitespace).map(String.init)
        let built = ChildProcess.run(["cc", "-O2", "-o", program, source] + words)
        return built?.status == 0 ? program : nil
    }
}
