extension HostName {
    /// Returns what is wrong with the labels between the dots of a name that is not empty.
    static func labelProblems(
        in name: ArraySlice<PlacedScalar>, from start: Int
    ) -> [FormatProblem] {
        let labels = name.parts(separatedBy: ".", from: start)
        var problems: [FormatProblem] = []
        let missing = labels.lazy.compactMap {
            MissingValue.problem(in: $0, isWhole: true, name: "the SM-DP+ address")
        }.first
        if let missing { problems.append(missing) }
        if let label = labels.first(where: { $0.scalars.isEmpty }) {
            problems.append(
                .error(
                    "activation-code-address-label-empty",
                    "expected a label on both sides of each '.' in the host name, found ''",
                    at: label.start))
        }
        if let label = labels.first(where: { $0.scalars.count > longestLabel }) {
            problems.append(
                .error(
                    "activation-code-address-label-too-long",
                    "expected host name labels of at most \(longestLabel) characters, "
                        + "found \(label.scalars.count) in \(Quotation.quoted(label.scalars))",
                    at: label.start))
        }
        if let hyphen = labels.lazy.compactMap(edgeHyphen).first {
            problems.append(
                .error(
                    "activation-code-address-label-hyphen",
                    "expected a letter or digit at both ends of a host name label, found '-'",
                    at: hyphen.offset))
        }
        if let stranger = name.first(where: { !isAllowed($0.scalar) }) {
            problems.append(
                .error(
                    "activation-code-address-character",
                    "expected letters, digits, '-' and '.' in the host name, "
                        + "found \(Quotation.quoted(stranger))",
                    at: stranger.offset))
        }
        if problems.isEmpty { problems += qualificationProblems(of: labels) }
        return problems
    }

    /// Returns what keeps a well-formed name from being a fully qualified one.
    private static func qualificationProblems(of labels: [TextPart]) -> [FormatProblem] {
        guard let last = labels.last else { return [] }
        if last.scalars.allSatisfy(\.scalar.isDigit) {
            return [
                .error(
                    "activation-code-address-numeric",
                    "expected a host name, which does not end in a number, "
                        + "found \(Quotation.quoted(last.scalars)) at its end",
                    at: last.start)
            ]
        }
        guard labels.count == 1 else { return [] }
        return [
            .warning(
                "activation-code-address-unqualified",
                "expected a fully qualified host name, found \(Quotation.quoted(last.scalars))",
                at: last.start)
        ]
    }

    private static func edgeHyphen(of label: TextPart) -> PlacedScalar? {
        [label.scalars.first, label.scalars.last].lazy.compactMap { $0 }.first { $0.scalar == "-" }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || scalar.isLowerCaseLetter || scalar.isUpperCaseLetter || scalar == "-"
            || scalar == "."
    }
}
