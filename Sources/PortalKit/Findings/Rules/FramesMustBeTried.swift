internal import PortalTrace

/// Documents in a page (`iframe`, `frame`, `embed`, `object`; HTML, section 4.8) are not shown: what they
/// do was not tried.
///
/// Lint: an error for each, as nothing is known of a portal's part that did not run.
struct FramesMustBeTried: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).compactMap { event in
            guard case .page(let request) = event.what,
                request.member == TraceEvent.PageRequest.frameNotShown,
                case .string(let element)? = request.arguments.first,
                case .string(let url)? = request.arguments.last
            else { return nil }
            return Finding(
                Self.frameNotTried,
                "<\(element)> would show '\(TraceValue.oneLine(url))', which this program does not do: "
                    + "nothing in it was tried; run its page by itself", on: event)
        }
    }
}

extension FramesMustBeTried {
    static let descriptions = [frameNotTried]

    private static let frameNotTried = RuleDescription(
        "frame-not-tried", .error, .page, "Documents in a page are tried elsewhere.",
        because: "Frames are not shown, so that nothing is known of what they do.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])
}
