internal import PortalTrace

/// What the user does with a page succeeds, and leads to something.
///
/// Lint: an error for an action that cannot be done; information on a click that nothing heard, and on
/// an element without an accessible name.
struct UserActionsMustSucceed: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).flatMap { event in event.act.map { findings(event, $0) } ?? [] }
    }

    private func findings(_ event: TraceEvent, _ act: TraceEvent.UserAct) -> [Finding] {
        if let failure = act.failure {
            let locator = act.locator.isEmpty ? "" : " \(act.locator)"
            let words =
                act.verb == .waitFor
                ? "the user waits\(act.locator.isEmpty ? "" : " for \(act.locator)") in vain"
                : "the user cannot \(act.action)\(locator)"
            return [
                Finding(
                    Self.userActionFailed, TraceValue.oneLine("\(words): \(failure)"), on: event,
                    notes: act.nearMisses.map {
                        Finding.Note("on the page: \(TraceValue.oneLine($0))")
                    })
            ]
        }
        let element = TraceValue.oneLine(act.element ?? act.locator)
        var findings: [Finding] = []
        if !act.isHeard {
            findings.append(
                Finding(
                    Self.clickUnhandled,
                    "nothing hears the \(act.action) on \(element): no listener, link, button or label",
                    on: event))
        }
        if !act.hasName {
            findings.append(
                Finding(Self.elementWithoutName, "\(element) has no accessible name", on: event))
        }
        return findings
    }
}

extension UserActionsMustSucceed {
    static let descriptions = [userActionFailed, clickUnhandled, elementWithoutName]

    /// The rule of what could not be done.
    static let failed: RuleID = "user-action-failed"

    private static let userActionFailed = RuleDescription(
        "user-action-failed", .error, .page, "The user can do what a case or --do says.",
        because: "What the tool cannot click, a user cannot click either.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let clickUnhandled = RuleDescription(
        "click-unhandled", .info, .page, "A click on an element leads to something.",
        because: "No listener, link, button or label heard it, so the user waits for nothing.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let elementWithoutName = RuleDescription(
        "element-without-name", .info, .page, "What the user works with has an accessible name.",
        because: "A screen reader has nothing to say of it.",
        source: "WCAG 2.2, success criterion 4.1.2", passing: [ExampleParts.cancelled], failing: [])
}

extension UserActionsMustSucceed {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "user-action-failed": .init(
            files: [("index.html", DemonstrationParts.page("<button>Buy</button>"))],
            command: ["run", "index.html", "--do", "click \"Pay\""]),
        "click-unhandled": .init(
            files: [("index.html", DemonstrationParts.page("<p id=\"plan\">10 GB</p>"))],
            command: ["run", "index.html", "--do", "click css=#plan"]),
        "element-without-name": .init(
            files: [
                (
                    "index.html",
                    DemonstrationParts.page(
                        "<button id=\"buy\" onclick=\"document.title = 'Bought'\"></button>")
                )
            ], command: ["run", "index.html", "--do", "click css=#buy"]),
    ]
}
