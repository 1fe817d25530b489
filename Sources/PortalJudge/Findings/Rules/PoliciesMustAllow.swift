internal import JSONDocuments
internal import PortalTrace
internal import WebPlatform

/// What a page needs is what its Content Security Policy allows (Content Security Policy 3, section 4).
///
/// Lint: an error for a script, a handler, a request of a script or a frame that the page's own policy keeps from it; a
/// warning for a style, a picture and the like. What a policy only reports is no finding.
struct PoliciesMustAllow: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events.compactMap { event in
            switch event.what {
            case .page(let request):
                guard let violation = PolicyViolation(request), !violation.isReportOnly else {
                    return nil
                }
                return finding(violation, event)
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
    }

    private func finding(_ violation: PolicyViolation, _ event: TraceEvent) -> Finding {
        // Nil for one of a later version, which is told in general.
        let directive = ContentSecurityPolicy.Directive(rawValue: violation.directive)
        let written = TraceValue.oneLine(violation.written)
        let blocked = TraceValue.oneLine(violation.blocked.text)
        guard violation.directive != PolicyViolation.sandbox else {
            var found = Finding(
                Self.policyBlocks,
                "no script and no handler of '\(blocked)' runs: \(written) does not say 'allow-scripts'",
                on: event)
            if violation.allowance == PolicyViolation.frame { found.severity = .warning }
            return found
        }
        var notes: [Finding.Note] = []
        let what: String
        switch directive {
        case .framing:
            return Finding(
                Self.policyBlocks,
                "the frame stays empty: '\(blocked)' does not let itself be shown in one: \(written)",
                on: event)
        case .evaluation: what = "a text given to setTimeout() or setInterval() does not run"
        case .handler:
            what = "the handler '\(TraceValue.oneLine(violation.text))' of an attribute never runs"
            notes.append("set it with addEventListener() in a script that the policy allows")
        case .styleAttribute: what = "the style of an attribute has no effect"
        case .style where violation.blocked == .inline: what = "the style element has no effect"
        case .script where violation.blocked == .inline:
            what = "an inline script does not run"
            notes.append(
                "put it into a file that the policy allows, or give the element a nonce that the policy has, or the policy \(violation.allowance)"
            )
        case .base: what = "the base element has no effect"
        case .form: what = "the form is not sent to '\(blocked)'"
        default: what = "'\(blocked)' is blocked"
        }
        return Finding(
            directive == .style || directive == .styleAttribute || directive == .image
                ? Self.policyBlocksStyle : Self.policyBlocks,
            "\(what): the page's Content-Security-Policy does not allow it: \"\(written)\"",
            on: event, notes: notes)
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
