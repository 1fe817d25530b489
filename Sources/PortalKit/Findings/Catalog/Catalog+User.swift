/// Rules about what the user of a page can do with it.
extension RuleCatalog {
    static let user: [RuleDescription] = [
        RuleDescription(
            "user-action-failed", .error, .page, "The user can do what a case or --do says.",
            because: "What the tool cannot click, a user cannot click either.",
            source: "decided", passing: [cancelled], failing: []),
        RuleDescription(
            "click-unhandled", .info, .page, "A click on an element leads to something.",
            because: "No listener, link, button or label heard it, so the user waits for nothing.",
            source: "decided", passing: [cancelled], failing: []),
        RuleDescription(
            "element-without-name", .info, .page, "What the user works with has an accessible name.",
            because: "A screen reader has nothing to say of it.",
            source: "WCAG 2.2, success criterion 4.1.2", passing: [cancelled], failing: []),
    ]
}
