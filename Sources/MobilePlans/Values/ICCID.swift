/// The number of a SIM profile (ITU-T E.118), spec section 8.
public struct ICCID: Equatable, Sendable {
    /// 18 to 20 digits that begin with 89, without the `F` that pads them on a card. Some cards have
    /// hexadecimal letters among them.
    public let digits: String

    private static let rules = DigitRules(
        code: "iccid", name: "an ICCID", lengths: 18...20, start: "89")

    /// Reads an ICCID; an `F` at the end is removed, and a wrong Luhn digit is only a warning, as
    /// hexadecimal letters are: E.118 has digits alone, and real cards do not keep to it.
    public static func parse(_ text: String) -> Parsed<ICCID> {
        var scalars = text.placedScalars[...]
        if scalars.count > 1, let last = scalars.last?.scalar, last == "F" || last == "f" {
            scalars.removeLast()
        }
        if let letter = Self.firstLetter(of: scalars) {
            return Parsed(
                value: ICCID(digits: String(placed: Array(scalars))),
                problems: [
                    .warning(
                        "iccid-letter",
                        "expected only digits in an ICCID, found \(Quotation.quoted(letter)); some "
                            + "cards have letters, and not every server takes them",
                        at: letter.offset)
                ])
        }
        let (digits, problems) = rules.read(scalars)
        guard problems.isEmpty else { return Parsed(value: nil, problems: problems) }
        if digits.dropFirst(2).allSatisfy({ $0.scalar == "0" }) {
            return Parsed(
                value: ICCID(digits: String(placed: digits)),
                problems: [
                    .information(
                        "iccid-placeholder",
                        "expected the ICCID of a profile, found the placeholder of the pages' samples"
                    )
                ])
        }
        return Parsed(
            value: ICCID(digits: String(placed: digits)),
            problems: CheckDigits.luhnProblems(in: digits, code: "iccid", name: "an ICCID"))
    }

    /// The first hexadecimal letter of a number that is an ICCID but for its letters; `F` pads.
    private static func firstLetter(of scalars: ArraySlice<PlacedScalar>) -> PlacedScalar? {
        guard rules.lengths.contains(scalars.count),
            String(placed: Array(scalars.prefix(2))) == rules.start,
            scalars.allSatisfy({
                $0.scalar.isDigit || "ABCDEabcde".unicodeScalars.contains($0.scalar)
            })
        else { return nil }
        return scalars.first { !$0.scalar.isDigit }
    }
}
