/// What is wrong with a JSON text, or with a value in it.
public struct JSONProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was expected and what was found.
    public var message: String
    /// Where; nil where the text is right and a value is not.
    public var place: TextPlace?
    /// The value ("lineItems[0].quantity"); empty for the whole.
    public var path: String

    /// Makes a problem.
    public init(_ message: String, at place: TextPlace? = nil, path: String = "") {
        self.message = message
        self.place = place
        self.path = path
    }

    /// The words with the place.
    public var description: String {
        let place = place.map { "line \($0.line), column \($0.column): " } ?? ""
        return place + (path.isEmpty ? "" : "\(path): ") + message
    }
}
