/// Finds the known name that a misspelt one most likely stands for.
public enum NearestName {
    /// How many names are looked at: a page may have a hundred thousand, and no program that people
    /// write has as many.
    private static let mostCompared = 2_000

    /// Returns the nearest of the known names, or nil if none is near enough to be meant.
    ///
    /// Near means: equal but for letter case, or at most one edit (insertion, deletion,
    /// replacement, swap of neighbours) for each three letters, and one for a shorter name. Ties go
    /// to the earlier name.
    public static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
        // A name that a script made up may be megabytes long; nothing real is.
        guard !name.isEmpty, name.utf8.count <= 100 else { return nil }
        let letters = Array(name.lowercased().utf8)
        let allowed = max(1, letters.count / 3)
        var best: (name: String, distance: Int)?
        var compared = 0
        for candidate in known where candidate != name {
            // What is much longer or shorter is not near, whatever its letters are.
            guard abs(candidate.utf8.count - letters.count) <= allowed + 8 else { continue }
            compared += 1
            guard compared <= mostCompared else { break }
            let distance = editDistance(letters, Array(candidate.lowercased().utf8))
            if distance <= allowed, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Returns the optimal-string-alignment distance of two byte strings.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        for i in 1...left.count {
            current[0] = i
            for j in 1...right.count {
                let cost = left[i - 1] == right[j - 1] ? 0 : 1
                current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    current[j] = min(current[j], beforePrevious[j - 2] + 1)
                }
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[right.count]
    }
}
