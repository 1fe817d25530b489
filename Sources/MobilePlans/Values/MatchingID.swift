/// The rules for the matching ID in an activation code, spec section 8.
enum MatchingID {
    /// Returns what is wrong with a matching ID; each rule at most once, at its first offence.
    static func problems(in part: TextPart) -> [FormatProblem] {
        var problems: [FormatProblem] = []
        if let missing = MissingValue.problem(in: part, isWhole: false, name: "the matching ID") {
            problems.append(missing)
        } else if let letter = part.scalars.first(where: \.scalar.isLowerCaseLetter) {
            problems.append(
                .warning(
                    "activation-code-matching-id-case",
                    "expected upper-case letters in the matching ID, "
                        + "found \(Quotation.quoted(letter))",
                    at: letter.offset))
        }
        if let stranger = part.scalars.first(where: { !isAllowed($0.scalar) }) {
            problems.append(
                .error(
                    "activation-code-matching-id-character",
                    "expected upper-case letters, digits and '-' in the matching ID, "
                        + "found \(Quotation.quoted(stranger))",
                    at: stranger.offset))
        }
        return problems
    }

    /// Lower case counts as allowed here, since it has a problem of its own.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isUpperCaseLetter || scalar.isLowerCaseLetter || scalar.isDigit || scalar == "-"
    }
}
