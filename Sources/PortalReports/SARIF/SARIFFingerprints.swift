internal import JSONDocuments
internal import PortalTrace
internal import WebFormats

/// Names findings so that one is known again after lines were inserted above it.
struct SARIFFingerprints {
    private var seen: [CodeUnits: Int] = [:]

    /// The name of the next finding.
    ///
    /// Made of the rule, the file and the text of the line without its indentation; the same again
    /// is counted. A finding without a line goes by its message.
    mutating func next(_ finding: Finding, line: String?) -> String {
        let text = finding.subject(line: line.map(Self.trimmed))
        let content = [finding.ruleID.rawValue, finding.shownFile ?? "", text]
            .joined(separator: "\u{0}")
        let occurrence = seen[content, default: 0]
        seen[content] = occurrence + 1
        return Self.hash("\(content)\u{0}\(occurrence)")
    }

    private static func trimmed(_ line: String) -> String {
        let scalars = line.unicodeScalars.drop(while: \.properties.isWhitespace)
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        return String(scalars[..<(end.map(scalars.index(after:)) ?? scalars.startIndex)])
    }

    /// FNV-1a with 64 bits, as 16 hexadecimal digits.
    static func hash(_ text: String) -> String {
        let digits = String(FNV1a.hash(text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
