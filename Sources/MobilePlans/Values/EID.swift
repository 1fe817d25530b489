/// The number of an embedded SIM card (GSMA SGP.29), spec section 8.
public struct EID: Equatable, Sendable {
    /// 32 digits that begin with 89.
    public let digits: String

    private static let rules = DigitRules(
        code: "eid", name: "an EID", lengths: 32...32, start: "89")

    /// Reads an EID; wrong check digits (ISO 7064 MOD 97-10) are only a warning.
    public static func parse(_ text: String) -> Parsed<EID> {
        let (digits, problems) = rules.read(text.placedScalars)
        guard problems.isEmpty else { return Parsed(value: nil, problems: problems) }
        return Parsed(
            value: EID(digits: String(placed: digits)), problems: checkDigitProblems(in: digits))
    }

    private static func checkDigitProblems(in digits: [PlacedScalar]) -> [FormatProblem] {
        guard CheckDigits.remainder97(of: digits) != 1 else { return [] }
        // Two digits after n make 100 n + d, and 100 is 3 more than 97.
        let check = 98 - CheckDigits.remainder97(of: digits.dropLast(2)) * 3 % 97
        let expected = check < 10 ? "0\(check)" : "\(check)"
        return [
            .warning(
                "eid-check-digits",
                "expected the check digits '\(expected)' at the end of an EID, "
                    + "found \(Quotation.quoted(digits.suffix(2)))",
                at: digits.suffix(2).first?.offset)
        ]
    }
}
