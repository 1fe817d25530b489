/// The number of a device (3GPP TS 23.003), spec section 8.
public struct IMEI: Equatable, Sendable {
    /// 15 digits.
    public let digits: String

    private static let rules = DigitRules(
        code: "imei", name: "an IMEI", lengths: 15...15, start: "")

    /// Reads an IMEI; a wrong Luhn digit is only a warning.
    public static func parse(_ text: String) -> Parsed<IMEI> {
        let (digits, problems) = rules.read(text.placedScalars)
        guard problems.isEmpty else { return Parsed(value: nil, problems: problems) }
        return Parsed(
            value: IMEI(digits: String(placed: digits)),
            problems: CheckDigits.luhnProblems(in: digits, code: "imei", name: "an IMEI"))
    }
}
