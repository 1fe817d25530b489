import PortalTestSupport
import Testing

@testable import PortalKit

/// What is typed into a console, line by line.
@Suite struct ConsoleInputTests {
    /// Whether more has to come, after each line.
    private func waits(_ lines: [String]) -> [Bool] {
        var input = ConsoleInput()
        return lines.map { input.add($0) }
    }

    @Test func `open brackets, templates and comments wait for their end`() {
        #expect(waits(["f({", "a: [1,", "2]", "})"]) == [true, true, true, false])
        #expect(waits(["`a", "${b", "} c", "`"]) == [true, true, true, false])
        #expect(waits(["/* a", "`{ */ 1"]) == [true, false])
        #expect(waits(["{ /* }", "*/ }"]) == [true, false])
        #expect(waits(["'a", "b"]) == [false, false])
        #expect(waits(["x = a", "/ {", "} /g"]) == [false, true, false])
        #expect(waits([")))", "(("]) == [false, false])
    }

    @Test func `it is what the whole text says, for any text in any lines`() {
        var target = FuzzTarget(
            "lines of a console",
            [
                "{", "}", "(", ")", "[", "]", "`", "${", "/", "*/", "/*", "//", "'", "\\", "\n",
                "a",
                "return", "=>", "=", " ", "1", "\u{E9}", "\u{2028}", "class", "function", "if",
            ],
            corpus: [
                "f({\n  a: [1, `x ${\n y}`],\n})", "/* a\n b */ (\n1)", "a = b\n/ c / d\n(`\n`)",
            ], seed: 1_407)
        let figures = target.each { text in
            var input = ConsoleInput()
            var waits = false
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                // What ends a string early is the engine's to say.
                guard !input.text.isEmpty || !line.isEmpty else { continue }
                waits = input.add(String(line))
            }
            #expect(waits == ConsoleText(input.text).isIncomplete, "\(text)")
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test(arguments: [
        ("f([", "{ a: 1, b: `x ${2}`, c: /d/ },"), ("/*", "a line of a comment `${ {"),
        ("f(`", "a line of a template /* { }"), ("`${a}", "the rest of a template \\` /* { }"),
    ])
    func `thousands of lines are read once`(start: String, line: String) {
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            var input = ConsoleInput()
            return clock.measure {
                _ = input.add(start)
                for _ in 0..<count { _ = input.add(line) }
            }
        }
        let (one, ten) = (time(2_000), time(20_000))
        #expect(ten < one * 40 + .milliseconds(200), "\(one) \(ten)")
    }
}
