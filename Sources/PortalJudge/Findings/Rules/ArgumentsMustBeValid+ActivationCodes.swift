/// What is wrong with activation codes (mobile-plans.md, section 8).
extension ArgumentsMustBeValid {
    static let activationCodes: [RuleDescription] = [
        code(
            "activation-code-lpa-prefix", "An activation code does not begin with 'LPA:'.",
            because: "The prefix belongs to QR codes. \(refused)",
            bad: #""LPA:1$smdp.example.com$ABC-1""#),
        code(
            "activation-code-format", "An activation code begins with '1$'.",
            because: "Format 1 is the only one. \(refused)", bad: #""2$smdp.example.com$ABC-1""#),
        code(
            "activation-code-too-few-parts", "An activation code has an address and a matching ID.",
            because: refused, bad: #""1$smdp.example.com""#),
        code(
            "activation-code-too-many-parts", "An activation code has at most five parts.",
            because: refused, bad: #""1$smdp.example.com$ABC-1$1.3.6.1$$x""#),
        code(
            "activation-code-confirmation-code",
            "An activation code does not ask for a confirmation code.",
            because: "The app has no way to ask the user for one.",
            bad: #""1$smdp.example.com$ABC-1$1.3.6.1$1""#),
        code(
            "activation-code-confirmation-flag", "The confirmation code flag is 1 or left out.",
            because: refused, bad: #""1$smdp.example.com$ABC-1$1.3.6.1$2""#),
        code(
            "activation-code-matching-id-case", as: .warning,
            "A matching ID is written in capital letters.",
            because:
                "GSMA allows capital letters, digits and hyphens; some servers compare exactly.",
            bad: #""1$smdp.example.com$abc-1""#),
        code(
            "activation-code-no-value",
            "An activation code is not put together from values that are missing.",
            because:
                "'undefined', 'null' and 'NaN' in it are no names, and no profile is found by them.",
            bad: #""1$smdp.example.com$OP-" + null"#),
        code(
            "activation-code-matching-id-character",
            "A matching ID has capital letters, digits and hyphens only.", because: refused,
            bad: #""1$smdp.example.com$ABC_1""#),
        code(
            "activation-code-object-identifier", "The SM-DP+ OID is in dotted notation.",
            because: refused, bad: #""1$smdp.example.com$ABC-1$one.two""#),
        code(
            "activation-code-white-space", "An activation code has no white space.",
            because: "Codes that were copied from a page often have some at their ends. \(refused)",
            bad: #""1$smdp.example.com$ABC-1 ""#),
        code(
            "activation-code-empty", "An activation code is not empty.", because: refused,
            bad: #""""#),
        code(
            "activation-code-too-long", "An activation code has at most 255 characters.",
            because: refused,
            bad: #""1$smdp.example.com$" + new Array(300).join("A")"#),
        code(
            "activation-code-type", "An activation code is a string.", because: refused,
            bad: "null"),
        code(
            "activation-code-ill-formed", "An activation code has no half of a surrogate pair.",
            because: refused, bad: #""1$smdp.example.com$ABC\uD800""#),
    ]

    static let addresses: [RuleDescription] = [
        code(
            "activation-code-address-scheme", "The SM-DP+ address has no scheme.",
            because: "It is a host name, not a URL. \(refused)",
            bad: #""1$https://smdp.example.com$ABC-1""#),
        code(
            "activation-code-address-port", "The SM-DP+ address has no port number.",
            because: refused, bad: #""1$smdp.example.com:443$ABC-1""#),
        code(
            "activation-code-address-path", "The SM-DP+ address has no path.", because: refused,
            bad: #""1$smdp.example.com/gsma$ABC-1""#),
        code(
            "activation-code-address-empty", "The SM-DP+ address is there.", because: refused,
            bad: #""1$$ABC-1""#),
        code(
            "activation-code-address-unqualified", as: .warning,
            "The SM-DP+ address is a fully qualified name.",
            because: "A name without a dot is found in the operator's own network only.",
            bad: #""1$smdp$ABC-1""#),
        code(
            "activation-code-address-numeric", "The SM-DP+ address is a name, not an IP address.",
            because: "Its certificate is made out to a name.", bad: #""1$192.0.2.1$ABC-1""#),
        code(
            "activation-code-address-character",
            "The SM-DP+ address has letters, digits, hyphens and dots only.", because: refused,
            bad: #""1$smdp_1.example.com$ABC-1""#),
        code(
            "activation-code-address-label-empty", "No label of the SM-DP+ address is empty.",
            because: refused, bad: #""1$smdp..example.com$ABC-1""#),
        code(
            "activation-code-address-label-hyphen",
            "No label of the SM-DP+ address begins or ends with a hyphen.", because: refused,
            bad: #""1$-smdp.example.com$ABC-1""#),
        code(
            "activation-code-address-label-too-long",
            "Labels of the SM-DP+ address have at most 63 characters.", because: refused,
            bad: #""1$" + new Array(70).join("a") + ".example.com$ABC-1""#),
        code(
            "activation-code-address-too-long",
            "The SM-DP+ address has at most 253 characters.", because: refused,
            bad: #""1$" + new Array(60).join("smdp.") + "example.com$ABC-1""#),
    ]

    private static func code(
        _ id: RuleID, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String, good: String = #""1$smdp.example.com$ABC-1""#
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, section 8; GSMA SGP.22, section 4.1",
            passing: [ExampleParts.download(good)], failing: [ExampleParts.download(bad)])
    }

    private static let refused =
        "The app refuses the code, and the download ends with invalidActivationCode."
}
