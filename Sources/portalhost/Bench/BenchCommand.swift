internal import FoundationEssentials

/// `portalhost bench`: measures this program beside others, on this computer, in one run.
enum BenchCommand: Command {
    static let specification = CommandSpecification(
        name: "bench",
        summary: "Measures this program beside a bare C program and Node, in one run.",
        operands: nil,
        options: [
            .init(
                name: "--cases", value: "N",
                help: "how many cases, each in a fresh page (default 1000)"),
            .init(
                name: "--runs", value: "N",
                help: "how many cold processes of each kind (default 40)"),
            .init(
                name: "--only", value: "cold|cases|suite|calls|platform|pages|purchases|debugger",
                help: "measures one part only"),
            .init(
                name: "--save", value: "FILE",
                help: "writes the ratios to a file, for --compare"),
            .init(
                name: "--compare", value: "FILE",
                help:
                    "holds the ratios against those of a stored run; one that more than doubled is a "
                    + "finding"),
        ],
        notes: [
            "Figures are medians and depend on the computer; compare the ratios, which go by the "
                + "processor's time where both sides run in this process. Needs cc and pkg-config for "
                + "the C program, node for Node and jsdom for pages; what is missing is left out. "
                + "Measure a release build.",
            "Exit: 0 measured, 1 a ratio more than doubled (--compare), 2 could not run, 64 wrong usage.",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        if let extra = arguments.operands.first {
            throw .usage("unexpected argument '\(extra)'", command: "bench")
        }
        let cases = Int(try arguments.positiveNumber("--cases", default: 1_000).rounded(.up))
        let runs = Int(try arguments.positiveNumber("--runs", default: 40).rounded(.up))
        let parts = [
            ("cold", Part.cold), ("cases", .cases), ("suite", .suite), ("calls", .calls),
            ("platform", .platform), ("pages", .pages), ("purchases", .purchases),
            ("debugger", .debugger),
        ]
        let part = try arguments.choice(
            "--only", parts.map { ($0.0, Part?.some($0.1)) }, default: nil)
        do {
            let stored = try arguments.value("--compare").map(BenchRecord.load)
            let record = try measure(part, cases: cases, runs: runs)
            if let path = arguments.value("--save") {
                try FileOutput.write(try record.bytes(), to: path, what: "the ratios")
            }
            guard let stored else { return .clean }
            return compare(record, stored)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as BenchError {
            throw .couldNotRun(error.message)
        } catch {
            throw .couldNotRun("\(error)")
        }
    }

    private enum Part { case cold, cases, suite, calls, platform, pages, purchases, debugger }

    /// Prints the ratios beside the stored ones.
    private static func compare(_ record: BenchRecord, _ stored: BenchRecord) -> ExitCode {
        Terminal.print("\nRatios, stored and now (less is better)\n")
        let lines = record.compared(to: stored)
        for line in lines {
            func text(_ value: Double?) -> String {
                value.map { number($0, digits: 2, width: 8) } ?? "       -"
            }
            let growth = line.growth.map { " x \(number($0, digits: 2))" } ?? ""
            Terminal.print(
                "  \(padded(line.name, 48)) \(text(line.before)) \(text(line.now))\(growth)"
                    + "\(line.hasSlipped ? "  more than doubled" : "")\n")
        }
        return lines.contains(where: \.hasSlipped) ? .findings : .clean
    }

    private static func measure(
        _ part: Part?, cases: Int, runs: Int
    ) throws -> BenchRecord {
        var record = BenchRecord()
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "portalhost-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What cannot be removed from the temporary folder is the system's to clean.
        defer { try? FileManager.default.removeItem(at: folder) }
        if part == nil || part == .cold { try measureColdStart(runs: runs, in: folder, &record) }
        if part == nil || part == .cases { try measureCases(cases, in: folder, &record) }
        if part == nil || part == .suite { try measureSuite(cases, in: folder) }
        if part == nil || part == .calls { measureCalls() }
        if part == nil || part == .platform { try measurePlatform(pages: cases, &record) }
        if part == nil || part == .pages { try measurePages(cases, in: folder, &record) }
        if part == nil || part == .purchases { try measurePurchases() }
        if part == nil || part == .debugger { try measureDebugger(runs, &record) }
        return record
    }

    private static func measureColdStart(
        runs: Int, in folder: URL, _ record: inout BenchRecord
    ) throws {
        Terminal.print("Cold process, \(runs) of each in turns\n")
        let (contenders, left) = try ColdStartBenchmark.run(runs: runs, in: folder)
        let own = Measurement(contenders[0].times).median
        for contender in contenders {
            let time = Measurement(contender.times)
            Terminal.print(
                "  \(padded(contender.name, 30)) \(number(time.median * 1e3, digits: 1, width: 7)) ms"
                    + " (\(number(time.least * 1e3, digits: 1)) to "
                    + "\(number(time.most * 1e3, digits: 1)))"
                    + "  peak \(number(Double(contender.peak) / 1_048_576, digits: 1, width: 5)) MiB"
                    + "  portalhost takes \(number(own / time.median, digits: 2)) of it\n")
        }
        for contender in contenders.dropFirst() {
            record.add(
                "cold process over \(contender.name)", own / Measurement(contender.times).median)
        }
        for reason in left { Terminal.print("  left out: \(reason)\n") }
    }

    private static func measureCases(
        _ cases: Int, in folder: URL, _ record: inout BenchRecord
    ) throws {
        Terminal.print("\nCases, \(cases) fresh pages in one process\n")
        let result = try CaseBenchmark.run(count: cases)
        line("a case: page, globals, run, trace", result.caseSeconds * 1e3, "ms", digits: 3)
        line("  with all rules asked as well", result.judgedSeconds * 1e3, "ms", digits: 3)
        line("the portal with a mock, bare realm", result.bareSeconds * 1e3, "ms", digits: 3)
        line("  ratio", result.ratio, "of the processor", digits: 2)
        line("cases a second", result.casesPerSecond, "", digits: 0)
        if let node = try ColdStartBenchmark.nodeContextsPerSecond(count: cases, in: folder) {
            line("node vm contexts a second", node, "", digits: 0)
            line("  ratio", result.casesPerSecond / node, "", digits: 2)
            record.add("a case over a context of node vm", node / result.casesPerSecond)
        }
        record.add("a case over the portal in a bare realm", result.ratio)
        line("memory growth over all of them", Double(result.growth) / 1_048_576, "MiB", digits: 1)
    }

    private static func measureSuite(_ cases: Int, in folder: URL) throws {
        Terminal.print("\n'portalhost test' on generated case files, one process, one thread\n")
        let results = try SuiteBenchmark.run(count: cases, in: folder)
        for result in results {
            line("\(result.count) cases", result.seconds * 1e3, "ms", digits: 0)
            line("  each", result.seconds / Double(result.count) * 1e3, "ms", digits: 3)
            line("  peak memory", Double(result.peak) / 1_048_576, "MiB", digits: 1)
        }
        guard let last = results.last else { return }
        let own = Double(last.count) / last.seconds
        line("cases a second", own, "", digits: 0)
        if let node = try ColdStartBenchmark.nodeContextsPerSecond(count: cases, in: folder) {
            line("node vm with a mock, contexts a second", node, "", digits: 0)
            line("  ratio", own / node, "", digits: 2)
        }
    }

    private static func measureCalls() {
        Terminal.print("\nOne call into the host, with trace and place\n")
        for call in CallBenchmark.run() {
            line(call.name, call.seconds * 1e6, "microseconds", digits: 2)
        }
    }

    private static func measurePlatform(pages: Int, _ record: inout BenchRecord) throws {
        Terminal.print("\nThe web platform of a page\n")
        let result = try PlatformBenchmark.run(pages: pages)
        line("a bare realm", result.bareSeconds * 1e3, "ms", digits: 3)
        line("a page that touches nothing", result.pageSeconds * 1e3, "ms", digits: 3)
        line("a page with every global made", result.touchedSeconds * 1e3, "ms", digits: 3)
        record.add("a page that touches nothing over a bare realm", result.pageRatio)
        record.add("a page with every global over a bare realm", result.touchedRatio)
        line("1000000 timers of 0 ms", result.timerSeconds, "s", digits: 2)
        line("URLs parsed a second", result.urlsPerSecond, "", digits: 0)
    }

    private static func measurePages(
        _ pages: Int, in folder: URL, _ record: inout BenchRecord
    ) throws {
        Terminal.print("\nWhole pages, in one process\n")
        let (result, left) = try PageBenchmark.run(pages: pages, in: folder)
        line("a script that touches nothing", result.emptySeconds * 1e3, "ms", digits: 3)
        line("  document, head and body, more", result.documentMilliseconds, "ms", digits: 3)
        line("HTML parser", result.parserBytesPerSecond / 1e6, "MB/s", digits: 1)
        line("a page of 1 MB, 20,000 elements", result.largeSeconds * 1e3, "ms", digits: 1)
        line("querySelectorAll in 10,000 elements", result.selectorSeconds * 1e3, "ms", digits: 3)
        line("getComputedStyle(e).display", result.styleSeconds * 1e3, "ms", digits: 4)
        line("2,000 pages of 500 nodes leave", Double(result.growth) / 1_048_576, "MiB", digits: 1)
        for library in result.libraries {
            line("page with \(library.name)", library.seconds * 1e3, "ms", digits: 1)
            if let peer = library.peerSeconds {
                line("  the same in jsdom", peer * 1e3, "ms of the processor", digits: 1)
            }
            record.add(
                "a page with \(library.name) over one that touches nothing",
                library.ratio)
        }
        for reason in left { Terminal.print("  left out: \(reason)\n") }
    }

    private static func measureDebugger(_ runs: Int, _ record: inout BenchRecord) throws {
        Terminal.print("\nThe debugger, \(runs) runs of each portal with and without, in turns\n")
        let result = try DebuggerBenchmark(runs: runs)
        for portal in result.portals {
            line(portal.name, Measurement(portal.plain).median * 1e3, "ms", digits: 3)
            line("  with a debugger, no breakpoints", portal.attachedRatio, "of it", digits: 2)
            line("  with coverage", portal.countedRatio, "of it", digits: 2)
            record.add("a debugger over none, \(portal.name)", portal.attachedRatio)
            record.add("coverage over none, \(portal.name)", portal.countedRatio)
        }
        line("a step", result.stepSeconds * 1e3, "ms", digits: 3)
        line(
            "back to the last hit of \(DebuggerBenchmark.turns)", result.backSeconds * 1e3, "ms",
            digits: 1)
        line(
            "a map of \(DebuggerBenchmark.segments) segments", result.mapSeconds * 1e3, "ms",
            digits: 2)
    }

    private static func measurePurchases() throws {
        Terminal.print(
            "\n10000 add-ons bought from the sandbox, \(PurchaseBenchmark.perSandbox) from each\n")
        let result = try PurchaseBenchmark.run(count: 10_000)
        line("purchases a second", result.perSecond, "", digits: 0)
        line(
            "memory growth after the first tenth", Double(result.growth) / 1_048_576, "MiB",
            digits: 1)
    }

    private static func line(_ name: String, _ value: Double, _ unit: String, digits: Int) {
        Terminal.print("  \(padded(name, 36)) \(number(value, digits: digits, width: 9)) \(unit)\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
