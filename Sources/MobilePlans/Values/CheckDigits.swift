/// Check digit algorithms of the numbers in spec section 8.
enum CheckDigits {
    /// Returns the Luhn digit (ITU-T E.118, 3GPP TS 23.003 annex B) for the digits before it.
    static func luhn(of payload: some BidirectionalCollection<PlacedScalar>) -> Int {
        var sum = 0
        for (index, digit) in payload.reversed().enumerated() {
            let value = self.value(of: digit)
            // Every second digit counts double, from the one before the check digit on.
            let weighted = index.isMultiple(of: 2) ? value * 2 : value
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return (10 - sum % 10) % 10
    }

    /// Returns the remainder that ISO 7064 MOD 97-10 is about.
    static func remainder97(of digits: some Sequence<PlacedScalar>) -> Int {
        digits.reduce(0) { ($0 * 10 + value(of: $1)) % 97 }
    }

    /// Returns a warning if the last digit is not the Luhn digit of those before it.
    static func luhnProblems(
        in digits: [PlacedScalar], code: String, name: String
    ) -> [FormatProblem] {
        guard let last = digits.last else { return [] }
        let expected = luhn(of: digits.dropLast())
        guard value(of: last) != expected else { return [] }
        return [
            .warning(
                "\(code)-check-digit",
                "expected the Luhn check digit '\(expected)' at the end of \(name), "
                    + "found \(Quotation.quoted(last))",
                at: last.offset)
        ]
    }

    private static func value(of digit: PlacedScalar) -> Int {
        Int(digit.scalar.value) - Int(("0" as Unicode.Scalar).value)
    }
}
