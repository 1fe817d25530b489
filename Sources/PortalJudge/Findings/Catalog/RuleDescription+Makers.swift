/// Descriptions that several rules make alike.
extension RuleDescription {
    static func callback(
        _ id: RuleID, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, failing: [RuleExample]
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .callbacks, summary, because: rationale,
            source: "mobile-plans.md, section 5", passing: [ExampleParts.inline()],
            failing: failing)
    }

    static func purchase(
        _ id: RuleID, _ severity: Finding.Severity, _ summary: String, because rationale: String,
        bad: String..., good: String = ExampleParts.metadata
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .metadata, summary, because: rationale,
            source: "mobile-plans.md, section 3.5",
            passing: [ExampleParts.delayed(good, "0")],
            failing: bad.map { ExampleParts.delayed($0, "0") })
    }

    static func payload(
        _ id: RuleID, _ severity: Finding.Severity, _ summary: String, because rationale: String,
        bad: String...
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .metadata, summary, because: rationale,
            source: "mobile-plans.md, section 7",
            passing: [ExampleParts.result(ExampleParts.payload())],
            failing: bad.map { ExampleParts.result($0) })
    }

    static func interval(
        _ id: RuleID, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String, good: String = "30"
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, sections 4, 8 and 9",
            passing: [ExampleParts.delayed(ExampleParts.metadata, good)],
            failing: [ExampleParts.delayed(ExampleParts.metadata, bad)])
    }

    static func launch(
        _ id: RuleID, as severity: Finding.Severity = .warning, _ summary: String,
        because rationale: String, source: String, bad: String...
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .launch, summary, because: rationale,
            source: "mobile-plans.md, sections 2 and 8; \(source)",
            passing: [RuleExample("console.log(1);", url: url + good)],
            failing: bad.map { RuleExample("console.log(1);", url: url + $0) })
    }

    static let impossibleLaunch =
        "The app never sends another, so a portal that is tried with one is not tried."

    private static let url = "https://portal.contoso-mobile.example/plans?"
    private static let good =
        "eid=89033023426200000000005430099507&iccids=8988247000100003293"
        + "&imei=490154203237518&location=US&market=US&transactionId=1"

    static func untrusted(_ id: RuleID, _ summary: String, url: String) -> RuleDescription {
        RuleDescription(
            id, .error, .page, summary, because: "The app does not hear calls of other pages.",
            source: "mobile-plans.md, section 2", passing: [ExampleParts.cancelled],
            failing: [RuleExample("↓" + ExampleParts.cancelled.source, url: url)])
    }
}
