internal import JSONDocuments
internal import PortalTrace

/// Comments in a script that take findings back, each with its reason:
/// `// portalhost-ignore RULE[, RULE]: why` in the finding's line or the one before it, or the same
/// between `/*` and `*/`.
struct Suppressions {
    private struct Comment {
        let rule: RuleID
        let reason: String
        let location: SourceLocation
        /// The line in which the comment ends.
        let lastLine: Int
        var isUsed = false
    }

    private var comments: [Comment] = []
    /// The findings that were taken back.
    private(set) var withheld: [WithheldFinding] = []
    private static let mark = "portalhost-ignore"

    init(_ scripts: [PortalScript]) {
        for script in scripts where script.mentions(Self.mark) {
            // Comments as the language has them: the same words in a text take nothing back.
            var lexer = JavaScriptLexer(JavaScriptSource(script.source), keepsComments: true)
            while let token = lexer.next() {
                guard token.kind == .comment else { continue }
                let text = lexer.source.text(token)
                let isBlock = text.hasPrefix("/*")
                guard isBlock || text.hasPrefix("//") else { continue }
                let words = Self.trimmed(text.dropFirst(2).dropLast(isBlock ? 2 : 0))
                guard words.hasPrefix(Self.mark) else { continue }
                let rest = words.dropFirst(Self.mark.count).split(separator: ":", maxSplits: 1)
                let location = script.location(lexer.place(at: token.start))
                let names = (rest.first ?? "").split(
                    separator: ",", omittingEmptySubsequences: false)
                for name in names.isEmpty ? [""] : names {
                    comments.append(
                        Comment(
                            rule: RuleID(rawValue: Self.trimmed(name)),
                            reason: rest.count > 1 ? Self.trimmed(rest[1]) : "",
                            location: location,
                            lastLine: location.line + text.utf8.count { $0 == 0x0A }))
                }
            }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The findings without those that a comment takes back, and with what is wrong with comments.
    mutating func applied(to findings: [Finding]) -> [Finding] {
        var byPlace: [Place: [Int]] = [:]
        for (index, comment) in comments.enumerated() where !comment.reason.isEmpty {
            byPlace[Place(comment.rule, comment.location, line: comment.lastLine), default: []]
                .append(index)
        }
        var kept = findings.filter { finding in !suppresses(finding, byPlace) }
        var wrong: [Finding] = []
        for comment in comments {
            // More than a report lists is not worth looking for what was meant.
            guard wrong.count <= 2 * RuleRegistry.mostOfOneRule else { break }
            if let finding = problem(of: comment) { wrong.append(finding) }
        }
        kept += RuleRegistry.limited(wrong)
        return kept.sorted(by: Finding.precedes)
    }

    private func problem(of comment: Comment) -> Finding? {
        if case .failure(let unknown) = RuleRegistry.id(comment.rule.rawValue) {
            return Finding(
                SuppressionsMustBeUsed.unused,
                "no rule has the id '\(TraceValue.oneLine(unknown.text))'\(unknown.hint)",
                at: comment.location)
        }
        if comment.reason.isEmpty {
            return Finding(
                SuppressionsMustBeUsed.withoutReason,
                "say why: '// \(Self.mark) \(comment.rule): the reason'",
                at: comment.location)
        }
        guard !comment.isUsed else { return nil }
        return Finding(
            SuppressionsMustBeUsed.unused,
            "nothing in this line or the next is a finding of '\(comment.rule)'; "
                + "remove the comment", at: comment.location)
    }

    /// What a comment is about: a rule in a line.
    private struct Place: Hashable {
        let rule: RuleID
        let file: CodeUnits?
        let line: Int

        init(_ rule: RuleID, _ location: SourceLocation, line: Int) {
            self.rule = rule
            file = location.file.map { CodeUnits($0) }
            self.line = line
        }
    }

    private mutating func suppresses(_ finding: Finding, _ byPlace: [Place: [Int]]) -> Bool {
        // A comment may stand in the file that was written, or in the one that is shipped.
        let places = [finding.location, finding.shipped].compactMap { $0 }
        let candidates = places.flatMap { place in
            [0, 1].compactMap { count in
                byPlace[Place(finding.ruleID, place, line: place.line - count)]?.first
            }
        }
        guard let index = candidates.min() else { return false }
        comments[index].isUsed = true
        withheld.append(
            WithheldFinding(
                finding, .comment(comments[index].reason, at: comments[index].location)))
        return true
    }
}
