internal import PortalTrace

/// Compares two lists in order, and shows the difference as `diff` does.
struct ListDifference<Expected, Seen> {
    private let expected: [Expected]
    private let seen: [Seen]
    private let allowsMore: Bool
    private let matches: (Expected, Seen) -> Bool
    private let textOfExpected: (Expected) -> String
    private let textOfSeen: (Seen) -> String
    private let locationOfSeen: (Seen) -> SourceLocation?
    private let hint: (Expected, Seen) -> String?

    /// - Parameters:
    ///   - allowsMore: Whether more than what is expected may be seen.
    ///   - hint: What is different between two things that were meant for each other.
    init(
        _ expected: [Expected], _ seen: [Seen], allowsMore: Bool,
        matches: @escaping (Expected, Seen) -> Bool,
        textOfExpected: @escaping (Expected) -> String, textOfSeen: @escaping (Seen) -> String,
        locationOfSeen: @escaping (Seen) -> SourceLocation?,
        hint: @escaping (Expected, Seen) -> String?
    ) {
        self.expected = expected
        self.seen = seen
        self.allowsMore = allowsMore
        self.matches = matches
        self.textOfExpected = textOfExpected
        self.textOfSeen = textOfSeen
        self.locationOfSeen = locationOfSeen
        self.hint = hint
    }

    private enum Line {
        case same(Seen)
        case missing(Expected)
        case unexpected(Seen)
    }

    /// The difference, if there is one that matters.
    ///
    /// - Parameter hasPlace: Whether the place of the first unexpected thing says something.
    func problem(_ what: String, hasPlace: Bool = true) -> CaseResult.Problem? {
        if expected.count == seen.count, zip(expected, seen).allSatisfy(matches) { return nil }
        if allowsMore, isSubsequence { return nil }
        let lines = self.lines()
        var missing = 0
        var unexpected: [Seen] = []
        for line in lines {
            switch line {
            case .same: break
            case .missing: missing += 1
            case .unexpected(let seen): unexpected.append(seen)
            }
        }
        if missing == 0, allowsMore || unexpected.isEmpty { return nil }
        var counts: [String] = []
        if missing > 0 { counts.append("\(missing) missing") }
        if !unexpected.isEmpty, !allowsMore { counts.append("\(unexpected.count) unexpected") }
        return CaseResult.Problem(
            "\(what): \(counts.joined(separator: ", ")) (- expected, + seen)",
            lines: shown(lines),
            at: hasPlace ? unexpected.lazy.compactMap(locationOfSeen).first : nil)
    }

    /// Whether everything that is expected was seen in order, whatever was seen between.
    private var isSubsequence: Bool {
        var wanted = expected[...]
        for seen in seen {
            guard let next = wanted.first else { break }
            if matches(next, seen) { wanted.removeFirst() }
        }
        return wanted.isEmpty
    }

    /// The lines of a report: blocks of what is missing and unexpected, in pairs.
    private func shown(_ lines: [Line]) -> [String] {
        var texts: [String] = []
        var missing: [Expected] = []
        var unexpected: [Seen] = []
        func flush() {
            for index in 0..<max(missing.count, unexpected.count) {
                guard index < Self.longestBlock else {
                    let left = max(missing.count, unexpected.count) - index
                    texts.append("  … \(left) more")
                    break
                }
                if index < missing.count { texts.append("- \(textOfExpected(missing[index]))") }
                guard index < unexpected.count else { continue }
                let seen = unexpected[index]
                let place = locationOfSeen(seen).map { "  \(TraceValue.oneLine("\($0)"))" } ?? ""
                texts.append("+ \(textOfSeen(seen))\(place)")
                if index < missing.count, let hint = hint(missing[index], seen) {
                    texts.append("    \(hint)")
                }
            }
            missing = []
            unexpected = []
        }
        var same = 0
        for line in lines {
            switch line {
            case .missing(let expected): missing.append(expected)
            case .unexpected(let seen): unexpected.append(seen)
            case .same(let seen):
                flush()
                same += 1
                if same <= 40 { texts.append("  \(Self.brief(textOfSeen(seen)))") }
            }
        }
        flush()
        return texts
    }

    /// How many pairs of one block are shown.
    private static var longestBlock: Int { 10 }

    /// A line that is as expected needs only to be recognised.
    private static func brief(_ text: String) -> String {
        text.count <= 90 ? text : String(text.prefix(90)) + "…"
    }

    private func lines() -> [Line] {
        alignment().compactMap { pair in
            switch (pair.expected, pair.seen) {
            case (.some, let index?): return Line.same(seen[index])
            case (let index?, nil): return Line.missing(expected[index])
            case (nil, let index?): return Line.unexpected(seen[index])
            case (nil, nil): return nil
            }
        }
    }

    /// An element of either list, or one of both that is meant for the other.
    struct Pair: Equatable {
        var expected: Int?
        var seen: Int?
    }

    /// The shortest way from one list to the other: by the longest common subsequence, of lists
    /// that are short enough for it.
    func alignment() -> [Pair] {
        guard expected.count * seen.count <= 1_000_000 else {
            return expected.indices.map { Pair(expected: $0) } + seen.indices.map { Pair(seen: $0) }
        }
        var lengths = Array(
            repeating: Array(repeating: 0, count: seen.count + 1), count: expected.count + 1)
        for i in expected.indices.reversed() {
            for j in seen.indices.reversed() {
                lengths[i][j] =
                    matches(expected[i], seen[j])
                    ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var pairs: [Pair] = []
        var (i, j) = (0, 0)
        while i < expected.count, j < seen.count {
            if matches(expected[i], seen[j]) {
                pairs.append(Pair(expected: i, seen: j))
                (i, j) = (i + 1, j + 1)
            } else if lengths[i + 1][j] >= lengths[i][j + 1] {
                pairs.append(Pair(expected: i))
                i += 1
            } else {
                pairs.append(Pair(seen: j))
                j += 1
            }
        }
        return pairs + (i..<expected.count).map { Pair(expected: $0) }
            + (j..<seen.count).map { Pair(seen: $0) }
    }
}
