import JSONDocuments
import PortalTestSupport
import Testing

@testable import portalhost

/// What editors and command lines say, from a generator with a seed.
@Suite struct CommandFuzzTests {
    @Test func `messages of an editor: the same whatever pieces they arrive in`() {
        let whole = [
            #"{"seq":1,"type":"request","command":"initialize","arguments":{"adapterID":"portalhost"}}"#,
            "{}", "\u{E4}",
            #"{"seq":2,"type":"request","command":"setBreakpoints","arguments":{"source":{"path":"a.js"},"lines":[1,2]}}"#,
        ].map { String(decoding: MessageFraming.framed(Array($0.utf8)), as: UTF8.self) }
        var target = FuzzTarget(
            "messages of DAP",
            [
                "Content-Length: ", "0", "5", "12", "\r\n", "\r\n\r\n", "\n", "{}", "[1,2]", ":",
                "Content-Type: x", "-1", "+5", "0x5",
                "99999999999999999999", "67108865", " ", "\u{301}", "content-LENGTH:",
            ], corpus: whole + [whole.joined(), "Content-Type: a\r\nContent-Length: 2\r\n\r\n{}"],
            seed: 71)
        var numbers = SeededTexts([""], seed: 72)
        /// The messages, and what ended the reading.
        func read(_ pieces: [ArraySlice<UInt8>]) -> ([[UInt8]], MessageFraming.Problem?) {
            var framing = MessageFraming()
            var messages: [[UInt8]] = []
            for piece in pieces {
                framing.feed(piece)
                do throws(MessageFraming.Problem) {
                    while let message = try framing.next() { messages.append(message) }
                } catch {
                    return (messages, error)
                }
            }
            return (messages, nil)
        }
        var count = 0
        let figures = target.eachBytes { bytes in
            let cuts =
                [0] + (0..<3).map { _ in numbers.below(bytes.count + 1) }.sorted() + [bytes.count]
            let pieces = zip(cuts, cuts.dropFirst()).map { bytes[$0..<$1] }
            let (messages, problem) = read([bytes[...]])
            let (others, otherProblem) = read(pieces)
            #expect(
                messages == others && problem == otherProblem,
                "\(String(decoding: bytes, as: UTF8.self))")
            #expect(problem?.words.isEmpty != true)
            // What is framed is read as it was, whatever came before it in a message of its own.
            let (again, none) = read([
                MessageFraming.framed(bytes)[...], MessageFraming.framed(Array("{}".utf8))[...],
            ])
            #expect(again == [bytes, Array("{}".utf8)] && none == nil)
            count += messages.count
            for message in messages { _ = try? JSONParser.parse(message, .reply) }
        }
        #expect(count > 20, "\(count)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `expressions that choose cases: a choice, or words that say why not`() {
        var target = FuzzTarget(
            "expressions of --filter",
            [
                "a", "and", "or", "not", "(", ")", " ", "'", "\"", "\u{E4}", "\u{301}", "()",
                "not not ", "\n", "((((", "'and'",
            ],
            corpus: ["buy and not (slow or 'a and b')", "not not not x", "((a))"], seed: 73)
        var good = 0
        let figures = target.each { text in
            do throws(CaseExpression.Problem) {
                let expression = try CaseExpression(text)
                good += 1
                let negated = try CaseExpression("not (\(text))")
                #expect(
                    expression.matches(name: "buy a", path: "x/b.case.json")
                        != negated.matches(name: "buy a", path: "x/b.case.json"),
                    "\(text)")
            } catch {
                #expect(!error.message.isEmpty, "\(text)")
                #expect(
                    error.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                        || good >= 0, "\(text)")
            }
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `command lines: options and operands, or words that say why not`() {
        var target = FuzzTarget(
            "command lines",
            [
                "run", "test", "validate", " ", "--", "-", "--trace", "=", "a.js", "--do",
                "--time-limit", "1", "-1", "1e999", "nan",
                "--call", "--storage", "--scenario", "--merge", "--shard", "2/1", "--coverage",
                "lcov:", "--output", "\u{E4}", "\u{301}",
                "\u{1B}[2J",
            ],
            corpus: [
                "a.js --trace t.jsonl --time-limit 3 --do click",
                "--output html:a.html --shard 1/2 cases -- -x",
            ], seed: 74)
        var good = 0
        let figures = target.each { text in
            let words = text.split(separator: " ").map(String.init)
            for specification in CommandLineTool.commands.map({ $0.specification }) {
                do throws(CommandFailure) {
                    let parsed = try ParsedArguments(words, specification)
                    good += 1
                    _ = (
                        try? parsed.count("--shard", default: 1),
                        try? parsed.positiveNumber("--time-limit", default: 1)
                    )
                } catch {
                    #expect(error.exitCode == .usage)
                }
            }
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
