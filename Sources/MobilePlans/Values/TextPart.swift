/// A part of a text between two separators, without its white space.
struct TextPart {
    /// What stands in the part, white space left out: it is a problem of its own.
    var scalars: [PlacedScalar]
    /// Where the part begins, in UTF-16 code units from the beginning of the text.
    var start: Int
    /// The first white space in the part.
    var whiteSpace: PlacedScalar?

    /// Where the last of the scalars ends.
    var end: Int { scalars.last?.end ?? start }

    /// The part as a text.
    var text: String { String(placed: scalars) }
}

extension ArraySlice<PlacedScalar> {
    /// Returns the parts between separators, empty ones included, at most `maxSplits + 1`.
    ///
    /// - Parameter start: Where the first part begins, which an empty slice cannot tell.
    func parts(
        separatedBy separator: Unicode.Scalar, maxSplits: Int = .max, from start: Int
    ) -> [TextPart] {
        var start = start
        return split(maxSplits: maxSplits, omittingEmptySubsequences: false) {
            $0.scalar == separator
        }.map { slice in
            // An empty part has no scalar to ask; it begins where the one before it ended.
            let part = TextPart(
                scalars: slice.filter { !$0.scalar.isWhiteSpace },
                start: slice.first?.offset ?? start,
                whiteSpace: slice.first { $0.scalar.isWhiteSpace })
            start = (slice.last?.end ?? start) + 1
            return part
        }
    }
}
