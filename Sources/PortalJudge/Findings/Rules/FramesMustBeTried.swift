internal import JSONDocuments
internal import PortalTrace

/// What `embed` and `object` need a plug-in for (HTML, sections 4.8.6 and 4.8.7), and documents behind the limit
/// of frames, are not shown, and neither is `srcdoc` in the WebView: what they do was not tried.
///
/// Lint: an error for each, as nothing is known of a portal's part that did not run.
struct FramesMustBeTried: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).compactMap { event in
            guard case .page(let request) = event.what,
                request.member == .frameNotShown,
                case .string(let element)? = request.arguments.first,
                case .string(let url)? = request.arguments.last
            else { return nil }
            if url.hasSameCodeUnits(as: "about:srcdoc") {
                return Finding(
                    Self.frameNotTried,
                    "the WebView (EdgeHTML 18) does not know 'srcdoc': the frame shows 'src' or nothing there, "
                        + "and what the attribute says was not tried; put it into a file of its own",
                    on: event)
            }
            return Finding(
                Self.frameNotTried,
                "<\(element)> would show '\(TraceValue.oneLine(url))', which this program did not do: "
                    + "nothing in it was tried; run its page by itself", on: event)
        }
    }
}

extension FramesMustBeTried {
    static let descriptions = [frameNotTried]

    private static let frameNotTried = RuleDescription(
        "frame-not-tried", .error, .page, "Documents in a page are tried elsewhere.",
        because:
            "What did not run is not known: plug-ins of <embed> and <object>, frames behind the limit, and "
            + "'srcdoc' in the WebView.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])
}

extension FramesMustBeTried {
    static let undemonstrated: [RuleID: String] = [
        "frame-not-tried":
            "No small page shows it: it comes with frames within frames behind the limit, or a plug-in."
    ]
}
