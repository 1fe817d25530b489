/// A run that is not made again, because it took the process of an earlier attempt along: the engine
/// was in code of its own that it could not interrupt.
public struct AbandonedRun: Codable, Sendable {
    /// Whether the script took too much memory; else it took too much time, or ended the process.
    public var isOfMemory: Bool
    /// What the script did, for a finding: a sentence about "the script".
    public var words: String

    /// Makes one.
    public init(isOfMemory: Bool, words: String) {
        self.isOfMemory = isOfMemory
        self.words = words
    }
}
