/// The rules for the SM-DP+ address in an activation code, spec section 8.
enum HostName {
    /// Limits of RFC 1035 section 2.3.4, in characters of the dotted notation.
    private static let longestName = 253
    static let longestLabel = 63

    /// Returns what is wrong with an address; each rule at most once, at its first offence.
    static func problems(in part: TextPart) -> [FormatProblem] {
        var problems: [FormatProblem] = []
        var name = part.scalars[...]
        cutScheme(from: &name, &problems)
        let start = name.first?.offset ?? part.end
        cutPath(from: &name, &problems)
        cutPort(from: &name, &problems)
        guard !name.isEmpty else {
            problems.append(
                .error(
                    "activation-code-address-empty",
                    "expected the host name of the SM-DP+, found ''",
                    at: start))
            return problems
        }
        if name.count > longestName {
            problems.append(
                .error(
                    "activation-code-address-too-long",
                    "expected a host name of at most \(longestName) characters, "
                        + "found \(name.count)",
                    at: name[name.startIndex + longestName].offset))
        }
        return problems + labelProblems(in: name, from: start)
    }

    private static func cutScheme(
        from name: inout ArraySlice<PlacedScalar>, _ problems: inout [FormatProblem]
    ) {
        // A scheme's colon is the first one; a later "://" belongs to something else.
        guard let colon = name.firstIndex(where: { $0.scalar == ":" }),
            name[colon...].dropFirst().prefix(2).map(\.scalar) == ["/", "/"]
        else { return }
        let scheme = name.prefix(through: colon + 2)
        problems.append(
            .error(
                "activation-code-address-scheme",
                "expected a host name without a scheme, found \(Quotation.quoted(scheme))",
                at: scheme.first?.offset))
        name = name[(colon + 3)...]
    }

    private static func cutPath(
        from name: inout ArraySlice<PlacedScalar>, _ problems: inout [FormatProblem]
    ) {
        guard let slash = name.firstIndex(where: { $0.scalar == "/" }) else { return }
        problems.append(
            .error(
                "activation-code-address-path",
                "expected a host name without a path, found \(Quotation.quoted(name[slash...]))",
                at: name[slash].offset))
        name = name[..<slash]
    }

    private static func cutPort(
        from name: inout ArraySlice<PlacedScalar>, _ problems: inout [FormatProblem]
    ) {
        guard let colon = name.firstIndex(where: { $0.scalar == ":" }) else { return }
        problems.append(
            .error(
                "activation-code-address-port",
                "expected a host name without a port, found \(Quotation.quoted(name[colon...]))",
                at: name[colon].offset))
        name = name[..<colon]
    }
}
