internal import JSONDocuments
internal import PortalTrace

/// A matrix as a table for people.
///
/// Worlds in which the portal did the same stand in one line; what went wrong comes first.
public struct MatrixTextReport: Sendable {
    private let style: TextStyle
    private let detail: ReportDetail
    private let width: Int

    /// Makes a report.
    ///
    /// - Parameter width: The columns of the terminal, if there is one.
    public init(style: TextStyle, detail: ReportDetail = .usual, width: Int? = nil) {
        self.style = style
        self.detail = detail
        self.width = max(60, width ?? 120)
    }

    /// The whole report.
    public func text(_ matrix: PortalMatrix) -> String {
        var lines: [String] = []
        let printer = FindingText(style: style, scripts: matrix.scripts + matrix.originals)
        for finding in matrix.findings { lines += printer.lines(finding) }
        if !matrix.findings.isEmpty { lines.append("") }
        switch detail {
        case .findings: break
        case .usual: lines += MatrixGrouping(matrix).groups.flatMap(grouped)
        case .everything: lines += all(matrix)
        }
        lines.append(summary(matrix))
        return lines.map { $0 + "\n" }.joined()
    }

    /// Every world in a line of its own.
    private func all(_ matrix: PortalMatrix) -> [String] {
        let width = min(44, matrix.rows.map(\.name.count).max() ?? 0)
        return MatrixGroup.allCases.flatMap { group -> [String] in
            let rows = matrix.rows.filter { $0.group == group }
            guard !rows.isEmpty else { return [] }
            return [style.paint(group.title, .heading)] + rows.map { line($0, width) } + [""]
        }
    }

    /// A group, with the worlds that are alike in one line and their names below.
    private func grouped(_ group: MatrixGrouping.Group) -> [String] {
        var lines = [style.paint(group.group.title, .heading)]
        let width = min(
            44, group.outcomes.map { $0.rows.count == 1 ? $0.rows[0].name.count : 9 }.max() ?? 0)
        for outcome in group.outcomes {
            guard let first = outcome.rows.first else { continue }
            if outcome.rows.count == 1 {
                lines.append(line(first, width))
                continue
            }
            lines.append(
                line(first, width, named: count(outcome.rows.count, "world"), isMany: true))
            lines += wrapped(outcome.rows.map(\.name)).map { style.paint("      \($0)", .faint) }
        }
        return lines + [""]
    }

    private func wrapped(_ names: [String]) -> [String] {
        var lines: [String] = []
        var line = ""
        for (index, name) in names.enumerated() {
            // Some names are lists themselves.
            let word = name + (index + 1 < names.count ? ";" : "")
            if !line.isEmpty, line.count + 1 + word.count > width - 6 {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private func line(
        _ row: PortalMatrix.Row, _ width: Int, named given: String? = nil, isMany: Bool = false
    ) -> String {
        let name = padded(given ?? row.name, width)
        return "  \(name)  \(told(row))  \(did(row))  \(verdict(row, isMany: isMany))"
    }

    /// How the callbacks went: "4 callbacks", or the first that did not return.
    private func told(_ row: PortalMatrix.Row) -> String {
        let called = row.callbacks.filter { !$0.payload.isEmpty }
        let bad = row.callbacks.first { $0.outcome != .returned }
        let text: String
        if let bad {
            text = "\(TraceValue.oneLine(bad.name)): \(bad.outcome.rawValue)"
        } else {
            text = called.isEmpty ? "not called back" : count(called.count, "callback")
        }
        return style.paint(
            padded(text.shortened(to: 40), 16), bad == nil ? .good : .error)
    }

    private func did(_ row: PortalMatrix.Row) -> String {
        padded("\(count(row.calls.count, "call")), \(count(row.console.count, "line"))", 18)
    }

    private func verdict(_ row: PortalMatrix.Row, isMany: Bool) -> String {
        var words: [String] = []
        if !isMany, row.group == .activation, !row.results.isEmpty, row.results.last != row.name {
            words.append("then \(row.results.last ?? "")")
        }
        switch row.reaction {
        case .likeUnknownError: words.append(style.paint("like unknownError", .warning))
        case .none where row.group == .activation:
            words.append(style.paint("nothing shows", .warning))
        case .own, .none, .notTold: break
        }
        if !row.end.isRegular {
            words.append(style.paint(row.end.words, .error))
        }
        if let error = row.errors.first, row.group != .callbacks {
            words.append(style.paint(error.ruleID.rawValue, .error))
        }
        if let last = row.console.last {
            let text = isMany ? MatrixGrouping.plain(last, of: row) : last
            words.append(style.paint(TraceValue.oneLine(text).shortened(to: 60), .faint))
        }
        return words.joined(separator: "; ")
    }

    /// The last line: how many findings and trials.
    public func summary(_ matrix: PortalMatrix) -> String {
        let errors = matrix.findings.count { $0.severity == .error }
        let warnings = matrix.findings.count { $0.severity == .warning }
        return style.paint(
            "\(count(errors, "error")), \(count(warnings, "warning")); "
                + "\(count(matrix.rows.count, "trial"))"
                + (matrix.leftOut > 0
                    ? "; \(matrix.leftOut) were left out, because three before ran into their limits"
                    : ""),
            errors > 0 ? .error : warnings > 0 ? .warning : .good)
    }

    private func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// A matrix as one JSON document.
public enum MatrixJSONReport {
    /// The document.
    public static func text(_ matrix: PortalMatrix) -> String { JSONOutput.text(Document(matrix)) }

    private struct Document: Encodable {
        let version = 1
        let leftOut: Int
        let rows: [Row]
        let findings: [FindingRecord]

        init(_ matrix: PortalMatrix) {
            leftOut = matrix.leftOut
            rows = matrix.rows.map(Row.init)
            findings = matrix.findings.map(FindingRecord.init)
        }
    }

    private struct Row: Encodable {
        let group: String
        let name: String
        let calls: [String]
        let callbacks: [Callback]
        let console: [String]
        let activationResults: [String]
        let reaction: String
        let errors: [FindingRecord]
        let end: String

        init(_ row: PortalMatrix.Row) {
            group = row.group.rawValue
            name = row.name
            calls = row.calls
            callbacks = row.callbacks.map {
                Callback(name: $0.name, payload: $0.payload, outcome: $0.outcome.rawValue)
            }
            console = row.console
            activationResults = row.results
            reaction = row.reaction.rawValue
            errors = row.errors.map(FindingRecord.init)
            end = row.end.rawValue
        }
    }

    private struct Callback: Encodable {
        let name: String
        let payload: String
        let outcome: String
    }
}
