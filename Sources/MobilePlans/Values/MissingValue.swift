/// The words that JavaScript writes for a value that is missing, in a text that was put together from
/// values.
enum MissingValue {
    private static let words = ["undefined", "null", "NaN"].map { Array($0.unicodeScalars) }

    /// What is wrong with a part of an activation code that has such a word in it.
    ///
    /// - Parameters:
    ///   - isWhole: Whether the word has to be all of the part.
    ///   - name: What people call the part.
    static func problem(in part: TextPart, isWhole: Bool, name: String) -> FormatProblem? {
        let scalars = part.scalars.map(\.scalar)
        for word in words where scalars.count >= word.count {
            if isWhole, scalars.count != word.count { continue }
            for start in 0...(scalars.count - word.count)
            where scalars[start..<(start + word.count)].elementsEqual(word) {
                let text = String(String.UnicodeScalarView(word))
                return .error(
                    "activation-code-no-value",
                    "expected a value in \(name), found '\(text)', which JavaScript writes for a value "
                        + "that is missing; look where the code is put together",
                    at: part.scalars[start].offset)
            }
        }
        return nil
    }
}
