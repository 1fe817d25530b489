internal import PortalTrace

/// The reading of one document: where it is, and everything that is wrong so far.
struct DocumentReading {
    let file: String
    var problems: [DocumentProblem] = []
    private var path: [String] = []

    init(file: String) {
        self.file = file
    }

    /// Takes note of a problem with a value.
    mutating func report(_ message: String, at place: TextPlace) {
        problems.append(
            DocumentProblem(
                file: file, line: place.line, column: place.column, path: pathText,
                message: message))
    }

    /// Reads something that stands below the present value.
    mutating func below<Result>(
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
