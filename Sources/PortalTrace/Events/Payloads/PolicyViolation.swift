public import JSONDocuments

/// Something that a Content Security Policy forbids, or a document that does not let itself be framed, as traces keep
/// it: the request `policy.violation` of a page.
public struct PolicyViolation: Equatable, Sendable {
    /// What is forbidden.
    public enum Blocked: Equatable, Sendable {
        /// A text of the page itself.
        case inline
        /// A text that was to be made code.
        case evaluation
        /// A request for it, or to go there.
        case url(String)

        /// As the page's event has it: `inline`, `eval`, or the URL.
        public var text: String {
            switch self {
            case .inline: "inline"
            case .evaluation: "eval"
            case .url(let url): url
            }
        }

        init(text: String) {
            self =
                text.hasSameCodeUnits(as: "inline")
                ? .inline : text.hasSameCodeUnits(as: "eval") ? .evaluation : .url(text)
        }
    }

    /// The directive of what a sandbox does not let run.
    public static let sandbox = "sandbox"
    /// The allowance of a page in a frame, which may be in a sandbox for a purpose.
    public static let frame = "frame"

    /// So many characters of a directive are in a trace.
    private static let mostShown = 1_000

    /// The name of the directive that was asked.
    public var directive: String
    /// What is forbidden.
    public var blocked: Blocked
    /// What decided, as it was written.
    public var written: String
    /// The beginning of the text; empty where there is none.
    public var text: String
    /// The source expression that would allow the text; empty where there is none.
    public var allowance: String
    /// Whether it was done all the same.
    public var isReportOnly: Bool

    /// Makes one.
    public init(
        directive: String, blocked: Blocked, written: String, text: String = "",
        allowance: String = "", isReportOnly: Bool = false
    ) {
        self.directive = directive
        self.blocked = blocked
        self.written = written
        self.text = text
        self.allowance = allowance
        self.isReportOnly = isReportOnly
    }

    /// Reads one; nil for another request.
    public init?(_ request: TraceEvent.PageRequest) {
        let given = request.arguments
        guard request.member == .policyViolation, given.count == 6,
            case .string(let directive) = given[0], case .string(let blocked) = given[1],
            case .string(let written) = given[2], case .string(let text) = given[3],
            case .string(let allowance) = given[4], case .bool(let isReportOnly) = given[5]
        else { return nil }
        self.init(
            directive: directive, blocked: Blocked(text: blocked), written: written, text: text,
            allowance: allowance, isReportOnly: isReportOnly)
    }

    /// A directive, or the beginning of it, as traces have it: a page may have thousands of violations of one directive
    /// of a megabyte.
    public static func shown(_ directive: String) -> String {
        directive.utf8.count > mostShown ? String(directive.prefix(mostShown)) + "…" : directive
    }

    /// The same as a trace has it.
    public var request: TraceEvent.PageRequest {
        .init(
            .policyViolation,
            [
                .string(directive), .string(blocked.text), .string(Self.shown(written)),
                .string(text),
                .string(allowance), .bool(isReportOnly),
            ])
    }
}
