internal import JSONDocuments

/// Coverage in the form of `lcov` (geninfo(1)), which `genhtml`, editors and coverage services read.
enum LCOVReport {
    static func text(_ coverage: Coverage) -> String {
        coverage.files.map(record).joined()
    }

    private static func record(_ file: Coverage.File) -> String {
        // A name ends with the line: a line end in it would begin another record, a comma another field.
        var lines = ["TN:", "SF:\(SafeText.oneLine(file.path))"]
        func name(_ function: Coverage.Function) -> String {
            String(
                String.UnicodeScalarView(
                    SafeText.oneLine(function.name).unicodeScalars.map { $0 == "," ? " " : $0 }))
        }
        lines += file.functions.map { "FN:\($0.line),\(name($0))" }
        lines += file.functions.map { "FNDA:\($0.count),\(name($0))" }
        let functions = file.functionShare
        lines += ["FNF:\(functions.all)", "FNH:\(functions.covered)"]
        for (block, branch) in file.branches.enumerated() {
            // A dash stands for a place that was never reached.
            let isReached = branch.counts.contains { $0 > 0 }
            for (way, count) in branch.counts.enumerated() {
                lines.append("BRDA:\(branch.line),\(block),\(way),\(isReached ? "\(count)" : "-")")
            }
        }
        let branches = file.branchShare
        lines += ["BRF:\(branches.all)", "BRH:\(branches.covered)"]
        lines += file.sortedLines.map { "DA:\($0.line),\($0.count)" }
        let share = file.lineShare
        lines += ["LF:\(share.all)", "LH:\(share.covered)", "end_of_record"]
        return lines.map { $0 + "\n" }.joined()
    }
}
