/// What is wrong with purchase metadata and the legacy payload (mobile-plans.md, sections 3.5 and 7).
extension ArgumentsMustBeValid {
    static let metadata: [RuleDescription] = [
        RuleDescription.purchase(
            "metadata-missing", .error, "Metadata has moDirectStatus and planName.",
            because: "Both are required; Microsoft's reports count purchases by them.",
            bad: #"{ planName: "10 GB" }"#, #"{ moDirectStatus: "Complete" }"#),
        RuleDescription.purchase(
            "metadata-not-object", .error, "Metadata is an object.",
            because: "The app cannot read it, and the operation fails.", bad: #""Complete""#, "null"
        ),
        RuleDescription.purchase(
            "metadata-value-case", .error, "Values are written as the enums have them.",
            because: "The app compares exactly: 'complete' is no status.",
            bad: #"{ moDirectStatus: "complete", planName: "10 GB" }"#),
        RuleDescription.purchase(
            "metadata-value-of-other-enum", .error, "A value comes from the property's own enum.",
            because: "'Complete' is a status, not a kind of account.",
            bad: #"{ userAccount: "Complete", moDirectStatus: "Complete", planName: "10 GB" }"#),
        RuleDescription.purchase(
            "metadata-value-unknown", .error, "A value is a member of its enum.",
            because: "The app does not know any other.",
            bad: #"{ moDirectStatus: "Done", planName: "10 GB" }"#),
        RuleDescription.purchase(
            "metadata-value-type", .error, "Values are strings.",
            because: "The enums' values are strings.",
            bad: #"{ moDirectStatus: 1, planName: "10 GB" }"#),
        RuleDescription.purchase(
            "metadata-value-ill-formed", .error, "Values have no half of a surrogate pair.",
            because: "The app cannot report them.",
            bad: #"{ moDirectStatus: "Complete", planName: "\uD800" }"#),
        RuleDescription.purchase(
            "metadata-value-too-long", .error, "Values are no texts of megabytes.",
            because: "A plan's name takes a few words.",
            bad: #"{ moDirectStatus: "Complete", planName: new Array(2000000).join("x") }"#),
        RuleDescription.purchase(
            "metadata-alias", .info, "Properties are spelt as the table has them.",
            because: "'lineType' and 'modirectStatus' stand in samples only; the host takes both.",
            bad: #"{ modirectStatus: "Complete", planName: "10 GB" }"#),
        RuleDescription.purchase(
            "metadata-alias-conflict", .error,
            "A property is not given in two spellings that differ.",
            because: "It is not known which one the app takes.",
            bad:
                #"{ line: "New", lineType: "None", moDirectStatus: "Complete", planName: "10 GB" }"#
        ),
        RuleDescription.purchase(
            "metadata-unknown-property", .warning, "Metadata has no other properties.",
            because: "The app does not read them; one is often a typo of another.",
            bad: #"{ moDirectStatus: "Complete", planName: "10 GB", planname: "x" }"#),
    ]

    static let payloads: [RuleDescription] = [
        RuleDescription.payload(
            "purchase-result-object", .error, "The payload of notifyPurchaseResult is a string.",
            because: "Handing over the object itself is the classic mistake; JSON.stringify it.",
            bad: "{ ver: \"1\", success: true }"),
        RuleDescription.payload(
            "purchase-result-type", .error, "The payload and its members have the right types.",
            because: "The app cannot read anything else.", bad: "42",
            ExampleParts.payload(success: "\"true\"")),
        RuleDescription.payload(
            "purchase-result-version", .error, "The payload's version is \"1\".",
            because: "There is no other.",
            bad: ExampleParts.payload().replacing("ver: \"1\"", with: "ver: \"2\"")),
        RuleDescription.payload(
            "purchase-result-missing", .error, "The payload has all its members.",
            because: "All but activationCode are required.",
            bad: ExampleParts.payload().replacing("ver: \"1\", ", with: "")),
        RuleDescription.payload(
            "purchase-result-transaction-id-empty", .info,
            "The payload returns the transaction id of the launch URL.",
            because: "Without it Microsoft cannot match the purchase to the visit.",
            bad: ExampleParts.payload(transaction: "\"\"")),
        RuleDescription.payload(
            "purchase-result-json", .error, "The payload of notifyPurchaseResult is JSON.",
            because: "The app cannot read anything else.", bad: "\"{ ver: 1 }\""),
        RuleDescription.payload(
            "purchase-result-not-object", .error, "The payload holds an object.",
            because: "The app reads its members.", bad: "\"[1]\""),
        RuleDescription.payload(
            "purchase-result-unknown-property", .warning, "The payload has no other members.",
            because: "The app does not read them; one is often a typo of another.",
            bad: ExampleParts.payload(more: " sucess: true,")),
        RuleDescription.payload(
            "purchase-result-not-empty", .warning, "A payload of no purchase names no profile.",
            because: "iccid and activationCode are empty when the user gave up.",
            bad: ExampleParts.payload(
                success: "false", code: "\"\"", status: "Cancelled", plan: "")),
        RuleDescription.payload(
            "purchase-result-transaction-id-too-long", .error,
            "A transaction id has at most 64 characters.",
            because: "It is the one that the portal was launched with.",
            bad: ExampleParts.payload(transaction: "new Array(70).join(\"x\")")),
        RuleDescription.payload(
            "purchase-result-ill-formed", .error, "The payload has no half of a surrogate pair.",
            because: "It cannot be read as JSON.", bad: "\"{\\uD800}\""),
        RuleDescription.payload(
            "purchase-result-too-long", .error, "The payload is no text of megabytes.",
            because: "A payload takes a few hundred characters.",
            bad: "new Array(2000000).join(\"x\")"),
    ]
}
