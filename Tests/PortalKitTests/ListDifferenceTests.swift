import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Differences of lists, shown as `diff` shows them.
@Suite struct ListDifferenceTests {
    private func problem(
        _ expected: [String], _ seen: [String], allowsMore: Bool = false
    ) -> CaseResult.Problem? {
        ListDifference(
            expected, seen, allowsMore: allowsMore, matches: { $0 == "*" || $0 == $1 },
            textOfExpected: { $0 }, textOfSeen: { $0 },
            locationOfSeen: { $0 == "x" ? SourceLocation(file: "p.js", line: 7) : nil },
            hint: { $0.first == $1.first ? "hint" : nil }
        ).problem("things")
    }

    private func letters(_ text: String) -> [String] { text.map { "\($0)" } }

    @Test(arguments: [
        ("", "", true), ("abc", "abc", true), ("a*c", "abc", true), ("abc", "abcd", false),
        ("abc", "ab", false), ("abc", "acb", false), ("", "a", false), ("a", "", false),
        ("aa", "a", false), ("**", "ab", true), ("*", "ab", false),
    ])
    func `lists are complete and in order`(expected: String, seen: String, isSame: Bool) {
        #expect((problem(letters(expected), letters(seen)) == nil) == isSame)
    }

    @Test(arguments: [
        ("", "abc", true), ("ac", "abc", true), ("ca", "abc", false), ("aa", "aba", true),
        ("aa", "ab", false), ("*c", "abc", true), ("a*", "a", false), ("***", "abc", true),
        ("d", "abc", false),
    ])
    func `where more is allowed, the order still counts`(
        expected: String, seen: String, isSame: Bool
    ) {
        #expect(
            (problem(letters(expected), letters(seen), allowsMore: true) == nil) == isSame)
    }

    @Test(arguments: [
        ("abcd", "acde", ["  a", "- b", "  c", "  d", "+ e"], "things: 1 missing, 1 unexpected"),
        ("ab", "ba", ["- a", "  b", "+ a"], "things: 1 missing, 1 unexpected"),
        ("ab", "", ["- a", "- b"], "things: 2 missing"),
        ("", "ab", ["+ a", "+ b"], "things: 2 unexpected"),
        ("bb", "abcb", ["+ a", "  b", "+ c", "  b"], "things: 2 unexpected"),
        ("a", "x", ["- a", "+ x  p.js:7"], "things: 1 missing, 1 unexpected"),
    ])
    func `the shortest difference is shown`(
        expected: String, seen: String, lines: [String], message: String
    ) throws {
        let problem = try #require(self.problem(letters(expected), letters(seen)))
        #expect(problem.lines == lines)
        #expect(problem.message == "\(message) (- expected, + seen)")
        #expect((problem.location == nil) == !seen.contains("x"))
    }

    @Test func `where more is allowed, only what is missing is counted`() throws {
        let problem = try #require(self.problem(["a", "b"], ["c", "a"], allowsMore: true))
        #expect(problem.message == "things: 1 missing (- expected, + seen)")
    }

    @Test func `two that were meant for each other get a hint`() throws {
        let problem = try #require(self.problem(["abc"], ["abd"]))
        #expect(problem.lines == ["- abc", "+ abd", "    hint"])
        let others = try #require(self.problem(["abc"], ["xyz"]))
        #expect(others.lines == ["- abc", "+ xyz"])
    }

    @Test func `the difference is the shortest one, for all short lists`() {
        let lists = (0..<81).map { number in
            (0..<4).map { ["a", "b", "c"][(number / [1, 3, 9, 27][$0]) % 3] }
        }
        for expected in lists {
            for seen in lists {
                let lines = problem(expected, seen)?.lines ?? []
                // Following the lines leads from one list to the other.
                let old = lines.filter { !$0.hasPrefix("+") && !$0.hasPrefix("    ") }
                let new = lines.filter { !$0.hasPrefix("-") && !$0.hasPrefix("    ") }
                guard expected != seen else { continue }
                if old.map({ String($0.dropFirst(2)) }) != expected
                    || new.map({ String($0.dropFirst(2)) }) != seen
                {
                    Issue.record("\(expected) \(seen): \(lines)")
                }
            }
        }
    }

    @Test func `long lists end, are cut, and are still compared in order`() {
        let many = (0..<20_000).map { "\($0)" }
        #expect(problem(many, many) == nil)
        let some = many.enumerated().filter { $0.offset % 200 == 0 }.map(\.element)
        #expect(problem(some, many, allowsMore: true) == nil)
        #expect(problem(some.reversed(), many, allowsMore: true) != nil)
        let lines = problem(some, many)?.lines ?? []
        #expect(lines.count < 210)
        #expect(lines.last?.hasSuffix(" more") == true)
    }
}
