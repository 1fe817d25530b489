/// Coverage in words.
package enum CoverageText {
    /// One line: "coverage: lines 63.6 % (42 of 66), functions …".
    package static func line(_ coverage: Coverage) -> String {
        let shares = [
            ("lines", coverage.lines), ("functions", coverage.functions),
            ("branches", coverage.branches),
        ]
        let words = shares.map { "\($0.0) \(percent($0.1)) (\($0.1.covered) of \($0.1.all))" }
        return "coverage: \(words.joined(separator: ", "))"
    }

    /// "63.6 %"; rounded down, so that only all is 100.
    static func percent(_ share: Coverage.Share) -> String {
        guard share.all > 0 else { return "100.0 %" }
        let tenths = share.covered * 1_000 / share.all
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Which way of a branch was not taken.
    static func words(_ branch: Coverage.Branch, way: Int) -> String {
        switch (branch.kind, way) {
        case ("if", 0): "the condition never holds"
        case ("if", _): "the condition always holds"
        case ("cond-expr", 0): "the condition before '?' never holds"
        case ("cond-expr", _): "the condition before '?' always holds"
        case ("catch", _): "nothing is ever caught here"
        default: "case \(way + 1) of this switch is never taken"
        }
    }
}
