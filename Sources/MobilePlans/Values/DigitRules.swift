/// The rules that the numbers of spec section 8 (ICCID, EID, IMEI) have in common.
struct DigitRules {
    /// What problem codes begin with.
    var code: String
    /// How messages name the number, with its article.
    var name: String
    /// How many digits it has.
    var lengths: ClosedRange<Int>
    /// What it begins with; may be empty.
    var start: String

    /// Returns the digits of a text with their places, and what is wrong with them.
    ///
    /// Length and beginning are judged by the digits alone, so that a number with separators gets
    /// one problem and not three.
    func read(_ text: some BidirectionalCollection<PlacedScalar>) -> (
        digits: [PlacedScalar], problems: [FormatProblem]
    ) {
        guard let lastScalar = text.last else {
            return ([], [.error("\(code)-empty", "expected \(name), found ''", at: 0)])
        }
        let digits = text.filter(\.scalar.isDigit)
        var problems: [FormatProblem] = []
        if let stranger = text.first(where: { !$0.scalar.isDigit }) {
            problems.append(
                .error(
                    "\(code)-character",
                    "expected only digits in \(name), found \(Quotation.quoted(stranger))",
                    at: stranger.offset))
        }
        if let first = digits.first, !beginsAsExpected(digits) {
            problems.append(
                .error(
                    "\(code)-prefix",
                    "expected \(name) to begin with \(Quotation.quoted(start)), "
                        + "found \(Quotation.quoted(digits.prefix(start.unicodeScalars.count)))",
                    at: first.offset))
        }
        if !lengths.contains(digits.count) {
            let surplus = digits.dropFirst(lengths.upperBound).first
            problems.append(
                .error(
                    "\(code)-length",
                    "expected \(lengthDescription) digits in \(name), found \(digits.count)",
                    at: surplus?.offset ?? lastScalar.end))
        }
        return (digits, problems)
    }

    /// Whether the digits that are there agree with the beginning; too few are a matter of length.
    private func beginsAsExpected(_ digits: [PlacedScalar]) -> Bool {
        zip(digits, start.unicodeScalars).allSatisfy { $0.scalar == $1 }
    }

    private var lengthDescription: String {
        let (least, most) = (lengths.lowerBound, lengths.upperBound)
        return least == most ? "\(least)" : "\(least) to \(most)"
    }
}
