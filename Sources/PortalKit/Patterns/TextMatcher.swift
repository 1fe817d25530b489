internal import Glibc
public import JSONDocuments
internal import PortalTrace
internal import Synchronization

/// A regular expression of a document, and where it stands there.
///
/// Compiled once, however many cases have it.
package struct TextMatcher: @unchecked Sendable {
    // Sendable: a compiled expression does not change, and is only read.
    let source: String
    private let regex: Regex<AnyRegexOutput>
    private let file: String
    private let place: TextPlace

    private static let known = Mutex<[CodeUnits: TextMatcher]>([:])

    /// The matcher of an expression.
    ///
    /// - Parameter place: Where it stands, for the message that it does not end.
    /// - Throws: What the standard library says of one that is none.
    static func make(_ source: String, file: String, at place: TextPlace) throws -> TextMatcher {
        if let matcher = known.withLock({ $0[source] }) {
            return TextMatcher(source: source, regex: matcher.regex, file: file, place: place)
        }
        let matcher = TextMatcher(
            source: source, regex: try compiled(source), file: file, place: place)
        known.withLock { if $0.count < 1_000 { $0[source] = matcher } }
        return matcher
    }

    /// An expression that is too large to be compiled.
    private struct TooLarge: Error, CustomStringConvertible {
        let description: String
    }

    /// An expression, compiled; the standard library goes down a level for each bracket, and the stack has
    /// an end.
    static func compiled(_ source: String) throws -> Regex<AnyRegexOutput> {
        guard source.utf8.count <= 10_000 else {
            throw TooLarge(description: "it has more than 10000 characters")
        }
        guard
            source.utf8.count(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) <= 200
        else { throw TooLarge(description: "it has more than 200 brackets") }
        return try Regex(source)
    }

    func matches(_ text: String) -> Bool {
        PatternWatch.begin(self, text)
        defer { PatternWatch.end() }
        return (try? regex.firstMatch(in: text)) != nil
    }

    /// What is wrong with an expression that does not end.
    fileprivate func problem(_ length: Int) -> DocumentProblem {
        DocumentProblem(
            file: file, line: place.line, column: place.column, path: "",
            message: "the regular expression '\(TraceValue.oneLine(source.shortened(to: 100)))' "
                + "does not come to an end on a text of \(length) characters; it repeats what is "
                + "repeated already, such as '(a+)+': write it without that")
    }
}

/// Knows whether a regular expression is at work, and since when: the standard library's cannot be
/// interrupted, and some take longer than a user waits.
package enum PatternWatch {
    private struct Activity {
        let matcher: TextMatcher
        let length: Int
        let start: Double
    }

    private static let current = Mutex<Activity?>(nil)
    /// In seconds of processor time: a process that was stopped is not at work.
    private static let longest = 5.0

    fileprivate static func begin(_ matcher: TextMatcher, _ text: String) {
        // Short texts are matched at once, and most are short.
        guard text.utf8.count > 12 else { return }
        let activity = Activity(
            matcher: matcher, length: text.unicodeScalars.count, start: now())
        current.withLock { $0 = activity }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    fileprivate static func end() {
        current.withLock { $0 = nil }
    }

    /// What is wrong with the expression that is at work for more than five seconds; nil if none is.
    /// May be asked on any thread.
    package static var overdue: DocumentProblem? {
        guard let activity = current.withLock({ $0 }), now() - activity.start > longest else {
            return nil
        }
        return activity.matcher.problem(activity.length)
    }
}
