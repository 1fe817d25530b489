/// Everything that is wrong with a document.
public struct DocumentProblems: Error, Equatable, Sendable {
    /// At least one problem, in the order of the file.
    public var all: [DocumentProblem]
    /// What the document calls itself, if that much could be read.
    public var name: String?

    /// Collects problems.
    public init(all: [DocumentProblem], name: String? = nil) {
        self.all = all
        self.name = name
    }
}
