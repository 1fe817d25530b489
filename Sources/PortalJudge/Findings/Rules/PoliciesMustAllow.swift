internal import JSONDocuments
internal import PortalTrace

/// What a page needs is what its Content Security Policy allows (Content Security Policy 3, section 4).
///
/// Lint: an error for a script, a handler, a request of a script or a frame that the page's own policy keeps from it; a
/// warning for a style, a picture and the like. What a policy only reports is no finding.
struct PoliciesMustAllow: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events.compactMap { event in
            switch event.what {
            case .page(let request) where request.member == .policyViolation:
                guard request.arguments.last == .bool(false) else { return nil }
                return finding(request.arguments, event)
            case .network(let exchange):
                guard case .blocked(.policy, let words)? = exchange.outcome?.problem else {
                    return nil
                }
                return Finding(
                    Self.isHarmless(exchange.initiator)
                        ? Self.policyBlocksStyle : Self.policyBlocks,
                    "\(TraceValue.oneLine(exchange.line)) is not sent: \(TraceValue.oneLine(words))",
                    on: event)
            default: return nil
            }
        }
    }

    private static func isHarmless(_ initiator: NetworkExchange.Initiator) -> Bool {
        initiator == .image || initiator == .style
            || ["video", "audio", "track"].contains(initiator.rawValue)
    }

    private func finding(_ arguments: [TraceValue], _ event: TraceEvent) -> Finding? {
        guard arguments.count == 6, case .string(let directive) = arguments[0],
            case .string(let blocked) = arguments[1], case .string(let written) = arguments[2],
            case .string(let text) = arguments[3],
            case .string(let hash) = arguments[4]
        else { return nil }
        let said =
            "the page's Content-Security-Policy does not allow it: \"\(TraceValue.oneLine(written))\""
        var notes: [Finding.Note] = []
        let what: String
        switch (directive, blocked) {
        case ("frame-ancestors", _), ("X-Frame-Options", _):
            return Finding(
                Self.policyBlocks,
                "the frame stays empty: '\(TraceValue.oneLine(blocked))' does not let itself be shown in one: "
                    + "\(directive == "X-Frame-Options" ? "X-Frame-Options: " : "")\(TraceValue.oneLine(written))",
                on: event)
        case (_, "eval"): what = "a text given to setTimeout() or setInterval() does not run"
        case ("script-src-attr", _):
            what = "the handler '\(TraceValue.oneLine(text))' of an attribute never runs"
            notes.append("set it with addEventListener() in a script that the policy allows")
        case ("style-src-attr", _): what = "the style of an attribute has no effect"
        case ("style-src-elem", _): what = "the style element has no effect"
        case ("script-src-elem", _):
            what = "an inline script does not run"
            notes.append(
                "put it into a file that the policy allows, or give the element a nonce that the policy has, or the policy \(hash)"
            )
        case ("base-uri", _): what = "the base element has no effect"
        case ("form-action", _): what = "the form is not sent to '\(TraceValue.oneLine(blocked))'"
        default: what = "'\(TraceValue.oneLine(blocked))' is blocked"
        }
        return Finding(
            directive.hasPrefix("style-") ? Self.policyBlocksStyle : Self.policyBlocks,
            "\(what): \(said)", on: event, notes: notes)
    }
}

extension PoliciesMustAllow {
    static let descriptions = [policyBlocks, policyBlocksStyle]

    private static let policyBlocks = RuleDescription(
        "policy-blocks", .error, .page,
        "A page's Content-Security-Policy allows its scripts, requests, forms and frames.",
        because:
            "The WebView keeps to the policy: a handler of the markup, an inline script or a request that it does not "
            + "allow is never run or sent, and nobody is told.",
        source: "Content Security Policy 3, section 4", passing: [ExampleParts.cancelled],
        failing: [])

    private static let policyBlocksStyle = RuleDescription(
        "policy-blocks-style", .warning, .page,
        "A page's Content-Security-Policy allows its styles and pictures.",
        because: "The page looks other than it was made to.",
        source: "Content Security Policy 3, section 4", passing: [ExampleParts.cancelled],
        failing: [])
}

extension PoliciesMustAllow {
    private static func page(_ body: String) -> [(String, String)] {
        [
            (
                "index.html",
                "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n"
                    + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n\(body)\n"
            )
        ]
    }

    static let demonstrations: [RuleID: RuleDemonstration] = [
        "policy-blocks": .init(
            files: page("<script>console.log('never');</script>"), command: ["run", "index.html"]),
        "policy-blocks-style": .init(
            files: page("<p style=\"color: red\">Plans</p>"), command: ["run", "index.html"]),
    ]
}
