public import JSONDocuments
internal import PortalTrace

/// Findings that are known already, so that only new ones count.
///
/// A finding is known by its rule, its file and the text of its line: lines may move. Files are named
/// from the folder of the baseline's own file, so that it does not matter from where a portal is
/// validated, and two portals whose scripts have one name stay apart.
package struct Baseline: Sendable {
    /// One kind of finding that is known.
    private struct Entry {
        var rule: RuleID
        var file: String
        /// Rule, file and line, as the document has them.
        var key: String
        /// How many are known, and how many of those were not met.
        var count: Int
        var left: Int
        /// Where it stands in the document.
        var line: Int
    }

    private var entries: [Entry] = []
    private var index: [CodeUnits: Int] = [:]
    /// The document, as it was named.
    private let path: String
    private let repository: Repository

    /// A baseline without anything in it.
    ///
    /// - Parameters:
    ///   - path: The document that it is, or is to become.
    ///   - repository: What findings' files are called.
    package init(path: String, in repository: Repository) {
        self.path = path
        self.repository = repository
    }

    /// Reads a baseline file.
    package static func load(
        _ path: String, in repository: Repository
    ) throws(DocumentProblem) -> Baseline {
        let name = repository.name(of: path)
        let json = try JSONParser.parse(
            try Paths.text(of: path, most: InputFile.Most.written), file: name)
        func problem(_ message: String) -> DocumentProblem {
            DocumentProblem(file: name, line: 1, column: 1, path: "", message: message)
        }
        guard let version = json["version"]?.plain.integer,
            let findings = json["findings"]?.members
        else {
            throw problem(
                "expected a baseline that 'portalhost validate --write-baseline' wrote")
        }
        guard version == 2 else {
            throw problem(
                version == 1
                    ? "this baseline knows files by their last name only, so one portal's findings would "
                        + "hide another's; write it again with --write-baseline"
                    : "expected version 2 of a baseline, found \(version)")
        }
        var baseline = Baseline(path: path, in: repository)
        for member in findings {
            guard case .number(let number) = member.value.value, let count = number.integer,
                count > 0, let (rule, file) = parts(of: member.name)
            else {
                throw DocumentProblem(
                    file: name, line: member.place.line, column: member.place.column,
                    path: "findings", message: "expected \"RULE FILE: LINE\" with a count")
            }
            baseline.add(
                Entry(
                    rule: rule, file: file, key: member.name, count: count, left: count,
                    line: member.place.line))
        }
        return baseline
    }

    /// Takes findings as known from now on.
    package mutating func add(_ findings: [Finding], _ scripts: [PortalScript]) {
        for finding in findings {
            let (key, file) = key(finding, scripts)
            if let known = index[key] {
                entries[known].count += 1
            } else {
                add(
                    Entry(
                        rule: finding.ruleID, file: file, key: key, count: 1, left: 0, line: 1))
            }
        }
    }

    private mutating func add(_ entry: Entry) {
        index[entry.key] = entries.count
        entries.append(entry)
    }

    /// The baseline as a file.
    package var json: String {
        let members = entries.filter { $0.count > 0 }
            .sorted { CodeUnits($0.key) < CodeUnits($1.key) }
            .map { JSONValue.Member($0.key, .number(JSONNumber($0.count))) }
        return JSONOutput.text(["version": 2, "findings": .object(members)] as JSONValue)
    }

    /// The findings that are not known yet, and those that are.
    package mutating func sorted(
        _ findings: [Finding], _ scripts: [PortalScript]
    ) -> (news: [Finding], known: [Finding]) {
        var news: [Finding] = []
        var old: [Finding] = []
        for finding in findings {
            if let known = index[key(finding, scripts).text], entries[known].left > 0 {
                entries[known].left -= 1
                old.append(finding)
            } else {
                news.append(finding)
            }
        }
        return (news, old)
    }

    // MARK: - What no longer occurs

    /// The entries that were not met, of files that were judged or are no longer there.
    ///
    /// - Parameters:
    ///   - scripts: The scripts that were judged.
    ///   - isAsked: Whether findings of a rule were looked for.
    private func stale(_ scripts: [PortalScript], _ isAsked: (RuleID) -> Bool) -> [Int] {
        let judged = Set(scripts.map { CodeUnits(relative($0.name)) })
        // Many entries have one file.
        var isOver: [CodeUnits: Bool] = [:]
        return entries.indices.filter { index in
            let entry = entries[index]
            guard entry.left > 0, isAsked(entry.rule) else { return false }
            if let known = isOver[entry.file] { return known }
            let answer = judged.contains(entry.file) || isGone(entry.file)
            isOver[entry.file] = answer
            return answer
        }
    }

    /// Whether a file is no longer there.
    private func isGone(_ file: String) -> Bool {
        // Of pages of servers, standard input and such only those that were judged are known.
        guard !PortalInput.isURL(file), !file.hasPrefix("<"), file != "-" else { return false }
        return !Paths.exists(Paths.joined(Paths.folder(of: path), file))
    }

    /// What is to be said about entries that no longer occur.
    package func findings(
        _ scripts: [PortalScript], where isAsked: (RuleID) -> Bool
    ) -> [Finding] {
        let stale = stale(scripts, isAsked)
        guard let first = stale.first else { return [] }
        let shown = stale.prefix(20).map { Finding.Note("no longer there: \(entries[$0].key)") }
        let more = stale.count > 20 ? [Finding.Note("and \(stale.count - 20) more")] : []
        return [
            Finding(
                SuppressionsMustBeUsed.staleBaseline,
                "\(stale.count == 1 ? "1 entry" : "\(stale.count) entries") of the baseline no longer "
                    + "occur\(stale.count == 1 ? "s" : ""), and would hide the next mistake of the kind; "
                    + "--prune-baseline removes what is gone",
                at: SourceLocation(
                    file: repository.name(of: path), line: entries[first].line),
                notes: Array(shown) + more)
        ]
    }

    /// Removes what no longer occurs.
    ///
    /// - Returns: How many findings that are.
    package mutating func prune(
        _ scripts: [PortalScript], where isAsked: (RuleID) -> Bool
    ) -> Int {
        var removed = 0
        for index in stale(scripts, isAsked) {
            removed += entries[index].left
            entries[index].count -= entries[index].left
            entries[index].left = 0
        }
        return removed
    }

    // MARK: - Keys

    /// The rule and the file of a key, "RULE FILE: LINE"; nil of another text.
    private static func parts(of key: String) -> (rule: RuleID, file: String)? {
        let bytes = key.utf8
        guard let space = bytes.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let start = bytes.index(after: space)
        var rest = bytes[start...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = bytes[bytes.index(after: colon)...]
            if rest.first == UInt8(ascii: " ") {
                return (RuleID(rawValue: String(key[..<space])), String(key[start..<colon]))
            }
        }
        return nil
    }

    private func key(
        _ finding: Finding, _ scripts: [PortalScript]
    ) -> (text: String, file: String) {
        let name = finding.shownFile
        let script = scripts.first { $0.name == name }
        let line = finding.subject(
            line: finding.location.flatMap { script?.line($0.line) })
        let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let file = name.map(relative) ?? "-"
        return ("\(finding.ruleID) \(file): \(text.prefix(200))", file)
    }

    /// A file as seen from the folder of the baseline.
    private func relative(_ name: String) -> String {
        if PortalInput.isURL(name) || name.hasPrefix("<") { return name }
        let folder = Paths.folder(of: path)
        let base = Repository.whole(folder.isEmpty ? "." : folder).split(separator: "/")
        let file = Repository.whole(repository.path(of: name)).split(separator: "/")
        let shared = zip(base, file)
            .prefix { CodeUnits(String($0)) == CodeUnits(String($1)) }.count
        let up = Array(repeating: "..", count: base.count - shared)
        return (up + file.dropFirst(shared).map(String.init)).joined(separator: "/")
    }
}
