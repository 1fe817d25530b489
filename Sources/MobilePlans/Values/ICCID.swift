/// The number of a SIM profile (ITU-T E.118), spec section 8.
public struct ICCID: Equatable, Sendable {
    /// 18 to 20 digits that begin with 89, without the `F` that pads them on a card.
    public let digits: String

    private static let rules = DigitRules(
        code: "iccid", name: "an ICCID", lengths: 18...20, start: "89")

    /// Reads an ICCID; an `F` at the end is removed, and a wrong Luhn digit is only a warning.
    public static func parse(_ text: String) -> Parsed<ICCID> {
        var scalars = text.placedScalars[...]
        if scalars.count > 1, let last = scalars.last?.scalar, last == "F" || last == "f" {
            scalars.removeLast()
        }
        let (digits, problems) = rules.read(scalars)
        guard problems.isEmpty else { return Parsed(value: nil, problems: problems) }
        return Parsed(
            value: ICCID(digits: String(placed: digits)),
            problems: CheckDigits.luhnProblems(in: digits, code: "iccid", name: "an ICCID"))
    }
}
