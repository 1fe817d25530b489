/// Why something written is not what it should be.
public struct TraceProblem: Error, Equatable, Sendable {
    /// The member that is wrong: "result.outcome".
    public var member: String
    /// What is wrong with it.
    public var message: String

    /// Makes a problem.
    public init(_ member: String, _ message: String) {
        self.member = member
        self.message = message
    }
}
