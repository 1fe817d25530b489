internal import FoundationEssentials
internal import JSONDocuments

/// Coverage in the form of Cobertura (coverage-04.dtd), which GitLab and Jenkins read.
enum CoberturaReport {
    static func text(_ coverage: Coverage, in repository: Repository) -> String {
        let root = repository.root ?? CoverageBuilder.repository()
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<!DOCTYPE coverage SYSTEM "
                + "\"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">",
            "<coverage \(rates(coverage.lines, coverage.branches)) "
                + "lines-covered=\"\(coverage.lines.covered)\" lines-valid=\"\(coverage.lines.all)\" "
                + "branches-covered=\"\(coverage.branches.covered)\" "
                + "branches-valid=\"\(coverage.branches.all)\" complexity=\"0\" version=\"portalhost\" "
                // The same input gives the same bytes, so there is no clock in it.
                + "timestamp=\"0\">",
            // Readers join this folder and the names of files.
            "  <sources><source>\(XMLText.escaped(root))</source></sources>",
            "  <packages>",
        ]
        var folders: [String] = []
        var filesOf: [CodeUnits: [Coverage.File]] = [:]
        for file in coverage.files {
            let name = folder(file)
            if filesOf[CodeUnits(name)] == nil { folders.append(name) }
            filesOf[CodeUnits(name), default: []].append(file)
        }
        for name in folders {
            let files = filesOf[CodeUnits(name)] ?? []
            let share = files.reduce(Coverage.Share()) { $0 + $1.lineShare }
            let branches = files.reduce(Coverage.Share()) { $0 + $1.branchShare }
            lines.append(
                "    <package name=\"\(XMLText.escaped(name))\" \(rates(share, branches)) "
                    + "complexity=\"0\">")
            lines.append("      <classes>")
            lines += files.flatMap(classLines)
            lines += ["      </classes>", "    </package>"]
        }
        lines += ["  </packages>", "</coverage>"]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func folder(_ file: Coverage.File) -> String {
        let folder = Paths.folder(of: file.path)
        return folder.isEmpty ? "." : folder
    }

    private static func classLines(_ file: Coverage.File) -> [String] {
        let name = XMLText.escaped(String(file.path.split(separator: "/").last ?? ""))
        var lines = [
            "        <class name=\"\(name)\" filename=\"\(XMLText.escaped(file.path))\" "
                + "\(rates(file.lineShare, file.branchShare)) complexity=\"0\">"
        ]
        lines.append("          <methods>")
        for function in file.functions {
            lines.append(
                "            <method name=\"\(XMLText.escaped(function.name))\" signature=\"()\" "
                    + "line-rate=\"\(function.count > 0 ? "1" : "0")\" branch-rate=\"0\" "
                    + "complexity=\"0\"><lines><line number=\"\(function.line)\" "
                    + "hits=\"\(function.count)\"/></lines></method>")
        }
        lines += ["          </methods>", "          <lines>"]
        let branches = Dictionary(grouping: file.branches, by: \.line)
        for (line, count) in file.sortedLines {
            let ways = (branches[line] ?? []).flatMap(\.counts)
            var attributes = "number=\"\(line)\" hits=\"\(count)\""
            if !ways.isEmpty {
                let taken = ways.count { $0 > 0 }
                attributes +=
                    " branch=\"true\" condition-coverage=\"\(taken * 100 / ways.count)% "
                    + "(\(taken)/\(ways.count))\""
            }
            lines.append("            <line \(attributes)/>")
        }
        return lines + ["          </lines>", "        </class>"]
    }

    private static func rates(_ lines: Coverage.Share, _ branches: Coverage.Share) -> String {
        "line-rate=\"\(rate(lines))\" branch-rate=\"\(rate(branches))\""
    }

    /// Four digits, as a part of 1.
    private static func rate(_ share: Coverage.Share) -> String {
        guard share.all > 0 else { return "1.0000" }
        let parts = share.covered * 10_000 / share.all
        let digits = "\(parts % 10_000)"
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
