extension String {
    /// The text, or its beginning with an ellipsis.
    ///
    /// Counts scalars: a single character can be as long as a portal likes.
    package func shortened(to length: Int) -> String {
        guard utf8.count > length, unicodeScalars.count > length else { return self }
        return String(unicodeScalars.prefix(max(0, length - 1))) + "…"
    }
}
