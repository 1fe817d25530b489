/// Rules about the formats of activation codes, ICCIDs and intervals (mobile-plans.md, section 8).
extension RuleCatalog {
    static let formats: [RuleDescription] =
        activationCodes + addresses + iccids + intervals

    private static func code(
        _ id: String, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String, good: String = #""1$smdp.example.com$ABC-1""#
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, section 8; GSMA SGP.22, section 4.1",
            passing: [ExampleParts.download(good)], failing: [ExampleParts.download(bad)])
    }

    private static let refused =
        "The app refuses the code, and the download ends with invalidActivationCode."

    private static let activationCodes = [
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

    private static let addresses = [
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

    private static func iccid(
        _ id: String, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, section 8; ITU-T E.118",
            passing: [ExampleParts.balance(#""8988247000100003293""#)],
            failing: [ExampleParts.balance(bad)])
    }

    private static let iccids = [
        iccid(
            "iccid-check-digit", as: .warning, "The last digit of an ICCID is its Luhn digit.",
            because: "A wrong one is mostly a typo.", bad: #""8988247000100003292""#),
        iccid(
            "iccid-length", "An ICCID has 18 to 20 digits.",
            because: "The app ends with invalidIccid.", bad: #""8988247000""#),
        iccid(
            "iccid-prefix", "An ICCID begins with 89.",
            because: "89 is the industry identifier of telecommunications.",
            bad: #""1288247000100003293""#),
        iccid(
            "iccid-character", "An ICCID has digits only.",
            because: "The app ends with invalidIccid; an F at the end is fine.",
            bad: #""8988-2470-0010-0003-293""#),
        iccid(
            "iccid-empty", "An ICCID is not empty.", because: "The app ends with invalidIccid.",
            bad: #""""#),
        iccid(
            "iccid-type", "An ICCID is a string.",
            because: "As a number it loses its last digits.", bad: "8988247000100003293"),
        iccid(
            "iccid-too-long", "An ICCID is no long text.",
            because: "The app ends with invalidIccid.",
            bad: #"new Array(70000).join("8")"#),
        iccid(
            "iccid-ill-formed", "An ICCID has no half of a surrogate pair.",
            because: "The app ends with invalidIccid.", bad: #""89\uD800""#),
    ]

    private static func interval(
        _ id: String, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String, good: String = "30"
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, sections 4, 8 and 9",
            passing: [ExampleParts.delayed(ExampleParts.metadata, good)],
            failing: [ExampleParts.delayed(ExampleParts.metadata, bad)])
    }

    private static let intervals = [
        interval(
            "interval-numeric-string", "An interval is a number, not a text.",
            because: "The app takes an unsigned integer.", bad: #""30""#),
        interval(
            "interval-fraction", "An interval has whole minutes.",
            because: "The app takes an unsigned integer.", bad: "7.5"),
        interval(
            "interval-negative", "An interval is not negative.",
            because: "The app takes an unsigned integer.", bad: "-15"),
        interval(
            "interval-not-finite", "An interval is a finite number.",
            because: "NaN mostly comes from a calculation with undefined.", bad: "0 / 0"),
        interval(
            "interval-range", "An interval fits 32 bits.",
            because: "The app takes an unsigned 32-bit integer of minutes, not milliseconds.",
            bad: "5000000000"),
        interval(
            "interval-missing", "An interval is given.", because: "There is no default.",
            bad: "undefined"),
        interval(
            "interval-type", "An interval is a number.",
            because: "The app takes an unsigned integer.", bad: "{}"),
        interval(
            "interval-rounded", as: .info, "The app rounds intervals to 15 minutes.",
            because: "7 minutes become 15; a portal that tells its user 7 misleads.", bad: "7"),
    ]
}
