internal import JSONDocuments

/// How long cases took in the real world: for reports that plan by it, and in no other, because it is
/// another one at each time.
public struct CaseTimes: Sendable {
    private var seconds: [CodeUnits: Double] = [:]
    /// When the first case began, as ISO 8601.
    public var began: String?

    /// Makes one without any.
    public init() {}

    /// Takes note of a case.
    ///
    /// - Parameter id: The case's file.
    public mutating func add(_ id: String, seconds: Double) {
        self.seconds[id] = seconds
    }

    /// How long a case took; nil where that is not known: in a report that was merged.
    public func of(_ id: String) -> Double? { seconds[id] }

    /// How long all cases took.
    public var sum: Double { seconds.values.reduce(0, +) }

    /// The slowest cases.
    public func slowest(_ count: Int, of results: [CaseResult]) -> [(
        result: CaseResult, seconds: Double
    )] {
        let known = results.compactMap { result in of(result.id).map { (result, $0) } }
        return Array(
            known.sorted {
                $0.1 == $1.1 ? CodeUnits($0.0.id) < CodeUnits($1.0.id) : $0.1 > $1.1
            }.prefix(count))
    }

    /// Seconds with three decimals, as reports have them.
    package static func text(_ seconds: Double) -> String {
        let milliseconds = Int((seconds * 1_000).rounded())
        let rest = String(1_000 + milliseconds % 1_000).dropFirst()
        return "\(milliseconds / 1_000).\(rest)"
    }
}
