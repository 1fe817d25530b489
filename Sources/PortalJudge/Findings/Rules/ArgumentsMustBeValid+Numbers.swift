/// What is wrong with ICCIDs and intervals (mobile-plans.md, sections 4, 8 and 9).
extension ArgumentsMustBeValid {
    static let iccids: [RuleDescription] = [
        iccid(
            "iccid-check-digit", as: .warning, "The last digit of an ICCID is its Luhn digit.",
            because: "A wrong one is mostly a typo.", bad: #""8988247000100003292""#),
        iccid(
            "iccid-letter", as: .warning, "An ICCID has digits only.",
            because:
                "E.118 has digits; some cards have hexadecimal letters, which not every server "
                + "takes.", bad: #""898600B5221782000017""#),
        iccid(
            "iccid-placeholder", as: .info, "An ICCID is that of a profile.",
            because: "The pages' samples have zeros in its place.", bad: #""89000000000000000000""#),
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

    static let intervals: [RuleDescription] = [
        RuleDescription.interval(
            "interval-numeric-string", "An interval is a number, not a text.",
            because: "The app takes an unsigned integer.", bad: #""30""#),
        RuleDescription.interval(
            "interval-fraction", "An interval has whole minutes.",
            because: "The app takes an unsigned integer.", bad: "7.5"),
        RuleDescription.interval(
            "interval-negative", "An interval is not negative.",
            because: "The app takes an unsigned integer.", bad: "-15"),
        RuleDescription.interval(
            "interval-not-finite", "An interval is a finite number.",
            because: "NaN mostly comes from a calculation with undefined.", bad: "0 / 0"),
        RuleDescription.interval(
            "interval-range", "An interval fits 32 bits.",
            because: "The app takes an unsigned 32-bit integer of minutes, not milliseconds.",
            bad: "5000000000"),
        RuleDescription.interval(
            "interval-missing", "An interval is given.", because: "There is no default.",
            bad: "undefined"),
        RuleDescription.interval(
            "interval-type", "An interval is a number.",
            because: "The app takes an unsigned integer.", bad: "{}"),
    ]

    private static func iccid(
        _ id: RuleID, as severity: Finding.Severity = .error, _ summary: String,
        because rationale: String, bad: String
    ) -> RuleDescription {
        RuleDescription(
            id, severity, .formats, summary, because: rationale,
            source: "mobile-plans.md, section 8; ITU-T E.118",
            passing: [ExampleParts.balance(#""8988247000100003293""#)],
            failing: [ExampleParts.balance(bad)])
    }
}
