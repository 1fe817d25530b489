internal import PortalTrace

/// A browser reads a page without a word about its encoding as windows-1252, and its scripts and style sheets with it
/// (HTML, sections 13.2.3.2, 4.12.1 and 4.2.4).
///
/// Lint: a warning for a page, script or style sheet that is UTF-8 beyond ASCII, and is read as something else.
struct EncodingsMustBeSaid: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).compactMap { event in
            guard case .page(let request) = event.what, request.member == .encodingMisread,
                case .string(let url)? = request.arguments.first,
                case .string(let encoding)? = request.arguments.last
            else { return nil }
            return Finding(
                Self.encodingNotSaid,
                "'\(TraceValue.oneLine(url))' is UTF-8 and is read as \(encoding), so that letters beyond ASCII "
                    + "come out wrong: put <meta charset=\"utf-8\"> first into the page's head",
                on: event)
        }
    }
}

extension EncodingsMustBeSaid {
    static let descriptions = [encodingNotSaid]

    private static let encodingNotSaid = RuleDescription(
        "encoding-not-said", .warning, .page, "A page says its encoding.",
        because:
            "Without a word of the server or the page, a WebView takes windows-1252: names and prices come out wrong, "
            + "and a script with such letters may not even be parsed.",
        source: "HTML, section 13.2.3.2", passing: [ExampleParts.cancelled], failing: [])
}

extension EncodingsMustBeSaid {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "encoding-not-said": .init(
            files: [("index.html", "<!DOCTYPE html>\n<title>Plans</title>\n<p>10 €</p>\n")],
            command: ["run", "index.html"])
    ]
}
