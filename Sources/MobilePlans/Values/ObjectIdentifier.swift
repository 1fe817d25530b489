/// The rules for the SM-DP+ object identifier in an activation code, spec section 8.
///
/// Dotted notation: the first arc is 0, 1 or 2, the second is below 40 after 0 or 1 (ITU-T X.660),
/// and no arc has leading zeros. Arcs may be of any length, so they are never made numbers.
enum ObjectIdentifier {
    /// Returns the first thing that is wrong with an identifier that is not empty.
    static func problems(in part: TextPart) -> [FormatProblem] {
        let arcs = part.scalars[...].parts(separatedBy: ".", from: part.start)
        guard let offence = firstOffence(in: arcs, end: part.end) else { return [] }
        return [
            .error(
                "activation-code-object-identifier",
                "expected an object identifier such as '1.3.6.1.4.1.31746', "
                    + "found \(Quotation.quoted(part.scalars))",
                at: offence)
        ]
    }

    private static func firstOffence(in arcs: [TextPart], end: Int) -> Int? {
        for arc in arcs {
            if let stranger = arc.scalars.first(where: { !$0.scalar.isDigit }) {
                return stranger.offset
            }
            if arc.scalars.isEmpty || (arc.scalars.count > 1 && arc.scalars[0].scalar == "0") {
                return arc.start
            }
        }
        guard arcs.count > 1 else { return end }
        guard let first = Int(arcs[0].text), first <= 2 else { return arcs[0].start }
        if first < 2, Int(arcs[1].text) ?? .max >= 40 { return arcs[1].start }
        return nil
    }
}
