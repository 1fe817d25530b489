internal import PortalTrace

/// Names of test cases that are all different: GitLab keeps one of those with the same class and name.
struct JUnitNames {
    private var seen: Set<[UInt8]> = []

    /// A name that no case had yet.
    ///
    /// - Parameter more: What tells it from another case of its name: the same at each time.
    mutating func next(_ name: String, or more: String) -> String {
        if seen.insert(Array(name.utf8)).inserted { return name }
        let longer = "\(name): \(TraceValue.oneLine(more).prefix(120))"
        var number = 1
        var unlike = longer
        while !seen.insert(Array(unlike.utf8)).inserted {
            number += 1
            unlike = "\(longer) (\(number))"
        }
        return unlike
    }
}
