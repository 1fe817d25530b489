internal import PortalTrace

/// A page that waits for an answer is not left by the form that asked for it (HTML, section 4.10.21).
///
/// Lint: an error for a request of a script that is sent while its form submits itself: whether the answer
/// finds the page is a matter of luck.
struct RequestsMustNotBeCutOff: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var pending: [TraceEvent] = []
        var (submitted, act): (TraceEvent?, TraceEvent?)
        var findings: [Finding] = []
        for event in run.events {
            switch event.what {
            case .user: (pending, submitted, act) = ([], nil, event)
            case .page(let request) where request.member == .formSubmit: submitted = event
            case .network(let exchange) where exchange.initiator == .navigation:
                if let submitted, let request = pending.first,
                    request.time == submitted.time, submitted.time == event.time
                {
                    findings.append(finding(request, submitted, act))
                }
                (pending, submitted) = ([], nil)
            case .network(let exchange) where exchange.initiator.isAwaited:
                // What was asked for before has had its time.
                pending = pending.filter { $0.time == event.time } + [event]
            default: break
            }
        }
        return findings
    }

    private func finding(
        _ request: TraceEvent, _ submitted: TraceEvent, _ act: TraceEvent?
    ) -> Finding {
        let line = request.exchange?.line ?? ""
        return Finding(
            Self.requestCutOff,
            "the form submits itself, which leaves the page while it waits for the answer to "
                + "\(TraceValue.oneLine(line.shortened(to: 70))): call event.preventDefault() in the submit "
                + "listener, or give the button type=\"button\"",
            at: request.location,
            notes: Finding.Note.list("it is submitted", at: submitted.location ?? act?.location),
            evidence: [request.sequence, submitted.sequence])
    }
}

extension RequestsMustNotBeCutOff {
    static let descriptions = [requestCutOff]

    private static let requestCutOff = RuleDescription(
        "request-cut-off", .error, .network, "The answer to a request finds its page.",
        because:
            "A form without preventDefault() loads another page, or its own again. The answer to what its "
            + "listener asked for comes to a page that is gone, mostly, and the purchase is never made.",
        source: "HTML, section 4.10.21", passing: [ExampleParts.cancelled], failing: [])
}

extension RequestsMustNotBeCutOff {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "request-cut-off": .init(
            files: [
                (
                    "index.html",
                    """
                    <!DOCTYPE html>
                    <html lang="en">
                    <title>Plans</title>
                    <form><button>Buy</button></form>
                    <script>
                    document.querySelector("form").addEventListener("submit", function () {
                        ↓fetch("/order.json").then(function (answer) { console.log(answer.status); });
                    });
                    </script>
                    </html>
                    """
                ), ("order.json", "{}"),
            ], command: ["run", ".", "--do", "click \"Buy\""])
    ]
}
