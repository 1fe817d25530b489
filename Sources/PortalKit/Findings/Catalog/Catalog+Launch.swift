/// Rules about what a portal is opened with (mobile-plans.md, sections 2 and 8).
extension RuleCatalog {
    private static let url = "https://portal.contoso-mobile.example/plans?"
    private static let good =
        "eid=89033023426200000000005430099507&iccids=8988247000100003293"
        + "&imei=490154203237518&location=US&market=US&transactionId=1"

    private static func launch(
        _ id: String, as severity: Finding.Severity = .warning, _ summary: String,
        because rationale: String, source: String, bad: String...
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .launch, summary, because: rationale,
            source: "mobile-plans.md, sections 2 and 8; \(source)",
            passing: [RuleExample("console.log(1);", url: url + good)],
            failing: bad.map { RuleExample("console.log(1);", url: url + $0) })
    }

    private static let impossible =
        "The app never sends another, so a portal that is tried with one is not tried."

    static let launches: [RuleDescription] = [
        launch(
            "launch-eid", "The EID of a launch has 32 digits and begins with 89.",
            because: impossible, source: "GSMA SGP.29",
            bad: "eid=8903302342620000000000543009950",
            "eid=12033023426200000000005430099507", "eid=8903302342620000000000543009950X"),
        launch(
            "launch-eid-check-digits", as: .info,
            "The EID of a launch has the check digits of ISO 7064 MOD 97-10.",
            because: "Servers refuse others; invented numbers mostly have wrong ones.",
            source: "GSMA SGP.29", bad: "eid=89033023426200000000005430099508"),
        launch(
            "launch-imei", "The IMEI of a launch has 15 digits.", because: impossible,
            source: "3GPP TS 23.003", bad: "imei=49015420323751", "imei=4901542032375189"),
        launch(
            "launch-imei-check-digit", as: .info,
            "The last digit of a launch's IMEI is its Luhn digit.",
            because: "Servers refuse others; invented numbers mostly have wrong ones.",
            source: "3GPP TS 23.003", bad: "imei=490154203237519"),
        launch(
            "launch-iccid", "The ICCIDs of a launch have 18 to 20 digits, and no F at the end.",
            because: "The app removes the F that pads an ICCID. \(impossible)",
            source: "ITU-T E.118", bad: "iccids=8988247000100003293,898824700",
            "iccid=8988247000100003293F"),
        launch(
            "launch-iccid-check-digit", as: .info,
            "The last digit of a launch's ICCID is its Luhn digit.",
            because: "Invented numbers mostly have a wrong one.", source: "ITU-T E.118",
            bad: "iccids=8988247000100003292"),
        launch(
            "launch-country", "Location and market are two-letter country codes.",
            because: impossible, source: "ISO 3166", bad: "location=usa", "market=de"),
        launch(
            "launch-transaction-id", "A transaction id has 1 to 64 characters.",
            because: impossible, source: "decided for the empty one",
            bad: "transactionId=", "transactionId=" + String(repeating: "a", count: 65)),
        RuleDescription(
            "launch-number-length", .warning, .launch,
            "A script that checks the length of an EID or IMEI checks for the right one.",
            because: "An EID has 32 digits and an IMEI 15; other launches would be refused.",
            source: "mobile-plans.md, sections 2 and 8",
            passing: [
                "var eid = \"\";\nif (eid.length !== 32) { eid = null; }",
                "var imei = \"\";\nvar known = imei.length === 15 || imei.length === 16;",
                "var eid = \"\";\nvar known = /^89[0-9]{30}$/.test(eid) && eid.length !== 0;",
                "var plan = { weid: \"\" };\nvar known = plan.weid.length === 4;",
            ],
            failing: [
                "var eid = \"\";\nif (eid.length !== ↓31) { eid = null; }",
                "var device = { IMEI: \"\" };\nvar known = device.IMEI.length == ↓32;",
                "var q = { get: String };\nvar known = q.get(\"imei\").length === ↓17;",
                "var eid = \"\";\nvar known = ↓/^\\d{31}$/.test(eid);",
            ]),
        RuleDescription(
            "lpa-error-header-name", .warning, .launch,
            "The headers that tell of a failed download are named as the app names them.",
            because: "After a failed download the app opens the portal again with "
                + "X-MP-LPAError-Codes, X-MP-LPAError-TimeStamps and X-MP-LPAError-ICCIDs.",
            source: "mobile-plans.md, section 2",
            passing: ["var name = \"X-MP-LPAError-Codes\";"],
            failing: ["var name = ↓\"X-MP-LPAError-Code\";", "var name = ↓'x-mp-lpa-errors';"]),
        RuleDescription(
            "lpa-error-header-in-page", .info, .launch,
            "A page that wants to know of a failed download asks its server.",
            because:
                "The app tells of it in request headers, which no script can see: the portal's "
                + "server reads them and has to write into the page what it is to know.",
            source: "mobile-plans.md, section 2",
            passing: ["var errors = window.launchErrors || [];"],
            failing: ["var name = ↓\"X-MP-LPAError-Codes\";"]),
        RuleDescription(
            "lpa-error-not-tried", .info, .launch,
            "User cases come back to the portal after a failed download.",
            because: "The app then sends X-MP-LPAError-… headers. What the server makes of them "
                + "cannot be seen in a script, so a portal that ignores them cannot be told from "
                + "one that does not: it has to be tried. Judged where a portal gives control back "
                + "with a download and has user cases.",
            source: "mobile-plans.md, sections 2 and 12",
            passing: [RuleExample("console.log(1);")], failing: []),
    ]
}
