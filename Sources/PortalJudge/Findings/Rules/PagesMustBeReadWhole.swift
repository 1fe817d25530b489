internal import PortalTrace

/// A page is within the limits of the host, or a part of it was not looked at.
///
/// Lint: an error for each limit that a page came to.
struct PagesMustBeReadWhole: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).compactMap { event in
            guard case .page(let request) = event.what, request.member == .documentLimit,
                case .string(let words)? = request.arguments.first
            else { return nil }
            return Finding(
                Self.pageLimit,
                "a part of the page was not looked at: \(TraceValue.oneLine(words))",
                on: event)
        }
    }
}

extension PagesMustBeReadWhole {
    static let descriptions = [pageLimit]

    private static let pageLimit = RuleDescription(
        "page-limit", .error, .page, "A page is within the limits of the host.",
        because: "What lies behind a limit was neither run nor judged.", source: "decided",
        passing: [ExampleParts.cancelled], failing: [])
}

extension PagesMustBeReadWhole {
    static let undemonstrated: [RuleID: String] = [
        "page-limit":
            "No small page shows it: it takes ten million elements, a thousand images at once, or a policy of ten thousand sources."
    ]
}
