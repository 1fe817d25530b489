/// The reading of one document: where it is, and everything that is wrong so far.
package struct DocumentReading {
    /// What messages call the document's file.
    package let file: String
    /// The folder that paths in the document begin in; empty is the present one.
    package let folder: String
    package private(set) var problems: [DocumentProblem] = []
    private var path: [String] = []

    /// Begins to read a document.
    ///
    /// - Parameter folder: Where its paths begin, if that is not the folder of `file`, which may be a
    ///   name from the root of a repository.
    package init(file: String, folder: String? = nil) {
        self.file = file
        self.folder = folder ?? Self.folder(of: file)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastCodeUnits("/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The most that is reported: a document of a million mistakes is answered at once.
    private static let most = 100

    /// Whether further problems are left out.
    package var isFull: Bool { problems.count > Self.most }

    /// Takes note of a problem with a value.
    package mutating func report(_ message: @autoclosure () -> String, at place: TextPlace) {
        if isFull { return }
        let message =
            problems.count == Self.most
            ? "there are more problems after the first \(Self.most); they are left out" : message()
        problems.append(
            DocumentProblem(
                file: file, line: place.line, column: place.column, path: pathText,
                // It may quote what the document says.
                message: SafeText.oneLine(message)))
    }

    /// Takes over the problems of another document that belongs to this one.
    package mutating func take(_ other: DocumentReading) {
        if !isFull { problems += other.problems }
    }

    /// Reads something that stands below the present value.
    package mutating func below<Result>(
        _ step: String, _ read: (inout DocumentReading) -> Result
    ) -> Result {
        path.append(step)
        defer { path.removeLast() }
        return read(&self)
    }

    private var pathText: String {
        path.reduce("") { text, step in
            step.hasPrefix("[") || text.isEmpty ? text + step : "\(text).\(step)"
        }
    }
}
