internal import Foundation

/// What one parser gets: texts of a generator, one after another, each with a bound for its time.
///
/// Without more, so many that all targets together take seconds. `PORTALHOST_FUZZ_ROUNDS` is another number,
/// `PORTALHOST_FUZZ_SECONDS` goes on for so long, with other texts for another `PORTALHOST_FUZZ_SEED`; both say
/// on standard error how far they came.
package struct FuzzTarget {
    /// What was given to the parser.
    package struct Figures {
        /// How many texts.
        package var rounds = 0
        /// The most processor time that one took, in seconds.
        package var slowest = 0.0
        /// The text that took it.
        package var slowestText = ""

        /// Whether no text took longer than a text of its length may: the bound is a hundred times what
        /// the slowest takes, so that a busy computer is no reason.
        package var isBounded: Bool { slowest < 2 }
    }

    /// How many texts a parser gets that is fast.
    package static let rounds = number("PORTALHOST_FUZZ_ROUNDS") ?? 2_000

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    private let name: String
    private var texts: SeededTexts
    /// A parser that is slow gets a part of the texts.
    private let part: Int

    /// Makes a target.
    ///
    /// - Parameters:
    ///   - pieces: What texts are made of.
    ///   - corpus: Whole documents that are damaged.
    ///   - part: 4 for a parser that gets a quarter of the texts, because it is slow.
    package init(
        _ name: String, _ pieces: [String], corpus: [String] = [], seed: UInt64, part: Int = 1
    ) {
        self.name = name
        self.part = part
        let offset = UInt64(Self.number("PORTALHOST_FUZZ_SEED") ?? 0) &* 1_000_003
        texts = SeededTexts(pieces, corpus: corpus, seed: seed &+ offset)
    }

    /// Gives the parser its texts.
    @discardableResult
    package mutating func each(_ body: (String) throws -> Void) rethrows -> Figures {
        try run({ $0.next() }, shown: { $0 }, body)
    }

    /// Gives the parser texts that need not be UTF-8.
    @discardableResult
    package mutating func eachBytes(_ body: ([UInt8]) throws -> Void) rethrows -> Figures {
        try run({ $0.nextBytes() }, shown: { String(decoding: $0, as: UTF8.self) }, body)
    }

    /// Gives the parser lists of texts: what runs in a page takes many at once.
    @discardableResult
    package mutating func eachList(of count: Int, _ body: ([String]) throws -> Void) rethrows
        -> Figures
    {
        try run(
            { texts in (0..<count).map { _ in texts.next() } },
            shown: { $0.joined(separator: "\n") }, body)
    }

    private mutating func run<Input>(
        _ make: (inout SeededTexts) -> Input, shown: (Input) -> String,
        _ body: (Input) throws -> Void
    ) rethrows -> Figures {
        var figures = Figures()
        let start = ContinuousClock.now
        let seconds = Self.number("PORTALHOST_FUZZ_SECONDS")
        while true {
            if let seconds {
                guard start.duration(to: .now) < .seconds(seconds) else { break }
            } else if figures.rounds >= max(1, Self.rounds / part) {
                break
            }
            let input = make(&texts)
            let before = Self.processorTime
            try body(input)
            let took = Self.processorTime - before
            figures.rounds += 1
            if took > figures.slowest {
                figures.slowest = took
                figures.slowestText = String(shown(input).prefix(2_000))
            }
        }
        if seconds != nil {
            let passed = start.duration(to: .now).components.seconds
            let slowest = Int(figures.slowest * 1_000)
            FileHandle.standardError.write(
                Data(
                    "fuzz \(name): \(figures.rounds) rounds, \(passed) s, slowest \(slowest) ms\n"
                        .utf8))
        }
        return figures
    }

    /// Seconds of processor time of this thread.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
