import Testing

@testable import PortalKit

/// Counts and log messages of breakpoints (Debug Adapter Protocol, `SourceBreakpoint`).
@Suite struct DebugBreakpointTests {
    @Test(
        arguments: [
            ("3", [3, 4, 5, 6]), (">=3", [3, 4, 5, 6]), ("== 3", [3]), ("> 3", [4, 5, 6]),
            ("< 3", [1, 2]), ("% 2", [2, 4, 6]),
        ])
    func `a count holds for hits`(_ text: String, _ hits: [Int]) throws {
        let count = try #require(DebugBreakpoint.HitCount(text))
        #expect((1...6).filter(count.holds) == hits)
    }

    @Test(arguments: ["", "x", "=> 3", "3 times", "% 0", "-1"])
    func `anything else is no count`(_ text: String) {
        #expect(DebugBreakpoint.HitCount(text) == nil)
    }

    @Test(
        arguments: [
            ("a {b} c", "`a ${b} c`"), ("{o.x}", "`${o.x}`"), ("no", "`no`"),
            ("`$\\", "`\\`\\$\\\\`"), ("{ {a: 1}.a }", "`${ {a: 1}.a }`"), ("{", "`{`"),
            ("{a", "`{a`"),
        ])
    func `a log message is a template`(_ message: String, _ expression: String) {
        #expect(DebugBreakpoint.logExpression(message) == expression)
    }
}
